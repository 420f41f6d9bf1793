import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { nameDifference, type NameKind } from './name-difference.ts'

const cases: readonly [string, string, NameKind, number, string, string][] = [
  // A rare character of extension B and a common one of nearly the same shape; the pair of surrogates is one character.
  ['陈\u{20BB7}', '陈吉', 'character', 2, '\u{20BB7}', '吉'],
  ['王\u{36C3}', '王珑', 'character', 2, '\u{36C3}', '珑'],
  ['阿依古丽·吐尔逊', '阿依古丽•吐尔逊', 'dots', 5, '·', '•'],
  ['阿依古丽·吐尔逊', '阿依古丽・吐尔逊', 'dots', 5, '·', '・'],
  ['阿依古丽·吐尔逊', '阿依古丽．吐尔逊', 'dots', 5, '·', '．'],
  ['阿依古丽·吐尔逊', '阿依古丽吐尔逊', 'dots', 5, '·', '吐'],
  ['ＬＩ　ＭＩＮＧ', 'LI　MING', 'width', 1, 'Ｌ', 'L'],
  ['陈 晓梅', '陈晓梅', 'blanks', 2, ' ', '晓'],
  ['陈\u3000晓梅', '陈晓梅', 'blanks', 2, '\u3000', '晓'],
  ['⻢小明', '⻢小明 ', 'blanks', 0, '', ''],
  ['⽅小明', '方小明', 'variants', 1, '⽅', '方'],
  ['⻢小明', '马小明', 'variants', 1, '⻢', '马'],
  ['\uF900小明', '豈小明', 'variants', 1, '\uF900', '豈'],
  ['阿依古丽·吐尔逊', '阿依古丽 ．吐尔逊', 'severalForms', 5, '·', ' '],
  ['买买提·阿不都热合曼·吐尔逊', '买买提·阿不都热合', 'shortened', 10, '曼', ''],
  ['欧阳娜娜', '欧阳', 'other', 3, '娜', ''],
  ['陈晓梅', '陈*', 'masked', 2, '晓', '*'],
  ['陈晓梅', '陈**', 'masked', 2, '晓', '*'],
  ['陈晓梅', '*晓梅', 'masked', 1, '陈', '*'],
  ['陈晓梅', '李*', 'other', 1, '陈', '李'],
  ['陈\u{20BB7}', '陈？', 'lostCharacter', 2, '\u{20BB7}', '？'],
  ['陈\u{20BB7}', '陈□', 'lostCharacter', 2, '\u{20BB7}', '□'],
  ['陈\u{20BB7}', '陈\u{E863}', 'privateCharacter', 2, '\u{20BB7}', '\u{E863}'],
  ['陈晓梅', '李国强', 'other', 1, '陈', '李'],
  ['陈晓梅', '陈国强', 'other', 2, '晓', '国'],
]

test('names: what differs is told by code point', () => {
  for (const [one, other, kind, at, ...characters] of cases) {
    const found = nameDifference(one, other)
    if (at === 0) assert.equal(found, null, 'blanks at the ends are no part of a name')
    else assert.deepEqual(found, { kind, at, characters }, `${one} / ${other}`)
  }
  assert.equal(nameDifference('陈晓梅', '陈晓梅（个人）'), null)
  assert.equal(nameDifference('陈晓梅', '陈晓梅(个人)'), null)
})

const name = fc.string({
  unit: fc.constantFrom('陈', '晓', '\u{20BB7}', '·', '．', ' ', 'Ａ', 'A', '*', '?', '⽅', '方'),
  minLength: 1,
  maxLength: 6,
})

test('names property: the same both ways round, and the place told is the first at which they part', () => {
  const kinds = new Set<NameKind>()
  fc.assert(
    fc.property(name, name, (one, other) => {
      const [there, back] = [nameDifference(one, other), nameDifference(other, one)]
      assert.equal(there?.kind, back?.kind)
      assert.deepEqual(there?.characters, back?.characters.toReversed())
      if (!there) return assert.equal(one.trim(), other.trim())
      kinds.add(there.kind)
      const [a, b] = [[...one.trim()], [...other.trim()]]
      assert.deepEqual(a.slice(0, there.at - 1), b.slice(0, there.at - 1))
      assert.notEqual(there.characters[0], there.characters[1])
      assert.deepEqual(there.characters, [a[there.at - 1] ?? '', b[there.at - 1] ?? ''])
    }),
    { seed: 20261124, numRuns: 5_000 },
  )
  assert.ok(kinds.size >= 8, [...kinds].join())
})
