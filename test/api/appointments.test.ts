/** Appointments over HTTP: free times and why, none given twice, who may, and what another centre sees of it. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { moveTime, takeTime } from '#app/portal-appointments.ts'
import type { Performed } from '#app/perform.ts'
import type { Instant } from '#core/clock/date.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { orgQuery } from '#store/org-query.ts'
import { inOrg } from '#store/staff.ts'
import { testApp } from '#test/support/app.ts'
import { sorted, sortedCase as sortedAnew, type WorkedCase } from '#test/support/commands.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { orgs: 2 })
const { clerk, worker, worker2, director } = t.staff
const pool = t.app.store.pool

interface FreeTime {
  readonly at: Instant
  readonly minutes: number
  readonly staff: { readonly id: string; readonly name: string }
  readonly why: string
}
const free = async (made: WorkedCase, query = 'kind=room', staff = worker): Promise<FreeTime[]> => {
  const { status, body, text } = await (await t.as(staff)).get(`/api/cases/${made.id}/slots?${query}`)
  assert.equal(status, 200, text)
  return body.slots as FreeTime[]
}
const meet = (slot: FreeTime, change: Readonly<Record<string, unknown>> = {}) => ({
  type: 'makeAppointment',
  kind: 'room',
  at: slot.at,
  minutes: slot.minutes,
  place: '',
  staff: slot.staff.id,
  topic: '把明细对一遍',
  ...change,
})
const session = (made: WorkedCase) => ({ orgId: t.centre.id, caseId: made.id })

/** Taken in at the window, all with one session of each colleague: so many cases would be too many sign-ins. */
async function workedCase(change: Readonly<Record<string, unknown>> = {}): Promise<WorkedCase> {
  const client = await t.as(worker)
  const made = await client.post('/api/cases', { ...registration, channel: 'walkIn', owner: worker.id, ...change })
  assert.equal(made.status, 201, made.text)
  const id = made.body.id as string
  const file = async (staff: typeof worker) => (await (await t.as(staff)).get(`/api/cases/${id}`)).body
  const send = async (staff: typeof worker, command: object) =>
    await (
      await t.as(staff)
    ).post(`/api/cases/${id}/commands`, { expectedVersion: (await file(worker)).version, command })
  return {
    id,
    file,
    async does(staff, command) {
      const { status, body, text } = await send(staff, command)
      assert.equal(status, 200, text)
      return body
    },
    async refused(staff, command) {
      const { status, body } = await send(staff, command)
      return { status, codes: ((body.refusals ?? []) as { code: string }[]).map(({ code }) => code) }
    },
  }
}
async function sortedCase(change: Readonly<Record<string, unknown>> = {}): Promise<WorkedCase> {
  const made = await workedCase(change)
  await made.does(worker, sorted)
  return made
}

test('free times: whoever has it in hand comes first, and it is said why; what was agreed is gone for everybody', async () => {
  const made = await sortedCase()
  const [first, second] = await free(made)
  // 09:00 and an hour's notice.
  assert.deepEqual([first!.at, first!.minutes, first!.staff.id], ['2026-03-03T02:00:00.000Z', 30, worker.id])
  assert.match(first!.why, /由这位同事负责/)
  const file = await made.does(worker, meet(first!))
  assert.deepEqual(
    file.appointments.map((each: Record<string, unknown>) => [each['id'], each['kind'], each['place'], each['status']]),
    [['v1', 'room', '静室', 'open']],
  )
  assert.match(file.appointments[0].why, /由这位同事负责/)
  assert.match(file.timeline.at(-1).title, /约好了：到静室面谈/)
  const other = await sortedCase()
  assert.equal((await free(other))[0]!.at, second!.at, 'the room is taken')
  const call = (await free(other, 'kind=phone'))[0]!
  assert.deepEqual([call.at, call.staff.id !== worker.id], [first!.at, true], 'a colleague rings at that time')
  assert.deepEqual(await other.refused(worker, meet(first!)), { status: 409, codes: ['slot-taken'] })
  assert.deepEqual(await other.refused(worker, meet(first!, { staff: worker2.id })), {
    status: 409,
    codes: ['slot-taken'],
  })
  assert.deepEqual(await other.refused(worker, meet(first!, { staff: 'nobody' })), {
    status: 422,
    codes: ['no-such-colleague'],
  })
  await made.does(worker, { type: 'cancelAppointment', appointmentId: 'v1', reason: '当事人改来窗口' })
  assert.equal((await free(other))[0]!.at, first!.at, 'given back')
})

