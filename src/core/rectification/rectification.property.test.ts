/** Whatever anybody tries in whatever order: the laws of a rectification hold after every step. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { Actor } from '../case/case.ts'
import { addMillis, dateOf, instant, type Instant } from '../clock/date.ts'
import { calendar } from '#test/support/case-world.ts'
import { allowed, maySee } from './allowed.ts'
import { clockOf, isOwed } from './clock.ts'
import type { Command, Look, Order } from './commands.ts'
import { decide } from './decide.ts'
import type { RectificationEvent } from './events.ts'
import { evolve, fold } from './evolve.ts'
import { looksDue } from './recurrence.ts'
import { isEnd, rectificationKinds, staffOf, type Rectification } from './rectification.ts'

const staff = (id: string, ...roles: Actor['roles']): Actor => ({ kind: 'staff', id, roles })
const cast: readonly Actor[] = [
  staff('wang', 'caseworker'),
  staff('li', 'caseworker'),
  staff('zhao', 'caseworker'),
  staff('qian', 'director'),
  staff('sun', 'counter'),
  { kind: 'system', id: 'clock', roles: [] },
  { kind: 'person', id: 'p', roles: [] },
]
const system = cast[5]!

const order: Order = {
  type: 'order',
  id: 'z1',
  number: 'HQ-Z-2026-0001',
  source: { kind: 'case', caseId: 'c1', number: 'HQ-2026-000001', said: '' },
  founded: true,
  concerned: 'zhao',
  hidden: true,
  kind: 'guideCorrection',
  wrong: '指南少写一份材料',
  goal: '指南补上',
  where: '网上办事大厅',
  scope: { itemId: 'i1', item: '居住证', cause: 'guide-wrong', layer: null },
  owner: { staff: 'wang' },
  days: 10,
}

const words = fc.constantFrom('', '写清楚了')
const days = fc.constantFrom(0, 1, 5, 200)
const owners = fc.constantFrom({ staff: 'wang' }, { staff: 'li' }, { staff: 'zhao' }, { body: '区医保局' }, { body: ' ' })
const commands: fc.Arbitrary<Command> = fc.oneof(
  fc.constant({ type: 'accept' } as const),
  fc.record({ type: fc.constant('handOver' as const), owner: owners, reason: words }),
  fc.record({ type: fc.constant('changeKind' as const), kind: fc.constantFrom(...rectificationKinds), reason: words }),
  fc.record({ type: fc.constant('askExtension' as const), days, reason: words }),
  fc.record({ type: fc.constant('decideExtension' as const), granted: fc.boolean(), note: words }),
  fc.record({ type: fc.constant('reportDone' as const), text: words, papers: fc.constant([]), sentTo: words }),
  fc.record({
    type: fc.constant('verify' as const),
    enough: fc.boolean(),
    note: words,
    answer: fc.constantFrom('accepted' as const, 'partly' as const, 'refused' as const),
  }),
  fc.record({ type: fc.constant('chase' as const), text: words }),
  fc.record({ type: fc.constant('cancel' as const), reason: words }),
  fc.record({ type: fc.constant('again' as const), reason: words, days }),
)
const step = fc.record({
  onward: fc.boolean(),
  who: fc.nat(cast.length - 1),
  command: commands,
  hours: fc.constantFrom(0, 0, 2, 30, 700, 2300),
  n: fc.nat(4),
  m: fc.constantFrom(0, 1, 1, 2, 4),
})

/** What brings it forward, by somebody who may; null while only time does. */
function nextStep({ status, owner }: Rectification): readonly [Actor, Command] | null {
  const owes = cast.find(({ id }) => id === staffOf(owner)) ?? cast[0]!
  if (status === 'ordered') return [owes, { type: 'accept' }]
  if (status === 'accepted') return [owes, { type: 'reportDone', text: '改好了', papers: [], sentTo: '区人社局' }]
  return status === 'done' ? [cast[3]!, { type: 'verify', enough: true, note: '看过了', answer: 'accepted' }] : null
}

const look = (length: number, before: number, after: number): Look => ({
  days: length,
  before,
  after,
  ofBefore: 9,
  ofAfter: 9,
  cases: Array.from({ length: after }, (_, at) => ({ id: `c${at}`, number: `n${at}` })),
  unsorted: 0,
})

/** Does one command and checks what must hold whatever it was. */
function act(state: Rectification, log: RectificationEvent[], command: Command, actor: Actor, now: Instant): Rectification {
  const offered = allowed(state, actor).find((each) => each.command === command.type)
  const made = decide(state, command, { actor, now, calendar })
  if (!offered || offered.reasons.length > 0) assert.ok(!made.ok, `${command.type} was not offered and was done`)
  if (!made.ok) {
    assert.ok(made.refusals.length > 0)
    return state
  }
  const after = made.events.reduce<Rectification>(evolve, state)
  log.push(...made.events)
  assert.deepEqual(fold(log), after, 'the log is the state')
  assert.equal(after.version, log.length)
  holds(state, after, made.events, actor, now)
  return after
}

