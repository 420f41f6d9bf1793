import type { KeyboardEvent } from 'react'
import type { Board } from '#contract/centre.ts'
import type { Queue } from '../../queries.ts'
import type { Doors } from './doors.ts'
import { useBoardWords } from './words.ts'

type Figure = { queue: Queue; name: string; hint: string; none: string; tone?: 'amber' | 'red' }

/** Five numbers that say whether somebody must act now. Arrows go from one to the next, Enter opens its list. */
export function Figures({ board, door, open }: { board: Board } & Doors) {
  const words = useBoardWords()
  const figures: Figure[] = [
    { queue: 'open', name: words.open, hint: words.openHint, none: words.openNone },
    { queue: 'atRisk', name: words.atRisk, hint: words.atRiskHint, none: words.atRiskNone, tone: 'amber' },
    { queue: 'overdue', name: words.overdue, hint: words.overdueHint, none: words.overdueNone, tone: 'red' },
    { queue: 'stuck', name: words.stuck, hint: words.stuckHint, none: words.stuckNone, tone: 'amber' },
  ]
  const pair: Figure[] = [
    { queue: 'toSign', name: words.toSign, hint: words.toSignHint, none: words.toSignNone, tone: 'amber' },
    { queue: 'callbacks', name: words.callbacks, hint: words.callbacksHint, none: words.callbacksNone, tone: 'amber' },
  ]
  const isOpen = (queue: Queue) => door?.kind === 'queue' && door.queue === queue
  const one = (figure: Figure) => {
    const count = board[figure.queue as 'open']
    return (
      <button
        key={figure.queue}
        type="button"
        className="figure"
        data-tone={count > 0 ? figure.tone : undefined}
        aria-expanded={isOpen(figure.queue)}
        onClick={() => open({ kind: 'queue', queue: figure.queue })}
      >
        <span className="figure-name">{figure.name}</span>
        <b>{count}</b>
        <span className="figure-hint">{count === 0 ? figure.none : figure.hint}</span>
      </button>
    )
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the buttons inside take the focus
    <div className="figures" role="toolbar" aria-label={words.figures} onKeyDown={moveByArrows}>
      {figures.map(one)}
      <div className="figure-pair">{pair.map(one)}</div>
      <p className="figures-more">
        {(['unassigned', 'reopened'] as const).map((queue) => (
          <button
            key={queue}
            type="button"
            className="plain-button"
            aria-expanded={isOpen(queue)}
            onClick={() => open({ kind: 'queue', queue })}
          >
            {words[queue]} <b>{board[queue]}</b>
          </button>
        ))}
      </p>
    </div>
  )
}

function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  const all = [...event.currentTarget.querySelectorAll('button')]
  const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