test('moving: its own time is not in its way; somebody on leave is not put in', async () => {
  const made = await sortedCase()
  const [first] = await free(made)
  await made.does(worker, meet(first!))
  const again = await free(made, 'kind=room&moving=v1')
  assert.equal(again[0]!.at, first!.at)
  const day = '2026-03-05'
  await inOrg(pool, t.centre.id, (client) =>
    client.query(`insert into staff_leave (org_id, staff_id, starts, ends) values ($1, $2, $3, $3)`, [
      t.centre.id,
      worker.id,
      day,
    ]),
  )
  const then = (await free(made, 'kind=room&moving=v1')).filter(({ at }) => at.startsWith(day))
  assert.ok(then.length > 0 && then.every(({ staff }) => staff.id !== worker.id))
  const move = { type: 'moveAppointment', appointmentId: 'v1', minutes: 30, place: '', at: then[0]!.at }
  assert.deepEqual(await made.refused(worker, { ...move, staff: worker.id }), { status: 409, codes: ['staff-away'] })
  const file = await made.does(worker, { ...move, staff: then[0]!.staff.id })
  assert.deepEqual([file.appointments[0].at, file.appointments[0].place], [then[0]!.at, '静室'])
  await made.does(worker, { type: 'cancelAppointment', appointmentId: 'v1', reason: '不用了' })
})

test('fifty at once for one time: one gets it, forty-nine are told it is gone; the diary has it once', async () => {
  const made = await Promise.all(Array.from({ length: 50 }, () => workedCase()))
  const [slot] = await free(made[0]!, 'kind=room')
  const wish = { kind: 'room', at: slot!.at, topic: '', place: '' } as const
  const done = await Promise.all(made.map((one) => takeTime(t.app, session(one), 'zh', t.app.newId(), wish)))
  const codes = (each: Performed) => (each.ok ? ['ok'] : each.refusals.map(({ code }) => code))
  assert.equal(done.filter(({ ok }) => ok).length, 1)
  assert.deepEqual(new Set(done.filter(({ ok }) => !ok).flatMap(codes)), new Set(['slot-taken']))
  const rows = await orgQuery<{ n: number }>(pool, t.centre.id, {
    text: `select count(*)::int as n from appointment where starts = $1 and status = 'open'`,
    values: [slot!.at],
  })
  assert.equal(rows[0]!.n, 1)
  // By telephone there are as many as there are colleagues, and not one more.
  const calls = await Promise.all(
    made.map((one) => takeTime(t.app, session(one), 'zh', t.app.newId(), { ...wish, kind: 'phone' })),
  )
  const staff = calls.flatMap((each) => (each.ok ? [each.state.appointments!.at(-1)!.staff] : []))
  assert.ok(staff.length >= 1)
  assert.equal(new Set(staff).size, staff.length, 'nobody is in two places')
  const others = await Promise.all(
    made.slice(0, 20).map((one) => moveTime(t.app, session(one), 'zh', t.app.newId(), { moving: 'v1', at: slot!.at })),
  )
  assert.ok(others.every(({ ok, ...rest }) => ok || !('record' in rest)))
})

test('a key asked twice makes one appointment and says the same', async () => {
  const made = await workedCase()
  const slot = (await free(made, 'kind=phone')).at(-1)!
  const wish = { kind: 'phone', at: slot.at, topic: '问进度', place: '' } as const
  const key = t.app.newId()
  const [first, second] = [
    await takeTime(t.app, session(made), 'zh', key, wish),
    await takeTime(t.app, session(made), 'zh', key, wish),
  ]
  assert.ok(first.ok && second.ok && second.repeated)
  assert.equal((await made.file(worker)).appointments.length, 1)
})

test('going along: steps ticked one by one, by whoever went', async () => {
  const made = await sortedCase()
  const slot = (await free(made, 'kind=accompany'))[0]!
  const along = meet(slot, { kind: 'accompany', minutes: 90, place: '医院收费处', steps: ['重开明细', '交到窗口'] })
  const { appointments } = await made.does(worker, along)
  assert.deepEqual(
    appointments[0].steps.map(({ id }: { id: string }) => id),
    ['s1', 's2'],
  )
  const tick = { type: 'recordHelpStep', appointmentId: 'v1', stepId: 's1', note: '医院盖了章' }
  const file = await made.does(worker2, tick)
  assert.equal(file.appointments[0].steps[0].done.by.id, worker2.id)
  assert.deepEqual(await made.refused(worker2, tick), { status: 409, codes: ['thing-not-open'] })
})

test('the clerk who handed it over may agree on a time; a clerk who did not, sees no such case', async () => {
  const mine = await (await t.as(clerk)).post('/api/cases', { ...registration, comes: 'later' })
  assert.equal(mine.status, 201, mine.text)
  const id = mine.body.id as string
  const asClerk = await t.as(clerk)
  const { body } = await asClerk.get(`/api/cases/${id}/slots?kind=room`)
  const slot = body.slots[0] as FreeTime
  const { body: file } = await asClerk.get(`/api/cases/${id}`)
  const sent = await asClerk.post(`/api/cases/${id}/commands`, { expectedVersion: file.version, command: meet(slot) })
  assert.equal(sent.status, 200, sent.text)
  assert.ok(sent.body.assigned.length > 0, 'why it was given to just this colleague')
  const other = await sortedCase()
  assert.equal((await asClerk.get(`/api/cases/${other.id}/slots?kind=room`)).status, 404)
})

test('why it was given to just them: kept when routing chose, silent when a person did', async () => {
  const routed = await (await t.as(clerk)).post('/api/cases', registration)
  const { body } = await (await t.as(worker)).get(`/api/cases/${routed.body.id}`)
  assert.match(body.assigned.join(), /[手熟只]/)
  assert.deepEqual((await (await sortedCase()).file(worker)).assigned, [])
})

