/** By when a rectification has to be done, in working days, with its own extensions. */
import type { Calendar } from '../clock/calendar.ts'
import type { Deadline } from '../clock/deadline.ts'
import { deadline } from '../clock/deadline.ts'
import type { Rectification } from './rectification.ts'

/** Of the round that runs; done in time or not, the date stays what it was. */
export const clockOf = ({ startedAt, limit, extensions }: Rectification, calendar: Calendar): Deadline =>
  deadline(
    {
      start: startedAt,
      limit,
      pauses: [],
      extensions: extensions
        .filter(({ status }) => status === 'granted')
        .map(({ days, decidedAt, reason }) => ({ days, grantedAt: decidedAt!, reason })),
    },
    calendar,
  )

/** Whether somebody still owes the doing. */
export const isOwed = ({ status }: Pick<Rectification, 'status'>): boolean => status === 'ordered' || status === 'accepted'
