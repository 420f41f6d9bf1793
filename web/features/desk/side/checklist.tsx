import { useId, useState } from 'react'
import { markWords } from '#words/checklist.ts'
import { dateWords } from '#words/date.ts'
import { paperName } from '#words/documents.ts'
import type { CaseFile } from '#contract/cases.ts'
import { useLanguage } from '../../../prefs.ts'
import { TwoChairs } from '../../../ui/empty-state.tsx'
import { useCaseDesk } from '../case/case-desk.ts'
import { reasonsAgainst } from '../verbs.ts'
import { ChecklistRow } from './checklist-row.tsx'
import { useChecklistWords } from './checklist-words.ts'
import './checklist.css'

type Props = {
  /** The paper that stands big on the papers desk because somebody chose it. */
  paperId: string | null
  onOpen: (paperId: string) => void
}

/** 清单: what the item demands, a quiet row each; on top one sentence says what is missing, and one button asks for all of it. */
export function Checklist({ paperId, onOpen }: Props) {
  const { file, open } = useCaseDesk()
  const words = useChecklistWords()
  const lang = useLanguage()
  const list = file.checklist
  const may = (command: 'askForMaterials' | 'amend') => reasonsAgainst(file, command)?.length === 0
  const [attached, setAttached] = useState<string | null>(null)
  if (!list) {
    const verb = file.item ? 'askForMaterials' : 'amend'
    return (
      <div className="side-empty">
        <TwoChairs />
        <h3>{file.item ? words.noList : words.noItem}</h3>
        <p>{file.item ? words.noListNext : words.noItemNext}</p>
        {may(verb) && (
          <button type="button" className="quiet-button" onClick={() => open(verb)}>
            {file.item ? words.askOwn : words.chooseItem}
          </button>
        )}
      </div>
    )
  }
  const papers = file.papers.filter((paper) => !paper.withdrawn)
  const used = new Set(
    list.rows.flatMap(({ mark, parts }) =>
      [mark, ...parts.map((part) => part.mark)].flatMap((each) => each?.paperIds ?? []),
    ),
  )
  // What was opened goes with what is ticked next, but no paper goes with two by itself.
  const offered = attached ?? (paperId !== null && !used.has(paperId) ? paperId : '')
  const chosen = papers.some(({ id }) => id === offered) ? offered : ''
  const against = reasonsAgainst(file, 'markMaterial')
  const request = file.requests.find(({ status }) => status === 'open')
  return (
    <div className="checklist">
      <p className="checklist-sentence" role="status" data-standing={list.standing}>
        {list.sentence}
      </p>
      {request && (
        <p className="case-quiet">
          {words.progress(
            request.materials.filter(({ here }) => here).length,
            request.materials.length,
            dateWords(request.until, lang),
          )}
        </p>
      )}
      <div className="case-card-verbs">
        {list.toAsk.length > 0 && may('askForMaterials') && (
          <button type="button" className="quiet-button" onClick={() => open('askForMaterials')}>
            {words.askMissing}
          </button>
        )}
        {file.requests.length > 0 && (
          <a className="quiet-button" href={`/print/cases/${file.id}/materials`} target="_blank" rel="noreferrer">
            {words.notice}
          </a>
        )}
        {list.cards.length > 0 && (
          <a className="quiet-button" href={`/print/cases/${file.id}/cards`} target="_blank" rel="noreferrer">
            {words.cards}
          </a>
        )}
      </div>
      {against !== null && against.length > 0 && (
        <p className="case-quiet">
          {words.readOnly}
          {against.join('')}
        </p>
      )}
      {against?.length === 0 && papers.length > 0 && <Attach papers={papers} chosen={chosen} onChoose={setAttached} />}
      <ul className="checklist-rows" aria-label={words.list}>
        {list.rows.map((row) => (
          <ChecklistRow
            key={row.id}
            row={row}
            may={against?.length === 0}
            paperId={chosen === '' ? null : chosen}
            onAttached={() => setAttached(null)}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {list.notCounted.length > 0 && (
        <p className="case-quiet">
          {words.notCounted}
          {list.notCounted.map(({ name, state }) => `${name}（${markWords[state][lang]}）`).join('、')}
        </p>
      )}
      {list.disclaimer !== '' && <p className="case-quiet">{list.disclaimer}</p>}
    </div>
  )
}

function Attach(props: { papers: CaseFile['papers']; chosen: string; onChoose: (paperId: string) => void }) {
  const words = useChecklistWords()
  const lang = useLanguage()
  const id = useId()
  return (
    <p className="checklist-attach">
      <label htmlFor={id}>{words.attach}</label>
      <select
        id={id}
        className="field-input"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.target.value)}
      >
        <option value="">{words.attachNone}</option>
        {props.papers.map((paper, at) => (
          <option key={paper.id} value={paper.id}>
            {at + 1}. {paperName(paper.label, paper.document, lang)}
          </option>
        ))}
      </select>
    </p>
  )
}
