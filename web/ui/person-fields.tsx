import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { people, type NumberCheck } from '#contract/people.ts'
import { call, type BodyOf } from '../api.ts'
import type { cases } from '#contract/cases.ts'
import { readCardText } from './card-text.ts'
import { useIntakeWords } from './intake-words.ts'
import { isComposing } from './key-match.ts'
import './intake.css'
import './person-fields.css'

/** A person or enterprise as typed; `kind`, name, number, phone, how to reach. */
export type PersonDraft = NonNullable<BodyOf<typeof cases.register>['person']>

export const emptyPerson: PersonDraft = { kind: 'individual', name: '', idNumber: '', phone: '', note: '' }

/** What goes on the wire: nobody, when nothing was typed. */
export const personOrNull = (person: PersonDraft): PersonDraft | null =>
  [person.name, person.idNumber, person.phone, person.note].every((text) => text.trim() === '') ? null : person

/**
 * Name, number, phone of a person or an enterprise. Numbers are checked while one types and never refused: a wrong last
 * digit is said, the form goes on. A card reader that types like a keyboard works in every field.
 * `id` begins the ids of the fields (`person` → `person-name`), which links of an error notice lead to.
 */
export function PersonFields(props: {
  id: string
  value: PersonDraft
  onChange: (person: PersonDraft) => void
  /** Also the field "how best to reach". */
  withNote?: boolean
  legend?: string
}) {
  const words = useIntakeWords()
  const { id, value, onChange } = props
  const set = (change: Partial<PersonDraft>) => onChange({ ...value, ...change })
  const company = value.kind === 'enterprise'

  /** A reader ends its line with Enter: that must fill the fields, and not send the form. */
  function onEnter(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
    const card = readCardText(event.currentTarget.value)
    if (!card) return
    event.preventDefault()
    // What the reader left in a field that is not for numbers goes away with it.
    const field = event.currentTarget.id.slice(id.length + 1)
    const emptied = field === 'name' || field === 'phone' ? { [field]: '' } : {}
    set({ ...emptied, idNumber: card.idNumber, ...(card.name && { name: card.name }), kind: 'individual' })
    document.getElementById(`${id}-phone`)?.focus()
  }

  return (
    <fieldset className="person-fields" id={id} tabIndex={-1}>
      <legend className="intake-legend">
        {props.legend ?? words.person} <small>{words.personSkip}</small>
      </legend>
      <div className="person-kind" role="radiogroup" aria-label={props.legend ?? words.person}>
        {(['individual', 'enterprise'] as const).map((kind) => (
          <label key={kind} data-on={value.kind === kind}>
            <input type="radio" name={`${id}-kind`} checked={value.kind === kind} onChange={() => set({ kind })} />
            {words[kind]}
          </label>
        ))}
      </div>
      <Field
        id={`${id}-name`}
        label={company ? words.companyName : words.name}
        value={value.name}
        onChange={(name) => set({ name })}
        onKeyDown={onEnter}
      />
      <Field
        id={`${id}-phone`}
        label={words.phone}
        value={value.phone}
        onChange={(phone) => set({ phone })}
        onKeyDown={onEnter}
        figures
        check
      />
      <Field
        id={`${id}-idNumber`}
        label={company ? words.creditCode : words.idNumber}
        hint={company ? undefined : words.idHint}
        value={value.idNumber}
        onChange={(idNumber) => set({ idNumber })}
        onKeyDown={onEnter}
        figures
        check
      />
      {props.withNote && (
        <Field
          id={`${id}-note`}
          label={words.reach}
          placeholder={words.reachHint}
          value={value.note}
          onChange={(note) => set({ note })}
        />
      )}
    </fieldset>
  )
}

function Field(props: {
  id: string
  label: string
  hint?: string | undefined
  placeholder?: string
  value: string
  onChange: (text: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  figures?: boolean
  check?: boolean
}) {
  const words = useIntakeWords()
  const verdict = useNumberCheck(props.check ? props.value : '')
  return (
    <div className="person-field">
      <label htmlFor={props.id}>
        {props.label} {props.hint && <small>{props.hint}</small>}
      </label>
      <input
        id={props.id}
        value={props.value}
        autoComplete="off"
        spellCheck={false}
        data-figures={props.figures}
        placeholder={props.placeholder}
        aria-describedby={`${props.id}-check`}
        onChange={(event) => props.onChange(event.target.value)}
        onKeyDown={props.onKeyDown}
      />
      <span className="person-check" id={`${props.id}-check`} data-fine={verdict?.valid} role="status">
        {verdict?.valid && [words.numberFine, ...verdict.reasons].join(' ')}
        {verdict && !verdict.valid && [...verdict.reasons, words.numberDoubt].join(' ')}
      </span>
    </div>
  )
}

/** The server's opinion of a number, a third of a second after the last key; undefined while there is nothing to say. */
function useNumberCheck(typed: string): NumberCheck | undefined {
  const [found, setFound] = useState<{ value: string; verdict: NumberCheck }>()
  const value = typed.normalize('NFKC').replace(/\s/g, '')
  const newest = useRef('')
  useEffect(() => {
    newest.current = value
    if (value.length < 7) return undefined
    const timer = setTimeout(async () => {
      // A check that cannot be made is no fault of the number: nothing is said then.
      const verdict = await call(people.check, { body: { value } }).catch(() => undefined)
      if (verdict && newest.current === value) setFound({ value, verdict })
    }, 350)
    return () => clearTimeout(timer)
  }, [value])
  return found?.value === value ? found.verdict : undefined
}
