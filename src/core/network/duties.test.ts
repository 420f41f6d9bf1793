import test from 'node:test'
import assert from 'node:assert/strict'
import { accepted, calendar, demanded, sample, wang, type Play } from '#test/support/case-world.ts'
import { dutiesOf } from './duties.ts'

const mark = { type: 'markMaterial', part: null, paperIds: [], note: '看过' } as const
const shownBy = (play: Play) => {
  const shown = dutiesOf(play.state!, calendar)[0]!.shown
  assert.ok(shown.kind === 'referral')
  return shown
}

test('a matter passed to another centre: what was received travels as a list, for no other kind of question', () => {
  const play = accepted()
  play.does(wang, { ...mark, material: demanded[0]!, state: 'seen' }, { ...mark, material: demanded[1]!, state: 'deferred' })
  play.does(wang, { ...sample.refer, to: 'org-1' })
  assert.deepEqual(shownBy(play).received, [])
  const passed = accepted()
  passed.does(wang, { ...mark, material: demanded[0]!, state: 'seen' }, { ...mark, material: demanded[1]!, state: 'deferred' })
  passed.does(wang, { ...sample.refer, kind: 'transfer', to: 'org-1' })
  assert.deepEqual(shownBy(passed).received, [{ name: '身份证', state: 'seen' }])
})

test('papers that were laid open and withdrawn since are shown no more', () => {
  const play = accepted()
  play.does(wang, sample.paper, { ...sample.refer, to: 'org-1', paperIds: ['p1'] })
  assert.deepEqual(
    shownBy(play).papers.map(({ id }) => id),
    ['p1'],
  )
  play.does(wang, { type: 'withdrawPaper', paperId: 'p1', reason: '交错了' })
  assert.deepEqual(shownBy(play).papers, [])
})
