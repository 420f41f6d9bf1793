import assert from 'node:assert/strict'
import test from 'node:test'
import { matchOptions, type PickOption } from './item-match.ts'

const options: PickOption[] = [
  {
    id: 'a',
    label: '城乡居民医保参保登记',
    initials: 'cxjmybcbdj',
    pinyin: 'chengxiangjuminyibaocanbaodengji',
    note: '医疗保险',
  },
  { id: 'b', label: '医保就医关系转移', initials: 'ybjygxzy', pinyin: 'yibaojiuyiguanxizhuanyi', note: '医疗保险' },
  { id: 'c', label: '养老金资格认证', initials: 'yljzgrz', pinyin: 'yanglaojinzigerenzheng', note: '养老保险' },
]
const ids = (typed: string) => matchOptions(options, typed).map(({ id }) => id)

test('initials, pinyin, label and note are found, the beginning first', () => {
  assert.deepEqual(ids('yb'), ['b', 'a'])
  assert.deepEqual(ids('医保'), ['b', 'a'])
  assert.deepEqual(ids('yanglao'), ['c'])
  assert.deepEqual(ids('YＢ '), ['b', 'a'])
  assert.deepEqual(ids('医疗'), ['a', 'b'])
  assert.deepEqual(ids('xyz'), [])
  assert.deepEqual(ids(' '), ['a', 'b', 'c'])
})

test('the list is limited', () => {
  assert.equal(matchOptions(options, '', 2).length, 2)
})
