/** What is kept with a finding besides the comparison: what the bill's paper said, and what disagreed between the papers then. */
import type { Command as CoreCommand } from '#core/case/commands.ts'
import { amountCents } from '#core/materials/amount.ts'
import { billStated } from '#core/materials/bill-stated.ts'
import { forTheLog } from '#core/materials/compare-papers.ts'
import type { DocumentReading } from '#core/materials/document-reading.ts'
import type { Command } from '#contract/commands.ts'
import { readingsOf } from '#store/paper-readings.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { remarksOf } from './paper-remarks.ts'

type Asked = Extract<Command, { type: 'recordFinding' }>
export type FindingFacts = Pick<Extract<CoreCommand, { type: 'recordFinding' }>, 'stated' | 'remarks'>

/** Looked up before the transaction that keeps the finding. Throws NotFound unless the actor may see the case. */
export async function findingFacts(ask: Ask, caseId: string, asked: Asked): Promise<FindingFacts> {
  const { app, orgId } = ask
  const { paperIds, treatment } = asked
  if (paperIds.length === 0) return {}
  const { state } = await mustSee(ask, caseId)
  const readings = await readingsOf(app.store.pool, app.keys, orgId, caseId)
  if (readings.size === 0) return {}
  // What was withdrawn says nothing any more.
  const there = paperIds.filter((id) => state.papers.some((paper) => paper.id === id && !paper.withdrawn))
  const bill = theBill(
    there.flatMap((id) => readings.get(id) ?? []),
    asked,
  )
  const stated = bill && billStated(bill)
  const remarks = (await remarksOf(ask, state, readings, treatment ?? null, 'everyone'))
    .filter((remark) => remark.paperIds.some((id) => paperIds.includes(id)))
    .map((remark) => forTheLog(remark))
  return { ...(stated && { stated }), ...(remarks.length > 0 && { remarks }) }
}

/** Of the papers compared the one that is the bill: by the number written, by the amount, a file before a picture's code. */
function theBill(readings: readonly DocumentReading[], { bill, billCents }: Asked): DocumentReading | null {
  const points = ({ invoice, from }: DocumentReading): number => {
    const number = invoice?.invoiceNumber
    const found =
      (number && bill.includes(number) ? 4 : 0) + (amountCents(invoice?.amountIncludingTax ?? '') === billCents ? 2 : 0)
    return found > 0 && from.invoiceNumber !== 'qr' ? found + 1 : found
  }
  const [best] = readings.toSorted((one, other) => points(other) - points(one))
  return best && points(best) > 0 ? best : null
}
