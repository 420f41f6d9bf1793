/** Invoices of every kind, spoilt by the thousand: reading each ends in time with a reading or an error, whatever is in it. */
import assert from 'node:assert/strict'
import { unzipSync, zipSync } from 'fflate'
import type { Invoice } from '#core/materials/document-reading.ts'
import { run } from '#documents/invoice/read.ts'
import { digitalXml, invoiceHtml, invoiceOfd } from '#test/support/drawn-invoice.ts'
import { launchBrowser } from '#test/support/browser.ts'
import { mutate } from '#test/support/mutations.ts'
import { random } from '#test/support/random.ts'

const sample: Invoice = {
  invoiceCode: null,
  invoiceNumber: '26312000000123456789',
  issueDate: '2026-03-09',
  checkCode: null,
  buyerName: '虚构市某某物业管理有限公司',
  buyerTaxId: '91310000MA1K00000X',
  sellerName: '虚构市某健康咨询中心',
  sellerTaxId: '91310000MA1K11111Y',
  amountExcludingTax: '180.00',
  tax: '10.80',
  amountIncludingTax: '190.80',
  items: [
    {
      name: '*药品*复方某某片',
      specification: '0.5g',
      unit: '盒',
      quantity: '4',
      unitPrice: '50',
      amount: '200.00',
      taxRate: '6%',
      tax: '12.00',
    },
    {
      name: '*药品*复方某某片',
      specification: null,
      unit: null,
      quantity: null,
      unitPrice: null,
      amount: '-20.00',
      taxRate: '6%',
      tax: '-1.20',
    },
  ],
}

export interface Spoilt {
  readonly files: number
  readonly read: number
  readonly refused: number
  /** Longest reading, milliseconds. */
  readonly longest: number
}

/** Spoils a file of each kind `count` times and reads it in this process. Throws when one takes longer than `mostMillis`. */
export async function readSpoilt(
  kind: 'ofd' | 'ofd parts' | 'pdf' | 'xml',
  count: number,
  mostMillis: number,
): Promise<Spoilt> {
  const whole = await wholeOf(kind)
  let read = 0
  let refused = 0
  let longest = 0
  for (let seed = 1; seed <= count; seed++) {
    const bytes = kind === 'ofd parts' ? spoilPart(whole, seed) : mutate(whole, seed)
    const begun = performance.now()
    const outcome = await run({ bytes }).catch((error: unknown) => {
      assert.ok(error instanceof Error, `${kind} ${seed} threw ${String(error)}`)
      return null
    })
    const took = performance.now() - begun
    assert.ok(took < mostMillis, `${kind} ${seed} took ${Math.round(took)} ms`)
    longest = Math.max(longest, took)
    if (outcome === null) refused++
    else read++
  }
  return { files: count, read, refused, longest: Math.round(longest) }
}

async function wholeOf(kind: 'ofd' | 'ofd parts' | 'pdf' | 'xml'): Promise<Buffer> {
  if (kind === 'xml') return Buffer.from(digitalXml(sample))
  if (kind !== 'pdf') return await invoiceOfd(sample, 'digital', ['data', 'title'])
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(await invoiceHtml(sample, 'digital'))
    return await page.pdf({ preferCSSPageSize: true, printBackground: true })
  } finally {
    await browser.close()
  }
}

/** One part of the package spoilt and the package closed again: what lies behind the archive's own checks. */
function spoilPart(ofd: Buffer, seed: number): Buffer {
  const parts = unzipSync(ofd)
  const next = random(seed * 7)
  const names = Object.keys(parts).filter((name) => name.endsWith('.xml'))
  const name = names[Math.floor(next() * names.length)]!
  return Buffer.from(zipSync({ ...parts, [name]: new Uint8Array(mutate(parts[name]!, seed)) }, { level: 0 }))
}
