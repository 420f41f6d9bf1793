import { useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react'
import type { Reconciliation } from '#contract/papers.ts'
import { findingSentence, yuan } from '#words/finding.ts'
import { useLanguage } from '../../../prefs.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { keepWords, keptWords } from '../kept-words.ts'
import { BillFields } from './bill-fields.tsx'
import { billLine, billsOn, chosenBill, emptyBill, feeListOf, type Bill } from './bill-read.ts'
import { centsOf, linesAsTyped, pastedLines, usedLines, type Line } from './bill-lines.ts'
import { Findings, SaveFinding } from './findings.tsx'
import { PaperRemarks } from './paper-remarks.tsx'
import { ReadRest } from './read-rest.tsx'
import { useReadings } from './use-readings.ts'
import { useReconcile } from './use-reconcile.ts'
import { useSideWords } from './words.ts'

const blank: Line = { name: '', amount: '' }

type Props = {
  /** The raw text of the code that was read or chosen last; without one, the newest on the papers counts. */
  chosen: string | null
  onChoose: (text: string) => void
  /** The paper that is being looked at: compared unless another is chosen. */
  paperId: string | null
}

type Typed = Readonly<Record<string, Partial<Bill>>>

/** What was typed here before another case was opened. */
function left(name: string): { typed: Typed; lines: readonly Line[] } {
  const words = keptWords(name)
  return words
    ? { typed: JSON.parse(words['typed']!) as Typed, lines: JSON.parse(words['lines']!) as Line[] }
    : { typed: {}, lines: [blank] }
}

/** Bill against item list, compared while it is typed. One sentence on top; the lines too many are lifted out. */
export function BillDesk({ chosen, onChoose, paperId }: Props) {
  const { file, me } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const keptAs = `${me.id}/${file.id}/bill`
  const [before] = useState(() => left(keptAs))
  const { readings, remarks } = useReadings(file)
  const reads = billsOn(file.papers, readings)
  const read = chosenBill(reads, chosen, file.papers)
  const feeList = feeListOf(readings)
  /** By code what was typed over it; under no code what was typed before any was read, which a reading does not wipe away. */
  const [typed, setTyped] = useState<Typed>(before.typed)
  const here = typed[read?.text ?? ''] ?? typed[''] ?? {}
  const bill: Bill = { ...emptyBill, ...read?.bill, ...here }
  const [own, setLines] = useState<readonly Line[]>(before.lines)
  const untouched = own.every(({ name, amount }) => name === '' && amount === '')
  /** The list that a file gives stands here until one is typed or this one is changed. */
  const lines = untouched && feeList ? linesAsTyped(feeList.lines!) : own
  const [pasted, setPasted] = useState<ReturnType<typeof pastedLines> | null>(null)
  const billCents = centsOf(bill.amount)
  const used = usedLines(lines)
  const restingOn = { items: read?.items ?? null, treatment: read?.treatment ?? feeList?.treatment ?? null }
  const { state, result, thrown } = useReconcile(billCents, used, restingOn)
  const list = used.reduce((sum, { cents }) => sum + (cents ?? 0), 0)
  const surplus = result?.surplus.map((index) => used[index]!) ?? []

  // A list of thirty lines is not typed twice: it stays while another case is looked at, until it is saved.
  useEffect(() => {
    const written = Object.keys(typed).length > 0 || !untouched
    keepWords(keptAs, written ? { typed: JSON.stringify(typed), lines: JSON.stringify(own) } : null)
  }, [keptAs, typed, own, untouched])

  function onPaste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text/plain')
    // A single word or figure goes into its field like anywhere else.
    if (!/[\t\r\n]/.test(text)) return
    event.preventDefault()
    const found = pastedLines(text)
    setPasted(found)
    setLines([...lines.filter(({ name, amount }) => name !== '' || amount !== ''), ...found.lines, blank])
  }
  return (
    <div className="bill">
      <div role="status" className="bill-verdict" data-verdict={result?.verdict ?? 'none'}>
        {result ? (
          <p>
            {findingSentence(
              {
                lines: used.map(({ name, cents }) => ({ name, cents: cents ?? 0 })),
                ...(restingOn.items && { items: restingOn.items }),
                result,
              },
              lang,
            )}
          </p>
        ) : (
          <p className="case-quiet">
            {state === 'comparing' ? words.comparing : words.noCompare(billCents !== null, used.length > 0)}
          </p>
        )}
      </div>
      {surplus.length > 0 && (
        <div className="bill-lifted">
          <strong>
            {words.surplus}：{surplus.map(({ name }) => name).join('、')}
          </strong>
          {surplus.length > 1 && (
            <ul>
              {surplus.map(({ name, cents, at }) => (
                <li key={at}>
                  <span>{name}</span> <span>{yuan(cents ?? 0)}</span>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <ReadRest />
      <PaperRemarks remarks={remarks} />
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <BillFields
        bill={bill}
        read={read}
        reads={reads}
        onChoose={({ text }) => onChoose(text)}
        onChange={(part) => setTyped({ ...typed, [read?.text ?? '']: { ...here, ...part } })}
        badAmount={bill.amount.trim() !== '' && billCents === null}
      />
      <section className="bill-part" onPaste={onPaste}>
        <h3>
          {words.listTitle} <small>{words.pasteHint}</small>
        </h3>
        {feeList && (
          <p className="case-quiet" role="status">
            {untouched ? words.listFromFile(lines.length) : words.listChanged}{' '}
            {!untouched && (
              <button type="button" className="link-button" onClick={() => setLines([blank])}>
                {words.takeListFromFile}
              </button>
            )}
          </p>
        )}
        <Lines lines={lines} onChange={setLines} result={result} used={used} />
        <p className="bill-total">
          {words.total} <b>{yuan(list)}</b>
        </p>
        {pasted && <Pasted found={pasted} />}
      </section>
      <SaveFinding
        bill={billLine(bill)}
        billCents={billCents}
        used={used}
        ready={result !== null}
        compared={[...new Set([read?.paperId, untouched && feeList ? feeList.paperId : paperId])]}
        {...(restingOn.items && { items: restingOn.items })}
        {...(restingOn.treatment && { treatment: restingOn.treatment })}
        onSaved={() => keepWords(keptAs, null)}
      />
      <Findings />
    </div>
  )
}

/** What became of what was pasted: how many, what was left out, what could not be read. */
function Pasted({ found }: { found: ReturnType<typeof pastedLines> }) {
  const words = useSideWords()
  return (
    <p className="case-quiet" role="status">
      {words.pasted(found.lines.length)}
      {found.skipped > 0 && ` · ${words.pasteSkipped(found.skipped)}`}
      {found.bad.length > 0 && ` · ${words.pasteBad(found.bad.length)}${found.bad.join('；')}`}
    </p>
  )
}

type LinesProps = {
  lines: readonly Line[]
  onChange: (lines: readonly Line[]) => void
  result: Reconciliation | null
  used: ReturnType<typeof usedLines>
}

/** The list, row by row; Enter goes to the next field and makes a new row at the end. */
function Lines({ lines, onChange, result, used }: LinesProps) {
  const words = useSideWords()
  const table = useRef<HTMLTableElement>(null)
  const surplus = new Set(result?.surplus.map((index) => used[index]?.at))
  const again = new Set(result?.duplicates.map(([, later]) => used[later]?.at))
  const set = (at: number, part: Partial<Line>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent) || event.ctrlKey) return
    event.preventDefault()
    const fields = [...(table.current?.querySelectorAll('input') ?? [])]
    const at = fields.indexOf(event.currentTarget)
    if (at === fields.length - 1) {
      onChange([...lines, blank])
      requestAnimationFrame(() => table.current?.querySelectorAll('input')[at + 1]?.focus())
    } else fields[at + 1]?.focus()
  }
  return (
    <>
      <table className="bill-lines" ref={table}>
        <thead>
          <tr>
            <th scope="col">{words.lineName}</th>
            <th scope="col">{words.lineAmount}</th>
            <th scope="col">
              <span className="only-heard">{words.remove}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => {
            const bad = line.amount.trim() !== '' && centsOf(line.amount) === null
            return (
              <tr key={at} data-surplus={surplus.has(at)}>
                <td>
                  <input
                    className="field-input"
                    aria-label={`${words.lineName} ${at + 1}`}
                    value={line.name}
                    maxLength={200}
                    autoComplete="off"
                    onKeyDown={onKeyDown}
                    onChange={(event) => set(at, { name: event.target.value })}
                  />
                </td>
                <td>
                  <input
                    className="field-input"
                    aria-label={`${words.lineAmount} ${at + 1}`}
                    inputMode="decimal"
                    value={line.amount}
                    maxLength={20}
                    autoComplete="off"
                    aria-invalid={bad}
                    onKeyDown={onKeyDown}
                    onChange={(event) => set(at, { amount: event.target.value })}
                  />
                  {surplus.has(at) && <mark>{words.surplusMark}</mark>}
                  {!surplus.has(at) && again.has(at) && <mark>{words.duplicate}</mark>}
                  {bad && <mark>{words.badAmount}</mark>}
                </td>
                <td>
                  {lines.length > 1 && (
                    <button
                      type="button"
                      className="link-button"
                      aria-label={`${words.removeLine} ${at + 1}`}
                      onClick={() => onChange(lines.filter((_, index) => index !== at))}
                    >
                      <span aria-hidden="true">×</span>
                    </button>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <button type="button" className="link-button" onClick={() => onChange([...lines, blank])}>
        {words.addLine}
      </button>
    </>
  )
}
