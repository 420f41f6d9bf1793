import { useState } from 'react'
import { readings as routes } from '#contract/readings.ts'
import { addressOf, headersFor, settle } from '../../../api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useSubmit } from '../../../ui/use-submit.ts'
import { useSideWords } from './words.ts'

/** The picture as it came, for the director: asked for with a reason, which the person reads, and saved as a file; no page shows it. */
export function PaperOriginal({ paperId }: { paperId: string }) {
  const words = useSideWords()
  const [asking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const { submit, busy, thrown } = useSubmit(fetchOriginal)
  async function take() {
    const file = await submit({ paperId, reason: reason.trim() })
    if (!file) return
    const url = URL.createObjectURL(file)
    const link = Object.assign(document.createElement('a'), { href: url, download: `${paperId}.original` })
    link.click()
    URL.revokeObjectURL(url)
    setAsking(false)
    setReason('')
  }
  if (!asking)
    return (
      <button type="button" className="link-button" onClick={() => setAsking(true)}>
        {words.original}
      </button>
    )
  return (
    <form
      className="paper-original"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) void take()
      }}
    >
      <label>
        {words.originalWhy}
        <input
          className="field-input"
          value={reason}
          maxLength={100}
          autoComplete="off"
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="quiet-button" disabled={busy || reason.trim() === ''}>
        {words.original}
      </button>
      <button type="button" className="link-button" onClick={() => setAsking(false)}>
        {words.originalNot}
      </button>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
    </form>
  )
}

async function fetchOriginal({ paperId, reason }: { paperId: string; reason: string }): Promise<Blob> {
  const path = addressOf(routes.original.path, { paperId })
  const response = await fetch(path, {
    method: routes.original.method,
    headers: headersFor(routes.original.method, undefined, true),
    credentials: 'same-origin',
    body: JSON.stringify({ reason }),
  })
  if (!response.ok) settle(path, response.status, await response.text(), response.headers)
  return await response.blob()
}
