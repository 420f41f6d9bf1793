/** Six forgeries by somebody who may do everything in the database: what verify-log says of each, and what it cannot say alone. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type pg from 'pg'
import { runCommand } from '#app/command.ts'
import { verifyLog } from '#cli/verify-log.ts'
import { fold } from '#core/case/evolve.ts'
import { chainStart, hashOf } from '#store/chain.ts'
import { orgTransaction } from '#store/org-query.ts'
import { loadEvents } from '#store/write.ts'
import { testApp } from '#test/support/app.ts'
import { acceptedCase, askOf, commands } from './acts.ts'
import { asSuperuser } from './audit.ts'

const t = await testApp()
const { app, staff, centre } = t

/** A case of seven events; the forger's hand is then let in past the triggers. */
async function forge(
  name: string,
  act: (admin: pg.Client, caseId: string) => Promise<unknown>,
): Promise<{ number: string; caseId: string }> {
  const { caseId, version } = await acceptedCase(app, staff.worker, name)
  let state = { version, number: '' }
  for (const [index, command] of [commands.note, commands.way].entries()) {
    const done = await runCommand(askOf(app, staff.worker), `${name}-${index}`, caseId, state.version, command)
    assert.ok(done.ok)
    state = done.state
  }
  await asSuperuser(t.database.adminUrl, async (admin) => {
    await admin.query("set session_replication_role = 'replica'")
    await act(admin, caseId)
  })
  return { number: state.number, caseId }
}

const faultsOf = async (number: string) =>
  (await verifyLog(app.store)).faults.filter((fault) => fault.startsWith(number))

test('an untouched log verifies', async () => {
  const { number } = await forge('untouched', async () => undefined)
  assert.deepEqual(await faultsOf(number), [])
})

test('1. data of an event changed: that event is named', async () => {
  const { number } = await forge('change', (admin, id) =>
    admin.query(
      `update case_event set data = jsonb_set(data, '{limit}', '{"unit": "workingDays", "n": 50}') where case_id = $1 and type = 'accepted'`,
      [id],
    ),
  )
  const [fault = ''] = await faultsOf(number)
  assert.match(fault, /event 3 was altered/)
})

test('the time, the actor and the readers of an event are covered by its hash too', async () => {
  for (const [column, value] of [
    ['at', "at - interval '1 day'"],
    ['actor_id', "'li'"],
    ['audience', "'supervision'"],
  ] as const) {
    const { number } = await forge(`column-${column}`, (admin, id) =>
      admin.query(`update case_event set ${column} = ${value} where case_id = $1 and seq = 4`, [id]),
    )
    assert.match((await faultsOf(number))[0] ?? '', /event 4 was altered/, column)
  }
})

test('2. an event deleted from the middle: the place is named', async () => {
  const { number } = await forge('delete', (admin, id) =>
    admin.query('delete from case_event where case_id = $1 and seq = 4', [id]),
  )
  assert.match((await faultsOf(number))[0] ?? '', /event 4 is missing/)
})

test('3. two events exchanged: the first of them is named', async () => {
  const { number } = await forge('exchange', async (admin, id) => {
    await admin.query('update case_event set seq = seq + 100 where case_id = $1 and seq in (5, 6)', [id])
    await admin.query('update case_event set seq = 111 - seq where case_id = $1 and seq > 100', [id])
  })
  assert.match((await faultsOf(number))[0] ?? '', /event 5 was altered/)
})

