import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { asProblem } from '../../../problem.ts'
import { DraftNote } from '../../../ui/draft-note.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { useDraft } from '../../../ui/use-draft.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { useCaseCommand } from '../case/inline-form.tsx'
import type { Verb } from '../verbs.ts'
import { keepFromPage } from '../keep-keys.ts'
import { draftQuery, dropDraft, isOfUse, keepDraft, valuesOf } from './draft.ts'
import { News } from './news.tsx'
import { VerbFields } from './verb-fields.tsx'
import { isHeldBack } from './network-values.ts'
import { begunWith, commandOf, emptyValues, type Values } from './values.ts'
import { useComposeWords } from './words.ts'

/** Where writing begins; of a set of choices the chosen one. A form without any field is sent by Enter. */
const firstField = ['textarea', 'select', 'input:checked', 'input:not([type="radio"]):not([type="checkbox"])']
  .map((field) => `.composer-fields ${field}`)
  .join()

/** A day that is not written is no word that the server could name: it is told here, by its own field. */
const emptyDates = (form: HTMLElement | null): HTMLInputElement[] =>
  [...(form?.querySelectorAll<HTMLInputElement>('input[type="date"], input[type="datetime-local"]') ?? [])].filter(
    ({ value }) => value === '',
  )

type Props = {
  verb: Verb
  /** What was written here before and left, in this sitting. */
  kept: Values | undefined
  /** What whoever opened it has filled in. */
  begun: Values | null
  onKeep: (values: Values | null) => void
  onClose: () => void
}

/** The form of one verb; waits for the draft that was kept, if this verb keeps one. */
export function VerbForm(props: Props) {
  const { verb } = props
  const { file } = useCaseDesk()
  const words = useComposeWords()
  const { data, isPending } = useQuery({
    ...draftQuery(file.id, verb.draft ?? 'note'),
    enabled: verb.draft !== undefined,
  })
  if (verb.draft && isPending) return <p className="composer-wait">{words.loadingDraft}</p>
  const empty = emptyValues(verb.command, file)
  const before = verb.draft ? valuesOf(data?.body) : (props.kept ?? {})
  return <Form {...props} initial={begunWith(empty, before, props.begun)} restored={isOfUse(before, empty)} />
}

function Form({ verb, initial, restored, onKeep, onClose }: Props & { initial: Values; restored: boolean }) {
  const { file, setWriting, say } = useCaseDesk()
  const words = useComposeWords()
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const sent = useRef(false)
  // What this form itself keeps is no find of an earlier time.
  const [foundAgain] = useState(restored)
  const { send, busy, slow, thrown } = useCaseCommand()
  /** The version at which it was refused because of a colleague: the news after it are what the colleague did. */
  const [refusedAt, setRefusedAt] = useState<number | null>(null)
  /** Dates that were not written when it was last sent, by the names of their fields. */
  const [undated, setUndated] = useState<readonly string[]>([])
  const draft = useDraft(initial, async (body) => {
    if (verb.draft && !sent.current) await keepDraft(client, file.id, verb.draft, body)
  })

  useEffect(() => {
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector)
    const first = find('[data-autofocus="true"]') ?? find(firstField) ?? find('button[type="submit"]')
    first?.focus()
    // Writing goes on where the text ends.
    if (first instanceof HTMLTextAreaElement) first.setSelectionRange(first.value.length, first.value.length)
    return () => setWriting(false)
  }, [setWriting])

  function change(part: Values) {
    const next = { ...draft.value, ...part }
    setWriting(true)
    onKeep(isOfUse(next, initial) || restored ? next : null)
    draft.change(next)
  }

  async function submit(newest = false) {
    if (isHeldBack(verb.command, draft.value)) return
    const empty = emptyDates(form.current)
    setUndated(empty.map((field) => field.labels?.[0]?.textContent ?? ''))
    if (empty[0]) return empty[0].focus()
    // The text is on the server before it is sent, and no save that is still under way can bring the draft back afterwards.
    await draft.flush()
    setRefusedAt(null)
    const result = await send(commandOf(verb.command, draft.value, file), { newest })
    if (result !== 'done') {
      if (asProblem(result).code === 'changed-meanwhile') setRefusedAt(file.version)
      return
    }
    sent.current = true
    draft.reset(draft.value)
    onKeep(null)
    if (verb.draft) void dropDraft(client, file.id, verb.draft)
    say(words.done(words[verb.command]))
    onClose()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the fields inside
    <form
      ref={form}
      className="composer-form"
      aria-label={words[verb.command]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        keepFromPage(event)
        if (event.key === 'Escape' && !event.defaultPrevented) {
          event.stopPropagation()
          onClose()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          void submit()
        }
      }}
    >
      <header className="composer-head">
        <strong>{words[verb.command]}</strong>
        {foundAgain && <small>{verb.draft ? words.draftRestored : words.takenBack}</small>}
        {verb.draft && <DraftNote state={draft.state} />}
        <button type="button" className="plain-button composer-close" title={words.backHint} onClick={onClose}>
          {words.back} <Kbd keys="Esc" />
        </button>
      </header>
      {/* On a phone the form covers the head of the case: the person's words come along. */}
      {file.statement !== '' && <p className="composer-words">{file.statement}</p>}
      <div className="composer-fields">
        <VerbFields verb={verb.command} file={file} values={draft.value} change={change} />
      </div>
      {undated.length > 0 && (
        <p className="composer-undated" role="alert">
          {words.undated(undated.join('、'))}
        </p>
      )}
      <News refusedAt={refusedAt} busy={busy} onSendAgain={() => void submit(true)} />
      {thrown !== undefined && refusedAt === null && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="form-foot">
        <Button htmlType="submit" type="primary" loading={busy} disabled={isHeldBack(verb.command, draft.value)}>
          {words.send} <Kbd keys="Ctrl+Enter" />
        </Button>
        {slow && <span role="status">{words.sending}</span>}
      </div>
    </form>
  )
}
