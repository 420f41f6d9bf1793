import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseRow } from '#contract/cases.ts'
import { stageWords } from '#words/case.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { lengthText } from '../../ui/time.ts'
import { WhoseTurn } from '../../ui/whose-turn.tsx'
import { Decide } from './decide.tsx'
import { Reassign } from './reassign.tsx'
import { useBoardWords } from './words.ts'

/** One case on the board, and its two handles: decide what waits for the director, give it to somebody else. */
export function BoardRow({ row }: { row: CaseRow }) {
  const words = useBoardWords()
  const lang = useLanguage()
  const now = useNow(60)
  const [opened, setOpened] = useState<'decide' | 'reassign' | null>(null)
  const toggle = (what: 'decide' | 'reassign') => setOpened(opened === what ? null : what)
  const decidable = row.needsSignature || row.extensionPending
  const ended = row.stage === 'closed' || row.stage === 'archived'
  const still = Date.parse(now) - Date.parse(row.turnSince)
  const who = row.handler
    ? row.handler.id === row.owner.id
      ? words.same(row.owner.name)
      : `${words.handler(row.handler.name)} · ${words.owner(row.owner.name)}`
    : `${words.noHandler} · ${words.owner(row.owner.name)}`
  return (
    <li className="board-row" data-opened={opened !== null}>
      <div className="board-row-what">
        <Link href={`/desk/${row.id}`} className="board-row-title">
          {row.title}
        </Link>
        <span>
          {row.number} {row.person && <>· {row.person}</>} · {stageWords[row.stage][lang]}
        </span>
      </div>
      <div className="board-row-turn">
        <WhoseTurn turn={row.turn} {...(row.turn === 'party' && row.waitingOn && { name: row.waitingOn })} />
        <span>
          {who}
          {!ended && still > 86_400_000 && ` · ${words.since(lengthText(still, lang))}`}
        </span>
      </div>
      <div className="board-row-due">
        {row.answered || ended ? (
          <span>{words.answered}</span>
        ) : row.dueAt ? (
          <Deadline at={row.dueAt} />
        ) : (
          <span>{words.noDue}</span>
        )}
        <Marks row={row} />
      </div>
      <div className="board-row-acts not-printed">
        {decidable && (
          <button
            type="button"
            className="board-act"
            data-tone="amber"
            aria-expanded={opened === 'decide'}
            onClick={() => toggle('decide')}
          >
            {row.extensionPending ? words.markExtension : words.markSignature}
          </button>
        )}
        {!ended && (
          <button
            type="button"
            className="board-act"
            aria-expanded={opened === 'reassign'}
            onClick={() => toggle('reassign')}
          >
            {words.reassign}
          </button>
        )}
      </div>
      {opened === 'decide' && <Decide caseId={row.id} onDone={() => setOpened(null)} />}
      {opened === 'reassign' && <Reassign row={row} onDone={() => setOpened(null)} />}
    </li>
  )
}

function Marks({ row }: { row: CaseRow }) {
  const words = useBoardWords()
  const marks = [
    row.callbackDue && words.markCallback,
    row.solved === 'no' && words.markSolvedNo,
    row.reopened > 0 && words.reopened,
  ].filter(Boolean)
  return (
    <>
      {row.solved === 'yes' ? (
        <span data-tone="green">{words.markSolvedYes}</span>
      ) : (
        marks.length > 0 && <span data-tone="amber">{marks.join(' · ')}</span>
      )}
    </>
  )
}
