import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { duties, type DutyRow } from '#contract/duties.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { keys, lookAgainMs } from '../../queries.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sinceText } from '../../ui/time.ts'
import { useDutyWords } from './words.ts'
import './duties.css'

/** What other organisations ask of mine: what is open, by date, and what was done. */
export function Duties() {
  const words = useDutyWords()
  const [view, setView] = useState<'open' | 'done'>('open')
  const list = useInfiniteQuery({
    queryKey: [...keys.duties, view],
    queryFn: ({ pageParam }) => call(duties.list, { query: { view, ...(pageParam && { after: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
    refetchInterval: lookAgainMs,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = Object.entries(list.data?.pages[0]?.open ?? {}) as [DutyRow['kind'], number][]
  return (
    <Page title={words.title} lead={words.leadOfficer} width="text">
      <div className="duties-views" role="group" aria-label={words.view}>
        {(['open', 'done'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="plain-button"
            aria-pressed={view === each}
            onClick={() => setView(each)}
          >
            {words[each]}
          </button>
        ))}
        {counts.length > 1 && (
          <span className="duties-counts">
            {counts.map(([kind, n]) => words.count(words.kinds[kind], n)).join(' · ')}
          </span>
        )}
      </div>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && !list.isPlaceholderData && rows.length === 0 && (
        <EmptyState
          why={view === 'open' ? words.none : words.noneDone}
          next={view === 'open' ? words.noneNext : words.noneDoneNext}
        />
      )}
      <ul className="duties" aria-busy={list.isPlaceholderData}>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {list.hasNextPage && (
        <button
          type="button"
          className="plain-button"
          disabled={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {words.more}
        </button>
      )}
    </Page>
  )
}

function Row({ row }: { row: DutyRow }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const now = useNow()
  const owed = row.status === 'open' || row.status === 'accepted'
  return (
    <li data-standing={owed ? row.standing : 'met'}>
      <Link href={`/duties/${row.id}`}>{row.title}</Link>
      <p>
        <strong>{words.kinds[row.kind]}</strong>
        <span>{row.from}</span>
        {(row.status !== 'open' || !owed) && <span>{words.status(row)}</span>}
        <span>{words.since(sinceText(row.since, now, lang))}</span>
      </p>
      {owed && row.dueAt && row.standing !== 'met' && (
        <p className="duties-due">
          <Deadline at={row.dueAt} />
          {row.daysLeft !== null && <small>{words.daysLeft(row.daysLeft)}</small>}
        </p>
      )}
      {row.kind === 'invitation' && row.standing === 'met' && row.dueAt && (
        <p className="duties-due">
          <small>{sinceText(row.dueAt, now, lang)}</small>
        </p>
      )}
    </li>
  )
}