test('the day: mine and the room; whoever is complained about sees the room taken and nothing more', async () => {
  const made = await workedCase({
    blocker: { ...registration.blocker, causes: ['attitude-or-inaction'], refusedBy: worker2.id },
  })
  const slot = (await free(made)).find(({ at }) => at.startsWith('2026-03-03'))!
  assert.deepEqual(await made.refused(worker, meet(slot, { staff: worker2.id })), {
    status: 403,
    codes: ['judge-is-refuser'],
  })
  assert.ok((await free(made, 'kind=phone')).every(({ staff }) => staff.id !== worker2.id))
  await made.does(worker, meet(slot))
  const day = async (staff: typeof worker) =>
    (await (await t.as(staff)).get('/api/appointments?date=2026-03-03')).body.entries as {
      at: string
      mine: boolean
      topic: string
      case: { id: string } | null
    }[]
  const seen = (await day(worker)).find(({ case: of }) => of?.id === made.id)!
  assert.deepEqual([seen.mine, seen.topic], [true, '把明细对一遍'])
  const concerned = (await day(worker2)).find(({ at }) => at === slot.at)!
  assert.deepEqual([concerned.case, concerned.topic, concerned.mine], [null, '', false])
  assert.ok(
    (await day(director)).some(({ case: of }) => of?.id === made.id),
    'the room is everybody’s',
  )
})

test('walls: another centre gets 404, sees no row, and its room is its own', async () => {
  const made = await sortedCase()
  const theirs = t.centres[1]!
  const stranger = await t.as(theirs.staff.worker)
  assert.equal((await stranger.get(`/api/cases/${made.id}/slots?kind=room`)).status, 404)
  assert.deepEqual((await stranger.get('/api/appointments?date=2026-03-03')).body.entries, [])
  const rows = await orgQuery(pool, theirs.id, { text: 'select * from appointment' })
  assert.deepEqual(rows, [])
  await assert.rejects(
    inOrg(pool, theirs.id, (client) =>
      client.query(
        `insert into appointment (org_id, case_id, thing, kind, status, starts, ends, staff_id)
         values ($1, $2, 'v9', 'room', 'open', now(), now() + interval '30 minutes', 'x')`,
        [t.centre.id, made.id],
      ),
    ),
    /row-level security/,
  )
})

test('a visit is wished for and confirmed; both are reminded on the working day before; nobody came, another is offered', async () => {
  const made = await sortedAnew(t)
  // A Monday: the working day before is a Friday.
  const slot = (await free(made, 'kind=home')).find(({ at }) => at.startsWith('2026-03-09'))!
  assert.equal(slot.minutes, 60)
  const wish = { kind: 'home', at: slot.at, topic: '腿脚不便', place: '' } as const
  const refused = await takeTime(t.app, session(made), 'zh', t.app.newId(), wish)
  assert.ok(!refused.ok && refused.refusals[0]!.code === 'place-needed')
  const asked = await takeTime(t.app, session(made), 'zh', t.app.newId(), { ...wish, place: '三楼东户' })
  assert.ok(asked.ok && asked.state.appointments![0]!.status === 'asked')
  const confirm = {
    type: 'moveAppointment',
    appointmentId: 'v1',
    at: slot.at,
    minutes: 60,
    place: '三楼东户',
    staff: slot.staff.id,
  }
  const file = await made.does(worker, confirm)
  assert.equal(file.appointments[0].status, 'open')
  t.clock.set('2026-03-06T00:31:00.000Z')
  await sweepCases(t.app)
  await dispatchAll(t.app)
  const told = await orgQuery<{ recipient_kind: string; text: string; template: string }>(pool, t.centre.id, {
    text: `select recipient_kind, template, text from message where case_id = $1 and template like 'appointment%' order by created_at`,
    values: [made.id],
  })
  const near = told.filter(({ template }) => template === 'appointmentNear')
  assert.deepEqual(new Set(near.map(({ recipient_kind: kind }) => kind)), new Set(['person', 'staff']))
  t.clock.set('2026-03-10T00:31:00.000Z')
  await sweepCases(t.app)
  const after = await made.file(worker)
  assert.ok(after.timeline.some((line: { type: string }) => line.type === 'appointmentNear'))
  assert.ok(after.timeline.some((line: { type: string }) => line.type === 'appointmentUnsaid'))
  await made.does(worker, { type: 'recordAppointment', appointmentId: 'v1', came: false, note: '敲门没有人' })
  await dispatchAll(t.app)
  const word = await orgQuery<{ text: string }>(pool, t.centre.id, {
    text: `select text from message where case_id = $1 and template = 'appointmentMissed' and recipient_kind = 'person'`,
    values: [made.id],
  })
  assert.match(word[0]!.text, /没有见到您。没关系，请在查询页另约/)
  await made.does(
    worker,
    meet({ ...slot, at: '2026-03-11T02:00:00.000Z' as Instant }, { kind: 'home', place: '三楼东户' }),
  )
})
