/** A session that was looked up a moment ago is not looked up again: whatever became of it elsewhere must count all the same. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { inOrg } from '#store/staff.ts'
import { walkIn } from '#test/faults/acts.ts'
import { testApp } from '#test/support/app.ts'
import type { Client } from '#test/support/client.ts'

const t = await testApp()
const { worker } = t.staff
const pool = t.app.store.pool

/** What another process would do to a session or its holder, and what the next request is then told. */
const elsewhere: Readonly<
  Record<string, { readonly sql: string; readonly back: string; readonly told: string; readonly only?: 'register' }>
> = {
  'the holder was switched off': {
    sql: 'update staff set active = false where id = $1',
    back: 'update staff set active = true where id = $1',
    told: 'not-signed-in',
  },
  'the holder lost the role': {
    sql: `update staff set roles = '{administrator}' where id = $1`,
    back: `update staff set roles = '{caseworker}' where id = $1`,
    told: 'not-allowed',
    // The one of them that asks for a role before it asks for the case.
    only: 'register',
  },
  'the password was reset': {
    sql: 'update staff set password_first = true where id = $1',
    back: 'update staff set password_first = false where id = $1',
    told: 'password-owed',
  },
  'the second factor was reset': {
    sql: 'update staff set totp_last_step = -1 where id = $1',
    back: 'update staff set totp_last_step = 0 where id = $1',
    told: 'code-owed',
  },
  'the session was ended': {
    sql: 'delete from session where staff_id = $1',
    back: 'select $1::text',
    told: 'not-signed-in',
  },
}

const run = (sql: string) => inOrg(pool, t.centre.id, (client) => client.query(sql, [worker.id]))
const counts = async () =>
  await inOrg(pool, t.centre.id, async (client) => {
    const { rows } = await client.query(
      'select (select count(*)::int from case_event) as events, (select count(*)::int from access_log) as readings, (select count(*)::int from idempotency_key) as keys, (select count(*)::int from person) as people',
    )
    return rows[0]
  })

async function aCase(client: Client): Promise<string> {
  const made = await client.post('/api/cases', walkIn(1))
  assert.equal(made.status, 201, made.text)
  return made.body.id
}

for (const [what, { sql, back, told, only }] of Object.entries(elsewhere)) {
  test(`${what}: the next request is told, and does nothing`, async () => {
    const client = await t.signIn(worker)
    const id = await aCase(client)
    assert.equal((await client.get('/api/cases?queue=open')).status, 200)
    const acts = {
      list: () => client.get('/api/cases?queue=open'),
      open: () => client.get(`/api/cases/${id}`),
      command: () =>
        client.post(`/api/cases/${id}/commands`, {
          expectedVersion: 1,
          command: { type: 'note', text: '等回音', audience: 'staff' },
        }),
      register: () => client.post('/api/cases', walkIn(2)),
    }
    for (const [name, act] of Object.entries(acts)) {
      if (only && name !== only) continue
      await run(back)
      // Known again by this process, but for the session that is gone for good.
      await client.get('/api/cases?queue=open')
      await run(sql)
      const before = await counts()
      const answer = await act()
      assert.equal(answer.body.code, told, `${name}: ${answer.text}`)
      assert.deepEqual(await counts(), before, name)
    }
    await run(back)
    t.clock.advance({ minutes: 1 })
  })
}

test('a session that may act does so in the trip of the act, as often as it likes', async () => {
  const client = await t.signIn(worker)
  const id = await aCase(client)
  let { version, timeline } = (await client.get(`/api/cases/${id}`)).body
  for (let turn = 1; turn <= 3; turn++) {
    const answer = await client.post(`/api/cases/${id}/commands`, {
      expectedVersion: version,
      command: { type: 'note', text: `第${turn}次`, audience: 'staff' },
    })
    assert.deepEqual([answer.status, answer.body.version], [200, version + 1], answer.text)
    assert.equal(answer.body.timeline.length, timeline.length + 1)
    ;({ version, timeline } = answer.body)
  }
})
