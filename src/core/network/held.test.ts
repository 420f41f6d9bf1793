import test from 'node:test'
import assert from 'node:assert/strict'
import { workingMillisBetween } from '#core/clock/hours.ts'
import { accepted, at, calendar, party, person, sample, wang } from '#test/support/case-world.ts'
import { heldBy } from './held.ts'

const hours = (millis: number): number => millis / 3_600_000

test('held: office time goes to whoever had the turn, and all of it to somebody', () => {
  const play = accepted()
  play.until('2026-03-02 10:00').does(wang, sample.refer)
  play.until('2026-03-03 10:00').does(party('r1'), { ...sample.giveBack, referralId: 'r1' })
  play.until('2026-03-03 11:00').does(wang, sample.ask)
  play.until('2026-03-04 11:00').does(person, { type: 'provideMaterials', requestId: 'q1', text: '' })
  const now = at('2026-03-04 16:00')
  const { turns, bodies } = heldBy(play.events, calendar, now)
  const total = workingMillisBetween(calendar, play.state!.registeredAt, now)
  assert.equal(turns.us + turns.person + turns.party + turns.supervisor, total)
  const day = hours(workingMillisBetween(calendar, at('2026-03-03 00:00'), at('2026-03-04 00:00')))
  assert.equal(hours(turns.party), day)
  assert.equal(hours(turns.person), day)
  assert.deepEqual(
    bodies.map(({ body, millis, late }) => [body, hours(millis), late]),
    [['区医保中心', day, 0]],
  )
})

test('held: two bodies asked at once hold their own time, and what came after their date is told apart', () => {
  const play = accepted()
  play.until('2026-03-02 10:00').does(wang, { ...sample.refer, workingDays: 1, others: [{ body: '区人社局', contact: '' }] })
  play.until('2026-03-03 10:00').does(party('r2'), { ...sample.answer, referralId: 'r2' })
  const { turns, bodies } = heldBy(play.events, calendar, at('2026-03-05 10:00'))
  const [insurance, labour] = bodies
  assert.deepEqual([insurance!.body, labour!.body], ['区医保中心', '区人社局'])
  assert.ok(insurance!.millis > labour!.millis)
  assert.equal(labour!.late, 0)
  assert.ok(insurance!.late > 0 && insurance!.late < insurance!.millis)
  assert.equal(turns.party, insurance!.millis)
})

test('held: a closed case is held by nobody', () => {
  const play = accepted()
  play.does(wang, sample.reply, sample.deliver)
  play.does(person, sample.solved)
  play.does(wang, sample.close)
  const then = heldBy(play.events, calendar, play.now)
  assert.deepEqual(heldBy(play.events, calendar, at('2026-06-01 10:00')), then)
})