test('4. an event put in, with a hash that fits what is before it: what follows no longer fits', async () => {
  const { number } = await forge('insert', async (admin, id) => {
    await admin.query('update case_event set seq = seq + 100 where case_id = $1 and seq >= 4', [id])
    await admin.query('update case_event set seq = seq - 99 where case_id = $1 and seq > 100', [id])
    const log = await orgTransaction(app.store.pool, centre.id, (client) => loadEvents(client, centre.id, id))
    const previous = log[2]!.hash
    const event = {
      ...log[0]!.event,
      type: 'noted',
      audience: 'staff',
      data: { text: '补的记录' },
    } as (typeof log)[0]['event']
    await admin.query(
      `insert into case_event (org_id, case_id, seq, type, at, actor_kind, actor_id, audience, data, prev_hash, hash)
       values ($1, $2, 4, 'noted', $3, $4, $5, 'staff', $6, $7, $8)`,
      [
        centre.id,
        id,
        event.at,
        event.actor.kind,
        event.actor.id,
        event.data,
        previous,
        hashOf(previous, centre.id, id, 4, event),
      ],
    )
  })
  assert.match((await faultsOf(number))[0] ?? '', /event 5 was altered/)
  const { number: tail } = await forge('append', async (admin, id) => {
    const log = await orgTransaction(app.store.pool, centre.id, (client) => loadEvents(client, centre.id, id))
    const { event, seq, hash } = log.at(-1)!
    await admin.query(
      `insert into case_event (org_id, case_id, seq, type, at, actor_kind, actor_id, audience, data, prev_hash, hash)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        centre.id,
        id,
        seq + 1,
        event.type,
        event.at,
        event.actor.kind,
        event.actor.id,
        event.audience,
        event.data,
        hash,
        hashOf(hash, centre.id, id, seq + 1, event),
      ],
    )
  })
  assert.match((await faultsOf(tail))[0] ?? '', /event 8 was added/)
})

test('5. the tail cut off: the first missing event is named; with the version turned back too, the state gives it away', async () => {
  const { number } = await forge('cut', (admin, id) =>
    admin.query('delete from case_event where case_id = $1 and seq >= 5', [id]),
  )
  assert.match((await faultsOf(number))[0] ?? '', /event 5 is missing/)
  const { number: back } = await forge('cut-and-turn-back', async (admin, id) => {
    await admin.query('delete from case_event where case_id = $1 and seq >= 5', [id])
    await admin.query(`update case_file set version = 4 where id = $1`, [id])
  })
  assert.match((await faultsOf(back))[0] ?? '', /state is not the fold/)
})

test('a whole case taken out leaves a hole in the numbers; its events alone are noticed too', async () => {
  const { number } = await forge('vanish', async (admin, id) => {
    for (const table of ['case_event', 'case_file', 'case_code', 'idempotency_key', 'outbox'])
      await admin.query(`delete from ${table} where ${table === 'case_file' ? 'id' : 'case_id'} = $1`, [id])
  })
  const { caseId } = await forge('file-only', (admin, id) => admin.query('delete from case_file where id = $1', [id]))
  const { faults } = await verifyLog(app.store)
  assert.ok(faults.some((fault) => fault.includes(`number ${Number(number.slice(-6))} of 2026 is missing`)))
  assert.ok(faults.some((fault) => fault.startsWith(caseId) && fault.includes('events without their case')))
})

test('6. everything rewritten and rehashed: the log alone is sound; only heads noted elsewhere give it away', async () => {
  const before = await verifyLog(app.store)
  const { number, caseId } = await forge('untouched-as-yet', async () => undefined)
  const { heads } = await verifyLog(app.store)
  await asSuperuser(t.database.adminUrl, async (admin) => {
    await admin.query("set session_replication_role = 'replica'")
    const log = await orgTransaction(app.store.pool, centre.id, (client) => loadEvents(client, centre.id, caseId))
    let previous: Buffer = chainStart
    const events = log.map(({ event }) =>
      event.type === 'noted' ? { ...event, data: { text: '没有打过电话' } } : event,
    ) as (typeof log)[0]['event'][]
    for (const [index, event] of events.entries()) {
      const hash = hashOf(previous, centre.id, caseId, index + 1, event)
      await admin.query('update case_event set data = $3, prev_hash = $4, hash = $5 where case_id = $1 and seq = $2', [
        caseId,
        index + 1,
        event.data,
        previous,
        hash,
      ])
      previous = hash
    }
    await admin.query('update case_file set state = $2 where id = $1', [caseId, fold(events)])
  })
  assert.deepEqual(await faultsOf(number), [], 'an unkeyed chain cannot see this')
  const { faults } = await verifyLog(app.store, heads)
  const found = faults.filter((fault) => fault.startsWith(number))
  assert.match(found[0] ?? '', /event 7 or one before it was rewritten/)
  const untouched = Object.keys(before.heads).filter((id) => !before.faults.length && id !== caseId)
  assert.ok(
    untouched.every((id) => heads[id]?.hash === before.heads[id]?.hash),
    'a later head of an untouched case is the same',
  )
})
