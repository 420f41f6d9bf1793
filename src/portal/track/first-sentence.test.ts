import assert from 'node:assert/strict'
import test from 'node:test'
import type { PersonFile } from '#app/portal-reads.ts'
import { clocksOf } from '#core/case/clocks.ts'
import { plainDate } from '#core/clock/date.ts'
import { textsIn } from '../view.ts'
import {
  accepted,
  answered,
  at,
  calendar,
  director,
  li,
  person,
  type Play,
  registered,
  sample,
  system,
  wang,
} from '#test/support/case-world.ts'
import { firstSentence } from './first-sentence.ts'

const names = new Map([
  ['wang', '王建国'],
  ['li', '李·阿依古丽'],
])

function said(play: Play, now = '2026-03-02 10:00', lang: 'zh' | 'en' = 'zh') {
  const state = play.state!
  const file: PersonFile = {
    state,
    timeline: [],
    clocks: clocksOf(state, calendar),
    names,
    accesses: [],
    checklist: null,
    cards: [],
    may: new Set(),
    ratings: 0,
  }
  return firstSentence({ ...textsIn(lang), lang, now: at(now) }, file)
}

test('reported online: who has it, when they call, by when the answer comes, and the date that binds', () => {
  const sentence = said(registered({ channel: 'online' }))
  assert.equal(sentence.now, '您的事由王建国负责，今天 16:30 前跟您联系，问清楚情况。')
  assert.equal(sentence.due, '最晚下周一 16:30 前给您答复')
  assert.equal(sentence.dueDate, '2026年3月9日（周一）')
  assert.equal(sentence.late, false)
})

test('nobody called in time: it is said, not hidden', () => {
  assert.match(said(registered({ channel: 'online' }), '2026-03-03 09:00').now, /本该已经跟您联系，是我们晚了/)
})

test('others are asked: a body that hands it back, the conference, advisers, an approval; always with who stays in charge', () => {
  const play = accepted()
  play.does(wang, sample.refer, sample.giveBack)
  assert.equal(said(play).now, '区医保中心说这件事该归市医保中心管。它没接下之前，仍由王建国负责。')
  play.does(wang, sample.refer, { ...sample.giveBack, referralId: 'r2' }, sample.refer, {
    ...sample.giveBack,
    referralId: 'r3',
  })
  assert.match(said(play).now, /^几家单位说法不一，正在约各家坐到一起商量。/)
  play.does(director, { ...sample.plan, when: at('2026-03-04 10:00') })
  assert.match(said(play).now, /^各有关单位2026年3月4日（周三）坐到一起商量您这件事，由王建国跟到底/)
  play.does(director, { ...sample.hold, commitments: [] })
  play.does(wang, { ...sample.convene, until: plainDate('2026-03-06') })
  assert.match(said(play).now, /请了 3 位有经验的老师和专家出主意，2026年3月6日（周五）前收齐；他们看不到您是谁。$/)
  assert.match(said(play, '2026-03-02 10:00', 'en').now, /cannot see who you are/)
  play.does(wang, { type: 'closePanel', panelId: 'n1' }, sample.askFiling)
  assert.equal(said(play).now, '王建国为您这件事申请了例外办理，在等批复。')
})

test('a body that stays silent: that it is late, and that those above it know', () => {
  const play = accepted()
  play.does(wang, sample.refer)
  play.until('2026-03-10 09:00').does(system, sample.sweep)
  assert.match(said(play, '2026-03-10 10:00').now, /对方晚了，已经告诉它的上级。$/)
})

test('asked for papers: how many, by when, and that the clock stands still', () => {
  const play = accepted()
  play.does(wang, sample.ask)
  const sentence = said(play)
  assert.equal(sentence.now, '王建国在等您补 1 样材料，请在2026年3月10日（周二）前交来。收到以后接着办。')
  assert.equal(sentence.due, '等您交来，这里就写上哪天答复您。')
})

test('paused: why it stands still and that it goes on, never "is working on it"', () => {
  const words = [
    ['awaitingPerson', /在等您这边的消息/],
    ['awaitingExpertise', /在等鉴定或检测的结果/],
    ['forceMajeure', /谁也没办法的情况.*一恢复，王建国就接着办/],
  ] as const
  for (const [reason, expected] of words) {
    const play = accepted()
    play.does(wang, { type: 'pause', reason, note: '等' })
    const sentence = said(play)
    assert.match(sentence.now, expected)
    assert.match(sentence.due, /停着的日子不算/)
  }
})

test('asked another body: which one, since when, and that it is not the person who waits', () => {
  const play = accepted()
  play.does(wang, sample.refer)
  assert.equal(said(play).now, '王建国在替您等区医保中心答复（今天发去的），有了结果就告诉您。')
})

test('a negative judgement waits for its second signature', () => {
  const play = accepted()
  play.does(wang, sample.way, sample.refuse)
  assert.match(said(play).now, /正在请另一位负责人再看一遍/)
})

test('the promised day has passed: we are late, and the date stays', () => {
  const sentence = said(accepted(), '2026-03-11 09:00')
  assert.equal(sentence.late, true)
  assert.match(sentence.due, /是我们晚了/)
  assert.equal(sentence.dueDate, '2026年3月9日（周一）')
})

test('answered: no date runs any more; solved, not solved and closed each have their sentence', () => {
  const play = answered()
  assert.deepEqual([said(play).due, said(play).now], ['', '王建国今天答复了您。请告诉我们：解决了没有？'])
  play.does(person, sample.unsolved)
  assert.match(said(play).now, /换一位同事打电话/)
  const other = answered()
  other.does(person, sample.solved)
  other.does(wang, sample.close)
  assert.match(said(other).now, /办结了.*可以再打开/)
})

test('written but not delivered: the person is asked to read it; opened again: the work goes on with a new date', () => {
  const play = accepted()
  play.does(wang, sample.reply)
  assert.match(said(play).now, /写好了答复，请您看一看/)
  play.does(wang, sample.deliver)
  play.does(person, sample.reopen)
  assert.match(said(play).now, /王建国正在弄清卡在哪里/)
  assert.notEqual(said(play).due, '')
})

test('in English the same facts', () => {
  const play = accepted()
  play.does(wang, sample.refer)
  const sentence = said(play, '2026-03-02 10:00', 'en')
  assert.equal(
    sentence.now,
    '王建国 is waiting for 区医保中心 on your behalf (asked today) and will tell you the result.',
  )
  assert.equal(sentence.due, 'You will have an answer by 16:30 next Monday')
  assert.equal(
    said(registered({ owner: li.id }), '2026-03-02 10:00', 'en').now,
    '李·阿依古丽 has taken your matter in; next we find out where it is stuck.',
  )
})
