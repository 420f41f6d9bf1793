import { Button } from 'antd'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { rectifications, type RectificationView } from '#contract/rectifications.ts'
import { call, type BodyOf } from '../../api.ts'
import { useMe } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { usePapers } from '../../ui/use-papers.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { keepWords, keptWords } from '../../ui/kept-words.ts'
import { ActFields, type Values } from './act-fields.tsx'
import { commandOf, type Verb } from './command-of.ts'
import { useRectifyWords } from './words.ts'

type Command = BodyOf<typeof rectifications.command>['command']

/** Shown first and large; the rest stands in one quiet row. */
const main: readonly string[] = ['accept', 'reportDone', 'verify', 'decideExtension', 'again']

/** What may be done now, each with its own form; what may not yet says why. */
export function Acts({ view }: { view: RectificationView }) {
  const words = useRectifyWords()
  const [open, setOpen] = useState<Verb | null>(null)
  // Where nothing was asked for there is nothing to decide: no button that only says so.
  const verbs = (
    view.actions as readonly { command: Verb; reasons: readonly { code: string; text: string }[] }[]
  ).filter(({ reasons }) => !reasons.some(({ code }) => code === 'no-such-thing'))
  const first = verbs.filter(({ command }) => main.includes(command))
  const rest = verbs.filter(({ command }) => !main.includes(command))
  const nameOf = (verb: Verb): string =>
    view.kind === 'policyReport' && verb === 'reportDone'
      ? words.reportSent
      : view.kind === 'policyReport' && verb === 'verify'
        ? words.verifyAbove
        : words[verb]
  const button = ({ command, reasons }: (typeof verbs)[number], primary: boolean) => (
    <div key={command}>
      <Button
        type={primary && reasons.length === 0 ? 'primary' : 'default'}
        disabled={reasons.length > 0}
        aria-expanded={open === command}
        onClick={() => setOpen(open === command ? null : command)}
      >
        {nameOf(command)}
      </Button>
      {reasons.length > 0 && <p className="rectify-soft">{reasons.map(({ text }) => text).join('')}</p>}
    </div>
  )
  return (
    <section className="rectify-acts not-printed" aria-label={words.nowDo}>
      <h2>{words.nowDo}</h2>
      {verbs.length === 0 && <p>{words.nothingNow}</p>}
      <div className="rectify-verbs">{first.map((verb) => button(verb, true))}</div>
      <div className="rectify-verbs">{rest.map((verb) => button(verb, false))}</div>
      {open && verbs.some(({ command }) => command === open) && (
        <ActForm
          key={`${open} ${view.version}`}
          view={view}
          verb={open}
          name={nameOf(open)}
          close={() => setOpen(null)}
        />
      )}
    </section>
  )
}

function ActForm(props: { view: RectificationView; verb: Verb; name: string; close: () => void }) {
  const { view, verb, name, close } = props
  const words = useRectifyWords()
  const client = useQueryClient()
  const me = useMe()
  const place = `${me?.id ?? ''} rectify ${view.id} ${verb}`
  const [values, setValues] = useState<Values>(() => keptWords(place) ?? {})
  const papers = usePapers()
  const change = (next: Values) => {
    setValues(next)
    keepWords(place, next)
  }
  const { submit, busy, thrown } = useSubmit((command: Command, key: string) =>
    call(rectifications.command, {
      params: { rectificationId: view.id },
      body: { expectedVersion: view.version, command },
      key,
    }),
  )
  async function send() {
    const after = await submit(commandOf(verb, values, papers.ids))
    if (!after) return void client.invalidateQueries({ queryKey: ['rectify', 'one', view.id] })
    keepWords(place, null)
    client.setQueryData(['rectify', 'one', view.id], after)
    void client.invalidateQueries({ queryKey: ['rectify'] })
    close()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields inside
    <form
      aria-label={name}
      className="rectify-form"
      onPaste={papers.onPaste}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        if (event.key === 'Escape') close()
      }}
    >
      <h3>{name}</h3>
      <ActFields verb={verb} view={view} values={values} papers={papers} onChange={change} />
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
      <p className="rectify-verbs">
        <Button type="primary" htmlType="submit" loading={busy}>
          {words.submit}
        </Button>
        <Button onClick={close}>{words.close}</Button>
      </p>
    </form>
  )
}
