import test from 'node:test'
import assert from 'node:assert/strict'
import { itemKeys, searchKeys } from './pinyin.ts'
import { matchItem } from '#contract/item-search.ts'

const item = (name: string, more: { shortName?: string; otherNames?: string[]; channels?: string[] } = {}) => {
  const full = { name, shortName: '', otherNames: [], channels: ['terminal'], code: '', otherCode: '', ...more }
  return { ...full, keys: itemKeys(full) }
}
const finds = (query: string, name: string): boolean => matchItem(query, item(name)) > 0

test('pinyin: one token per character, initials in their context, marks left out', () => {
  assert.deepEqual(searchKeys('医疗费零星报销'), { full: 'yi liao fei ling xing bao xiao', initials: 'ylflxbx' })
  assert.deepEqual(searchKeys('《计划》3岁'), { full: '- ji hua - 3 sui', initials: 'jh3s' })
  assert.equal(searchKeys('𬱖').full, 'wei', 'a character outside the basic plane is one token')
})

test('pinyin: initials and syllables find, from any syllable on, in mixed lengths', () => {
  assert.ok(finds('yb', '办理居民医保受理登记'))
  assert.ok(finds('lxbx', '医疗费零星报销'))
  assert.ok(finds('yibao', '办理居民医保受理登记'))
  assert.ok(finds('lingxbx', '医疗费零星报销'))
  assert.ok(finds('医bao', '医保个人信息查询'))
  assert.ok(finds('ＹＢ', '医保个人信息查询'), 'full-width letters of a Chinese keyboard')
  assert.ok(finds('lx bx', '医疗费零星报销'))
  assert.ok(finds('bx lx', '医疗费零星报销'), 'words in any order')
  assert.ok(finds('jhjf', '《退休住院计划》给付申请'), 'marks between are skipped')
})

test('pinyin: what is not there is not found', () => {
  assert.ok(!finds('yb', '医疗费零星报销'))
  assert.ok(!finds('ibao', '医保个人信息查询'), 'a syllable is not entered in its middle')
  assert.ok(!finds('lx zz', '医疗费零星报销'))
  assert.ok(!finds('', '医疗费零星报销'))
  assert.ok(!finds('  ', '医疗费零星报销'))
})

test('pinyin: characters with several readings are found by each that people use', () => {
  assert.ok(finds('yinhangka', '副食品价格补贴发放银行卡维护'))
  assert.ok(finds('jifu', '给付申请') && finds('geifu', '给付申请'))
  assert.ok(finds('chxsq', '长护险申请') && finds('changhuxian', '长护险申请'))
  assert.ok(finds('chongxin', '重新申请律师专职执业') && finds('zhongxin', '重新申请律师专职执业'))
  assert.ok(
    finds('lvshi', '律师执业机构变更') && finds('lushi', '律师执业机构变更') && finds('lüshi', '律师执业机构变更'),
  )
  assert.ok(finds('tiaozheng', '养老金卡（折）调整'))
})

test('pinyin: whole name before beginning before inside before letters; counters before terminals', () => {
  const score = (query: string, name: string, channels = ['terminal']) => matchItem(query, item(name, { channels }))
  const order = [
    score('零星报销', '零星报销'),
    score('零星报销', '零星报销进度查询'),
    score('零星报销', '医疗费零星报销'),
    score('lxbx', '零星报销进度查询'),
    score('lxbx', '医疗费零星报销'),
    score('医费报销', '医疗费零星报销'),
  ]
  assert.deepEqual(
    [...order].sort((a, b) => b - a),
    order,
  )
  assert.ok(order.every((value) => value > 0))
  assert.ok(score('lxbx', '医疗费零星报销', ['counter']) > score('lxbx', '医疗费零星报销'))
})

test('pinyin: short and other names are searched too', () => {
  const low = item('城乡居民最低生活保障申请', { shortName: '低保申请', otherNames: ['低保'] })
  assert.ok(matchItem('db', low) > 0)
  assert.ok(matchItem('低保', low) > 90)
})
