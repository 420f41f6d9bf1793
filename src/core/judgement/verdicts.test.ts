import test from 'node:test'
import assert from 'node:assert/strict'
import { instant } from '#core/clock/date.ts'
import { isNegative, judgementFaults, stands, verdicts, type Judgement, type Verdict, type WayTried } from './verdicts.ts'

const at = instant('2026-03-02T01:00:00.000Z')
const judgement = (verdict: Verdict, agreed: boolean | null): Judgement => ({
  id: 'j1',
  verdict,
  reasoning: '理由',
  basis: '第十条',
  alternative: '另一条路',
  by: 'wang',
  at,
  countersign: agreed === null ? null : { by: 'li', at, agreed, note: '' },
})
const way = (result: WayTried['result'], note = '问过了'): WayTried => ({
  id: 'w1',
  way: '重开明细',
  basis: '',
  result,
  note,
  by: 'wang',
  at,
})
const codes = (verdict: Verdict, ways: WayTried[], change: Partial<Judgement> = {}) =>
  [...judgementFaults({ ...judgement(verdict, null), ...change }, ways)].map(({ code }) => code)

test('verdicts: two of eight send a person away', () => {
  assert.deepEqual(verdicts.filter(isNegative), ['notYet', 'cannot'])
})

test('verdicts: a "no" stands only when a second person agreed, a "yes" unless one disagreed', () => {
  for (const verdict of verdicts) {
    const results = [null, true, false].map((agreed) => stands(judgement(verdict, agreed)))
    assert.deepEqual(results, isNegative(verdict) ? [false, true, false] : [true, true, false], verdict)
  }
})

test('verdicts: what a "no" owes, all of it told at once', () => {
  for (const verdict of ['notYet', 'cannot'] as const) {
    assert.deepEqual(codes(verdict, [], { reasoning: ' ', basis: '', alternative: '\n' }), [
      'judgement-needs-reasoning',
      'verdict-needs-basis',
      'verdict-needs-alternative',
      'verdict-needs-ways',
    ])
    assert.deepEqual(codes(verdict, [way('open'), way('works'), way('fails', '')]), ['way-still-open', 'way-works', 'way-needs-why'])
    assert.deepEqual(codes(verdict, [way('fails')]), [])
  }
})

test('verdicts: a "yes" owes its reasoning only', () => {
  for (const verdict of verdicts.filter((each) => !isNegative(each))) {
    assert.deepEqual(codes(verdict, [way('open')], { basis: '', alternative: '' }), [])
    assert.deepEqual(codes(verdict, [], { reasoning: '' }), ['judgement-needs-reasoning'])
  }
})
