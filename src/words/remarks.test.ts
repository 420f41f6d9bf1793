import assert from 'node:assert/strict'
import test from 'node:test'
import { remarkCodes, forTheLog, type Remark } from '#core/materials/compare-papers.ts'
import { nameKinds } from '#core/people/name-difference.ts'
import { remarkSentence } from './remarks.ts'

const labels = new Map([
  ['p1', '发票.pdf'],
  ['p2', '发票照片'],
])
const labelOf = (id: string) => labels.get(id) ?? ''
const full = (code: Remark['code']): Remark => ({
  code,
  severity: 'check',
  paperIds: ['p1', 'p2'],
  field: 'buyerName',
  values: ['陈**', '李**', '3', '4'],
  name: { kind: 'character', at: 2, characters: ['晓', '\u{20BB7}'] },
  lines: [2, 4],
  caseNumbers: ['CS-2026-000001'],
})

const least = (code: Remark['code']): Remark => ({ ...forTheLog(full(code)), paperIds: ['p9'] })

test('remarks: one sentence each in both languages, with all that is known and with as little as the log keeps', () => {
  for (const code of remarkCodes)
    for (const remark of [full(code), forTheLog(full(code)), least(code)]) {
      const zh = remarkSentence(remark, 'zh', labelOf)
      const en = remarkSentence(remark, 'en', labelOf)
      assert.match(zh, /^\S.*：[^。]+。$/u, `${code}: ${zh}`)
      assert.match(en, /^[A-Z“].*: .*\.$/u, `${code}: ${en}`)
      assert.doesNotMatch(zh + en, /undefined|\(\)|（）|：。|, \)|  /, `${zh} ${en}`)
      assert.ok(zh.length < 130, zh)
    }
})

test('remarks: what differs in a name is said by code point where the eye does not see it', () => {
  const say = (kind: (typeof nameKinds)[number], one: string, two: string) =>
    remarkSentence({ ...full('name-differs'), paperIds: ['p1'], name: { kind, at: 5, characters: [one, two] } }, 'zh', labelOf)
  assert.equal(
    say('character', '晓', '\u{20BB7}'),
    '“发票.pdf”上的付款人姓名与登记的不一致（登记“陈**”，材料上“李**”，有一个字不同，从第 5 个字起：“晓” 与 “\u{20BB7}” U+20BB7）：请对照身份证（单位对照营业执照），错在票上就请开票单位改开，错在登记就更正登记。',
  )
  assert.match(say('dots', '·', '•'), /“·” U\+00B7 与 “•” U\+2022/)
  assert.match(say('blanks', '晓', '\u3000'), /“晓” 与 U\+3000/)
  assert.match(say('shortened', '曼', ''), /“曼” 与 到此为止/)
  for (const kind of nameKinds) assert.match(say(kind, '甲', '乙'), /（.+从第 5 个字起/)
})
