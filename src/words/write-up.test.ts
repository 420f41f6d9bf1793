import test from 'node:test'
import assert from 'node:assert/strict'
import { accepted, party, sample, wang } from '#test/support/case-world.ts'
import { writeUp } from './write-up.ts'

test('write-up: what was said, what happened and what was tried, in order; nothing that stays in the house', () => {
  const play = accepted()
  play.does(wang, sample.refer, { type: 'note', text: '内部的话', audience: 'staff' })
  play.does(party('r1'), { ...sample.giveBack, referralId: 'r1' })
  play.does(wang, sample.way, sample.judge, { ...sample.convene })
  play.does(party('o2'), sample.opinion)
  const text = writeUp(play.state!, play.events, (id) => ({ wang: '王敏' })[id] ?? '同事')
  assert.match(text, /^一、事项\n门诊零星报销，发票与明细对不上\n卡在：/)
  assert.match(text, /二、本人反映\n发票 213\.40 元，明细多了一行，窗口不收。\n希望：把钱报了/)
  assert.match(text, /王敏去找区医保中心.*：多出的一行能否剔除后受理？\n.*对方退回，说应找市医保中心；这件事仍在我们手上：系统由市里管/s)
  assert.match(text, /四、试过的办法\n请医院重开明细（不行，医院已归档，不能重开）/)
  assert.match(text, /五、研判\n医院盖章说明即可$/)
  assert.doesNotMatch(text, /内部的话|顾老师|可以先受理/)
})
