import assert from 'node:assert/strict'
import test from 'node:test'
import { countAttempts, networkOf } from './attempts.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { testDatabase } from '#test/support/database.ts'

test('an IPv6 host is its /64, an IPv4 host itself however it is written', () => {
  const pairs = [
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:DB8::1', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ]
  for (const [ip, network] of pairs) assert.equal(networkOf(ip!), network)
})

test('the waiting time doubles, also over several processes, and the right answer ends it', async (context) => {
  const { store } = await testDatabase(context)
  const [one, other] = [countAttempts(store.pool, 'test'), countAttempts(store.pool, 'test')]
  const who = ['wang', '203.0.113.9']
  for (let n = 0; n < 3; n++) assert.equal(await (n % 2 ? one : other).take(who, 3), 0)
  // As after ten tries, so that the wait is longer than this machine may be slow.
  await store.pool.query('update rate_limit set points = 10 where points = 3')
  assert.equal(await one.take(who, 3), 0, 'one try a waiting time')
  assert.ok((await other.take(who, 3)) >= 1)
  assert.equal(await other.take(['li', '203.0.113.9'], 3), 0, 'others are not held up')
  await store.pool.query('update rate_limit set points = 20, expire = $1 where points = 11', [Date.now() + 3_600_000])
  await store.pool.query('delete from rate_limit where points < 11')
  await one.take(who, 3)
  const wait = await other.take(who, 3)
  assert.ok(wait > 890 && wait <= 900, `never longer than a quarter of an hour, but ${wait} s`)
  await one.forgive(who)
  assert.equal(await other.take(who, 3), 0)
})

test('a password fits its own hash only, however it was typed in', async () => {
  const hash = await hashPassword('Ａb1 密码é')
  assert.equal(await checkPassword('Ab1 密码é', hash), true, 'full width is the same key')
  assert.equal(await checkPassword('Ab1 密码e', hash), false)
  assert.equal(await checkPassword('Ab1 密码é', undefined), false)
  assert.equal(await checkPassword('x', 'plain'), false)
  assert.notEqual(await hashPassword('x'), await hashPassword('x'))
})