function holds(before: Rectification, after: Rectification, events: readonly RectificationEvent[], actor: Actor, now: Instant): void {
  const happened = (type: RectificationEvent['type']) => events.some((event) => event.type === type)
  if (actor.id === after.concerned) assert.equal(events.length, 0, 'done by the one it is about')
  if (happened('verified') || happened('sentBack')) {
    assert.notEqual(actor.id, staffOf(before.owner), 'verified by the one who owes it')
    assert.notEqual(actor.id, before.done!.by, 'verified by the one who did it')
  }
  assert.notEqual(staffOf(after.owner), after.concerned, 'owed by the one it is about')
  if (happened('extensionDecided')) {
    assert.notEqual(actor.id, before.extensions.find(({ status }) => status === 'asked')!.askedBy)
    if (events.some((event) => event.type === 'extensionDecided' && event.data.granted))
      assert.ok(now <= clockOf(before, calendar).due!, 'granted when the date had passed')
  }
  if (['proving', 'proven', 'notShown'].includes(after.status)) assert.ok(after.done && after.verified?.enough, 'proven without proof')
  if (after.status === 'proven' || after.status === 'notShown') assert.equal(after.checkpoints.at(-1)!.days, 90)
  if (isEnd(before.status)) assert.ok(events.length === 0 || happened('roundStarted'), 'went on after its end')
  assert.ok(after.past.length >= before.past.length, 'a past round was forgotten')
  if (happened('disproven')) {
    assert.equal(after.status, 'ordered', 'disproven and left lying')
    assert.equal(after.past.at(-1)!.outcome, 'disproven')
    assert.equal(after.round, before.round + 1)
  }
  const counted = after.checkpoints.map(({ days: at }) => at)
  assert.deepEqual(
    counted,
    [...new Set(counted)].toSorted((a, b) => a - b),
    'looked twice',
  )
}

test('rectification: every law holds, whoever tries whatever', () => {
  const reached = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      let now = instant('2026-03-03T01:00:00.000Z')
      const ordered = decide(null, order, { actor: cast[3]!, now, calendar })
      assert.ok(ordered.ok)
      const log = [...ordered.events]
      let state = fold(log)!
      for (const { onward, who, command, hours, n, m } of steps) {
        now = addMillis(now, hours * 3_600_000)
        const [actor, does] = (onward && nextStep(state)) || ([cast[who]!, command] as const)
        state = act(state, log, does, actor, now)
        const looks = looksDue(state, now).map((due) => look(due.days, n, m))
        state = act(state, log, { type: 'sweep', looks }, system, now)
        const version = state.version
        state = act(state, log, { type: 'sweep', looks }, system, now)
        assert.equal(state.version, version, 'the same moment swept twice')
        reached.add(state.past.some(({ outcome }) => outcome === 'disproven') ? 'disproven' : state.status)
      }
    }),
    { numRuns: 1500, seed: 20260303 },
  )
  for (const place of ['accepted', 'done', 'proving', 'disproven', 'proven', 'notShown', 'cancelled'])
    assert.ok(reached.has(place), `never came to ${place}`)
})

test('rectification: nobody but colleagues sees it, and not the one it is about', () => {
  const state = fold(decided(order, cast[3]!))!
  assert.deepEqual(
    cast.map((actor) => [actor.id, maySee(state, actor)]),
    [
      ['wang', true],
      ['li', true],
      ['zhao', false],
      ['qian', true],
      ['sun', false],
      ['clock', true],
      ['p', false],
    ],
  )
  const open = fold(decided({ ...order, hidden: false }, cast[3]!))!
  assert.ok(maySee(open, cast[2]!), 'who followed a rule that is wrong may read what becomes of it')
})

const decided = (command: Order, actor: Actor) => {
  const made = decide(null, command, { actor, now: instant('2026-03-03T01:00:00.000Z'), calendar })
  assert.ok(made.ok, JSON.stringify(made))
  return made.events
}

test('rectification: what an order must hold', () => {
  const codes = (change: Partial<Order>, actor = cast[3]!) => {
    const made = decide(null, { ...order, ...change }, { actor, now: instant('2026-03-03T01:00:00.000Z'), calendar })
    return made.ok ? [] : made.refusals.map(({ code }) => code)
  }
  assert.deepEqual(codes({}), [])
  assert.deepEqual(codes({ founded: false }), ['needs-classification'])
  assert.deepEqual(codes({ goal: ' ' }), ['needs-text'])
  assert.deepEqual(codes({ days: 0 }), ['not-working-days'])
  assert.deepEqual(codes({ owner: { staff: 'zhao' } }), ['concerned-person'])
  assert.deepEqual(codes({ owner: { body: '' } }), ['needs-right-body'])
  assert.deepEqual(codes({}, cast[2]), ['concerned-person'])
  assert.deepEqual(codes({}, cast[4]), ['not-your-role'])
})

test('rectification: yellow the working day before, red from the first day late, once for each date', () => {
  let state = fold(decided(order, cast[3]!))!
  const seen: [string, string][] = []
  for (let day = 0; day < 20; day++) {
    const now = addMillis(instant('2026-03-03T02:00:00.000Z'), day * 86_400_000)
    const made = decide(state, { type: 'sweep', looks: [] }, { actor: system, now, calendar })
    assert.ok(made.ok)
    for (const event of made.events) seen.push([dateOf(now), event.type])
    state = made.events.reduce<Rectification>(evolve, state)
  }
  assert.equal(clockOf(state, calendar).date, '2026-03-17')
  assert.deepEqual(seen, [
    ['2026-03-16', 'deadlineNear'],
    ['2026-03-18', 'becameOverdue'],
  ])
  assert.ok(isOwed(state))
})
