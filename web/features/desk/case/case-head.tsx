import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { channelWords, deliveryChannelWords } from '#words/case.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { sinceText } from '../../../ui/time.ts'
import { WhoseTurn } from '../../../ui/whose-turn.tsx'
import { useDeskWords } from '../words.ts'
import { useCaseDesk } from './case-desk.ts'
import { PrintMenu } from './print-menu.tsx'
import { ReprintSlip, slipKey } from './slip.tsx'
import { useCaseWords } from './words.ts'

/** What must always be in sight: the person's own words, who has it, by when, and the two facts. */
export function CaseHead({ onToggleQueue }: { onToggleQueue: () => void }) {
  const { file } = useCaseDesk()
  const desk = useDeskWords()
  const lang = useLanguage()
  const client = useQueryClient()
  // Just registered here: the slip is ready to be handed over.
  const [slip, showSlip] = useState(() => client.getQueryData(slipKey(file.id)) !== undefined)
  const words = useCaseWords()
  return (
    <header className="case-head">
      <div className="case-head-line">
        <button type="button" className="plain-button case-queue-toggle" onClick={onToggleQueue}>
          {desk.showQueue}
        </button>
        <span className="case-number">{file.number}</span>
        <span>{channelWords[file.channel][lang]}</span>
        <Presence />
        <span className="case-head-tools not-printed">
          <button type="button" className="plain-button" aria-expanded={slip} onClick={() => showSlip(!slip)}>
            {words.slip}
          </button>
          <PrintMenu />
        </span>
      </div>
      {slip && <ReprintSlip onClose={() => showSlip(false)} />}
      <h2 className={saysTheSame(file.title, file.statement) ? 'only-heard' : 'case-title'}>{file.title}</h2>
      <OwnWords />
      <Facts />
    </header>
  )
}

/** A title that was made from the first words says nothing new beside them. */
const saysTheSame = (title: string, statement: string): boolean =>
  statement.startsWith(title.replace(/[…。！？.]+$/, ''))

function Presence() {
  const { file, me } = useCaseDesk()
  const words = useCaseWords()
  const others = file.presence.filter(({ staff }) => staff.id !== me.id)
  const names = (mode: 'viewing' | 'editing') =>
    others.filter((other) => other.mode === mode).map(({ staff }) => staff.name)
  const [editing, viewing] = [names('editing'), names('viewing')]
  return (
    <span className="case-presence" role="status">
      {editing.length > 0 && <b>{words.editing(editing.join('、'))}</b>}
      {viewing.length > 0 && <span>{words.viewing(viewing.join('、'))}</span>}
    </span>
  )
}

/** Past this many characters the rest folds away; the beginning never does. */
const foldAt = 120

function OwnWords() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const [all, setAll] = useState(false)
  const long = Array.from(file.statement).length > foldAt || file.statement.split('\n').length > 3
  return (
    <div className="case-words" data-folded={long && !all}>
      {file.statement === '' ? (
        <p className="case-words-none">
          {file.blocker.note === '' ? words.noStatement : words.counterNote(file.blocker.note)}
        </p>
      ) : (
        <blockquote aria-label={words.said}>{file.statement}</blockquote>
      )}
      {file.wish !== '' && (
        <p className="case-wish">
          <span>{words.wish}</span> {file.wish}
        </p>
      )}
      {long && (
        <button type="button" className="plain-button" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? words.lessWords : words.allWords}
        </button>
      )}
    </div>
  )
}

function Facts() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const lang = useLanguage()
  const now = useNow()
  const { promise } = file.clocks
  const one = file.handler?.id === file.owner.id
  return (
    <dl className="case-facts">
      <div>
        <dt>{words.owner}</dt>
        <dd>
          <strong>{file.owner.name}</strong>
          {!one && <span>{file.handler ? `${words.handler} ${file.handler.name}` : words.nobody}</span>}
        </dd>
      </div>
      <div>
        <dt>{words.turn}</dt>
        <dd>
          <WhoseTurn turn={file.turn} {...(file.waitingOn && { name: file.waitingOn })} />
          {file.turn === 'nobody' ? (
            <span>{sinceText(file.turnSince, now, lang)}</span>
          ) : (
            <span>{words.turnSince(sinceText(file.turnSince, now, lang))}</span>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.due}</dt>
        <dd>
          {promise.standing === 'met' || !promise.due ? (
            <strong>{promise.standing === 'met' ? words.metLate : words.paused}</strong>
          ) : (
            <Deadline at={promise.due} trace={promise.why} />
          )}
          {promise.standing !== 'met' && promise.daysLeft !== null && (
            <span data-tone={promise.daysLeft < 0 ? 'red' : undefined}>{words.daysLeft(promise.daysLeft)}</span>
          )}
          {promise.provisional && <span>{words.provisional}</span>}
        </dd>
      </div>
      <div>
        <dt>{words.answered}</dt>
        <dd>
          <strong>{file.answered ? words.answeredYes : words.answeredNo}</strong>
          {file.answered && (
            <span>
              {deliveryChannelWords[file.answered.channel][lang]} · {sinceText(file.answered.at, now, lang)}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{words.solved}</dt>
        <dd data-solved={file.solved?.value}>
          <strong>
            {file.solved === null
              ? words.solvedUnknown
              : file.solved.value === 'yes'
                ? words.solvedYes
                : words.solvedNo}
          </strong>
          {file.solved && <span>{file.solved.said === 'online' ? words.toldOnline : words.toldCall}</span>}
        </dd>
      </div>
    </dl>
  )
}
