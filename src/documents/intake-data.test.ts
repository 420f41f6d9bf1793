/** The door for OFD and invoices' XML: kept byte for byte, and refused when they carry what does not belong there. */
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { strToU8, unzipSync, zipSync, type Zippable } from 'fflate'
import type { Invoice } from '#core/materials/document-reading.ts'
import { digitalXml, invoiceOfd } from '#test/support/drawn-invoice.ts'
import { closeChildren } from './child.ts'
import { acceptUpload } from './intake.ts'

after(closeChildren)

const invoice: Invoice = {
  invoiceCode: null,
  invoiceNumber: '26312000000123456789',
  issueDate: '2026-02-11',
  checkCode: null,
  buyerName: '陈小满',
  buyerTaxId: null,
  sellerName: '示例医院',
  sellerTaxId: '91310000MA1FL0000X',
  amountExcludingTax: '213.40',
  tax: '0.00',
  amountIncludingTax: '213.40',
  items: [
    {
      name: '挂号费',
      specification: null,
      unit: null,
      quantity: '1',
      unitPrice: '213.40',
      amount: '213.40',
      taxRate: '0%',
      tax: '0.00',
    },
  ],
}
const ofd = await invoiceOfd(invoice, 'digital', ['data'])
const xml = Buffer.from(digitalXml(invoice))
const parts = unzipSync(ofd)
const withPart = (more: Zippable) => Buffer.from(zipSync({ ...parts, ...more }))

/** The first entry of the directory, changed where the directory says `offset` bytes into it. */
function entryChanged(offset: number, write: (bytes: Buffer, at: number) => void): Buffer {
  const bytes = Buffer.from(ofd)
  const directory = bytes.readUInt32LE(bytes.length - 22 + 16)
  write(bytes, directory + offset)
  return bytes
}

test('OFD and XML come in and are kept byte for byte, whatever the browser calls them', async () => {
  for (const [bytes, name, type] of [
    [ofd, '电子发票.ofd', 'application/ofd'],
    [ofd, 'blob', 'application/ofd'],
    [xml, 'dzfp.XML', 'application/xml'],
    [Buffer.concat([Buffer.from('\ufeff'), xml]), 'dzfp.xml', 'application/xml'],
  ] as const) {
    const accepted = await acceptUpload(bytes, name)
    assert.ok(accepted.ok, `${name} ${JSON.stringify(accepted)}`)
    assert.equal(accepted.mediaType, type)
    assert.ok(accepted.bytes.equals(bytes))
  }
})

const real = join(import.meta.dirname, '../../../shared/data/invoices')
test('every real OFD comes in', { skip: !existsSync(real) && 'no ../shared/data' }, async () => {
  for (const name of readdirSync(real).filter((each) => each.endsWith('.ofd'))) {
    const accepted = await acceptUpload(readFileSync(join(real, name)), name)
    assert.ok(accepted.ok, `${name} ${JSON.stringify(accepted)}`)
  }
})

const hostile: readonly (readonly [string, string, Buffer, string])[] = [
  ['OFD called .pdf', 'a.pdf', ofd, 'name-contradicts'],
  ['XML called .jpg', 'a.jpg', xml, 'name-contradicts'],
  ['a ZIP without OFD.xml', 'a.ofd', Buffer.from(zipSync({ 'a.txt': strToU8('x') })), 'archive'],
  ['OFD with something behind it', 'a.ofd', Buffer.concat([ofd, Buffer.from('<script>')]), 'archive'],
  ['OFD with something before it', 'a.ofd', Buffer.concat([Buffer.from('%PDF-1.7\n'), ofd]), 'name-contradicts'],
  ['OFD with a program', 'a.ofd', withPart({ 'Doc_0/Attachs/setup.exe': strToU8('MZ') }), 'ofd-foreign'],
  ['OFD with a web page', 'a.ofd', withPart({ 'Doc_0/Attachs/a.html': strToU8('<script>1</script>') }), 'ofd-foreign'],
  ['OFD that climbs out', 'a.ofd', withPart({ '../../etc/cron.xml': strToU8('<a/>') }), 'ofd-foreign'],
  ['OFD with a link', 'a.ofd', entryChanged(38, (b, at) => b.writeUInt32LE(0xa1ff0000, at)), 'ofd-foreign'],
  ['locked OFD', 'a.ofd', entryChanged(8, (b, at) => b.writeUInt16LE(b.readUInt16LE(at) | 1, at)), 'ofd-locked'],
  ['OFD that is a bomb', 'a.ofd', withPart({ 'Doc_0/Res/big.xml': new Uint8Array(100_000_000) }), 'too-hard'],
  ['OFD that promises 4 GB', 'a.ofd', entryChanged(24, (b, at) => b.writeUInt32LE(0xf0000000, at)), 'too-hard'],
  ['OFD without a document', 'a.ofd', Buffer.from(zipSync({ 'OFD.xml': strToU8('<OFD/>') })), 'damaged'],
  ['OFD.xml is no XML', 'a.ofd', Buffer.from(zipSync({ ...parts, 'OFD.xml': strToU8('nothing') })), 'damaged'],
  ['XML that is no bill', 'a.xml', Buffer.from('<?xml version="1.0"?><letter>hello</letter>'), 'not-a-bill'],
  [
    'XML with entities that grow',
    'a.xml',
    Buffer.from('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb">]><EInvoice><EIid>&b;</EIid></EInvoice>'),
    'markup',
  ],
  [
    'XML with a style sheet',
    'a.xml',
    Buffer.from(`<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?>${xml.toString().replace(/^<\?xml[^>]*\?>/, '')}`),
    'markup',
  ],
  [
    'XML with a document type further in',
    'a.xml',
    Buffer.from(`<?xml version="1.0"?><!--${'-x'.repeat(800)}--><!DOCTYPE a [<!ENTITY b "bb">]><EInvoice/>`),
    'damaged',
  ],
  ['XHTML', 'a.xml', Buffer.from('<?xml version="1.0"?><h:html xmlns:h="http://www.w3.org/1999/xhtml"/>'), 'markup'],
  ['XML nested 100,000 deep', 'a.xml', Buffer.from(`<?xml version="1.0"?>${'<a>'.repeat(100_000)}`), 'damaged'],
]

test('hostile OFD and XML are refused with the right sentence', async (t) => {
  for (const [what, name, bytes, code] of hostile)
    await t.test(what, async () => assert.deepEqual(await acceptUpload(bytes, name), { ok: false, code }))
})
