import assert from 'node:assert/strict'
import test from 'node:test'
import { passwordFaults } from './own-password.ts'

const fang = { username: 'fangyiqing', name: '方亦青' }

test('long and one’s own: taken, in any script', () => {
  for (const good of ['correct horse battery', '梧桐树下的第三张长椅', 'kx7-fh2mq-9w', '我爱吃荠菜馄饨两大碗', '👩‍🌾👩‍🌾 garden shed 9'])
    assert.deepEqual(passwordFaults(good, fang), [], good)
})

test('too short, counted in characters and not in bytes', () => {
  assert.deepEqual(passwordFaults('梧桐树下长椅', fang), ['short'])
  assert.deepEqual(passwordFaults('𬱖'.repeat(4) + 'abc12', fang), ['short'])
  assert.deepEqual(passwordFaults('x7'.concat('梧桐树'.repeat(50)), fang), ['long'])
})

test('what everybody tries first', () => {
  for (const common of [
    '1234567890',
    '0987654321',
    'password123',
    'Woaini1314520',
    'qwertyuiop',
    'aaaaaaaaaaaa',
    'abababababab',
    '19880506123',
    'P@ssw0rd2026',
    'admin888888',
  ])
    assert.ok(passwordFaults(common, fang).includes('common'), common)
})

test('one’s own name, and the one it was before', () => {
  assert.deepEqual(passwordFaults('FangYiQing-Hq2023!', fang), ['own-name'])
  assert.deepEqual(passwordFaults('方亦青的窗口在一楼哦', fang), ['own-name'])
  assert.deepEqual(passwordFaults('correct horse battery', { ...fang, before: 'correct horse battery' }), ['unchanged'])
  // Full-width letters are the same letters.
  assert.deepEqual(passwordFaults('ｃorrect horse battery', { ...fang, before: 'correct horse battery' }), ['unchanged'])
})
