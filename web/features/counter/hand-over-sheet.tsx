import { Button } from 'antd'
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { asProblem } from '../../problem.ts'
import type { Me } from '../../session.ts'
import { CauseTiles, tileOfKey, toggled } from '../../ui/cause-tiles.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { isComposing } from '../../ui/key-match.ts'
import { Kbd } from '../../ui/kbd.tsx'
import { PaperStrip } from '../../ui/paper-strip.tsx'
import { PhoneCamera } from '../../ui/phone-camera.tsx'
import { PersonFields } from '../../ui/person-fields.tsx'
import { ServiceItemPicker } from '../../ui/service-item-picker.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import type { Papers } from '../../ui/use-papers.ts'
import type { PhoneCameraState } from '../../ui/use-phone-camera.ts'
import type { SubmitState } from '../../ui/use-submit.ts'
import { useUiWords } from '../../ui/words.ts'
import { BroughtTicks } from './brought-ticks.tsx'
import { ComesChoice } from './comes-choice.tsx'
import { missingIn, type HandOverDraft } from './draft.ts'
import { RefusedAt } from './refused-at.tsx'
import { useCounterWords } from './words.ts'
import './hand-over.css'

/** The sheet: item, blocker, a sentence · papers, person, how they get there. Digits tick tiles, Enter sends. */
export function HandOverSheet(props: {
  me: Me
  draft: HandOverDraft
  onChange: (draft: HandOverDraft) => void
  papers: Papers
  camera: PhoneCameraState
  sending: SubmitState
  onSend: () => void
  onClose: () => void
}) {
  const words = useCounterWords()
  const ui = useUiWords()
  const { draft, papers, sending } = props
  const form = useRef<HTMLFormElement>(null)
  const [fault, setFault] = useState<'causes' | 'note' | null>(null)
  const [more, setMore] = useState(false)
  const set = (change: Partial<HandOverDraft>) => {
    props.onChange({ ...draft, ...change })
    setFault(null)
  }
  const waiting = useSendWhenSent(papers, props.onSend)
  const alreadySent = sending.thrown !== undefined && asProblem(sending.thrown).code === 'key-reused'

  function submit(event: FormEvent) {
    event.preventDefault()
    const missing = missingIn(draft)
    setFault(missing)
    if (missing === 'causes') focusTiles()
    else if (missing === 'note') document.getElementById('blocker-note')?.focus()
    else waiting.ask()
  }

  function onKeyDown(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    // Enter that ends a word of the input method must not send; Safari shows it by its key code only.
    if (event.key === 'Enter' && isComposing(event.nativeEvent)) return event.preventDefault()
    if (target.matches('input:not([type=checkbox], [type=radio]), textarea')) return undefined
    const tile = tileOfKey(event.nativeEvent)
    if (tile === 'more') setMore(!more)
    else if (tile) set({ causes: toggled(draft.causes, tile) })
    else if (event.key === 'Enter' && !target.matches('input, button, a')) form.current?.requestSubmit()
    return undefined
  }

  return (
    <Sheet
      label={words.sheet}
      focus="hand-over-item"
      onClose={props.onClose}
      onKeyDown={onKeyDown}
      onPaste={papers.onPaste}
    >
      <form ref={form} className="hand-over" noValidate onSubmit={submit}>
        <header className="sheet-head">
          <h2>{words.sheet}</h2>
          <button type="button" className="plain-button" onClick={props.onClose} title={words.closeHint}>
            {words.close} <Kbd keys="Esc" />
          </button>
        </header>
        <div className="sheet-body hand-over-body">
          {sending.thrown !== undefined && !sending.busy && !alreadySent && (
            <div className="hand-over-whole">
              <ErrorNotice thrown={sending.thrown} kept="text" onRetry={props.onSend} />
            </div>
          )}
          {alreadySent && (
            <section className="hand-over-whole error-notice" role="alert">
              <h2>{words.alreadySent}</h2>
              <p>{words.alreadySentDo}</p>
              <Button href="/console/counter">{words.toList}</Button>
            </section>
          )}
          <div className="hand-over-matter">
            <ServiceItemPicker
              id="hand-over-item"
              value={draft.item}
              onChange={(item) => {
                set({ item, brought: [] })
                if (item !== null) focusTiles()
              }}
            />
            {fault === 'causes' && (
              <p className="hand-over-fault" role="alert">
                {words.needCause}
              </p>
            )}
            <CauseTiles
              id="blocker-causes"
              value={draft.causes}
              onChange={(causes) => set({ causes })}
              more={more}
              onMore={setMore}
            />
            <div className="hand-over-note">
              <label htmlFor="blocker-note">{words.note}</label>
              {fault === 'note' && (
                <p className="hand-over-fault" id="blocker-note-fault" role="alert">
                  {words.needNote}
                </p>
              )}
              <input
                id="blocker-note"
                className="intake-text"
                value={draft.note}
                maxLength={1000}
                placeholder={words.noteHint}
                autoComplete="off"
                aria-invalid={fault === 'note'}
                aria-describedby={fault === 'note' ? 'blocker-note-fault' : undefined}
                onChange={(event) => set({ note: event.target.value })}
              />
            </div>
          </div>
          <div className="hand-over-side">
            <div>
              <PaperStrip papers={papers} />
              <PhoneCamera camera={props.camera} />
            </div>
            <PersonFields id="person" value={draft.person} onChange={(person) => set({ person })} />
            <ComesChoice value={draft.comes} onChange={(comes) => set({ comes })} />
            <BroughtTicks item={draft.item} value={draft.brought} onChange={(brought) => set({ brought })} />
          </div>
        </div>
        <footer className="sheet-foot">
          <RefusedAt me={props.me} value={draft.elsewhere} onChange={(elsewhere) => set({ elsewhere })} />
          <span className="hand-over-state" role="status">
            {sending.slow && ui.stillSending}
            {waiting.asked && papers.busy && words.papersWaiting}
            {waiting.failed > 0 && words.papersFailed(waiting.failed)}
          </span>
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={sending.busy || (waiting.asked && papers.busy)}
          >
            {sending.busy ? words.sending : words.send} {!sending.busy && <Kbd keys="Enter" />}
          </Button>
        </footer>
      </form>
    </Sheet>
  )
}

const focusTiles = () => document.querySelector<HTMLElement>('#blocker-causes input')?.focus()

/** Sends when every paper is there; papers that failed hold the first attempt back, the second goes without them. */
function useSendWhenSent(papers: Papers, send: () => void) {
  const [asked, setAsked] = useState(false)
  const [failed, setFailed] = useState(0)
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  })
  const failures = papers.list.filter(({ state }) => state === 'failed').length
  useEffect(() => {
    if (!asked || papers.busy) return
    // oxlint-disable-next-line react/set-state-in-effect -- what it waits for happens outside: the last paper has arrived
    setAsked(false)
    if (failures > failed) setFailed(failures)
    else latest.current()
  }, [asked, papers.busy, failures, failed])
  return { asked, failed: failures === 0 ? 0 : failed, ask: () => setAsked(true) }
}
