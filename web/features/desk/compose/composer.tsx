import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { cases } from '#contract/cases.ts'
import { call } from '../../../api.ts'
import { DraftNote } from '../../../ui/draft-note.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { useDraft } from '../../../ui/use-draft.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { useCaseCommand } from '../case/inline-form.tsx'
import { nextVerb, offeredVerbs, reasonsAgainst, type Verb } from '../verbs.ts'
import { commandOf, emptyValues, VerbFields, type Values } from './forms.tsx'
import { useComposeWords } from './words.ts'
import './composer.css'

/** The foot of a case: always the same place for whatever is done next. What the file offers is what stands here (law 3). */
export function Composer() {
  const { file, verb, open, closeVerb } = useCaseDesk()
  const words = useComposeWords()
  const offered = offeredVerbs(file)
  const best = nextVerb(file)
  const possible = (each: Verb) => reasonsAgainst(file, each.command)?.length === 0
  useShortcuts(
    offered.filter((each) => each.keys && possible(each)).map((each) => ({ keys: each.keys!, label: words[each.command], run: () => open(each.command) })),
  )
  const chosen = offered.find((each) => each.command === verb)
  return (
    <section className="composer not-printed" aria-label={words.composer} data-open={chosen !== undefined}>
      {chosen ? (
        <WithDraft key={chosen.command} verb={chosen} onClose={closeVerb} />
      ) : (
        <div className="composer-verbs">
          {offered.length === 0 && <p>{words.nothingOffered}</p>}
          {offered.map((each) => (
            <button
              key={each.command}
              type="button"
              className="composer-verb"
              data-best={each.command === best}
              disabled={!possible(each)}
              title={reasonsAgainst(file, each.command)?.join(' ') || undefined}
              onClick={() => open(each.command)}
            >
              {words[each.command]} {each.keys && <Kbd keys={each.keys.toUpperCase()} />}
            </button>
          ))}
        </div>
      )}
    </section>
  )
}

/** Waits for the draft that was kept, if this verb keeps one. */
function WithDraft({ verb, onClose }: { verb: Verb; onClose: () => void }) {
  const { file } = useCaseDesk()
  const words = useComposeWords()
  const kept = useQuery({
    queryKey: ['draft', file.id, verb.command],
    queryFn: () => call(cases.getDraft, { params: { caseId: file.id, kind: verb.draft! } }),
    enabled: verb.draft !== undefined,
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  if (verb.draft && kept.isPending) return <p className="composer-wait">{words.loadingDraft}</p>
  const body = kept.data?.body as Values | undefined
  return <VerbForm verb={verb} initial={{ ...emptyValues(verb.command, file), ...body }} restored={body !== undefined} onClose={onClose} />
}

function VerbForm({ verb, initial, restored, onClose }: { verb: Verb; initial: Values; restored: boolean; onClose: () => void }) {
  const { file, news, acknowledge, setWriting, say } = useCaseDesk()
  const words = useComposeWords()
  const form = useRef<HTMLFormElement>(null)
  const [sent, setSent] = useState(false)
  const draft = useDraft(initial, async (body) => {
    if (verb.draft && !sent) await call(cases.putDraft, { params: { caseId: file.id, kind: verb.draft }, body: { body } })
  })
  const { send, busy, slow, thrown } = useCaseCommand()
  useEffect(() => {
    setWriting(true)
    ;(form.current?.querySelector<HTMLElement>('[data-autofocus="true"]') ?? form.current?.querySelector<HTMLElement>('input, textarea, select, button'))?.focus()
    return () => setWriting(false)
  }, [setWriting])

  async function submit() {
    const done = await send(commandOf(verb.command, draft.value))
    if (!done) return
    setSent(true)
    draft.reset(draft.value)
    if (verb.draft) void call(cases.dropDraft, { params: { caseId: file.id, kind: verb.draft } }).catch(() => undefined)
    say(words.done(words[verb.command]))
    onClose()
  }
  return (
    <form
      ref={form}
      className="composer-form"
      aria-label={words[verb.command]}
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        if (event.key === 'Escape') {
          event.stopPropagation()
          onClose()
        }
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit()
      }}
    >
      <header className="composer-head">
        <strong>{words[verb.command]}</strong>
        {restored && <small>{words.draftRestored}</small>}
        {verb.draft && <DraftNote state={draft.state} />}
      </header>
      <div className="composer-fields">
        <VerbFields verb={verb.command} file={file} values={draft.value} change={(part) => draft.change({ ...draft.value, ...part })} />
      </div>
      {news.length > 0 && (
        <div className="composer-news" role="status">
          <strong>{words.newsWhileWriting}</strong>
          <ul>
            {news.map((entry) => (
              <li key={entry.seq}>
                {entry.by.name} {entry.title}
              </li>
            ))}
          </ul>
          <button type="button" className="quiet-button" onClick={acknowledge}>
            {words.newsReload}
          </button>
        </div>
      )}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="form-foot">
        <Button htmlType="submit" type="primary" loading={busy}>
          {words.send} <Kbd keys="Ctrl+Enter" />
        </Button>
        <button type="button" className="plain-button" title={words.backHint} onClick={onClose}>
          {words.back}
        </button>
        {slow && <span role="status">{words.sending}</span>}
      </div>
    </form>
  )
}
