import assert from 'node:assert/strict'
import test from 'node:test'
import { accepted, party, sample, wang } from '#test/support/case-world.ts'
import { panelFile } from './panel-file.ts'

const days = (at: string) => Math.floor((Date.parse(at) - Date.parse(start)) / 86_400_000)
let start = ''

test('the course of a matter for advisers: days instead of dates, bodies and answers, nothing of the house and no number', () => {
  const play = accepted()
  play.does(wang, sample.refer, { type: 'note', text: '内部的话', audience: 'staff' })
  play.does(party('r1'), { ...sample.giveBack, referralId: 'r1' })
  play.does(wang, sample.way, sample.judge)
  const state = play.state!
  start = state.registeredAt
  const text = panelFile(state, '医疗保险', days)
  assert.match(text, /^【事项】\n/)
  assert.match(text, /【本人的说法】\n发票 213\.40 元，明细多了一行，窗口不收。\n希望：把钱报了。/)
  assert.match(text, /【问过谁】\n登记.*向区医保中心.*：多出的一行能否剔除后受理？登记.*退回，理由：系统由市里管。认为应由市医保中心办理。/)
  assert.match(text, /【试过的办法】\n请医院重开明细.*：不行，医院已归档，不能重开。/)
  assert.match(text, /【研判】\n结论：.*。医院盖章说明即可。/)
  assert.doesNotMatch(text, /内部的话|20\d\d-\d\d/)
  assert.ok(!text.includes(state.number))
  // Every line is a sentence or a heading, and none is empty talk.
  for (const line of text.split('\n').filter(Boolean)) assert.match(line, /^【.+】$|[。！？”]$/u, line)
})

test('a case of which nothing is known but that somebody came says just that', () => {
  const { state } = accepted()
  const text = panelFile(
    {
      ...state!,
      item: null,
      statement: '',
      wish: '',
      blocker: { ...state!.blocker, causes: [], note: '', step: '' },
      classification: null,
    },
    '',
    () => 0,
  )
  assert.equal(text, '【事项】\n一位办事人来反映一件没有对应事项的事。')
})
