import { useState } from 'react'
import type { ChecklistRow as Row } from '#contract/checklist.ts'
import { formWords, markWords, standingWords } from '#words/checklist.ts'
import { dateWords } from '#words/date.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { useCaseCommand } from '../case/inline-form.tsx'
import { LineField } from '../fields.tsx'
import { keepFromPage } from '../keep-keys.ts'
import { useChecklistWords } from './checklist-words.ts'

type State = NonNullable<Row['parts'][number]['state']>
type Props = {
  row: Row
  may: boolean
  /** Goes with what is marked as brought; null: nothing does. */
  paperId: string | null
  onAttached: () => void
  onOpen: (paperId: string) => void
}

const here = (state: State | null | undefined): boolean => state === 'brought' || state === 'seen'

/** One demanded material: its name, how it stands, its ways, where to get it, and its state at one press. */
export function ChecklistRow({ row, may, paperId, onAttached, onOpen }: Props) {
  const words = useChecklistWords()
  const lang = useLanguage()
  const [asking, setAsking] = useState<State | null>(null)
  const { send, busy, thrown } = useCaseCommand(() => setAsking(null))
  const several = row.parts.length > 1
  const now = several ? row.mark : (row.parts[0]?.mark ?? row.mark)

  async function mark(state: State, part: string | null, note = '') {
    const attaches = state === 'brought' && paperId !== null
    const done = await send({
      type: 'markMaterial',
      materialId: row.id,
      part,
      state,
      paperIds: attaches ? [paperId] : state === 'doubtful' ? (now?.paperIds ?? []) : [],
      note,
    })
    if (done === 'done' && attaches) onAttached()
  }
  /** Pressed again it is taken back; what needs a reason asks for it first. */
  function press(state: State) {
    if (now?.state === state && !shared) return void mark('open', null)
    if (needsWhy(row, state)) return setAsking(state)
    return void mark(state, null)
  }
  const shared = several ? '' : (row.parts[0]?.sharedWith ?? '')
  const pressed = (state: State) => now?.state === state && shared === ''
  return (
    <li className="checklist-row" data-standing={row.standing}>
      <div className="checklist-head">
        <h3>
          {row.name} {row.form !== 'unknown' && <small>{formWords[row.form][lang]}</small>}
        </h3>
        <span className="checklist-state">{standingWords[row.standing][lang]}</span>
      </div>
      <Facts row={row} shared={shared} onOpen={onOpen} />
      {several && <Ways row={row} disabled={!may} onTick={(name, ticked) => mark(ticked ? 'brought' : 'open', name)} />}
      {may && (
        <States
          row={row}
          several={several}
          pressed={pressed}
          unused={now === null || now.state === 'open'}
          busy={busy}
          onPress={press}
          onNeeded={() => void mark('open', null)}
        />
      )}
      {asking && (
        <Why
          label={asking === 'doubtful' ? words.doubtWhy : words.why}
          title={markWords[asking][lang]}
          busy={busy}
          onSave={(note) => void mark(asking, null, note)}
          onClose={() => setAsking(null)}
        />
      )}
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="nothing" />}
    </li>
  )
}

/** As the catalogue leaves it open, a sentence of the one who decides takes the place of the rule. */
function needsWhy(row: Row, state: State): boolean {
  if (state === 'doubtful') return true
  if (state === 'deferred') return row.deferrable === 'unknown'
  if (state === 'committed') return row.commitment === 'unknown'
  return state === 'notNeeded' && row.when === ''
}

function Facts({ row, shared, onOpen }: { row: Row; shared: string; onOpen: (paperId: string) => void }) {
  const { file } = useCaseDesk()
  const words = useChecklistWords()
  const lang = useLanguage()
  const now = useNow()
  const marks = [row.mark, ...row.parts.map(({ mark }) => mark)].filter((mark) => mark !== null)
  const mark = marks.toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
  const papers = [...new Set(marks.flatMap(({ paperIds }) => paperIds))]
  const card = file.checklist?.cards.find(({ id }) => id === row.card)
  const open = !['satisfied', 'notNeeded', 'committed'].includes(row.standing)
  return (
    <div className="checklist-facts">
      {row.when !== '' && (
        <p>
          {words.when}：{row.when}
        </p>
      )}
      {row.note !== '' && <p>{row.note}</p>}
      {open && row.where !== '' && (
        <p>
          {words.where}：{row.where}
        </p>
      )}
      {open && card && (
        <p>
          <a href={`/print/cases/${file.id}/cards?card=${card.id}`} target="_blank" rel="noreferrer">
            {words.card}：{card.title}
          </a>
        </p>
      )}
      {row.until && (
        <p data-late={row.late}>
          {row.late ? words.late(dateWords(row.until, lang)) : words.until(dateWords(row.until, lang))}
        </p>
      )}
      {shared !== '' && <p>{words.shared(shared)}</p>}
      {marks.some(({ lapsed }) => lapsed) && open && <p data-late="true">{words.lapsed}</p>}
      {mark && mark.state !== 'open' && (
        <p>
          {words.by(mark.by, sinceText(mark.at, now, lang))}
          {mark.note !== '' && `：${mark.note}`}
        </p>
      )}
      {papers.length > 0 && (
        <p>
          {words.papers}：
          {papers.map((id) => (
            <button key={id} type="button" className="link-button" onClick={() => onOpen(id)}>
              {file.papers.find((paper) => paper.id === id)?.label}
            </button>
          ))}
        </p>
      )}
    </div>
  )
}

