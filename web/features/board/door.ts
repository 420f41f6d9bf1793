import type { CaseRow } from '#contract/cases.ts'
import { outcomeWords } from '#words/case.ts'
import type { Queue } from '../../queries.ts'

/**
 * Which list a figure opens. It stands in the address as `?list=…`, so that Back closes it and a link can be passed on:
 * a queue (`overdue`) · `lane:<staff>:<queue>` · `stuck:<turn>:<body>` · `month:<part>` · `outcome:<code>`.
 */
export type Door =
  | { kind: 'queue'; queue: Queue }
  | { kind: 'lane'; staff: string; queue: 'open' | 'atRisk' | 'overdue' }
  | { kind: 'stuck'; turn: CaseRow['turn']; waitingOn: string }
  | { kind: 'month'; part: MonthPart }
  | { kind: 'outcome'; outcome: Outcome }

export type Outcome = NonNullable<CaseRow['outcome']>
export const monthParts = ['registered', 'answered', 'onTime', 'closed', 'solvedYes', 'solvedNo', 'unheard'] as const
export type MonthPart = (typeof monthParts)[number]

const boardQueues: readonly Queue[] = [
  'open',
  'unassigned',
  'atRisk',
  'overdue',
  'stuck',
  'toSign',
  'callbacks',
  'reopened',
]
const turns: readonly CaseRow['turn'][] = ['us', 'person', 'party', 'supervisor', 'nobody']

export function doorToText(door: Door): string {
  switch (door.kind) {
    case 'queue':
      return door.queue
    case 'lane':
      return `lane:${door.queue}:${door.staff}`
    case 'stuck':
      return `stuck:${door.turn}:${door.waitingOn}`
    case 'month':
      return `month:${door.part}`
    case 'outcome':
      return `outcome:${door.outcome}`
  }
}

/** The door of an address; undefined for none and for nonsense. */
export function doorFromText(text: string | null): Door | undefined {
  const [kind, first = '', ...rest] = (text ?? '').split(':')
  const last = rest.join(':')
  if (kind === 'lane' && last && (first === 'open' || first === 'atRisk' || first === 'overdue'))
    return { kind, staff: last, queue: first }
  const turn = turns.find((name) => name === first)
  if (kind === 'stuck' && turn) return { kind, turn, waitingOn: last }
  const part = monthParts.find((name) => name === first)
  if (kind === 'month' && part) return { kind, part }
  if (kind === 'outcome' && Object.hasOwn(outcomeWords, first)) return { kind, outcome: first as Outcome }
  const queue = boardQueues.find((name) => name === text)
  return queue && { kind: 'queue', queue }
}

/** What the server is asked for. */
export function queryOf(door: Door): { queue: Queue; staff?: string } {
  switch (door.kind) {
    case 'queue':
      return { queue: door.queue }
    case 'lane':
      return { queue: door.queue, staff: door.staff }
    case 'stuck':
      return { queue: 'stuck' }
    case 'month':
    case 'outcome':
      return { queue: 'all' }
  }
}

/**
 * The rows of that answer which the figure counted. The server's lists are by owner or handler, a lane by whoever has it in
 * hand; the month counts cases registered since its first day (`from`, an instant).
 */
export function belongsTo(door: Door, row: CaseRow, from: string): boolean {
  switch (door.kind) {
    case 'queue':
      return true
    case 'lane':
      return (row.handler ?? row.owner).id === door.staff
    case 'stuck':
      return row.turn === door.turn && (door.turn !== 'party' || row.waitingOn === door.waitingOn)
    case 'month':
      return row.registeredAt >= from && partOf[door.part](row)
    case 'outcome':
      return row.registeredAt >= from && row.answered && row.outcome === door.outcome
  }
}

const isClosed = (row: CaseRow): boolean => row.stage === 'closed' || row.stage === 'archived'
const partOf: Readonly<Record<MonthPart, (row: CaseRow) => boolean>> = {
  registered: () => true,
  answered: (row) => row.answered,
  onTime: (row) => row.answered && !row.wasLate,
  closed: isClosed,
  solvedYes: (row) => row.solved === 'yes',
  solvedNo: (row) => row.solved === 'no',
  unheard: (row) => row.answered && row.solved === null,
}
