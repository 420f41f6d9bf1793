import assert from 'node:assert/strict'
import test from 'node:test'
import { loadCalendar } from '#app/calendar.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { instantAt, plainDate } from '#core/clock/date.ts'
import { openingToday } from './hours.ts'
import { type View, textsIn } from './view.ts'

const day = [{ from: '08:30', to: '16:30' }]
const morning = [{ from: '08:30', to: '11:30' }]
const calendar: Calendar = {
  ...loadCalendar(),
  hours: { 1: day, 2: day, 3: day, 4: day, 5: day, 6: morning, 7: [] },
  holidayHours: [],
}
const at = (date: string, time: string, lang: 'zh' | 'en' = 'zh') =>
  openingToday({
    ...textsIn(lang),
    lang,
    now: instantAt(plainDate(date), time),
    centre: { calendar } as View['centre'],
  })

test('open, not yet, no more, not today, and over a holiday of eight days', () => {
  assert.equal(at('2026-03-04', '10:00').short, '现在开着，到 16:30')
  assert.equal(at('2026-03-04', '07:00').short, '现在没开，今天 8:30 开门')
  // The closing minute itself is closed.
  assert.equal(at('2026-03-04', '16:30').short, '现在没开，明天 8:30 开门')
  assert.equal(at('2026-03-07', '12:00').short, '现在没开，后天 8:30 开门')
  assert.equal(at('2026-10-01', '10:00').short, '现在没开，下周四 8:30 开门')
  assert.equal(at('2026-03-04', '10:00', 'en').long, 'Today 8:30–16:30; open now.')
})
