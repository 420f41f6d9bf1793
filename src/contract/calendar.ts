/** The calendar file that people edit when the State Council announces a year (data/calendar/). */
import { z } from 'zod'
import {
  defaultHours,
  defaultOfficeHours,
  type Calendar,
  type Interval,
  type SpecialDay,
} from '#core/clock/calendar.ts'
import { minuteOfDay, parsePlainDate, type PlainDate, type Weekday } from '#core/clock/date.ts'

const Day = z
  .string()
  .refine((text) => parsePlainDate(text).ok, { error: '不是有效日期，应写成 2026-10-01 / not a date' })
// abort: the order of intervals is only looked at when both times can be read.
const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, {
  error: '不是有效时间，应写成 08:30 / not a time of day',
  abort: true,
})

/** Hours of one day: each interval forward, in order, not overlapping. */
const Hours = z.array(z.strictObject({ from: Time, to: Time })).refine(inOrder, {
  error: '时间段要由早到晚、互不重叠 / intervals must run forward, in order, without overlap',
})

function inOrder(hours: readonly Interval[]): boolean {
  let end = -1
  return hours.every(({ from, to }) => {
    const forward = minuteOfDay(from) >= end && minuteOfDay(to) > minuteOfDay(from)
    end = minuteOfDay(to)
    return forward
  })
}

const Year = z
  .strictObject({
    year: z.int().min(1949).max(9999),
    /** The notices that set days of this year; the one for the next year may set its last days. `number` null = not known to us. */
    notices: z.array(z.strictObject({ title: z.string().min(1), number: z.string().min(1).nullable() })).min(1),
    days: z.array(z.strictObject({ date: Day, kind: z.enum(['off', 'work']), name: z.string().min(1) })),
  })
  .refine(({ year, days }) => days.every((day) => day.date.startsWith(`${year}-`)), {
    error: '有日期不属于这一年 / a day lies in another year',
    path: ['days'],
  })

/** A year listed here counts as announced. Opening and office hours may be left out: office hours Mon–Fri. */
export const CalendarFile = z
  .strictObject({
    version: z.string().min(1),
    years: z.array(Year).min(1),
    officeHours: Hours.min(1).optional(),
    hours: z.strictObject({ 1: Hours, 2: Hours, 3: Hours, 4: Hours, 5: Hours, 6: Hours, 7: Hours }).optional(),
    holidayHours: Hours.optional(),
    makeUpHours: Hours.optional(),
  })
  .refine(({ years }) => allDifferent(years.map(({ year }) => year)), {
    error: '同一年写了两次 / a year is listed twice',
  })
  .refine(({ years }) => allDifferent(years.flatMap(({ days }) => days.map((day) => day.date))), {
    error: '同一天写了两次 / a day is listed twice',
  })
export type CalendarFile = z.infer<typeof CalendarFile>

/** The calendar that such a file describes, as the core takes it. */
export function toCalendar(file: CalendarFile): Calendar {
  const special: Record<PlainDate, SpecialDay> = {}
  for (const { days } of file.years) {
    for (const { date, kind, name } of days) special[date as PlainDate] = { kind, name }
  }
  return {
    version: file.version,
    publishedYears: file.years.map(({ year }) => year).toSorted((a, b) => a - b),
    special,
    hours: (file.hours as Record<Weekday, Interval[]> | undefined) ?? defaultHours,
    officeHours: file.officeHours ?? defaultOfficeHours,
    ...(file.holidayHours && { holidayHours: file.holidayHours }),
    ...(file.makeUpHours && { makeUpHours: file.makeUpHours }),
  }
}

const allDifferent = (values: readonly (string | number)[]) => new Set(values).size === values.length