/** “A，或者 B 和 C”, each paper to be ticked. A tick is seen at once and taken back when it was refused. */
function Ways(props: { row: Row; disabled: boolean; onTick: (name: string, ticked: boolean) => Promise<void> }) {
  const { row } = props
  const words = useChecklistWords()
  const [sent, setSent] = useState<{ name: string; ticked: boolean } | null>(null)
  async function tick(name: string, ticked: boolean) {
    setSent({ name, ticked })
    await props.onTick(name, ticked)
    setSent(null)
  }
  return (
    <ul className="checklist-ways">
      {row.alternatives.map((papers, at) => (
        <li key={papers.join('+')} data-complete={row.way === at}>
          {at > 0 && <span className="checklist-or">{words.or}</span>}
          {papers.map((name) => {
            const part = row.parts.find((each) => each.name === name)
            return (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={sent?.name === name ? sent.ticked : here(part?.state)}
                  disabled={props.disabled || (part?.sharedWith ?? '') !== ''}
                  onChange={(event) => void tick(name, event.target.checked)}
                />
                {name}
                {part?.sharedWith ? <small> {words.shared(part.sharedWith)}</small> : null}
              </label>
            )
          })}
        </li>
      ))}
    </ul>
  )
}

function States(props: {
  row: Row
  several: boolean
  pressed: (state: State) => boolean
  /** Nothing was said of it yet. */
  unused: boolean
  busy: boolean
  onPress: (state: State) => void
  onNeeded: () => void
}) {
  const { row, several } = props
  const words = useChecklistWords()
  const lang = useLanguage()
  const [more, setMore] = useState(false)
  const first: State[] = [
    ...(several ? [] : (['brought', 'seen'] as const)),
    ...(row.standing === 'undecided' ? (['notNeeded'] as const) : []),
  ]
  const rest = (['brought', 'seen', 'deferred', 'committed', 'notNeeded', 'doubtful'] as const).filter(
    (state) =>
      !first.includes(state) &&
      !(state === 'deferred' && row.deferrable === 'no') &&
      !(state === 'committed' && row.commitment === 'no'),
  )
  const shown = [...first, ...rest.filter((state) => more || props.pressed(state))]
  return (
    <div className="chips" role="group" aria-label={words.state(row.name)}>
      {row.standing === 'undecided' && (
        <button type="button" className="chip" disabled={props.busy} onClick={props.onNeeded}>
          {words.needed}
        </button>
      )}
      {shown.map((state) => (
        <button
          key={state}
          type="button"
          className="chip"
          aria-pressed={props.pressed(state)}
          disabled={props.busy}
          onClick={() => props.onPress(state)}
        >
          {markWords[state][lang]}
        </button>
      ))}
      <button type="button" className="link-button" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? words.less : words.more}
      </button>
    </div>
  )
}

function Why(props: {
  label: string
  title: string
  busy: boolean
  onSave: (note: string) => void
  onClose: () => void
}) {
  const words = useChecklistWords()
  const [note, setNote] = useState('')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears the keys of the field inside
    <form
      className="inline-form"
      aria-label={props.title}
      ref={(form) => {
        if (form && !form.contains(document.activeElement)) form.querySelector('input')?.focus()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        if (note.trim() !== '') props.onSave(note)
      }}
      onKeyDown={(event) => {
        if (isComposing(event.nativeEvent)) return
        keepFromPage(event)
        if (event.key !== 'Escape') return
        event.stopPropagation()
        props.onClose()
      }}
    >
      <LineField label={`${props.title}：${props.label}`} value={note} onChange={setNote} most={500} />
      <div className="form-foot">
        <button type="submit" className="quiet-button" disabled={props.busy || note.trim() === ''}>
          {words.save}
        </button>
        <button type="button" className="plain-button" onClick={props.onClose}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
