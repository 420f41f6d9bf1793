import { Button } from 'antd'
import { useId, useState } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { verdictWords } from '#words/case.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { useCaseFile, useCommand, type CommandInput } from '../../queries.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sinceText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useBoardWords } from './words.ts'

/** What waits for the director in one case, with what one must know to decide: an extension, a countersignature. */
export function Decide({ caseId, onDone }: { caseId: string; onDone: () => void }) {
  const file = useCaseFile(caseId)
  if (file.isError)
    return (
      <Drawer>
        <ErrorNotice thrown={file.error} kept="nothing" onRetry={() => void file.refetch()} />
      </Drawer>
    )
  if (!file.data)
    return (
      <Drawer>
        <Skeleton lines={3} />
      </Drawer>
    )
  return <Open file={file.data} onDone={onDone} />
}

const Drawer = ({ children }: { children: React.ReactNode }) => <div className="board-drawer">{children}</div>

function Open({ file, onDone }: { file: CaseFile; onDone: () => void }) {
  const words = useBoardWords()
  // What was on the screen when it opened; what changes under one's eyes must be looked at first.
  const [seen, setSeen] = useState(file.version)
  const extension = file.extensions.find(({ status }) => status === 'pending')
  const judgement = file.judgements.at(-1)
  const unsigned =
    judgement?.countersign === null && file.actions.some(({ command }) => command === 'countersign')
      ? judgement
      : undefined
  const shared = { file, seen, onDone }
  return (
    <Drawer>
      {seen !== file.version && <Changed file={file} seen={seen} onSeen={() => setSeen(file.version)} />}
      {extension && (
        <Question
          {...shared}
          title={words.extension}
          verb="decideExtension"
          yes={{
            text: words.grant,
            make: (note) => ({ type: 'decideExtension', extensionId: extension.id, granted: true, note }),
          }}
          no={{
            text: words.deny,
            make: (note) => ({ type: 'decideExtension', extensionId: extension.id, granted: false, note }),
          }}
          noNeeds={words.noteNeeded}
        >
          <p>
            <b>{words.extensionAsked(extension.requestedBy.name, extension.days)}</b>
          </p>
          <blockquote>{extension.reason}</blockquote>
          {file.clocks.promise.due && (
            <p>
              {words.due} <Deadline at={file.clocks.promise.due} trace={file.clocks.promise.why} />
            </p>
          )}
        </Question>
      )}
      {unsigned && (
        <Question
          {...shared}
          title={words.signature}
          verb="countersign"
          yes={{ text: words.agree, make: (note) => ({ type: 'countersign', agreed: true, note }) }}
          no={{ text: words.disagree, make: (note) => ({ type: 'countersign', agreed: false, note }) }}
          noNeeds={words.disagreeNeeded}
        >
          <Judgement file={file} judgement={unsigned} />
        </Question>
      )}
      {!extension && !unsigned && <p>{words.nothingToDo}</p>}
    </Drawer>
  )
}

function Judgement({ file, judgement }: { file: CaseFile; judgement: CaseFile['judgements'][number] }) {
  const words = useBoardWords()
  const lang = useLanguage()
  return (
    <>
      <p>
        <b>{verdictWords[judgement.verdict][lang]}</b> · {words.judged(judgement.by.name)}
      </p>
      {file.statement && <blockquote>{file.statement}</blockquote>}
      <p>{judgement.reasoning}</p>
      {judgement.basis && (
        <p>
          {words.basis}：{judgement.basis}
        </p>
      )}
      {file.ways.length > 0 && (
        <>
          <p>{words.ways}</p>
          <ul>
            {file.ways.map((way) => (
              <li key={way.id}>
                {way.way} {way.note && `—— ${way.note}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

type Answer = { text: string; make: (note: string) => CommandInput }

function Question(props: {
  file: CaseFile
  seen: number
  title: string
  verb: 'decideExtension' | 'countersign'
  yes: Answer
  no: Answer
  /** Said when "no" comes without a word. */
  noNeeds: string
  children: React.ReactNode
  onDone: () => void
}) {
  const words = useBoardWords()
  const id = useId()
  const command = useCommand()
  const [note, setNote] = useState('')
  const [missing, setMissing] = useState(false)
  const { submit, busy, thrown } = useSubmit((made: CommandInput, key: string) =>
    command.mutateAsync({ caseId: props.file.id, expectedVersion: props.seen, command: made, key }),
  )
  const against = props.file.actions.find((action) => action.command === props.verb)?.reasons ?? []
  async function answer({ make }: Answer, needsNote: boolean) {
    setMissing(needsNote && note.trim() === '')
    if (needsNote && note.trim() === '') return document.getElementById(id)?.focus()
    if (await submit(make(note))) props.onDone()
  }
  return (
    <section className="board-question">
      <h3>{props.title}</h3>
      {props.children}
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
      {against.length > 0 ? (
        <p className="board-cannot">
          {words.cannot}：{against.map(({ text }) => text).join('')}
        </p>
      ) : (
        <div className="why">
          <label htmlFor={id}>{words.note}</label>
          <input
            id={id}
            className="intake-text"
            value={note}
            maxLength={500}
            aria-invalid={missing}
            aria-describedby={`${id}-fault`}
            onChange={(event) => setNote(event.target.value)}
          />
          <Button type="primary" loading={busy} onClick={() => void answer(props.yes, false)}>
            {props.yes.text}
          </Button>
          <Button disabled={busy} onClick={() => void answer(props.no, true)}>
            {props.no.text}
          </Button>
          <span className="board-fault" id={`${id}-fault`} role="alert">
            {missing && props.noNeeds}
          </span>
        </div>
      )}
    </section>
  )
}

/** What colleagues did since the drawer was opened, so that the decision is made on the case as it is. */
function Changed({ file, seen, onSeen }: { file: CaseFile; seen: number; onSeen: () => void }) {
  const words = useBoardWords()
  const lang = useLanguage()
  const now = useNow()
  return (
    <section className="board-changed" role="alert">
      <b>{words.changedTitle}</b>
      <ul>
        {file.timeline
          .filter((entry) => entry.seq > seen)
          .map((entry) => (
            <li key={entry.seq}>
              {sinceText(entry.at, now, lang)} {entry.title}
            </li>
          ))}
      </ul>
      <Button size="small" onClick={onSeen}>
        {words.changedDo}
      </Button>
    </section>
  )
}
