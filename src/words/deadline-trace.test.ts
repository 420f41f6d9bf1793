import test from 'node:test'
import assert from 'node:assert/strict'
import { loadCalendar } from '#app/calendar.ts'
import { instantAt, plainDate } from '#core/clock/date.ts'
import { deadline, type DeadlineRequest } from '#core/clock/deadline.ts'
import type { TraceStep } from '#core/clock/trace.ts'
import { dateWords, momentWords } from './date.ts'
import { traceLine } from './deadline-trace.ts'

const calendar = loadCalendar()
const at = (text: string) => instantAt(plainDate(text.slice(0, 10)), text.slice(11))
const reasons: Record<string, string> = { awaitingPerson: '等您补材料' }
const explain = (request: Partial<DeadlineRequest> & Pick<DeadlineRequest, 'start' | 'limit'>, language: 'zh' | 'en') =>
  deadline({ pauses: [], extensions: [], ...request }, calendar).trace.map((step) =>
    traceLine(step, language, (code) => reasons[code] ?? code),
  )

test('dates and moments in both languages, the time being that of Shanghai', () => {
  assert.equal(dateWords(plainDate('2026-10-09'), 'zh'), '2026年10月9日（周五）')
  assert.equal(dateWords(plainDate('2026-10-11'), 'en'), 'Sun 11 Oct 2026')
  assert.equal(momentWords(at('2027-01-01 00:05'), 'zh'), '2027年1月1日（周五）00:05')
  assert.equal(momentWords(at('2026-10-09 16:30'), 'en'), 'Fri 9 Oct 2026 16:30')
})

test('a whole answer in Chinese: evening before National Day, a pause, an extension', () => {
  const lines = explain(
    {
      start: at('2026-09-30 18:00'),
      limit: { unit: 'workingDays', n: 2 },
      pauses: [{ from: at('2026-10-09 10:00'), to: at('2026-10-10 10:00'), reason: 'awaitingPerson' }],
      extensions: [{ days: 1, grantedAt: at('2026-10-12 09:00'), reason: '要等外地档案' }],
    },
    'zh',
  )
  assert.deepEqual(lines, [
    '收到时间：2026年9月30日（周三）18:00。',
    '时限是 2 个工作日，收到当天不算，从下一个工作日数起。',
    '收到时当天办公时间已过（2026年9月30日（周三）16:30下班），按下一个工作日收到计算。',
    '2026年10月1日（周四）至2026年10月7日（周三）国庆节放假 7 天，不计。',
    '按2026年10月8日（周四）收到计算。',
    '2026年10月9日（周五）10:00至2026年10月10日（周六）10:00暂停计时（等您补材料），1 个工作日不计。',
    '2026年10月10日（周六）虽是周末，因国庆节调休上班，计入。',
    '2026年10月11日（周日）周末休息，不计。',
    '2026年10月12日（周一）09:00批准延长 1 个工作日（要等外地档案）。',
    '最晚2026年10月13日（周二）16:30前完成。',
  ])
})

test('held by an open pause, and provisional', () => {
  const held = explain(
    {
      start: at('2026-11-02 09:00'),
      limit: { unit: 'workingDays', n: 5 },
      pauses: [{ from: at('2026-11-04 10:00'), to: null, reason: 'awaitingPerson' }],
      now: at('2026-11-05 20:00'),
    },
    'zh',
  )
  assert.equal(
    held.at(-1),
    '自2026年11月4日（周三）10:00起暂停计时（等您补材料），到现在已停 2 个工作日，恢复后才能确定日期。恢复后还剩 4 个工作日。',
  )
  const provisional = explain({ start: at('2026-12-31 09:00'), limit: { unit: 'workingDays', n: 1 } }, 'zh')
  assert.deepEqual(provisional.slice(-2), [
    '2027 年的放假安排还没有公布，先按周一至周五推算，公布后会重新计算。',
    '暂定最晚2027年1月1日（周五）16:30前完成。',
  ])
  const english = explain({ start: at('2026-12-31 09:00'), limit: { unit: 'workingDays', n: 1 } }, 'en')
  assert.equal(english.at(-1), 'Provisionally due by Fri 1 Jan 2027 16:30.')
})

const [moment, later] = [at('2026-11-02 09:00'), at('2026-11-04 09:00')]
const [day, nextDay] = [plainDate('2026-11-02'), plainDate('2026-11-03')]
const everyStep: TraceStep[] = [
  { code: 'start', at: moment, date: day },
  { code: 'limit', unit: 'workingDays', n: 1 },
  { code: 'limit', unit: 'workingHours', n: 2 },
  { code: 'limit', unit: 'sameDay' },
  { code: 'limit', unit: 'atOnce' },
  { code: 'startAfterClose', date: day, at: moment },
  { code: 'startOnDayOff', date: day, reason: 'weekend' },
  { code: 'startOnDayOff', date: day, reason: 'holiday', name: '春节' },
  { code: 'countsFrom', date: day },
  { code: 'countsFrom', date: day, at: moment },
  { code: 'daysOff', from: day, to: day, n: 1, reason: 'weekend' },
  { code: 'daysOff', from: day, to: nextDay, n: 2, reason: 'holiday', name: '春节' },
  { code: 'makeUpDay', date: day, name: '春节' },
  { code: 'provisionalYear', n: 2027 },
  { code: 'paused', from: moment, to: later, unit: 'workingDays', n: 1, reason: 'r' },
  { code: 'paused', from: moment, to: later, unit: 'minutes', n: 30, reason: 'r' },
  { code: 'pauseWithoutEffect', from: moment, to: null, reason: 'r' },
  { code: 'extension', n: 1, at: moment, reason: 'r' },
  { code: 'extensionLate', n: 2, at: moment, reason: 'r' },
  { code: 'standsStill', from: moment, reason: 'r', left: null, stood: null },
  { code: 'standsStill', from: moment, reason: 'r', left: 1, stood: 2 },
  { code: 'due', at: moment, date: day, provisional: false },
]

for (const step of everyStep) {
  test(`${step.code}: a whole sentence in both languages, no code and no gap left in it`, () => {
    const [zh, en] = [traceLine(step, 'zh'), traceLine(step, 'en')]
    assert.match(zh, /\p{Script=Han}.*。$/u)
    assert.match(en, /^[A-Z0-9].*\.$/)
    for (const line of [zh, en]) assert.doesNotMatch(line, /undefined|null|NaN|\[object|workingDays|\d{4}-\d\d-\d\d/)
    assert.doesNotMatch(en.replace('春节', ''), /\p{Script=Han}/u)
  })
}
