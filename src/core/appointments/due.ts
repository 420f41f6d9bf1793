/** When time has something to say of an appointment: the reminder on the working day before, the question afterwards how it went. */
import { isWorkingDay, nextWorkingDay, type Calendar } from '../clock/calendar.ts'
import { addDays, dateOf, instantAt, type Instant, type PlainDate } from '../clock/date.ts'
import { sessions } from '../clock/hours.ts'
import { stillStands, type Appointment } from './appointment.ts'

/** When both are reminded; null: they were, or it was only agreed on that day or after, when nobody has forgotten yet. */
export function reminderAt({ at, since, status, remindedOf }: Appointment, calendar: Calendar): Instant | null {
  if (status !== 'open' || remindedOf === at) return null
  const day = workingDayBefore(calendar, dateOf(at))
  return dateOf(since) < day ? morning(calendar, day) : null
}

/** When we are asked to write down how it went: the morning of the working day after. */
export function questionAt({ at, status, askedAfter }: Appointment, calendar: Calendar): Instant | null {
  if (!stillStands({ status }) || askedAfter === at) return null
  return morning(calendar, nextWorkingDay(calendar, dateOf(at)))
}

/** The next moment at which time has something to say of it; null: never more. */
export function nextLookAt(appointment: Appointment, calendar: Calendar): Instant | null {
  const moments = [reminderAt(appointment, calendar), questionAt(appointment, calendar)]
  return moments.filter((moment) => moment !== null).toSorted()[0] ?? null
}

const morning = (calendar: Calendar, day: PlainDate): Instant => sessions(calendar, day)[0]?.from ?? instantAt(day, '08:30')

function workingDayBefore(calendar: Calendar, date: PlainDate): PlainDate {
  let day = addDays(date, -1)
  // No run of days off is longer than this.
  for (let tries = 0; tries < 366 && !isWorkingDay(calendar, day); tries += 1) day = addDays(day, -1)
  return day
}
