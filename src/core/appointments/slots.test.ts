import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { isWorkingDay } from '#core/clock/calendar.ts'
import { addMinutes, dateOf, plainDate, timeOf } from '#core/clock/date.ts'
import { isOpen } from '#core/clock/hours.ts'
import { at, calendar } from '#test/support/case-world.ts'
import { clash, daysOffered, freeSlots, type Host, type SlotWish, type Taken } from './slots.ts'

const host = (id: string, load = 0, more: Partial<Host> = {}): Host => ({ id, specialities: [], load, leave: [], ...more })
// Tuesday.
const wish: SlotWish = {
  kind: 'room',
  minutes: 30,
  now: at('2026-03-03 09:10'),
  category: 'insurance',
  handler: null,
  exclude: null,
}
const times = (slots: readonly { at: string }[], day: string) =>
  slots.filter((slot) => dateOf(slot.at as never) === day).map((slot) => timeOf(slot.at as never).slice(0, 5))

test('slots: the opening hours of ten open days, no lunch, no weekend, an hour of notice', () => {
  const slots = freeSlots(wish, calendar, [host('wang')], [])
  assert.deepEqual(times(slots, '2026-03-03'), ['10:30', '11:00', '13:00', '13:30', '14:00', '14:30', '15:00', '15:30', '16:00'])
  const days = [...new Set(slots.map((slot) => dateOf(slot.at)))]
  assert.equal(days.length, daysOffered)
  assert.deepEqual(days.at(-1), '2026-03-16')
  assert.ok(days.every((day) => isWorkingDay(calendar, day)))
  const long = freeSlots({ ...wish, minutes: 60 }, calendar, [host('wang')], [])
  assert.deepEqual(times(long, '2026-03-04'), [
    '08:30',
    '09:00',
    '09:30',
    '10:00',
    '10:30',
    '13:00',
    '13:30',
    '14:00',
    '14:30',
    '15:00',
    '15:30',
  ])
})

test('slots: a holiday is no day, a weekend that is worked is one', () => {
  const slots = freeSlots({ ...wish, now: at('2026-09-24 08:00') }, calendar, [host('wang')], [])
  const days = new Set<string>(slots.map((slot) => dateOf(slot.at)))
  assert.ok(!days.has('2026-10-01'))
  for (const day of days) assert.ok(isWorkingDay(calendar, plainDate(day)), day)
})

test('slots: who comes and why: in hand before field before load; nobody who is away, taken or complained about', () => {
  const hosts = [host('busy', 9, { specialities: ['insurance'] }), host('idle', 1), host('owner', 30), host('sun', 0)]
  const first = (change: Partial<SlotWish>, list = hosts, taken: Taken[] = []) => {
    const [slot] = freeSlots({ ...wish, ...change }, calendar, list, taken)
    return slot && [slot.staff, slot.why]
  }
  assert.deepEqual(first({ handler: 'owner' }), ['owner', ['handles']])
  assert.deepEqual(first({ handler: 'busy' }), ['busy', ['handles', 'speciality']])
  assert.deepEqual(first({}), ['busy', ['speciality']])
  assert.deepEqual(first({ category: null }), ['sun', ['lightestLoad']])
  assert.deepEqual(first({ category: null, exclude: 'sun' }), ['idle', ['lightestLoad']])
  assert.deepEqual(first({ exclude: 'wang' }, [host('li')]), ['li', ['onlyOne']])
  assert.equal(first({ exclude: 'li' }, [host('li')]), undefined)
  const away = host('owner', 0, { leave: [{ from: plainDate('2026-03-03'), until: plainDate('2026-03-03') }] })
  assert.deepEqual(first({ handler: 'owner', category: null }, [away, host('li')]), ['li', ['onlyOne']])
  const taken = { at: at('2026-03-03 10:45'), minutes: 30, staff: 'owner', room: false }
  assert.deepEqual(first({ handler: 'owner', category: null }, [host('owner'), host('li')], [taken]), ['li', ['onlyOne']])
})

test('slots: the one quiet room is not given twice, whoever sits there; the telephone needs none', () => {
  const taken: Taken[] = [{ at: at('2026-03-03 13:00'), minutes: 60, staff: 'li', room: true }]
  const [wang, li] = [host('wang'), host('li')]
  assert.ok(!times(freeSlots(wish, calendar, [wang, li], taken), '2026-03-03').includes('13:00'))
  assert.ok(!times(freeSlots(wish, calendar, [wang, li], taken), '2026-03-03').includes('13:30'))
  assert.ok(times(freeSlots(wish, calendar, [wang, li], taken), '2026-03-03').includes('14:00'), 'one ends where the next begins')
  const calls = freeSlots({ ...wish, kind: 'phone' }, calendar, [wang, li], taken)
  assert.equal(calls.find((slot) => slot.at === at('2026-03-03 13:30'))!.staff, 'wang')
})

test('slots: whatever is offered is free, open and not away; taking all of it leaves nothing twice', () => {
  const start = fc.integer({ min: 0, max: 60 * 24 * 14 }).map((minutes) => addMinutes(at('2026-04-27 08:00'), minutes))
  const someTaken = fc.array(
    fc.record({
      at: start,
      minutes: fc.integer({ min: 10, max: 180 }),
      staff: fc.constantFrom('a', 'b', 'c'),
      room: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(start, someTaken, fc.constantFrom('room', 'phone', 'home'), (now, taken, kind) => {
      const leave = [{ from: plainDate('2026-04-28'), until: plainDate('2026-04-29') }]
      const hosts = [host('a', 3), host('b', 2, { leave }), host('c', 1)]
      const all: Taken[] = [...taken]
      for (let round = 0; round < 3; round++) {
        const slots = freeSlots({ ...wish, kind, now }, calendar, hosts, all)
        for (const slot of slots) {
          assert.ok(slot.at > now && isOpen(calendar, slot.at) && isOpen(calendar, addMinutes(slot.at, 29)))
          assert.equal(clash({ ...slot, kind }, all, hosts.find(({ id }) => id === slot.staff)!.leave), null)
        }
        // Slots do not overlap among themselves: one begin each.
        assert.equal(new Set(slots.map((slot) => slot.at)).size, slots.length)
        all.push(...slots.map((slot) => ({ ...slot, room: kind === 'room' })))
      }
    }),
    { numRuns: 40 },
  )
})
