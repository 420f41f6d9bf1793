import assert from 'node:assert/strict'
import test from 'node:test'
import { rareNames } from '#test/support/rare-names.ts'
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

test('every rare name keeps its first character whole and gives away no second one', () => {
  for (const name of rareNames) {
    const masked = maskName(name)
    const first = masked.replace(/\*+$/, '')
    assert.ok(masked.isWellFormed() && first !== '' && name.startsWith(first) && masked.endsWith('*'), name)
    assert.match(name.slice(first.length), /^(?!\p{M})|^$/u, name)
  }
  assert.equal(maskName('葛\u{e0100}玉'), '葛\u{e0100}*')
  assert.equal(maskName('某某𰻝\u{e0100}科技\u0301'.normalize('NFD'), 'enterprise'), '某某****科技\u0301')
})

test('phones and identity numbers give away neither the middle nor the date of birth', () => {
  assert.equal(maskPhone('138 1234-5678'), '138****5678')
  assert.equal(maskPhone('62345'), '****45')
  assert.equal(maskIdNumber('11010519491231002X'), '1****************X')
  assert.equal(maskIdNumber(''), '')
})
