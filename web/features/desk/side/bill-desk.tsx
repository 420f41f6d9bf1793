import { useEffect, useState } from 'react'
import { Button } from 'antd'
import { papers as paperRoutes, type Reconciliation } from '#contract/papers.ts'
import { call } from '../../../api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useCaseDesk } from '../case/case-desk.ts'
import { useCaseCommand } from '../case/inline-form.tsx'
import { LineField } from '../fields.tsx'
import { reasonsAgainst } from '../verbs.ts'
import { centsOf, pastedLines, type Line } from './bill-lines.ts'
import { useSideWords } from './words.ts'

const yuan = (cents: number): string => (cents / 100).toFixed(2)
const blank: Line = { name: '', amount: '' }

/** Bill against item list, compared while it is typed; the surplus lines are lifted out. */
export function BillDesk({ amount }: { amount: string }) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const [bill, setBill] = useState('')
  const [total, setTotal] = useState(amount)
  const [lines, setLines] = useState<Line[]>([blank])
  const [found, setFound] = useState<Reconciliation | null>(null)
  const [thrown, setThrown] = useState<unknown>()
  const saving = useCaseCommand()
  const billCents = centsOf(total)
  const used = lines.map((line, at) => ({ ...line, at, cents: centsOf(line.amount) })).filter((line) => line.name !== '' || line.amount !== '')
  const whole = billCents !== null && used.length > 0 && used.every((line) => line.cents !== null)
  const asked = whole ? JSON.stringify([billCents, used.map((line) => [line.name, line.cents])]) : ''

  useEffect(() => {
    setFound(null)
    if (asked === '') return undefined
    const [cents, rows] = JSON.parse(asked) as [number, [string, number][]]
    const abort = new AbortController()
    const timer = setTimeout(() => {
      call(paperRoutes.reconcile, { body: { billCents: cents, lines: rows.map(([name, each]) => ({ name, cents: each })) }, signal: abort.signal })
        .then((answer) => {
          setThrown(undefined)
          setFound(answer)
        })
        .catch((error: unknown) => {
          if (!abort.signal.aborted) setThrown(error)
        })
    }, 200)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [asked])

  const set = (at: number, part: Partial<Line>) => setLines(lines.map((line, index) => (index === at ? { ...line, ...part } : line)))
  const surplus = new Set(found?.surplus.map((index) => used[index]?.at))
  const may = reasonsAgainst(file, 'recordFinding')?.length === 0
  return (
    <div className="bill">
      {found && (
        <p className="bill-verdict" data-verdict={found.verdict} role="status">
          {words.billOn} {yuan(found.billCents)} · {words.total} {yuan(found.listCents)}
          {found.differenceCents !== 0 && ` · ${words.difference} ${yuan(found.differenceCents)}`}
          {found.verdict === 'surplusLines' && <strong> {words.surplus}：{found.surplus.map((index) => used[index]?.name).join('、')}</strong>}
        </p>
      )}
      {!found && <p className="case-quiet">{words.noCompare}</p>}
      <LineField label={words.billName} value={bill} onChange={setBill} most={200} />
      <LineField label={words.billAmount} value={total} onChange={setTotal} most={20} hint={total !== '' && billCents === null ? words.badAmount : undefined} />
      <h4>{words.listTitle}</h4>
      <p className="case-quiet">{words.pasteHint}</p>
      <table className="bill-lines"
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain')
          if (!/[\t\n]/.test(text)) return
          event.preventDefault()
          setLines([...lines.filter((line) => line.name !== '' || line.amount !== ''), ...pastedLines(text).lines, blank])
        }}
      >
        <thead>
          <tr>
            <th scope="col">{words.lineName}</th>
            <th scope="col">{words.lineAmount}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <tr key={at} data-surplus={surplus.has(at)}>
              <td>
                <input className="field-input" aria-label={`${words.lineName} ${at + 1}`} value={line.name} maxLength={200} onChange={(event) => set(at, { name: event.target.value })} />
              </td>
              <td>
                <input className="field-input" aria-label={`${words.lineAmount} ${at + 1}`} inputMode="decimal" value={line.amount} maxLength={20} onChange={(event) => set(at, { amount: event.target.value })} />
                {surplus.has(at) && <mark>{words.surplusMark}</mark>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <button type="button" className="quiet-button" onClick={() => setLines([...lines, blank])}>{words.addLine}</button>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      {saving.thrown !== undefined && <ErrorNotice thrown={saving.thrown} kept="text" />}
      {found && may && (
        <Button type="primary" loading={saving.busy}
          onClick={() => void saving.send({ type: 'recordFinding', paperIds: file.papers.filter((paper) => !paper.withdrawn).map((paper) => paper.id).slice(0, 20), bill, billCents: billCents!, lines: used.map((line) => ({ name: line.name, cents: line.cents! })) })}
        >
          {words.saveFinding}
        </Button>
      )}
      {file.findings.length > 0 && <h4>{words.earlierFindings}</h4>}
      {file.findings.toReversed().map((finding) => (
        <p key={finding.id} className="case-card">{finding.sentence}</p>
      ))}
    </div>
  )
}
