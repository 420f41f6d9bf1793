import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { appointments as routes, type DayEntry } from '#contract/appointments.ts'
import { call } from '../../../api.ts'
import { useNow } from '../../../clock.ts'
import { keys } from '../../../queries.ts'
import { clockText, dayInShanghai } from '../../../ui/time.ts'
import { useAppointmentWords } from './appointments-words.ts'
import './appointments.css'

/** Mine of today, and who is in the quiet room when; nothing when there is nothing. */
export function AppointmentsToday({ addressOf }: { addressOf: (caseId: string) => string }) {
  const words = useAppointmentWords()
  const day = dayInShanghai(useNow())
  const { data } = useQuery({
    // Out of date with the lists: what happens to any case may move a time.
    queryKey: [...keys.lists, 'appointments', day],
    queryFn: () => call(routes.day, { query: { date: day } }),
    placeholderData: keepPreviousData,
  })
  const entries = data?.entries ?? []
  if (entries.length === 0) return null
  return (
    <details className="appointments-today" open>
      <summary>{words.today(entries.length)}</summary>
      <ul>
        {entries.map((entry) => (
          <Entry key={`${entry.at} ${entry.staff.id}`} entry={entry} addressOf={addressOf} />
        ))}
      </ul>
    </details>
  )
}

function Entry({ entry, addressOf }: { entry: DayEntry; addressOf: (caseId: string) => string }) {
  const words = useAppointmentWords()
  const { at, kind, status, staff, mine, place, case: of } = entry
  return (
    <li data-mine={mine} data-status={status}>
      <b>{clockText(at)}</b>{' '}
      {of ? (
        <Link href={addressOf(of.id)}>
          {words[kind]}：{of.title}
        </Link>
      ) : (
        <span>{words.inRoom}</span>
      )}{' '}
      <small>
        {[!mine && staff.name, of && place, of && status !== 'open' && words[status]].filter(Boolean).join(' · ')}
      </small>
    </li>
  )
}
