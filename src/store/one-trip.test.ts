import assert from 'node:assert/strict'
import test from 'node:test'
import type pg from 'pg'
import { testDatabase } from '#test/support/database.ts'
import { inOneTrip } from './one-trip.ts'
import { commitWith, rollBack } from './org-query.ts'

const database = await testDatabase()
const { pool } = database.store

/** On one connection, given back whole. */
async function on(work: (client: pg.PoolClient) => Promise<void>): Promise<void> {
  const client = await pool.connect()
  try {
    await work(client)
  } finally {
    await rollBack(client)
  }
}

const note = (text: string) => ({
  name: 'test-note',
  text: 'insert into rate_limit (key, points) values ($1, 1)',
  values: [text],
})
const noted = async (text: string) =>
  (await pool.query('select key from rate_limit where key = $1', [text])).rows.length === 1
const setting = { name: 'test-set', text: `select set_config('app.org', $1, true)`, values: ['here'] }
const set = { name: 'test-see', text: `select nullif(current_setting('app.org', true), '') as org, $1::int[] as list` }

test('the first statement holds for the next and for nothing after it; the rows are those of the last', async () => {
  await on(async (client) => {
    for (let turn = 0; turn < 3; turn++) {
      const { rows, commands } = await inOneTrip(client, [setting, { ...set, values: [[1, 2]] }])
      assert.deepEqual(rows, [{ org: 'here', list: [1, 2] }])
      assert.deepEqual(commands, ['SELECT 1', 'SELECT 1'])
      assert.deepEqual((await inOneTrip(client, [{ ...set, values: [[]] }])).rows, [{ org: null, list: [] }])
    }
  })
})

test('one that fails takes those before it along and keeps those behind it from being done, prepared or not', async () => {
  await on(async (client) => {
    for (const turn of [1, 2, 3]) {
      const fails = { name: 'test-fails', text: 'select 1 / $1::int as half', values: [turn === 3 ? 2 : 0] }
      const trip = inOneTrip(client, [note(`before-${turn}`), fails, note(`behind-${turn}`)])
      if (turn === 3) assert.equal((await trip).commands.length, 3)
      else await assert.rejects(trip, { code: '22012' })
      assert.deepEqual([await noted(`before-${turn}`), await noted(`behind-${turn}`)], [turn === 3, turn === 3])
    }
  })
})

test('a value that cannot be sent leaves nothing sent', async () => {
  await on(async (client) => {
    const circle: unknown[] = []
    const loop: { self?: unknown; circle: unknown } = { circle }
    loop.self = loop
    await assert.rejects(inOneTrip(client, [note('whole'), { ...note('half'), values: [loop] }]), TypeError)
    assert.equal(await noted('whole'), false)
    assert.deepEqual((await inOneTrip(client, [{ text: 'select 1 as one' }])).rows, [{ one: 1 }])
  })
})

test('several trips on the way at once answer each for itself', async () => {
  await on(async (client) => {
    const trips = Array.from({ length: 20 }, (_, n) =>
      inOneTrip<{ n: number }>(client, [
        n % 7 === 3 ? { text: 'select 1 / 0' } : setting,
        { name: `test-n-${n % 2}`, text: `select $1::int as n, ${n % 2} as odd`, values: [n] },
      ]),
    )
    for (const [n, trip] of (await Promise.allSettled(trips)).entries())
      if (n % 7 === 3) assert.equal(trip.status, 'rejected')
      else assert.deepEqual(trip.status === 'fulfilled' && trip.value.rows, [{ n, odd: n % 2 }])
  })
})

test('a write that fails takes the commit with it; what is read behind the commit is read of what was kept', async () => {
  await on(async (client) => {
    await client.query('begin')
    await assert.rejects(commitWith(client, [note('kept'), note('kept')]), { code: '23505' })
    await client.query('rollback')
    assert.equal(await noted('kept'), false)
    await client.query('begin')
    const behind = { text: `select key, pg_current_xact_id_if_assigned() as xact from rate_limit where key = 'kept'` }
    assert.deepEqual(await commitWith(client, [note('kept')], [behind]), [{ key: 'kept', xact: null }])
    assert.equal(await noted('kept'), true)
  })
})

test('a transaction that had failed is not kept, and that is said', async () => {
  await on(async (client) => {
    await client.query('begin')
    await client.query('select 1 / 0').catch(() => undefined)
    await assert.rejects(commitWith(client, [note('never')]), { code: '25P02' })
  })
  assert.equal(await noted('never'), false)
})
