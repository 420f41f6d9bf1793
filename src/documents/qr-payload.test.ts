import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { readPayload } from './qr-payload.ts'
import { allowed } from '#test/support/busy-machine.ts'

test('invoices before the digital ones: amount without tax, code and check code', () => {
  assert.deepEqual(readPayload('01,10,011001605111,80100798,64.9,20161018,85342965681116380258,BE2D,'), {
    text: '01,10,011001605111,80100798,64.9,20161018,85342965681116380258,BE2D,',
    kind: 'vatInvoice',
    fields: {
      type: '10',
      typeName: '增值税电子普通发票',
      code: '011001605111',
      number: '80100798',
      amount: '64.9',
      amountMeaning: 'withoutTax',
      date: '2016-10-18',
      checkCode: '85342965681116380258',
      tail: 'BE2D',
    },
  })
})

test('digital invoices: 20 digits, no code, amount with tax; blanks, missing tail and decimals are forgiven', () => {
  const { kind, fields } = readPayload(' 01,32,,24312000000136634917,123,20240514, , ')
  assert.equal(kind, 'vatInvoice')
  assert.deepEqual(fields, {
    type: '32',
    typeName: '电子发票（普通发票）',
    number: '24312000000136634917',
    amount: '123',
    amountMeaning: 'withTax',
    date: '2024-05-14',
  })
  assert.equal(readPayload('01,31,,25442000000127444519,-21800.00,20250307,,E86A').fields['amount'], '-21800.00')
  assert.equal(readPayload('01,01,3100153130,08180542,5000.00,20161018,,E3F1').fields['code'], '3100153130')
})

test('fiscal bills are recognised by named figures only', () => {
  assert.deepEqual(readPayload('https://bill.example.gov/check?billCode=31060122&billNo=0123456789&checkCode=a1b2c3'), {
    text: 'https://bill.example.gov/check?billCode=31060122&billNo=0123456789&checkCode=a1b2c3',
    kind: 'fiscalBill',
    fields: { billCode: '31060122', billNumber: '0123456789', checkCode: 'a1b2c3', host: 'bill.example.gov' },
  })
  assert.deepEqual(readPayload('票据代码：31060122 票据号码：0123456789 校验码：a1b2c3').fields, {
    billCode: '31060122',
    billNumber: '0123456789',
    checkCode: 'a1b2c3',
  })
})

test('a fiscal bill that names its amount and day gives them; half a figure is none', () => {
  const bill = '票据代码：31060122\n票据号码：0123456789\n校验码：a1b2c3\n'
  const figures = { billCode: '31060122', billNumber: '0123456789', checkCode: 'a1b2c3' }
  assert.deepEqual(readPayload(`${bill}金额（元）：213.40\n开票日期：2026-02-11`).fields, {
    ...figures,
    amount: '213.40',
    date: '2026-02-11',
  })
  assert.deepEqual(readPayload(`${bill}总金额：￥213.4 开票日期：20260211`).fields, {
    ...figures,
    amount: '213.4',
    date: '2026-02-11',
  })
  const link = 'https://bill.example.gov/c?billCode=31060122&billNo=0123456789&checkCode=a1b2c3'
  assert.equal(readPayload(`${link}&totalAmount=213.40`).fields['amount'], '213.40')
  for (const odd of [
    '金额：213.405',
    '金额：1,213.40',
    '金额：21e3',
    '金额：贰佰',
    '金额：213.4.0',
    '开票日期：2026-02-30',
  ])
    assert.deepEqual(readPayload(bill + odd).fields, figures, odd)
})

test('what is not known stays raw, nothing is guessed', () => {
  for (const text of [
    '01,10,011001605111,8010079,64.9,20161018', // number too short
    '01,32,,24312000000136634917,123.456,20240514', // three decimals
    '01,32,,24312000000136634917,123.45,20240230', // no such day
    '02,10,011001605111,80100798,64.9,20161018',
    '31060122,0123456789,a1b2c3', // figures without names
    '0',
    '',
    '票据代码：31060122',
  ])
    assert.deepEqual(readPayload(text), { text, kind: 'other', fields: {} })
  assert.deepEqual(readPayload('HTTPS://example.org/a?b=1').kind, 'link')
  assert.equal(readPayload('javascript:alert(1)').kind, 'other')
})

const invoices = join(import.meta.dirname, '../../../shared/data/invoices/truth.json')
test('real payloads say what the invoice says', { skip: !existsSync(invoices) && 'no ../shared/data/invoices' }, () => {
  type Row = { qr_text: string; truth: Record<string, string> }
  const rows = (JSON.parse(readFileSync(invoices, 'utf8')) as Row[]).filter(({ qr_text: text }) => text !== '')
  assert.ok(rows.length >= 5)
  for (const { qr_text: text, truth } of rows) {
    const { kind, fields } = readPayload(text)
    assert.equal(kind, 'vatInvoice', text)
    if (truth['invoice_no']) {
      assert.equal(fields['number'], truth['invoice_no'])
      assert.equal(fields['date'], truth['issue_date'])
      const amount = truth[fields['amountMeaning'] === 'withTax' ? 'amount_incl_tax' : 'amount_excl_tax']
      assert.equal(Number(fields['amount']).toFixed(2), amount, text)
    }
  }
})

test('no text that fits into a code holds the server up: blanks after a name once took a quarter of a second', () => {
  const letters = 'abcdefghijklmnopqrst'
  const blanks = ' '.repeat(2_900)
  for (const text of [
    `${letters}:${blanks}!`,
    `${letters}${blanks}!`,
    `${letters}:${'1.'.repeat(1_400)}.`,
    `${letters}:¥${blanks}!`,
    '01,'.repeat(2_300),
    `http://${'['.repeat(2_900)}`,
    `http://a/?${'a=1&'.repeat(1_700)}`,
    'x'.repeat(7_000_000),
  ]) {
    const begun = performance.now()
    readPayload(text)
    const took = performance.now() - begun
    assert.ok(took < allowed(50), `${text.slice(0, 30)}… took ${took.toFixed(0)} ms`)
  }
})
