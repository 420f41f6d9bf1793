import { useState } from 'react'
import { Button } from 'antd'
import type { CaseFile } from '#contract/cases.ts'
import { paperName } from '#words/documents.ts'
import { useLanguage } from '../../../prefs.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useCaseDesk } from '../case/case-desk.ts'
import { useCaseCommand } from '../case/inline-form.tsx'
import { ManyField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import type { usedLines } from './bill-lines.ts'
import { useFindingWords } from './finding-words.ts'
import './findings.css'
import { PaperRemarks } from './paper-remarks.tsx'
import { useSideWords } from './words.ts'

type SaveProps = {
  bill: string
  billCents: number | null
  used: ReturnType<typeof usedLines>
  ready: boolean
  /** The paper with the code and the one that is looked at, where there are any. */
  compared: readonly (string | null | undefined)[]
  /** What the comparison rested on besides, where it did. */
  items?: readonly ComparedLine[]
  treatment?: { from: string; to: string }
  onSaved: () => void
}

type ComparedLine = { name: string; cents: number; date?: string | undefined }

/** Puts the comparison on the case, with the papers that it compared. */
export function SaveFinding({ bill, billCents, used, ready, compared, items, treatment, onSaved }: SaveProps) {
  const { file, say } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const papers = file.papers.filter(({ withdrawn }) => !withdrawn)
  const [chosen, setChosen] = useState<readonly string[] | null>(null)
  const { send, busy, thrown } = useCaseCommand(() => {
    onSaved()
    say(words.savedFinding)
  })
  const against = reasonsAgainst(file, 'recordFinding')
  const lines = used.map(({ at: _, cents, ...line }) => ({ ...line, cents: cents ?? 0 }))
  const restingOn = { ...(items && items.length > 0 && { items: [...items] }), ...(treatment && { treatment }) }
  const made = { bill, billCents, lines, ...restingOn }
  const kept = file.findings.some((finding) => sameFinding(finding, made))
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
            label: paperName(paper.label || words.paperNumber(index + 1), paper.document, lang),
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

type Compared = {
  bill: string
  lines: readonly ComparedLine[]
  items?: readonly ComparedLine[] | undefined
  treatment?: { from: string; to: string } | undefined
}

/** Whether the same was compared: what a second press would keep again. */
function sameFinding(finding: CaseFile['findings'][number], made: Compared & { billCents: number | null }): boolean {
  const said = ({ bill, lines, items = [], treatment }: Compared) =>
    JSON.stringify([
      bill,
      [lines, items].map((list) => list.map(({ name, cents, date }) => [name, cents, date ?? ''])),
      treatment ? [treatment.from, treatment.to] : null,
    ])
  return finding.result.billCents === made.billCents && said(finding) === said(made)
}

/** What was compared before, newest first, each with its sheet for the body that reimburses. */
export function Findings() {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const ours = useFindingWords()
  if (file.findings.length === 0) return null
  return (
    <section className="bill-part">
      <h3>{words.earlierFindings}</h3>
      {newestFirst(file.findings).map((finding) => (
        <div key={finding.id} className="case-card" data-tone={isClean(finding) ? 'teal' : 'amber'}>
          {finding.bill !== '' && <h4>{finding.bill}</h4>}
          <p>{finding.sentence}</p>
          <PaperRemarks remarks={finding.remarks} label={ours.remarks} />
          <a
            className="link-button"
            href={`/print/cases/${file.id}/finding?finding=${finding.id}`}
            target="_blank"
            rel="noreferrer"
          >
            {ours.sheet}
          </a>
        </div>
      ))}
    </section>
  )
}

/** Nothing that anybody must look at. */
const isClean = ({ result, remarks }: CaseFile['findings'][number]): boolean =>
  result.verdict === 'equal' &&
  [result.missing, result.notOnBill, result.amountDiffers, result.outside, result.duplicates].every(
    (found) => (found ?? []).length === 0,
  ) &&
  remarks.every(({ severity }) => severity === 'good')
