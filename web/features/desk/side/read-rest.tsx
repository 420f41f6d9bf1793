import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { papers as routes } from '#contract/papers.ts'
import { call } from '../../../api.ts'
import { keys } from '../../../queries.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useSubmit } from '../../../ui/use-submit.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useSideWords } from './words.ts'

/** Papers that the window or the person brought were not read when they came: one press reads them all for the comparison. */
export function ReadRest() {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const client = useQueryClient()
  /** Tried here without finding anything: not offered again. */
  const [tried, setTried] = useState<readonly string[]>([])
  const unread = file.papers.filter(({ withdrawn, qr, document }) => !withdrawn && qr.length === 0 && document === null)
  const rest = unread.filter(({ id }) => !tried.includes(id))
  const { submit, busy, thrown } = useSubmit(async (ids: readonly string[], key: string) => {
    // One after the other: each reading moves the case on.
    for (const paperId of ids) {
      await call(routes.read, {
        params: { caseId: file.id, paperId },
        query: { byItself: 'yes' },
        key: `${key}-${paperId}`,
      })
      setTried((before) => [...before, paperId])
    }
  })
  async function read() {
    await submit(rest.map(({ id }) => id))
    await client.invalidateQueries({ queryKey: keys.file(file.id) })
  }
  const nothing = unread.length - rest.length
  if (reasonsAgainst(file, 'recordReading')?.length !== 0) return null
  return (
    <>
      {(rest.length > 0 || busy) && (
        <p className="bill-rest">
          <button type="button" className="quiet-button" disabled={busy} onClick={() => void read()}>
            {busy ? words.reading : words.readRest(rest.length)}
          </button>
        </p>
      )}
      {nothing > 0 && !busy && (
        <p className="case-quiet" role="status">
          {words.restNothing(nothing)}
        </p>
      )}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="nothing" onRetry={() => void read()} />}
    </>
  )
}
