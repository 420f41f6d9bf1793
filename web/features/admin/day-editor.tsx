import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { dateWords } from '#words/date.ts'
import { useLanguage } from '../../prefs.ts'
import { AdminField } from './admin-field.tsx'
import { daysBetween, setDays, setPublished, weekdayOf, type CalendarDraft, type SpecialDay } from './calendar-edit.ts'
import { useAdminWords } from './words.ts'

type Kind = SpecialDay['kind'] | 'plain'

/** What the chosen day is, and what it shall be; without a day, whether the year is announced. */
export function DayEditor(props: {
  year: number
  day: string | null
  draft: CalendarDraft
  mayChange: boolean
  onChange: (draft: CalendarDraft) => void
}) {
  const words = useAdminWords()
  const published = props.draft.publishedYears.includes(props.year)
  return (
    <>
      <label className="calendar-published">
        <input
          type="checkbox"
          checked={published}
          aria-label={words.published}
          disabled={!props.mayChange}
          onChange={(event) => props.onChange(setPublished(props.draft, props.year, event.target.checked))}
        />
        <span>
          <b>{words.published}</b>
          <small>{words.publishedHint}</small>
        </span>
      </label>
      {props.day ? (
        <OneDay {...props} day={props.day} />
      ) : (
        props.mayChange && <p className="admin-hint">{words.pick}</p>
      )}
    </>
  )
}

function OneDay({
  day,
  draft,
  mayChange,
  onChange,
}: {
  day: string
  draft: CalendarDraft
  mayChange: boolean
  onChange: (draft: CalendarDraft) => void
}) {
  const words = useAdminWords()
  const lang = useLanguage()
  const special = draft.special.get(day)
  const [kind, setKind] = useState<Kind>(special?.kind ?? 'plain')
  const [name, setName] = useState(special?.name ?? '')
  const [until, setUntil] = useState('')
  const [fault, setFault] = useState<'nameNeeded' | 'rangeFault' | null>(null)
  const days = until === '' ? [day] : daysBetween(day, until)
  const ordinary = weekdayOf(day) > 4 ? words.ordinaryRest : words.ordinaryWork
  const kinds: [Kind, string][] = [
    ['plain', ordinary],
    ['off', words.dayOff],
    ['work', words.dayWork],
  ]

  function apply(event: FormEvent) {
    event.preventDefault()
    const wrong = !days ? 'rangeFault' : kind !== 'plain' && name.trim() === '' ? 'nameNeeded' : null
    setFault(wrong)
    if (!wrong && days) onChange(setDays(draft, days, kind === 'plain' ? null : kind, name.trim()))
  }

  return (
    <form className="day-editor" noValidate onSubmit={apply}>
      <h3>{dateWords(day as Parameters<typeof dateWords>[0], lang)}</h3>
      {!mayChange && (
        <p>{special ? `${special.name} · ${special.kind === 'off' ? words.dayOff : words.dayWork}` : ordinary}</p>
      )}
      {mayChange && (
        <>
          <div
            role="radiogroup"
            aria-label={dateWords(day as Parameters<typeof dateWords>[0], lang)}
            className="day-kinds"
          >
            {kinds.map(([value, text]) => (
              <label key={value}>
                <input type="radio" name="day-kind" checked={kind === value} onChange={() => setKind(value)} />
                {text}
              </label>
            ))}
          </div>
          {kind !== 'plain' && (
            <AdminField
              id="day-name"
              label={words.dayName}
              hint={words.dayNameHint}
              value={name}
              most={40}
              onChange={setName}
              fault={fault === 'nameNeeded' ? words.nameNeeded : undefined}
            />
          )}
          <AdminField
            id="day-until"
            type="date"
            label={words.until}
            hint={words.untilHint}
            value={until}
            onChange={setUntil}
            fault={fault === 'rangeFault' ? words.rangeFault : undefined}
          />
          <p>
            <Button htmlType="submit">{days && days.length > 1 ? words.applyRange(days.length) : words.apply}</Button>
          </p>
        </>
      )}
    </form>
  )
}
