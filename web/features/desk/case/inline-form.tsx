import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button } from 'antd'
import type { CommandInput } from '../../../queries.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { useSubmit } from '../../../ui/use-submit.ts'
import { keepFromPage } from '../keep-keys.ts'
import { keepWords, keptWords } from '../kept-words.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

/** Sends one command from wherever it stands in the case; one key per opening, however often it is pressed. */
export function useCaseCommand(onDone?: () => void) {
  const { run } = useCaseDesk()
  const failure = useRef<unknown>(undefined)
  const { submit, ...state } = useSubmit(async (given: { command: CommandInput; newest?: boolean }, key: string) => {
    try {
      return await run(given.command, { key, ...(given.newest && { newest: true }) })
    } catch (thrown) {
      failure.current = thrown
      throw thrown
    }
  })
  return {
    ...state,
    /** `done`, or what was thrown. */
    send: async (command: CommandInput, options: { newest?: boolean } = {}): Promise<unknown> => {
      failure.current = undefined
      const after = await submit({ command, ...options })
      if (after === undefined) return failure.current
      onDone?.()
      return 'done'
    },
  }
}

/**
 * A verb of one entry (a referral, a request, a way): a button, and when pressed its few fields in place.
 * `fields` draws them; `command` makes the command of what was written. What was written stays when it is refused.
 */
export function InlineVerb<Values extends Record<string, string>>(props: {
  label: string
  empty: Values
  fields: (values: Values, change: (part: Partial<Values>) => void) => ReactNode
  command: (values: Values) => CommandInput
  saveLabel?: string
}) {
  const words = useCaseWords()
  const [open, setOpen] = useState(false)
  const { file, me } = useCaseDesk()
  // What it would send names the entry: two referrals do not share their words.
  const name = `${me.id}/${file.id}/${JSON.stringify(props.command(props.empty))}`
  const [values, setValues] = useState<Values>({ ...props.empty, ...keptWords(name) })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (open) form.current?.querySelector<HTMLElement>('textarea, input')?.focus()
  }, [open])
  const { send, busy, thrown } = useCaseCommand(() => {
    setOpen(false)
    setValues(props.empty)
    keepWords(name, null)
  })
  function change(part: Partial<Values>) {
    const next = { ...values, ...part }
    setValues(next)
    const written = Object.values(next).some((value, at) => value !== Object.values(props.empty)[at])
    keepWords(name, written ? next : null)
  }
  if (!open) {
    return (
      <button type="button" className="quiet-button" onClick={() => setOpen(true)}>
        {props.label}
      </button>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields inside
    <form
      ref={form}
      className="inline-form"
      aria-label={props.label}
      onSubmit={(event) => {
        event.preventDefault()
        void send(props.command(values))
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        keepFromPage(event)
        if (event.key === 'Escape') {
          event.stopPropagation()
          setOpen(false)
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(props.command(values))
      }}
    >
      <strong>{props.label}</strong>
      {props.fields(values, change)}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="form-foot">
        <Button htmlType="submit" type="primary" size="small" loading={busy}>
          {props.saveLabel ?? words.save}
        </Button>
        <button type="button" className="plain-button" onClick={() => setOpen(false)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}

/** A verb without anything to write. */
export function PlainVerb({ label, command }: { label: string; command: CommandInput }) {
  const { send, busy, thrown } = useCaseCommand()
  return (
    <>
      <button type="button" className="quiet-button" disabled={busy} onClick={() => void send(command)}>
        {label}
      </button>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="nothing" />}
    </>
  )
}
