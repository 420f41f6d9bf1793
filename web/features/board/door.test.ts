import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseRow } from '#contract/cases.ts'
import { belongsTo, doorFromText, doorToText, type Door } from './door.ts'

test('every door survives the address, nonsense opens nothing', () => {
  const doors: Door[] = [
    { kind: 'queue', queue: 'overdue' },
    { kind: 'lane', staff: 'u:7', queue: 'atRisk' },
    { kind: 'stuck', turn: 'party', waitingOn: '区医保中心:二楼' },
    { kind: 'stuck', turn: 'us', waitingOn: '' },
    { kind: 'month', part: 'unheard' },
    { kind: 'outcome', outcome: 'partly' },
  ]
  for (const door of doors) assert.deepEqual(doorFromText(doorToText(door)), door)
  for (const text of [
    null,
    '',
    'all',
    'mine',
    'lane:closed:x',
    'lane:open:',
    'stuck:moon:',
    'month:late',
    'outcome:moon',
  ])
    assert.equal(doorFromText(text), undefined, String(text))
})

const row = (change: Partial<CaseRow>) =>
  ({
    owner: { id: 'a', name: '' },
    handler: null,
    turn: 'us',
    waitingOn: '',
    stage: 'triage',
    answered: false,
    solved: null,
    registeredAt: '2026-03-02T01:00:00.000Z',
    ...change,
  }) as CaseRow
const march = '2026-02-28T16:00:00.000Z'

test('a lane holds what its caseworker has in hand, and what nobody took up yet', () => {
  const lane: Door = { kind: 'lane', staff: 'a', queue: 'open' }
  assert.equal(belongsTo(lane, row({}), march), true)
  assert.equal(belongsTo(lane, row({ handler: { id: 'b', name: '' } }), march), false)
  assert.equal(belongsTo(lane, row({ owner: { id: 'b', name: '' }, handler: { id: 'a', name: '' } }), march), true)
})

test('the month begins at its first day and its parts do not overlap', () => {
  const is = (part: 'answered' | 'onTime' | 'unheard' | 'solvedYes' | 'closed', change: Partial<CaseRow>) =>
    belongsTo({ kind: 'month', part }, row(change), march)
  assert.equal(
    is('answered', { answered: true, registeredAt: '2026-02-28T15:59:59.999Z' as CaseRow['registeredAt'] }),
    false,
  )
  assert.equal(is('answered', { answered: true }), true)
  assert.equal(is('unheard', { answered: true, solved: 'yes' }), false)
  assert.equal(is('unheard', { answered: true }), true)
  assert.equal(is('onTime', { answered: true, wasLate: true }), false)
  assert.equal(is('onTime', { answered: true, wasLate: false }), true)
  assert.equal(is('solvedYes', { answered: true, solved: 'yes' }), true)
  assert.equal(is('closed', { stage: 'archived' }), true)
  const outcome: Door = { kind: 'outcome', outcome: 'done' }
  assert.equal(belongsTo(outcome, row({ answered: true, outcome: 'done' }), march), true)
  // Chosen and not yet delivered: no end so far.
  assert.equal(belongsTo(outcome, row({ outcome: 'done' }), march), false)
})

test('only a department that is waited for splits what stands still', () => {
  const party: Door = { kind: 'stuck', turn: 'party', waitingOn: '区医保中心' }
  assert.equal(belongsTo(party, row({ turn: 'party', waitingOn: '区医保中心' }), march), true)
  assert.equal(belongsTo(party, row({ turn: 'party', waitingOn: '派出所' }), march), false)
  assert.equal(belongsTo({ kind: 'stuck', turn: 'us', waitingOn: '' }, row({ waitingOn: '王建国' }), march), true)
})
