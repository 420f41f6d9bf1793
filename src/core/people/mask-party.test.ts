import assert from 'node:assert/strict'
import test from 'node:test'
import { maskParty, maskPartyNumber } from './mask-party.ts'

test('enterprises and offices are public, people are not', () => {
  for (const name of ['示例医院', '上海示例贸易有限公司', '某某街道办事处', '示例市第一人民医院（南院）', 'Example Ltd'])
    assert.equal(maskParty(name), name)
  for (const name of ['陈小满', '欧阳测试', '阿卜杜热合曼·买买提艾力', '𠮷野', 'Maria Example', '个人'])
    assert.match(maskParty(name), /^.\*{1,3}$/u, name)
  for (const name of ['王站', '李大学', '周小队', '陈小满（示例市第一人民医院）', 'Maria Co'])
    assert.match(maskParty(name), /^.\*{1,3}$/u, name)
})

test('numbers of people are masked, those of enterprises are not', () => {
  for (const number of ['91310116076409427L', '911522010783762860', '310105123456789']) assert.equal(maskPartyNumber(number), number)
  for (const number of ['440308199901101512', '44030819990110151X', '830000199201300022', '610104620927690', 'E12345678'])
    assert.match(maskPartyNumber(number), /^.\*+.$/, number)
  for (const number of ['44030819990110151X00', '身份证号：44030819990110151X', '44030819990110151X（本人）', '13800000000'])
    assert.match(maskPartyNumber(number), /^.\*+.$/u, number)
})
