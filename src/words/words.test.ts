import test from 'node:test'
import assert from 'node:assert/strict'
import * as vocabulary from '#core/case/case.ts'
import { causes, layers, natures } from '#core/causes/taxonomy.ts'
import { verdicts } from '#core/judgement/verdicts.ts'
import { causeTiles, causeWords, layerWords, natureWords } from './causes.ts'
import * as words from './case.ts'
import type { Word } from './word.ts'

const lists: [string, readonly string[], Readonly<Record<string, Word>>][] = [
  ['natures', natures, natureWords],
  ['causes', causes, causeWords],
  ['layers', layers, layerWords],
  ['verdicts', verdicts, words.verdictWords],
  ['outcomes', vocabulary.outcomes, words.outcomeWords],
  ['stages', vocabulary.stages, words.stageWords],
  ['channels', vocabulary.channels, words.channelWords],
  ['roles', vocabulary.roles, words.roleWords],
  ['classes', vocabulary.caseClasses, words.classWords],
  ['referral kinds', vocabulary.referralKinds, words.referralKindWords],
  ['pause reasons', vocabulary.pauseReasons, words.pauseReasonWords],
  ['delivery channels', vocabulary.deliveryChannels, words.deliveryChannelWords],
]

for (const [name, codes, table] of lists) {
  test(`words: every code of ${name} is named and explained in both languages, and no code besides`, () => {
    assert.deepEqual(Object.keys(table).sort(), [...codes].sort())
    for (const [code, word] of Object.entries(table)) {
      assert.match(word.zh, /\p{Script=Han}/u, `${code} 缺中文`)
      assert.match(word.hint.zh, /\p{Script=Han}/u, `${code} 缺中文说明`)
      assert.match(word.en, /^[A-Z1]/, `${code} lacks English`)
      assert.match(word.hint.en, /^[A-Z]/, `${code} lacks an English hint`)
      assert.doesNotMatch(word.en + word.hint.en, /\p{Script=Han}/u, `${code}: Chinese left in the English`)
      assert.doesNotMatch(word.zh + word.hint.zh, /系统错误/)
    }
    const names = Object.values(table).map((word) => word.zh)
    assert.equal(new Set(names).size, names.length, '两个代码不能同名')
  })
}

test('words: the fifteen causes have their own icons and eight of them stand on tiles 1–8', () => {
  assert.equal(causes.length, 15)
  assert.equal(new Set(Object.values(causeWords).map((word) => word.icon)).size, causes.length)
  assert.deepEqual(
    causeTiles.map((cause) => causeWords[cause].tile),
    [1, 2, 3, 4, 5, 6, 7, 8],
  )
  for (const cause of causeTiles) assert.ok(causeWords[cause].zh.length <= 8, `${cause}: too long for a tile`)
})
