import test from 'node:test'
import assert from 'node:assert/strict'
import { plainDate } from '#core/clock/date.ts'
import { accepted, answered, at, calendar, li, person, sample, system, wang, type Play } from '#test/support/case-world.ts'
import type { CaseState } from './case.ts'
import { evolve } from './evolve.ts'
import { silentDays, sweep } from './sweep.ts'

/** What the clock brings about at that moment; the same moment again must bring nothing. */
function due(play: Play, moment: string): string[] {
  const now = at(moment)
  const events = sweep(play.state!, { actor: system, now, calendar })
  const after = events.reduce<CaseState>(evolve, play.state!)
  assert.deepEqual(sweep(after, { actor: system, now, calendar }), [])
  return events.map((event) => event.type)
}

test('sweep: warned once on the day before, overdue once after it, and again only for another date', () => {
  const play = accepted()
  play.until('2026-03-05 09:00').does(wang, sample.tell)
  assert.deepEqual(due(play, '2026-03-05 10:00'), [])
  assert.deepEqual(due(play, '2026-03-06 09:00'), ['deadlineNear'])
  assert.deepEqual(due(play, '2026-03-09 16:30'), ['deadlineNear'], 'the due moment itself is in time')
  play.until('2026-03-09 16:31').does(system, sample.sweep)
  assert.equal(play.state!.overdueSince, at('2026-03-09 16:30'))
  assert.deepEqual(due(play, '2026-03-09 17:00'), [])
})

test('sweep: a request lapses the day after its day, its pause ends, and the date that comes out is marked at once', () => {
  const play = accepted()
  play.until('2026-03-06 09:00').does(wang, { ...sample.ask, until: plainDate('2026-03-10') })
  assert.deepEqual(due(play, '2026-03-10 23:59'), [])
  assert.deepEqual(due(play, '2026-03-11 00:01'), ['requestLapsed', 'deadlineNear'])
})

test('sweep: silence is counted from the last word to the person; a heartbeat starts it anew', () => {
  const play = accepted()
  assert.equal(silentDays(play.state!, at('2026-03-05 08:00'), calendar), 3)
  play.until('2026-03-05 08:00').does(system, sample.sweep)
  assert.deepEqual([play.state!.silences, silentDays(play.state!, play.now, calendar)], [1, 0])
  play.does(wang, sample.tell)
  assert.equal(play.state!.silences, 0)
})

test('sweep: after an answer in silence, the case closes when the days to object have passed', () => {
  const play = answered()
  assert.deepEqual(due(play, '2026-03-06 18:00'), [])
  assert.deepEqual(due(play, '2026-03-09 00:01'), ['closed'])
  const heard = answered()
  heard.does(li, sample.call)
  heard.until('2026-03-09 00:01').does(system, sample.sweep)
  assert.deepEqual(heard.events.at(-1)!.data, { outcome: 'done', because: 'heard' })
  const solved = answered()
  solved.does(person, sample.solved)
  solved.until('2026-03-09 00:01').does(system, sample.sweep)
  assert.deepEqual(solved.events.at(-1)!.data, { outcome: 'done', because: 'solved' })
})

test('sweep: a person who said something is not silent; the days run again from our answer to it', () => {
  const play = answered()
  play.does(person, sample.say)
  assert.equal(play.state!.turn, 'us')
  assert.deepEqual(due(play, '2026-03-09 09:00'), ['fellSilent'])
  play.until('2026-03-09 10:00').does(wang, sample.tell)
  assert.equal(play.state!.turn, 'person')
  assert.deepEqual(due(play, '2026-03-13 18:00'), [])
  assert.deepEqual(due(play, '2026-03-16 00:01'), ['closed'])
})

test('sweep: a "no" never closes by itself', () => {
  const play = answered()
  play.does(person, sample.unsolved)
  assert.equal(due(play, '2026-12-30 09:00').includes('closed'), false)
})

test('sweep: nothing stirs in what is closed', () => {
  const play = answered()
  play.does(person, sample.solved)
  play.does(wang, sample.close)
  assert.deepEqual(due(play, '2027-06-01 09:00'), [])
})
