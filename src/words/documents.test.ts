import assert from 'node:assert/strict'
import test from 'node:test'
import { paperName } from './documents.ts'

test('a paper that nobody named is called by what it was read as; a name that was given stays alone', () => {
  assert.equal(paperName('材料 3', 'fiscalBill', 'zh'), '材料 3（财政电子票据）')
  assert.equal(paperName('手机拍 12', 'feeList', 'en'), '手机拍 12 (a fee list)')
  assert.equal(paperName('材料 3', null, 'zh'), '材料 3')
  assert.equal(paperName('材料 3 背面', 'feeList', 'zh'), '材料 3 背面')
  assert.equal(paperName('电子票据', 'fiscalBill', 'zh'), '电子票据')
})
