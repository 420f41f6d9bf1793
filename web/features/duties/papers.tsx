import { Button } from 'antd'
import { useState } from 'react'
import type { DutyView } from '#contract/duties.ts'
import { Sheet } from '../../ui/sheet.tsx'
import { useDutyWords } from './words.ts'

interface Paper {
  readonly id: string
  readonly label: string
  readonly mediaType: string
}

/** The papers that were laid open. Pictures are looked at over the page; other files can only be looked at elsewhere. */
export function DutyPapers({ duty, papers }: { duty: DutyView; papers: readonly Paper[] }) {
  const words = useDutyWords()
  const [open, setOpen] = useState<Paper | null>(null)
  const address = (paper: Paper) => `/api/duties/${duty.id}/papers/${paper.id}`
  return (
    <section className="duty-papers">
      <h2>{words.papers}</h2>
      {papers.length === 0 ? (
        <p className="duty-hint">{duty.papersOpen ? words.noPapers : words.papersClosed}</p>
      ) : !duty.papersOpen ? (
        <p className="duty-hint">{words.papersClosed}</p>
      ) : (
        <>
          <ul>
            {papers.map((paper) => (
              <li key={paper.id}>
                {paper.mediaType.startsWith('image/') ? (
                  <button type="button" className="duty-link" onClick={() => setOpen(paper)}>
                    {words.openPaper(paper.label)}
                  </button>
                ) : (
                  <a className="duty-link" href={address(paper)} download>
                    {paper.label}　{words.savePaper}
                  </a>
                )}
              </li>
            ))}
          </ul>
          <p className="duty-hint">{words.papersNote}</p>
        </>
      )}
      {open && (
        <Sheet label={open.label} onClose={() => setOpen(null)}>
          <div className="sheet-head">
            <h2>{open.label}</h2>
            <Button onClick={() => setOpen(null)}>{words.closePaper}</Button>
          </div>
          <Picture address={address(open)} label={open.label} />
        </Sheet>
      )}
    </section>
  )
}

function Picture({ address, label }: { address: string; label: string }) {
  const words = useDutyWords()
  const [failed, setFailed] = useState(false)
  if (failed) return <p className="duty-picture">{words.paperFails}</p>
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a large picture is scrolled by key
    <div className="duty-picture" tabIndex={0} role="group" aria-label={label}>
      <img src={address} alt={label} onError={() => setFailed(true)} />
    </div>
  )
}
