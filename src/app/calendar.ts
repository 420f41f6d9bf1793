import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { CalendarFile, toCalendar } from '#contract/calendar.ts'
import type { Calendar } from '#core/clock/calendar.ts'

/** The calendar of the State Council's notices that comes with the product. */
export const nationalCalendarPath = fileURLToPath(new URL('../../data/calendar/cn-national.json', import.meta.url))

/**
 * Reads a calendar file. Throws an Error whose message names the file and every place that is wrong, in plain words:
 * a calendar that is only half understood must not promise dates to anybody.
 */
export function loadCalendar(path: string = nationalCalendarPath): Calendar {
  let content: unknown
  try {
    content = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new Error(`日历文件读不了 / cannot read the calendar file ${path}: ${(cause as Error).message}`, { cause })
  }
  const file = CalendarFile.safeParse(content)
  if (file.success) return toCalendar(file.data)
  const faults = file.error.issues.map((issue) => `  ${issue.path.join('.') || '(file)'}: ${issue.message}`)
  throw new Error(`日历文件有误 / the calendar file ${path} has faults:\n${faults.join('\n')}`)
}

let national: Calendar | undefined

/** The product's own calendar; read and checked once, as it comes and goes with the program. */
export const nationalCalendar = (): Calendar => (national ??= loadCalendar())
