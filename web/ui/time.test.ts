import assert from 'node:assert/strict'
import test from 'node:test'
import { clockText, dayText, deadlineText, exactText, lengthText, sinceText, spokenClock, urgencyOf } from './time.ts'

/** Tuesday 24 November 2026, 15:00 in Shanghai. */
const now = '2026-11-24T07:00:00.000Z'
const shanghai = (text: string) => new Date(`${text}+08:00`).toISOString()

const deadlines: [string, string, string][] = [
  ['2026-11-24T16:30', '今天下午 4:30 前', 'by today 4:30 pm'],
  ['2026-11-25T16:30', '明天下午 4:30 前', 'by tomorrow 4:30 pm'],
  ['2026-11-25T00:00', '明天凌晨 0:00 前', 'by tomorrow 12:00 am'],
  ['2026-11-26T12:00', '后天中午 12:00 前', 'by Thu 12:00 pm'],
  ['2026-11-27T09:00', '周五上午 9:00 前', 'by Fri 9:00 am'],
  ['2026-11-29T20:05', '周日晚上 8:05 前', 'by Sun 8:05 pm'],
  ['2026-11-30T08:30', '下周一早上 8:30 前', 'by next Mon 8:30 am'],
  ['2026-12-07T17:00', '12月7日下午 5:00 前', 'by 7 Dec 5:00 pm'],
  ['2027-01-04T17:00', '2027年1月4日下午 5:00 前', 'by 4 Jan 2027 5:00 pm'],
  ['2026-11-24T14:59', '已过 1 分钟', '1 minute overdue'],
  ['2026-11-24T11:30', '已过 3 小时', '3 hours overdue'],
  ['2026-11-22T14:00', '已过 2 天', '2 days overdue'],
]
for (const [at, zh, en] of deadlines) {
  test(`a deadline at ${at} is said as ${zh}`, () => {
    assert.equal(deadlineText(shanghai(at), now, 'zh'), zh)
    assert.equal(deadlineText(shanghai(at), now, 'en'), en)
  })
}

const pasts: [string, string][] = [
  ['2026-11-24T14:59:30', '刚刚'],
  ['2026-11-24T14:57', '3 分钟前'],
  ['2026-11-24T09:10', '5 小时前'],
  ['2026-11-23T16:30', '昨天 16:30'],
  ['2026-11-22T16:30', '前天 16:30'],
  ['2026-11-20T09:05', '11月20日 09:05'],
  ['2025-12-31T23:59', '2025年12月31日 23:59'],
]
for (const [at, zh] of pasts) {
  test(`something at ${at} happened ${zh}`, () => assert.equal(sinceText(shanghai(at), now, 'zh'), zh))
}

test('just after midnight, five minutes ago is still five minutes ago', () => {
  assert.equal(sinceText(shanghai('2026-11-23T23:58'), shanghai('2026-11-24T00:03'), 'zh'), '5 分钟前')
})

test('the exact time carries date, weekday and clock in Shanghai', () => {
  assert.equal(exactText('2026-11-24T16:30:00.000Z', 'zh'), '2026年11月25日（周三）00:30')
  assert.equal(exactText('2026-11-24T08:30:00.000Z', 'en'), 'Tue 24 Nov 2026, 16:30')
  assert.equal(clockText('2026-11-24T16:30:00.000Z'), '00:30')
})

test('the day has words for its parts', () => {
  const said = ['00:00', '05:59', '06:00', '09:00', '12:59', '13:00', '17:59', '18:00', '23:59'].map((clock) =>
    spokenClock(shanghai(`2026-11-24T${clock}`), 'zh'),
  )
  assert.deepEqual(said, [
    '凌晨 0:00',
    '凌晨 5:59',
    '早上 6:00',
    '上午 9:00',
    '中午 12:59',
    '下午 1:00',
    '下午 5:59',
    '晚上 6:00',
    '晚上 11:59',
  ])
})

test('a day without a time is said as a day', () => {
  assert.equal(dayText('2026-11-25', now, 'zh'), '明天')
  assert.equal(dayText('2026-12-01', now, 'zh'), '下周二')
  assert.equal(dayText('1988-07-01', now, 'zh'), '1988年7月1日')
})

test('lengths are rounded down', () => {
  assert.equal(lengthText(59 * 60_000 + 59_999, 'zh'), '59 分钟')
  assert.equal(lengthText(47 * 3_600_000, 'zh'), '1 天')
  assert.equal(lengthText(1000, 'en'), '1 minute')
})

test('urgency', () => {
  assert.equal(urgencyOf('2026-11-24T06:59:59.000Z', now), 'past')
  assert.equal(urgencyOf('2026-11-25T06:59:00.000Z', now), 'soon')
  assert.equal(urgencyOf('2026-11-25T07:00:00.000Z', now), 'calm')
  assert.equal(urgencyOf('2026-11-24T12:00:00.000Z', now, 4), 'calm')
})
