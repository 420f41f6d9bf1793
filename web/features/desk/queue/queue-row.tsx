import { Link } from 'wouter'
import type { CaseRow } from '#contract/cases.ts'
import { channelWords } from '#words/case.ts'
import { useLanguage } from '../../../prefs.ts'
import { useMe } from '../../../queries.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { WhoseTurn } from '../../../ui/whose-turn.tsx'
import { useDeskWords } from '../words.ts'

/** One case of a queue: what it is, whose move it is, by when; and what asks for attention, in words. */
export function QueueRow({ row, href, open }: { row: CaseRow; href: string; open: boolean }) {
  const words = useDeskWords()
  const lang = useLanguage()
  const marks = marksOf(row, words)
  /** One's own name on every line of one's own list says nothing. */
  const me = useMe()
  const said = row.turn === 'nobody' ? words.handled : words.handler
  const others = row.handler === null || row.handler.id !== me?.id
  return (
    <Link href={href} className="queue-row" aria-current={open ? 'page' : undefined} data-standing={row.standing}>
      <span className="queue-row-top">
        <span className="queue-row-number">{row.number}</span>
        {row.person && <span>{row.person}</span>}
        <span>{channelWords[row.channel][lang]}</span>
      </span>
      <strong className="queue-row-title">{row.title}</strong>
      <span className="queue-row-line">
        <WhoseTurn turn={row.turn} {...(row.waitingOn && { name: row.waitingOn })} />
        <span className="queue-row-due">
          {row.turn === 'nobody' ? null : row.standing === 'met' ? (
            words.answered
          ) : row.dueAt ? (
            <Deadline at={row.dueAt} />
          ) : (
            words.noDue
          )}
          {row.dueProvisional && row.standing !== 'met' && ` · ${words.provisional}`}
        </span>
      </span>
      {(marks.length > 0 || others || row.neverLooked) && (
        <span className="queue-row-marks">
          {row.neverLooked && (
            <span className="queue-row-new">
              <i aria-hidden="true" />
              {words.neverLooked}
            </span>
          )}
          {others && <span>{row.handler ? said(row.handler.name) : words.noHandler}</span>}
          {marks.map((mark) => (
            <em key={mark.text} data-tone={mark.tone}>
              {mark.text}
            </em>
          ))}
        </span>
      )}
    </Link>
  )
}

type Mark = { text: string; tone: 'amber' | 'green' | 'plain' }

function marksOf(row: CaseRow, words: ReturnType<typeof useDeskWords>): Mark[] {
  const marks: (Mark | false)[] = [
    row.needsSignature && { text: words.signature, tone: 'amber' },
    row.extensionPending && { text: words.extension, tone: 'amber' },
    row.callbackDue && { text: words.callback, tone: 'amber' },
    row.solved === 'no' && { text: words.solvedNo, tone: 'amber' },
    row.solved === 'yes' && { text: words.solvedYes, tone: 'green' },
    row.reopened > 0 && { text: words.reopened(row.reopened), tone: 'plain' },
    row.returns > 0 && { text: words.returns(row.returns), tone: 'plain' },
  ]
  return marks.filter((mark): mark is Mark => mark !== false)
}
