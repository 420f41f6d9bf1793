import test from 'node:test'
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { plainDate } from '#core/clock/date.ts'
import { route, type Candidate } from './route.ts'

const today = plainDate('2026-03-02')
const away = [{ from: plainDate('2026-03-01'), until: today }]
const one = (id: string, change: Partial<Candidate> = {}): Candidate => ({
  id,
  specialities: [],
  load: 0,
  maximumLoad: 10,
  leave: [],
  ...change,
})
const want = { category: '医保', today, exclude: null }

test('route: speciality before load, load before name', () => {
  assert.deepEqual(route([one('a', { load: 1 }), one('b', { load: 9, specialities: ['医保'] })], want), {
    owner: 'b',
    reasons: ['speciality'],
  })
  assert.deepEqual(route([one('a', { load: 2 }), one('b', { load: 1 })], want), { owner: 'b', reasons: ['lightestLoad'] })
  assert.equal(route([one('b'), one('a')], want)!.owner, 'a')
  assert.deepEqual(route([one('a', { load: 2, specialities: ['医保'] }), one('b')], { ...want, category: null }), {
    owner: 'b',
    reasons: ['lightestLoad'],
  })
})

test('route: the full and the absent come last, but somebody always owns', () => {
  assert.equal(route([one('a', { load: 10, specialities: ['医保'] }), one('b', { load: 9 })], want)!.owner, 'b')
  assert.equal(route([one('a', { leave: away, specialities: ['医保'] }), one('b', { load: 10 })], want)!.owner, 'b')
  assert.deepEqual(route([one('a', { load: 10 }), one('b', { load: 11 })], want), { owner: 'a', reasons: ['everyoneFull', 'lightestLoad'] })
  assert.deepEqual(route([one('a', { leave: away }), one('b', { leave: away, load: 1 })], want), {
    owner: 'a',
    reasons: ['everyoneAway', 'lightestLoad'],
  })
  assert.equal(
    route([one('a', { leave: [{ from: plainDate('2026-03-03'), until: plainDate('2026-03-09') }] }), one('b', { load: 1 })], want)!.owner,
    'a',
    'leave begins tomorrow',
  )
})

test('route: never the one whose refusal is looked at, even if nobody else is left', () => {
  assert.deepEqual(route([one('a'), one('b', { load: 5 })], { ...want, exclude: 'a' }), {
    owner: 'b',
    reasons: ['onlyOne', 'lightestLoad'],
  })
  assert.equal(route([one('a')], { ...want, exclude: 'a' }), null)
  assert.equal(route([], want), null)
})

test('route property: nobody better is passed over, whatever the order of the list', () => {
  const candidate = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    specialities: fc.constantFrom([], ['医保'], ['户籍']),
    load: fc.nat(5),
    maximumLoad: fc.constant(4),
    leave: fc.constantFrom([], away),
  })
  const list = fc.uniqueArray(candidate, { selector: ({ id }) => id, minLength: 1 })
  fc.assert(
    fc.property(list, (candidates) => {
      const chosen = candidates.find(({ id }) => id === route(candidates, want)!.owner)!
      assert.equal(route(candidates.toReversed(), want)!.owner, chosen.id)
      const fit = (each: Candidate) =>
        [each.leave.length === 0, each.load < each.maximumLoad, each.specialities.includes('医保')].map(Number).join('')
      for (const other of candidates) {
        assert.ok(fit(other) <= fit(chosen), `${other.id} fits better than ${chosen.id}`)
        if (fit(other) === fit(chosen)) assert.ok(other.load >= chosen.load)
      }
    }),
    { seed: 20261003, numRuns: 500 },
  )
})
