import { useEffect, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { appointments as routes, type FreeTime } from '#contract/appointments.ts'
import type { AppointmentView } from '#contract/appointments.ts'
import { call } from '../../../api.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { keys, useColleagues } from '../../../queries.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { clockText, dayInShanghai, dayText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { LineField, SelectField } from '../fields.tsx'
import { useAppointmentWords } from './appointments-words.ts'

/** When and with whom, as it is written. */
export type TimeValues = { at: string; staff: string; minutes: string; place: string }

type Props = {
  kind: AppointmentView['kind']
  values: TimeValues
  change: (part: Partial<TimeValues>) => void
  /** The appointment that is moved: its own time is not in its way. */
  moving?: string
}

/** The free times of this case, day and time, each with who comes and why; or a time of one's own, which the server checks just the same. */
export function TimeFields({ kind, values, change, moving }: Props) {
  const { file } = useCaseDesk()
  const words = useAppointmentWords()
  const [own, setOwn] = useState(false)
  const [day, setDay] = useState('')
  const { data, isPending, isError, error, refetch } = useQuery({
    queryKey: [...keys.file(file.id), 'slots', kind, moving ?? '', file.version],
    queryFn: () => call(routes.slots, { params: { caseId: file.id }, query: { kind, ...(moving && { moving }) } }),
    placeholderData: keepPreviousData,
  })
  const slots: readonly FreeTime[] = data?.slots ?? []
  const chosen = slots.find(({ at, staff }) => at === values.at && staff.id === values.staff)
  // What stands first is what is taken when nobody chooses; what was chosen and is gone is not kept silently.
  useEffect(() => {
    if (own || !data || chosen) return
    const first = data.slots[0]
    if (first) take(first)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked again when the times change, not when a letter is typed
  }, [data, own])
  function take(slot: FreeTime) {
    setDay(dayInShanghai(slot.at))
    change({ at: slot.at, staff: slot.staff.id, minutes: String(slot.minutes) })
  }
  if (isError) return <ErrorNotice thrown={error} kept="text" onRetry={() => void refetch()} />
  if (isPending) return <p className="case-quiet">{words.loading}</p>
  const free = own ? null : slots
  return (
    <>
      {free && free.length > 0 && (
        <Offered slots={free} day={chosen ? dayInShanghai(chosen.at) : day} chosen={chosen} onTake={take} />
      )}
      {free?.length === 0 && <p>{words.full}</p>}
      {!free && <OwnTime values={values} change={change} />}
      <button
        type="button"
        className="plain-button appointment-own"
        title={words.ownHint}
        onClick={() => {
          // Whoever has it in hand, until somebody else is chosen.
          if (!own) change({ staff: (file.handler ?? file.owner).id })
          setOwn(!own)
        }}
      >
        {own ? words.offered : words.own}
      </button>
    </>
  )
}

function Offered(props: {
  slots: readonly FreeTime[]
  day: string
  chosen: FreeTime | undefined
  onTake: (slot: FreeTime) => void
}) {
  const words = useAppointmentWords()
  const lang = useLanguage()
  const now = useNow()
  const { slots, day, chosen, onTake } = props
  const days = [...new Set(slots.map(({ at }) => dayInShanghai(at)))]
  const ofDay = slots.filter(({ at }) => dayInShanghai(at) === day)
  return (
    <>
      <div className="appointment-when">
        <SelectField
          label={words.day}
          value={day}
          empty={words.choose}
          options={days.map((date) => ({ value: date, label: `${dayText(date, now, lang)} ${date.slice(5)}` }))}
          onChange={(date) => {
            const first = slots.find(({ at }) => dayInShanghai(at) === date)
            if (first) onTake(first)
          }}
        />
        <SelectField
          label={words.time}
          value={chosen?.at ?? ''}
          empty={words.choose}
          options={ofDay.map(({ at }) => ({ value: at, label: clockText(at) }))}
          onChange={(at) => {
            const slot = ofDay.find((each) => each.at === at)
            if (slot) onTake(slot)
          }}
        />
      </div>
      {chosen && <p className="case-quiet">{words.why(chosen.staff.name, chosen.why)}</p>}
    </>
  )
}

/** Outside of what is offered: an evening at somebody's home, an hour at another counter. */
function OwnTime({ values, change }: Pick<Props, 'values' | 'change'>) {
  const words = useAppointmentWords()
  const colleagues = useColleagues().data ?? []
  const able = colleagues.filter(({ roles }) => roles.includes('caseworker') || roles.includes('director'))
  const local = values.at === '' ? '' : `${dayInShanghai(values.at)}T${clockText(values.at)}`
  return (
    <>
      <div className="appointment-when">
        <LineField
          label={words.when}
          type="datetime-local"
          value={local}
          most={16}
          onChange={(typed) => change({ at: instantOf(typed) })}
        />
        <LineField
          label={words.minutes}
          type="number"
          value={values.minutes}
          most={3}
          onChange={(minutes) => change({ minutes })}
        />
      </div>
      <SelectField
        label={words.who}
        value={values.staff}
        empty={words.choose}
        options={able.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(staff) => change({ staff })}
      />
    </>
  )
}

/** What the browser's field says is a time on the clocks of China. */
const instantOf = (local: string): string => {
  const moment = new Date(`${local}:00+08:00`)
  return Number.isNaN(moment.getTime()) ? '' : moment.toISOString()
}
