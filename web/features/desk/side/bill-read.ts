/** The bill of a comparison: what its file or its QR code says, and the line under which it is kept. Pure. */
import type { CaseFile } from '#contract/cases.ts'
import type { QrReading } from '#contract/papers.ts'
import type { PaperReading } from '#contract/readings.ts'
import { documentNames } from '#words/documents.ts'

/** A bill as it stands in its fields. */
export type Bill = { name: string; code: string; number: string; amount: string; date: string }

/** A bill as a file or a QR code among the papers tells it. */
export type BillRead = {
  paperId: string
  /** Which bill it is: the raw text of its code, or its paper's name (`fileKey`) when it has none. */
  text: string
  /** A file says more than a code, and surer. */
  source: 'file' | 'code'
  bill: Bill
  /** Older VAT codes carry the amount without tax, which is not the one on the list. */
  withoutTax: boolean
  /** The bill's own lines, tax included, where all of them could be read. */
  items: PaperReading['lines']
  treatment: PaperReading['treatment']
}

/** A paper as what `chosen` may name. */
export const fileKey = (paperId: string): string => `paper:${paperId}`

export const emptyBill: Bill = { name: '', code: '', number: '', amount: '', date: '' }

/** What the code says of a bill; null when it is no bill's. */
export function billOf({ kind, fields }: QrReading): Bill | null {
  if (kind !== 'vatInvoice' && kind !== 'fiscalBill') return null
  return {
    // The name stays on the case and goes to the insurance centre: as the bill calls itself, in either language of the screen.
    name: fields['typeName'] ?? (kind === 'fiscalBill' ? '财政电子票据' : '增值税发票'),
    code: fields['billCode'] ?? fields['code'] ?? '',
    number: fields['billNumber'] ?? fields['number'] ?? '',
    amount: fields['amount'] ?? '',
    date: fields['date'] ?? '',
  }
}

/** What a file says of a bill; null when it is none, or when all that is known of it comes from its code. */
function billOfFile({ paperId, kind, fields, from, qrText, lines, treatment }: PaperReading): BillRead | null {
  if (kind === null || kind === 'feeList' || Object.values(from).every((source) => source === 'qr')) return null
  const bill = {
    name: documentNames[kind].zh,
    code: fields.invoiceCode ?? '',
    number: fields.invoiceNumber ?? '',
    amount: fields.amountIncludingTax ?? fields.amountExcludingTax ?? '',
    date: fields.issueDate ?? '',
  }
  const withoutTax = fields.amountIncludingTax === undefined && fields.amountExcludingTax !== undefined
  return { paperId, text: qrText ?? fileKey(paperId), source: 'file', bill, withoutTax, items: lines, treatment }
}

const codesOf = (paper: CaseFile['papers'][number]): BillRead[] =>
  paper.qr.flatMap((reading) => {
    const bill = billOf(reading)
    const withoutTax = reading.fields['amountMeaning'] === 'withoutTax'
    const { id: paperId } = paper
    return bill ? [{ paperId, text: reading.text, source: 'code', bill, withoutTax, items: null, treatment: null }] : []
  })

/**
 * Every bill that was read on the papers still there, in the order of the papers. A bill that came both as a picture and as its file is
 * one, told by the file.
 */
export function billsOn(papers: CaseFile['papers'], readings: readonly PaperReading[]): BillRead[] {
  const found = papers
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((paper) => {
      const reading = readings.find(({ paperId }) => paperId === paper.id)
      const told = reading ? billOfFile(reading) : null
      return told ? [told] : codesOf(paper)
    })
  return found.filter(
    (one, at) =>
      !found.some(
        (other, otherAt) =>
          other !== one &&
          sameBill(one.bill, other.bill) &&
          (one.source === other.source ? otherAt > at : other.source === 'file'),
      ),
  )
}

/** By number, and by code where both have one; without a number nothing is the same. */
const sameBill = (one: Bill, other: Bill): boolean =>
  one.number !== '' && one.number === other.number && (one.code === '' || other.code === '' || one.code === other.code)

/** The bill that `chosen` names, else the newest. A code whose bill is told by a file names the file's. */
export function chosenBill(
  reads: readonly BillRead[],
  chosen: string | null,
  papers: CaseFile['papers'],
): BillRead | null {
  const direct = reads.find(({ text, paperId }) => text === chosen || fileKey(paperId) === chosen)
  const code = papers.flatMap(codesOf).find(({ text }) => text === chosen)
  return direct ?? reads.find(({ bill }) => code && sameBill(bill, code.bill)) ?? reads.at(-1) ?? null
}

/** The newest fee list among the papers whose lines could be read. */
export const feeListOf = (readings: readonly PaperReading[]): PaperReading | null =>
  readings.findLast(({ kind, lines }) => kind === 'feeList' && lines !== null) ?? null

/** "财政电子票据 代码 31060122 号码 0123456789 开票 2026-02-11": the bill in one line, without what is not known. */
export const billLine = ({ name, code, number, date }: Bill): string =>
  [
    name.trim(),
    code.trim() && `代码 ${code.trim()}`,
    number.trim() && `号码 ${number.trim()}`,
    date.trim() && `开票 ${date.trim()}`,
  ]
    .filter(Boolean)
    .join(' ')
