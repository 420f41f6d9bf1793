import { useState } from 'react'
import { Button } from 'antd'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useCaseDesk } from '../case/case-desk.ts'
import { useCaseCommand } from '../case/inline-form.tsx'
import { ManyField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import type { usedLines } from './bill-lines.ts'
import { useSideWords } from './words.ts'

type SaveProps = {
  bill: string
  billCents: number | null
  used: ReturnType<typeof usedLines>
  ready: boolean
  /** The paper with the code and the one that is looked at, where there are any. */
  compared: readonly (string | null | undefined)[]
  onSaved: () => void
}

/** Puts the comparison on the case, with the papers that it compared. */
export function SaveFinding({ bill, billCents, used, ready, compared, onSaved }: SaveProps) {
  const { file, say } = useCaseDesk()
  const words = useSideWords()
  const papers = file.papers.filter(({ withdrawn }) => !withdrawn)
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const { send, busy, thrown } = useCaseCommand(() => {
    onSaved()
    say(words.savedFinding)
  })
  const against = reasonsAgainst(file, 'recordFinding')
  const made = { bill, billCents, lines: used.map(({ name, cents }) => ({ name, cents: cents ?? 0 })) }
  const kept = file.findings.some(
    (finding) =>
      finding.result.billCents === billCents &&
      finding.bill === bill &&
      JSON.stringify(finding.lines.map(({ name, cents }) => [name, cents])) ===
        JSON.stringify(made.lines.map(({ name, cents }) => [name, cents])),
  )
  const picked = (chosen ?? compared).filter((id) => papers.some((paper) => paper.id === id)) as string[]
  if (against === null || !ready || billCents === null || kept) return null
  return (
    <section className="bill-part">
      {papers.length > 0 && (
        <ManyField
          label={words.picked}
          values={picked}
          options={papers.map((paper, index) => ({
            value: paper.id,
            label: paper.label || words.paperNumber(index + 1),
          }))}
          onChange={setChosen}
        />
      )}
      {against.map((reason) => (
        <p key={reason} className="case-quiet">
          {words.cannotSave}
          {reason}
        </p>
      ))}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <Button
        type="primary"
        loading={busy}
        disabled={against.length > 0}
        onClick={() =>
          void send({
            type: 'recordFinding',
            paperIds: picked.slice(0, 20),
            ...made,
            billCents,
          })
        }
      >
        {words.saveFinding}
      </Button>
    </section>
  )
}

/** What was compared before, newest first. */
export function Findings() {
  const { file } = useCaseDesk()
  const words = useSideWords()
  if (file.findings.length === 0) return null
  return (
    <section className="bill-part">
      <h3>{words.earlierFindings}</h3>
      {newestFirst(file.findings).map((finding) => (
        <div key={finding.id} className="case-card" data-tone={finding.result.verdict === 'equal' ? 'teal' : 'amber'}>
          {finding.bill !== '' && <h4>{finding.bill}</h4>}
          <p>{finding.sentence}</p>
        </div>
      ))}
    </section>
  )
}
