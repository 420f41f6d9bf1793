/** What papers say: read in a child, recorded on the case, kept sealed beside the paper, shown with people's names and numbers masked. */
import type { PaperReading, Remark } from '#contract/readings.ts'
import type { CaseState } from '#core/case/case.ts'
import { linesOfPaper } from '#core/materials/bill-items.ts'
import { billIdentity } from '#core/materials/bill-identity.ts'
import {
  invoiceFields,
  type DocumentKind,
  type DocumentReading,
  type InvoiceField,
} from '#core/materials/document-reading.ts'
import type { ListLine } from '#core/materials/reconcile.ts'
import { maskParty, maskPartyNumber } from '#core/people/mask-party.ts'
import type { Refusal } from '#core/refusal.ts'
import { readPayload, type QrReading } from '#documents/qr-payload.ts'
import { readInvoice } from '#documents/read-invoice.ts'
import { logAccess, logAccessOnce } from '#store/access-log.ts'
import { recordBillUse } from '#store/bill-use.ts'
import { orgTransaction } from '#store/org-query.ts'
import { keepReading, readingsOf } from '#store/paper-readings.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'
import { remarksOf } from './paper-remarks.ts'
import { perform } from './perform.ts'
import { presentRemarks } from './present-finding.ts'

/** What a comparison takes; a longer list is read, and compared by hand: a part of it would make a difference of its own. */
const mostLines = 300
/** What the items of all papers may come to together, in characters: whoever sends twenty papers full of them must not hold up the desk. */
const mostInItems = 2_000_000

export type ReadResult =
  | { readonly ok: true; readonly readings: readonly QrReading[]; readonly document: DocumentKind | null }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
  | { readonly ok: false; readonly code: 'busy' | 'damaged' | 'too-hard' }

/**
 * Reads a paper and records what it was read as; without anything to read, that is recorded too, unless nobody asked (`byItself`). Throws
 * NotFound unless the paper is on a case the actor may see and not withdrawn.
 */
export async function readPaper(
  ask: Ask,
  key: string,
  caseId: string,
  paperId: string,
  byItself = false,
): Promise<ReadResult> {
  const { app, orgId, actor, now } = ask
  const { state } = await mustSee(ask, caseId)
  const paper = state.papers.find(({ id, withdrawn }) => id === paperId && !withdrawn)
  if (!paper) throw new NotFound('paper')
  const read = await readInvoice(await app.files.get(paper.sha256))
  if (!read.ok)
    return { ok: false, code: read.code === 'busy' ? 'busy' : read.code === 'failed' ? 'damaged' : 'too-hard' }
  const { reading } = read
  if (byItself && reading.qrTexts.length === 0 && reading.kind === null)
    return { ok: true, readings: [], document: null }
  // The content is the paper alone: a better reader after an update must not turn a retry into another request.
  const done = await perform(ask, {
    key,
    caseId,
    content: { read: paperId },
    command: async ({ later }) => {
      later(keepReading(app.keys, orgId, paperId, reading.kind === null ? null : reading))
      later(recordBillUse(app.keys, orgId, { caseId, paperId, bills: billsIn(reading), at: now }))
      return {
        type: 'recordReading',
        paperId,
        qr: reading.qrTexts,
        ...(reading.kind !== null && { document: reading.kind }),
      }
    },
  })
  if (!done.ok && done.refusals.length > 0) return { ok: false, refusals: done.refusals }
  // What stands in it is told: for whoever does not have the case in hand that is looking at the paper.
  if (!isHands(state, actor.id))
    await orgTransaction(app.store.pool, orgId, (client) =>
      logAccess(client, orgId, { caseId, personId: null, actor, what: 'paper', purpose: '', at: now }),
    )
  return { ok: true, readings: reading.qrTexts.map(readPayload), document: reading.kind }
}

const isHands = ({ owner, handler }: CaseState, id: string): boolean => owner === id || handler === id

/** Of a bill; a fee list is none. */
function billsIn({ invoice }: DocumentReading): string[] {
  const bill = invoice && billIdentity(invoice)
  return bill ? [bill] : []
}

/** Everything the papers of the case say, in their order, and what disagrees. Throws NotFound unless the actor may see the case. */
export async function caseReadings(ask: Ask, caseId: string): Promise<{ readings: PaperReading[]; remarks: Remark[] }> {
  const { app, orgId, actor, now } = ask
  const { state } = await mustSee(ask, caseId)
  const known = await readingsOf(app.store.pool, app.keys, orgId, caseId)
  const there = state.papers.filter(({ id, withdrawn }) => !withdrawn && known.has(id))
  if (there.length > 0 && !isHands(state, actor.id))
    await logAccessOnce(app.store.pool, orgId, { caseId, actor, what: 'readings', at: now })
  const remarks = await remarksOf(ask, state, known, null)
  let left = mostInItems
  const readings = there.map(({ id }) => {
    const reading = present(id, known.get(id)!)
    if (left > 0) left -= JSON.stringify(reading.items).length
    return left > 0 ? reading : { ...reading, items: [] }
  })
  return {
    readings,
    remarks: presentRemarks(remarks, state, ask.lang),
  }
}

function present(paperId: string, reading: DocumentReading): PaperReading {
  const { kind, invoice, feeList, from, qrText, treatment, marks, signature } = reading
  const lines = linesOfPaper(reading)
  const fields = invoiceFields.flatMap((field) => {
    const value = invoice?.[field] ?? null
    return value === null ? [] : [[field, shown(field, value)] as const]
  })
  return {
    paperId,
    kind,
    fields: Object.fromEntries(fields),
    from,
    qrText,
    items: [...(invoice?.items.length ? invoice.items : (feeList?.items ?? []))],
    lines: lines && lines.length <= mostLines ? lines.map(named) : null,
    patientName: feeList?.patientName ? maskParty(feeList.patientName) : null,
    total: feeList?.total ?? null,
    treatment,
    marks: [...marks],
    signature,
  }
}

/** A name as the comparison takes it: one line of at most 200 characters. */
const named = (each: ListLine): ListLine => ({
  ...each,
  name: Array.from(each.name.replace(/[\p{Cc}\u2028\u2029]+/gu, ' '))
    .slice(0, 200)
    .join('')
    .trim(),
})

/** Enterprises are public; people stand on the paper itself, whose opening is logged. */
function shown(field: InvoiceField, value: string): string {
  if (field === 'buyerName' || field === 'sellerName') return maskParty(value)
  return field === 'buyerTaxId' || field === 'sellerTaxId' ? maskPartyNumber(value) : value
}
