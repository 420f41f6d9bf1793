/** Every command has its consequences once, whoever works them off; and the projection is nothing but the log folded. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { runCommand } from '#app/command.ts'
import type { Command } from '#contract/commands.ts'
import type { CaseState } from '#core/case/case.ts'
import { dispatchAll, dispatchOnce } from '#jobs/dispatch.ts'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { testApp, type TestApp } from '#test/support/app.ts'
import { acceptedCase, askOf, commands, inParallel } from './acts.ts'
import { asSuperuser, audit } from './audit.ts'
import { faultKinds, faultyApp } from './faulty-pool.ts'

/** Thirty cases taken different ways, some to the end. */
async function work(t: TestApp): Promise<void> {
  const { app, staff } = t
  const endings: readonly (readonly Command[])[] = [
    [],
    [commands.note, commands.way],
    [
      commands.refer,
      { type: 'recordAcceptance', referralId: 'r1' },
      { type: 'recordReturn', referralId: 'r1', rightBody: '市档案馆', ground: '已移交' },
    ],
    [
      {
        type: 'askForMaterials',
        materials: [{ name: '劳动合同', why: '证明工龄', where: '原单位' }],
        until: '2026-03-10' as never,
      },
    ],
    [
      {
        type: 'reply',
        outcome: 'done',
        explanation: '档案已经找到，养老手续今天办好。',
        basis: '',
        alternatives: '',
        remedy: '',
      },
      { type: 'recordDelivery', channel: 'phone', reached: true, proof: '电话录音' },
    ],
    [
      { type: 'pause', reason: 'awaitingExpertise', note: '等鉴定' },
      { type: 'resume', note: '鉴定好了' },
    ],
  ]
  await inParallel(Array.from({ length: 30 }), 6, async (_, index) => {
    const { caseId, version: accepted } = await acceptedCase(app, staff.worker, `work-${index}`, index)
    let version = accepted
    for (const [step, command] of endings[index % endings.length]!.entries()) {
      const done = await runCommand(askOf(app, staff.worker), `work-${index}-${step}`, caseId, version, command)
      assert.ok(done.ok, `${command.type}: ${JSON.stringify(done)}`)
      version = done.state.version
    }
  })
}

test('before anything is worked off, every command stands in the outbox once and has told nobody', async (context) => {
  const t = await testApp(context)
  await work(t)
  const held = await audit(t.app, t.database.adminUrl, t.centre.id)
  assert.deepEqual(held.faults, [])
  assert.deepEqual([held.outbox, held.messages], [held.keys, 0])
})

test('four workers at once work it off: every message once, nothing left; worked off again, nothing is told twice', async (context) => {
  const t = await testApp(context)
  await work(t)
  await Promise.all([1, 2, 3, 4].map(() => dispatchAll(t.app)))
  // Rows that were locked by another worker a moment ago.
  await dispatchAll(t.app)
  const held = await audit(t.app, t.database.adminUrl, t.centre.id)
  assert.deepEqual(held.faults, [])
  assert.equal(held.outbox, 0)
  assert.ok(held.messages > 60, `${held.messages} messages`)
  await asSuperuser(t.database.adminUrl, (admin) =>
    admin.query(
      'insert into outbox (org_id, case_id, first_seq, last_seq) select org_id, case_id, first_seq, last_seq from idempotency_key',
    ),
  )
  await Promise.all([1, 2].map(() => dispatchAll(t.app)))
  assert.deepEqual(await audit(t.app, t.database.adminUrl, t.centre.id), held)
})

test('a worker that dies in the middle leaves its rows to the next one, and told nobody', async (context) => {
  const t = await testApp(context)
  await work(t)
  for (const kind of faultKinds) {
    for (let at = 1; ; at++) {
      const before = await audit(t.app, t.database.adminUrl, t.centre.id)
      const faulty = faultyApp(t.app, at, kind)
      const done = await dispatchOnce(faulty.app).catch(() => null)
      const after = await audit(t.app, t.database.adminUrl, t.centre.id)
      assert.deepEqual(after.faults, [], `${kind} at statement ${at}`)
      if (!faulty.struck()) break
      // One command's failure leaves the others alone; a connection that is gone leaves the whole batch.
      if (kind !== 'refuse') assert.equal(done, null)
      if (kind === 'cutBefore') assert.deepEqual(after, before)
      // Past the first dozen statements every further one is another message of the same kind.
      if (at > 12) at += 17
    }
  }
  await dispatchAll(t.app)
  const held = await audit(t.app, t.database.adminUrl, t.centre.id)
  assert.deepEqual([held.faults, held.outbox], [[], 0])
})

test('a command whose consequences cannot be made holds up nobody else and is tried again', async (context) => {
  const t = await testApp(context)
  await work(t)
  const { app } = t
  const poisoned = await asSuperuser(t.database.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ id: string }>('select case_id as id from outbox order by id limit 1')
    await admin.query("alter table message add constraint poison check (case_id <> '" + rows[0]!.id + "')")
    return rows[0]!.id
  })
  const told: string[] = []
  await dispatchAll(app, (_error, row) => told.push(row.caseId))
  assert.ok(told.length > 0 && told.every((id) => id === poisoned))
  const left = await asSuperuser(t.database.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ id: string }>('select distinct case_id as id from outbox')
    await admin.query('alter table message drop constraint poison')
    return rows.map(({ id }) => id)
  })
  assert.deepEqual(left, [poisoned])
  await dispatchAll(app)
  const held = await audit(app, t.database.adminUrl, t.centre.id)
  assert.deepEqual([held.faults, held.outbox], [[], 0])
})

test('after days, sweeps and reactions, each state is the fold of its events and each column what the fold says', async (context) => {
  const t = await testApp(context)
  await work(t)
  for (let day = 0; day < 12; day++) {
    t.clock.advance({ days: 1 })
    // Two processes sweep at the same moment.
    await Promise.all([sweepCases(t.app), sweepCases(t.app)])
    await Promise.all([dispatchAll(t.app), dispatchAll(t.app)])
  }
  await dispatchAll(t.app)
  const { faults, events, messages } = await audit(t.app, t.database.adminUrl, t.centre.id)
  assert.deepEqual(faults, [])
  assert.ok(events > 200 && messages > 100, `${events} events, ${messages} messages`)
  const states = await asSuperuser(
    t.database.adminUrl,
    async (admin) => (await admin.query<{ state: CaseState }>('select state from case_file')).rows,
  )
  assert.ok(
    states.some(({ state }) => state.overdueSince !== null),
    'time did something',
  )
})
