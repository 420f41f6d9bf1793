import { useEffect, useRef } from 'react'
import type { Board } from '#contract/centre.ts'
import { outcomeWords } from '#words/case.ts'
import { useLanguage } from '../../prefs.ts'
import { useCases } from '../../queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useUiWords } from '../../ui/words.ts'
import { BoardRow } from './board-row.tsx'
import { belongsTo, queryOf, type Door } from './door.ts'
import { useBoardWords } from './words.ts'

/** The list behind a figure: as many rows as the figure said, each with what can be done about it. */
export function CaseList({ door, board, onClose }: { door: Door; board: Board; onClose: () => void }) {
  const words = useBoardWords()
  const list = useCases(queryOf(door))
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isPlaceholderData } = list
  const from = new Date(`${board.month.from}T00:00:00+08:00`).toISOString()
  const pages = isPlaceholderData ? [] : (list.data?.pages ?? [])
  const rows = pages.flatMap((page) => page.rows)
  const shown = rows.filter((row) => belongsTo(door, row, from))
  // "All" is newest first: what is older than the month need not be fetched.
  const past = (door.kind === 'month' || door.kind === 'outcome') && rows.some((row) => row.registeredAt < from)
  const more = hasNextPage && !past
  useEffect(() => {
    if (more && !isFetchingNextPage) void fetchNextPage()
  }, [more, isFetchingNextPage, fetchNextPage])

  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus({ preventScroll: true })
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const loading = (list.isPending || isPlaceholderData) && !list.isError
  return (
    <section className="board-list" aria-busy={loading}>
      <header>
        <h2 ref={head} tabIndex={-1}>
          {useDoorName(door, board)}{' '}
          {!loading && <small role="status">{more ? words.onePage : words.listCount(shown.length)}</small>}
        </h2>
        <button type="button" className="plain-button not-printed" onClick={onClose}>
          {words.closeList}
        </button>
      </header>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {loading && <Skeleton lines={5} />}
      {!loading && !more && list.isSuccess && shown.length === 0 && (
        <EmptyState why={words.listNone} next={words.listNoneNext} />
      )}
      <ul className="board-rows">
        {shown.map((row) => (
          <BoardRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function useDoorName(door: Door, board: Board): string {
  const words = useBoardWords()
  const ui = useUiWords()
  const lang = useLanguage()
  switch (door.kind) {
    case 'queue':
      return words[
        door.queue as 'open' | 'atRisk' | 'overdue' | 'stuck' | 'toSign' | 'callbacks' | 'unassigned' | 'reopened'
      ]
    case 'lane':
      return `${board.lanes.find((lane) => lane.staff.id === door.staff)?.staff.name ?? ''} · ${words[door.queue]}`
    case 'stuck':
      return `${words.stuck} · ${door.waitingOn || { us: ui.turnUs, person: ui.turnPerson, party: ui.turnParty, supervisor: ui.turnSupervisor, nobody: ui.turnNobody }[door.turn]}`
    case 'month': {
      const names = {
        registered: words.registered,
        answered: words.monthAnswered,
        onTime: words.monthOnTime,
        closed: words.monthClosed,
        solvedYes: words.solvedYes,
        solvedNo: words.solvedNo,
        unheard: words.unheard,
      }
      return `${words.month(Number(board.month.from.slice(5, 7)))} · ${names[door.part]}`
    }
    case 'outcome':
      return `${words.month(Number(board.month.from.slice(5, 7)))} · ${outcomeWords[door.outcome][lang]}`
  }
}
