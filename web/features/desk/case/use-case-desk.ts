import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { useCommand, type CommandInput } from '../../../queries.ts'
import { useToasts } from '../toasts.tsx'
import type { VerbName } from '../verbs.ts'
import { newsSince, type CaseDesk } from './case-desk.ts'
import { usePresence } from './use-presence.ts'

/**
 * Words that only add to the log cannot overwrite anybody's: they are sent on top of whatever is newest. A word to the person is not
 * among them: it cannot be taken back, so what a colleague has just found out must be looked at first.
 */
const onlyAdds = new Set<CommandInput['type']>(['note', 'addWay', 'addPaper', 'recordFinding', 'chaseReferral'])

/** Holds an open case together: what is written at its foot, which version the writer has seen, what others do meanwhile. */
export function useOpenCase(file: CaseFile, me: { id: string; name: string }): CaseDesk {
  const { mutateAsync } = useCommand()
  const say = useToasts()
  const [verb, setVerb] = useState<VerbName | null>(null)
  /** The version before the writer's eyes when the form was opened; null: nothing is being written, the newest is seen. */
  const [seen, setSeen] = useState<number | null>(null)
  const [writing, setWriting] = useState(false)
  const [listing, setListing] = useState(false)
  usePresence(file.id, writing ? 'editing' : 'viewing')
  useNewsToasts(file, me.name, say)

  const news = useMemo(() => (seen === null ? [] : newsSince(file, seen, me.name)), [file, seen, me.name])
  const run = useCallback(
    async (command: CommandInput, { key, newest }: { key?: string; newest?: boolean } = {}) => {
      const blind = news.length > 0 && newest !== true && !onlyAdds.has(command.type)
      const after = await mutateAsync({
        caseId: file.id,
        expectedVersion: blind && seen !== null ? seen : file.version,
        command,
        ...(key && { key }),
      })
      setSeen((before) => (before === null ? null : news.length > 0 ? before : after.version))
      return after
    },
    [file.id, file.version, mutateAsync, news.length, seen],
  )
  const open = useCallback(
    (next: VerbName) => {
      setVerb(next)
      setListing(false)
      setSeen((before) => before ?? file.version)
    },
    [file.version],
  )
  const closeVerb = useCallback(() => {
    setVerb(null)
    setSeen(null)
    setWriting(false)
  }, [])
  const acknowledge = useCallback(() => setSeen(file.version), [file.version])
  return useMemo(
    () => ({ file, me, run, verb, open, closeVerb, listing, setListing, news, acknowledge, say, setWriting }),
    [file, me, run, verb, open, closeVerb, listing, news, acknowledge, say],
  )
}

/** Says who did what as soon as a newer file has come. */
function useNewsToasts(file: CaseFile, me: string, say: (text: string) => void): void {
  const known = useRef(file.version)
  useEffect(() => {
    if (file.version <= known.current) return
    for (const { by, title } of newsSince(file, known.current, me).slice(0, 3))
      say(by.name && !title.includes(by.name) ? `${by.name}：${title}` : title)
    known.current = file.version
  }, [file, me, say])
}
