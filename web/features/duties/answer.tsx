import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useId, useRef, useState } from 'react'
import { duties, type DutyView } from '#contract/duties.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { keys } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { choices, type Choice, type ChoiceField, type DutyCommandInput } from './choices.ts'
import { useTyped } from './use-typed.ts'
import { useDutyWords } from './words.ts'

/** What may be answered now; else what happens next. What was being written stays to be copied when there is no answer to give any more. */
export function Answer({ duty }: { duty: DutyView }) {
  const words = useDutyWords()
  const client = useQueryClient()
  const { writing, write, drop, begun } = useTyped(duty.id)
  const { submit, busy, slow, thrown } = useSubmit((command: DutyCommandInput, key: string) =>
    call(duties.command, { params: { dutyId: duty.id }, body: command, key }),
  )
  const offered = choices[duty.kind].filter(({ command }) => duty.actions.some((action) => action.command === command))

  async function send(command: DutyCommandInput) {
    const after = await submit(command)
    // Either it is done, or what is on the screen may be out of date.
    if (after) {
      client.setQueryData(keys.duty(duty.id), after)
      if (command.type !== 'recordAcceptance') drop()
    } else void client.invalidateQueries({ queryKey: keys.duty(duty.id), exact: true })
    void client.invalidateQueries({ queryKey: keys.duties })
  }
  const next = words.next[duty.kind][duty.status]
  return (
    <>
      {next && (
        <p className="duty-next" role="status">
          {next}
        </p>
      )}
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
      {offered.length > 0 ? (
        <Form
          duty={duty}
          offered={offered}
          state={{ writing, write }}
          busy={busy}
          slow={slow}
          send={(command) => void send(command)}
        />
      ) : (
        begun && (
          <section className="duty-kept not-printed">
            <p>
              {words.stale} {words.kept}
            </p>
            <textarea readOnly rows={4} aria-label={words.kept} value={Object.values(writing.typed).join('\n')} />
          </section>
        )
      )}
    </>
  )
}

interface FormProps {
  duty: DutyView
  offered: readonly Choice[]
  state: Pick<ReturnType<typeof useTyped>, 'writing' | 'write'>
  busy: boolean
  slow: boolean
  send: (command: DutyCommandInput) => void
}

function Form({ duty, offered, state: { writing, write }, busy, slow, send }: FormProps) {
  const words = useDutyWords()
  const lang = useLanguage()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [missing, setMissing] = useState('')
  const chosen = offered.find((choice) => choice.id === writing.choice)

  function pick(choice: Choice) {
    setMissing('')
    write({ ...writing, choice: choice.id })
  }
  /** Straight to what has to be written; but not for arrow keys, with which one goes through the choices. */
  function goWrite() {
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('.duty-fields :is(input, textarea)')?.focus())
  }
  function trySend() {
    if (!chosen) return setMissing(words.pick)
    const lacks = chosen.fields.find(({ name, owed }) => owed && !(writing.typed[name] ?? '').trim())
    if (!lacks) {
      setMissing('')
      return send(chosen.make(writing.typed))
    }
    setMissing(words.missing(lacks.label[lang]))
    document.getElementById(`${id}-${lacks.name}`)?.focus()
  }
  useShortcuts([
    ...offered.map((choice, at) => ({
      keys: String(at + 1),
      label: choice.label[lang],
      run: () => (pick(choice), goWrite()),
    })),
    { keys: words.sendKeys, label: words.send, whileTyping: true, run: trySend },
  ])
  return (
    <form
      ref={form}
      className="duty-answer not-printed"
      aria-label={words.yourAnswer}
      onSubmit={(event) => {
        event.preventDefault()
        trySend()
      }}
    >
      <fieldset className="duty-choices">
        <legend>{words.yourAnswer}</legend>
        {offered.map((choice, at) => (
          <label key={choice.id} data-chosen={choice === chosen}>
            <input
              type="radio"
              name={`${id}-choice`}
              checked={choice === chosen}
              onChange={() => pick(choice)}
              onClick={({ detail }) => detail > 0 && goWrite()}
            />
            <span>
              <b>{choice.label[lang]}</b>
              <small>{choice.hint[lang]}</small>
            </span>
            <Kbd keys={String(at + 1)} />
          </label>
        ))}
      </fieldset>
      {chosen && (
        <div className="duty-fields">
          {chosen.fields.map((each) => (
            <Field
              key={each.name}
              id={`${id}-${each.name}`}
              field={each}
              value={writing.typed[each.name] ?? ''}
              onChange={(text) => write({ ...writing, typed: { ...writing.typed, [each.name]: text } })}
            />
          ))}
        </div>
      )}
      {missing && (
        <p className="duty-missing" role="alert">
          {missing}
        </p>
      )}
      <p className="duty-acts">
        <Button type="primary" htmlType="submit" loading={busy} disabled={!chosen}>
          {words.send}
        </Button>
        {chosen && <Kbd keys={words.sendKeys} />}
        {duty.actions.some(({ command }) => command === 'recordAcceptance') && (
          <Button disabled={busy} onClick={() => send({ type: 'recordAcceptance' })}>
            {words.accept}
          </Button>
        )}
        {slow && <span role="status">{words.slow}</span>}
        {chosen && duty.kind !== 'invitation' && <small>{words.once}</small>}
      </p>
    </form>
  )
}

function Field(props: { id: string; field: ChoiceField; value: string; onChange: (text: string) => void }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { id, field, value, onChange } = props
  const same = {
    id,
    value,
    maxLength: field.most,
    'aria-required': field.owed,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  }
  const hint = [field.hint?.[lang], field.owed ? '' : words.optional].filter(Boolean).join('，')
  return (
    <div className="duty-field">
      <label htmlFor={id}>
        {field.label[lang]}
        {hint && <small>{hint}</small>}
      </label>
      {field.rows === 1 ? <input {...same} /> : <textarea {...same} rows={field.rows} />}
    </div>
  )
}
