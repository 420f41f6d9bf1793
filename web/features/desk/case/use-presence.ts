import { useEffect } from 'react'
import { cases } from '#contract/cases.ts'
import { call } from '../../../api.ts'

/** The server forgets after 30 seconds. */
const everyMs = 12_000

/** Tells colleagues that I look at this case or write in it. A failure is silent: presence is a courtesy, no duty. */
export function usePresence(caseId: string, mode: 'viewing' | 'editing'): void {
  useEffect(() => {
    const tell = (now: 'viewing' | 'editing' | 'gone') =>
      void call(cases.presence, { params: { caseId }, body: { mode: now } }).catch(() => undefined)
    tell(mode)
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') tell(mode)
    }, everyMs)
    return () => clearInterval(timer)
  }, [caseId, mode])
  useEffect(
    () => () => {
      void call(cases.presence, { params: { caseId }, body: { mode: 'gone' } }).catch(() => undefined)
    },
    [caseId],
  )
}
