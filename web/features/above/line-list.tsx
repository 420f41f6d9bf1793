import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { stageWords } from '#words/case.ts'
import type { AboveFigure, AboveRow } from '#contract/supervision.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sinceText } from '../../ui/time.ts'
import { useLines } from './above-queries.ts'
import { Holder, Light, useMarks } from './marks.tsx'
import { useAboveWords } from './words.ts'

/** The lines behind one figure: as many as it says, the most urgent first. */
export function LineList(props: { figure: AboveFigure; centre: string | null; title: string; onClose: () => void }) {
  const words = useAboveWords()
  const lines = useLines(props.figure, props.centre)
  const rows = lines.data?.pages.flatMap((page) => page.rows) ?? []
  const total = lines.data?.pages[0]?.total ?? 0
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    head.current?.focus({ preventScroll: true })
    head.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section className="above-list" aria-busy={lines.isPending || lines.isPlaceholderData}>
      <header>
        <h2 ref={head} tabIndex={-1}>
          {lines.isSuccess ? words.list(words[props.figure], props.title, total) : words[props.figure]}
        </h2>
        <button type="button" className="plain-button not-printed" onClick={props.onClose}>
          {words.closeList}
        </button>
      </header>
      {lines.isError && <ErrorNotice thrown={lines.error} kept="nothing" onRetry={() => void lines.refetch()} />}
      {lines.isPending && <Skeleton lines={5} />}
      {lines.isSuccess && rows.length === 0 && <EmptyState why={words.listNone} next={words.listNoneNext} />}
      <ul>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {lines.hasNextPage && (
        <button
          type="button"
          className="plain-button not-printed"
          disabled={lines.isFetchingNextPage}
          onClick={() => void lines.fetchNextPage()}
        >
          {words.more}
        </button>
      )}
    </section>
  )
}

function Row({ row }: { row: AboveRow }) {
  const words = useAboveWords()
  const lang = useLanguage()
  const now = useNow()
  const marks = useMarks(row)
  return (
    <li className="above-row" data-light={row.light}>
      <p className="above-row-head">
        <Light row={row} />
        <Link href={`/above/${row.id}`}>
          <strong>{row.number}</strong> {row.item || words.noItem}
        </Link>
        <small>{row.centre.name}</small>
      </p>
      <p className="above-row-facts">
        <span>{stageWords[row.stage][lang]}</span>
        <span>
          <Holder row={row} /> {words.since(sinceText(row.turnSince, now, lang))}
        </span>
        {row.answeredAt ? (
          <span>
            {words.answeredAt(sinceText(row.answeredAt, now, lang))} {row.onTime ? words.inTime : words.late}
          </span>
        ) : row.dueAt ? (
          <Deadline at={row.dueAt} />
        ) : (
          <span>{words.noDate}</span>
        )}
      </p>
      {marks.length > 0 && <p className="above-marks">{marks.join(' · ')}</p>}
    </li>
  )
}
