/** Real public invoices from ../shared/data/invoices, read in the child as the program does; skipped with a word where they are absent. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { closeChildren } from '../child.ts'
import { readInvoice } from '../read-invoice.ts'
import type { InvoiceField, InvoiceItem } from '#core/materials/document-reading.ts'

const dir = join(import.meta.dirname, '../../../../shared/data/invoices')
const skip = !existsSync(dir) && '../shared/data/invoices is not here'
after(closeChildren)

const fields: Readonly<Record<string, InvoiceField>> = {
  invoice_code: 'invoiceCode',
  invoice_no: 'invoiceNumber',
  issue_date: 'issueDate',
  check_code: 'checkCode',
  buyer_name: 'buyerName',
  buyer_tax_id: 'buyerTaxId',
  seller_name: 'sellerName',
  seller_tax_id: 'sellerTaxId',
  amount_excl_tax: 'amountExcludingTax',
  tax: 'tax',
  amount_incl_tax: 'amountIncludingTax',
}
const itemFields: Readonly<Record<string, keyof InvoiceItem>> = {
  item: 'name',
  spec: 'specification',
  unit: 'unit',
  quantity: 'quantity',
  price: 'unitPrice',
  amount: 'amount',
  tax_rate: 'taxRate',
  tax: 'tax',
}
/**
 * The truth of this file says that its names cannot be read and lists no lines. They stand in the page as CDATA, at the places that the
 * file's own tags name; what is there is read.
 */
const moreIsThere = 'digital-special-2025-shandong-glyphonly.ofd'

type Truth = { file: string; qr_text: string; truth: Record<string, string> & { items: Record<string, string>[] } }
const truths = skip ? [] : (JSON.parse(readFileSync(join(dir, 'truth.json'), 'utf8')) as Truth[])

test('every field that the real files hold, and nothing invented', { skip }, async (t) => {
  for (const { file, qr_text: qrText, truth } of truths) {
    await t.test(file, async () => {
      const read = await readInvoice(readFileSync(join(dir, file)))
      assert.ok(read.ok, JSON.stringify(read))
      const { invoice } = read.reading
      if (qrText) assert.equal(read.reading.qrText, qrText)
      if (file.startsWith('air-')) return assert.equal(invoice, null)
      assert.ok(invoice)
      for (const [name, field] of Object.entries(fields)) {
        const said = truth[name]
        if (said === undefined || (file === moreIsThere && said === '')) continue
        assert.equal(invoice[field] ?? '', said, field)
      }
      if (file === moreIsThere || !truth.items) return
      const items = invoice.items.map((item) =>
        Object.fromEntries(Object.entries(itemFields).map(([name, field]) => [name, item[field] ?? ''])),
      )
      assert.deepEqual(items, truth.items)
    })
  }
})

test(
  'seals: two fit their files (signers unknown here), the masked one was altered, one was taken out',
  { skip },
  async () => {
    const states = await Promise.all(
      ['beijing-100lines', 'chongqing-list', 'chongqing-masked', 'chongqing-textonly'].map(async (name) => {
        const read = await readInvoice(readFileSync(join(dir, `vat-plain-2020-${name}.ofd`)))
        return read.ok && read.reading.signature
      }),
    )
    assert.deepEqual(states, ['unknown', 'unknown', 'altered', 'removed'])
  },
)
