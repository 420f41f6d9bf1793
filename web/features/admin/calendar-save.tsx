import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { dateWords } from '#words/date.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import type { SubmitState } from '../../ui/use-submit.ts'
import { useUiWords } from '../../ui/words.ts'
import { AdminField } from './admin-field.tsx'
import { withoutChange, type CalendarDraft, type Change } from './calendar-edit.ts'
import { useAdminWords } from './words.ts'

/** What differs from the version in force, each line can be taken back; a word why; saved as the next version. */
export function CalendarSave(props: {
  changes: readonly Change[]
  next: number
  draft: CalendarDraft
  sending: SubmitState
  onChange: (draft: CalendarDraft) => void
  onUndoAll: () => void
  onSave: (note: string) => void
}) {
  const words = useAdminWords()
  const ui = useUiWords()
  const lang = useLanguage()
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const name = (change: Change): string => {
    if (change.kind === 'year')
      return change.published ? words.yearPublished(change.year) : words.yearUnpublished(change.year)
    const day = dateWords(change.date as Parameters<typeof dateWords>[0], lang)
    return change.after
      ? `${day} ${change.after.kind === 'off' ? words.dayOff : words.dayWork} ${change.after.name}`
      : `${day} ${words.ordinary}`
  }
  function save(event: FormEvent) {
    event.preventDefault()
    setMissing(note.trim() === '')
    if (note.trim() === '') document.getElementById('calendar-note')?.focus()
    else props.onSave(note)
  }
  return (
    <form className="calendar-save" noValidate onSubmit={save}>
      <h3>{words.pending(props.changes.length)}</h3>
      <ul>
        {props.changes.map((change) => (
          <li key={change.kind === 'year' ? change.year : change.date}>
            {name(change)}
            <button
              type="button"
              className="plain-button"
              aria-label={`${words.undoOne} ${name(change)}`}
              onClick={() => props.onChange(withoutChange(props.draft, change))}
            >
              {words.undoOne}
            </button>
          </li>
        ))}
      </ul>
      {props.sending.thrown !== undefined && !props.sending.busy && (
        <ErrorNotice thrown={props.sending.thrown} kept="text" />
      )}
      <AdminField
        id="calendar-note"
        label={words.note}
        hint={words.noteHint}
        value={note}
        most={200}
        onChange={setNote}
        fault={missing && note.trim() === '' ? words.noteNeeded : undefined}
      />
      <p className="admin-acts">
        <Button type="primary" htmlType="submit" loading={props.sending.busy}>
          {props.sending.slow ? ui.stillSending : words.saveCalendar(props.next)}
        </Button>
        <Button onClick={props.onUndoAll}>{words.undoAll}</Button>
      </p>
    </form>
  )
}
