import assert from 'node:assert/strict'
import test from 'node:test'
import { maskIdNumber, maskName, maskPhone } from './mask.ts'

test('names by character, also rare ones and long ones with a dot; enterprises keep both ends', () => {
  assert.equal(maskName('陈小明'), '陈**')
  assert.equal(maskName('𰻝𫖯'), '𰻝*')
  assert.equal(maskName('阿卜杜热合曼·买买提艾力·吐尔逊江·艾孜再木吾拉'), '阿***')
  assert.equal(maskName('李'), '李*')
  assert.equal(maskName('  '), '')
  assert.equal(maskName('上海测试餐饮管理有限公司', 'enterprise'), '上海****公司')
  for (const masked of [maskName('𰻝𫖯'), maskName('𰻝𰻝科技𰻝𰻝', 'enterprise')]) assert.ok(masked.isWellFormed())
})

test('phones and identity numbers give away neither the middle nor the date of birth', () => {
  assert.equal(maskPhone('138 1234-5678'), '138****5678')
  assert.equal(maskPhone('62345'), '****45')
  assert.equal(maskIdNumber('11010519491231002X'), '1****************X')
  assert.equal(maskIdNumber(''), '')
})
