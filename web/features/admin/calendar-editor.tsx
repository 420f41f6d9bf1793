import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { admin } from '#contract/centre.ts'
import { call, type AnswerOf } from '../../api.ts'
import { now } from '../../clock.ts'
import { keys } from '../../queries.ts'
import { dayInShanghai } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { changesBetween, draftOfCalendar } from './calendar-edit.ts'
import { CalendarSave } from './calendar-save.tsx'
import { DayEditor } from './day-editor.tsx'
import { useAdminWords } from './words.ts'
import { YearGrid } from './year-grid.tsx'
import './calendar.css'

/** A year at a glance; one day or a run of days is changed beside it; everything is saved as one new version. */
export function CalendarEditor({
  calendar,
  mayChange,
}: {
  calendar: AnswerOf<typeof admin.getCalendar>
  mayChange: boolean
}) {
  const words = useAdminWords()
  const client = useQueryClient()
  const [base, setBase] = useState(() => draftOfCalendar(calendar))
  const [draft, setDraft] = useState(base)
  const [year, setYear] = useState(() => Number(dayInShanghai(now()).slice(0, 4)))
  const [day, setDay] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const changes = changesBetween(base, draft)
  const { submit, ...sending } = useSubmit((note: string, key: string) =>
    call(admin.putCalendar, {
      body: { note, publishedYears: [...draft.publishedYears], special: [...draft.special.values()] },
      key,
    }),
  )

  async function save(note: string) {
    setSaid('')
    const saved = await submit(note)
    if (!saved) return
    setBase(draft)
    setDay(null)
    setSaid(words.calendarSaved(saved.number, saved.recomputed))
    for (const queryKey of [keys.calendar, keys.lists, keys.files, keys.board])
      void client.invalidateQueries({ queryKey })
  }

  return (
    <div className="calendar">
      <header className="calendar-head">
        <button type="button" className="plain-button" onClick={() => setYear(year - 1)} aria-label={words.earlier}>
          ‹
        </button>
        <h2>{words.year(year)}</h2>
        <button type="button" className="plain-button" onClick={() => setYear(year + 1)} aria-label={words.later}>
          ›
        </button>
        <p>
          {words.version(calendar.number)}
          {calendar.note && ` · ${words.versionNote(calendar.note)}`}
        </p>
        <p className="calendar-legend" aria-label={words.legend}>
          <span data-kind="off">{words.dayOff}</span>
          <span data-kind="work">{words.dayWork}</span>
          <span data-kind="rest">{words.ordinaryRest}</span>
        </p>
      </header>
      <YearGrid year={year} draft={draft} base={base} day={day} onDay={setDay} onYear={setYear} />
      <aside className="calendar-side">
        <p role="status" className="admin-said">
          {said}
        </p>
        <DayEditor
          key={day ?? `year ${year}`}
          year={year}
          day={day}
          draft={draft}
          mayChange={mayChange}
          onChange={setDraft}
        />
        {mayChange && changes.length > 0 && (
          <CalendarSave
            changes={changes}
            next={calendar.number + 1}
            draft={draft}
            sending={sending}
            onChange={setDraft}
            onUndoAll={() => setDraft(base)}
            onSave={(note) => void save(note)}
          />
        )}
      </aside>
    </div>
  )
}
