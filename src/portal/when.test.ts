import assert from 'node:assert/strict'
import test from 'node:test'
import { instantAt, plainDate } from '#core/clock/date.ts'
import { dayWords, dueWords, momentShort, shortDate } from './when.ts'

// A Wednesday.
const today = plainDate('2026-03-04')
const now = instantAt(today, '10:00')

test('days as people say them', () => {
  const zh = (date: string): string => dayWords(plainDate(date), today, 'zh')
  assert.deepEqual(
    [
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
      '2026-03-06',
      '2026-03-07',
      '2026-03-08',
      '2026-03-09',
      '2026-03-15',
      '2026-03-16',
    ].map(zh),
    ['昨天', '今天', '明天', '后天', '这周六', '这周日', '下周一', '下周日', '2026年3月16日（周一）'],
  )
  assert.deepEqual(
    ['2026-03-05', '2026-03-06', '2026-03-10', '2026-02-27'].map((date) => dayWords(plainDate(date), today, 'en')),
    ['tomorrow', 'this Friday', 'next Tuesday', 'Fri 27 Feb 2026'],
  )
})

test('a deadline is said and dated', () => {
  assert.deepEqual(dueWords(instantAt(plainDate('2026-03-05'), '16:30'), now, 'zh'), {
    said: '明天 16:30 前',
    date: '2026年3月5日（周四）',
  })
  assert.deepEqual(dueWords(instantAt(plainDate('2026-03-10'), '16:30'), now, 'en'), {
    said: 'by 16:30 next Tuesday',
    date: 'Tue 10 Mar 2026',
  })
})

test('moments in a list: the year only when it is another', () => {
  assert.equal(momentShort(instantAt(today, '09:05'), now, 'zh'), '今天 09:05')
  assert.equal(momentShort(instantAt(plainDate('2026-02-11'), '09:05'), now, 'zh'), '2月11日 09:05')
  assert.equal(shortDate(plainDate('2025-12-31'), today, 'zh'), '2025年12月31日')
  assert.equal(shortDate(plainDate('2025-12-31'), today, 'en'), '31 Dec 2025')
  assert.equal(shortDate(plainDate('2026-02-11'), today, 'en'), '11 Feb')
})
