import assert from 'node:assert/strict'
import test from 'node:test'
import { accepted, at, calendar, person, sample, system, wang } from '#test/support/case-world.ts'
import { sweep } from '../case/sweep.ts'
import { nextLookAt } from './due.ts'

const types = (play: ReturnType<typeof accepted>, moment: string) =>
  sweep(play.state!, { actor: system, now: at(moment), calendar }).map(({ type }) => type)

test('reminder: on the morning of the working day before, once, and again only for another time', () => {
  const play = accepted()
  play.does(wang, { ...sample.meet, at: at('2026-03-09 10:00') })
  // Monday: reminded on Friday.
  assert.equal(nextLookAt(play.state!.appointments![0]!, calendar), at('2026-03-06 08:30'))
  play.until('2026-03-05 10:00').does(wang, sample.tell)
  assert.ok(!types(play, '2026-03-06 08:29').includes('appointmentNear'))
  play.until('2026-03-06 08:30').does(system, sample.sweep)
  assert.deepEqual(
    play.events.filter(({ type }) => type === 'appointmentNear').map(({ data }) => data),
    [{ id: 'v1', kind: 'room', at: at('2026-03-09 10:00'), place: '静室', staff: 'wang' }],
  )
  assert.ok(!types(play, '2026-03-06 09:00').includes('appointmentNear'))
  play.does(wang, { ...sample.meetLater, at: at('2026-03-11 10:00') })
  assert.ok(types(play, '2026-03-10 08:30').includes('appointmentNear'))
})

test('reminder: none for what was agreed on the day itself, nor when it is over; a visit that is not confirmed is not promised', () => {
  const play = accepted()
  play.does(wang, { ...sample.meet, at: at('2026-03-03 15:00') })
  assert.ok(!types(play, '2026-03-03 08:30').includes('appointmentNear'))
  const late = accepted()
  late.does(wang, { ...sample.meet, at: at('2026-03-05 10:00') })
  assert.ok(!types(late, '2026-03-05 10:30').includes('appointmentNear'))
  const asked = accepted()
  asked.does(person, { ...sample.meet, kind: 'home', place: '长宁路 1 号', at: at('2026-03-06 10:00') })
  assert.ok(!types(asked, '2026-03-05 09:00').includes('appointmentNear'))
})

test('afterwards: we are asked once how it went, and the case does not close over it', () => {
  const play = accepted()
  play.does(wang, { ...sample.meet, at: at('2026-03-03 15:00') })
  play.until('2026-03-03 16:00').does(wang, sample.reply, sample.deliver)
  assert.deepEqual(types(play, '2026-03-04 08:29'), [])
  play.until('2026-03-04 08:30').does(system, sample.sweep)
  assert.equal(play.events.at(-1)!.type, 'appointmentUnsaid')
  assert.equal(play.events.at(-1)!.audience, 'staff')
  assert.deepEqual(types(play, '2026-03-20 08:30'), [], 'asked once; not closed by silence while it stands')
  play.does(wang, { ...sample.met, came: false, note: '没有来' })
  assert.deepEqual([play.events.at(-1)!.type, play.events.at(-1)!.audience], ['appointmentMissed', 'person'])
  assert.deepEqual(types(play, '2026-03-20 08:30'), ['closed'])
})
