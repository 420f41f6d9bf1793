/** The bill of a comparison: what its QR code says, and the line under which it is kept. Pure. */
import type { CaseFile } from '#contract/cases.ts'
import type { QrReading } from '#contract/papers.ts'

/** A bill as it stands in its fields. */
export type Bill = { name: string; code: string; number: string; amount: string; date: string }

/** A bill as a QR code on one of the papers tells it. */
export type BillRead = {
  paperId: string
  /** The raw text: which code it is. */
  text: string
  bill: Bill
  /** Older VAT codes carry the amount without tax, which is not the one on the list. */
  withoutTax: boolean
}

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

/** Every bill that was read on the papers still there, in the order of the papers. */
export const billsOn = (papers: CaseFile['papers']): BillRead[] =>
  papers
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((paper) =>
      paper.qr.flatMap((reading) => {
        const bill = billOf(reading)
        const withoutTax = reading.fields['amountMeaning'] === 'withoutTax'
        return bill ? [{ paperId: paper.id, text: reading.text, bill, withoutTax }] : []
      }),
    )

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
