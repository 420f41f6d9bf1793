import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { filings, type FilingRow } from '#contract/filings.ts'
import { call } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { FilingCard } from '../../ui/filing-card.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { ProposalList } from './proposal-list.tsx'
import { useFilingsWords } from './words.ts'
import './filings.css'

const statuses = ['', 'asked', 'approved', 'refused', 'withdrawn'] as const

/** The register of exceptions: of the own centre, and, for those above, of every centre below. */
export function Filings() {
  const words = useFilingsWords()
  const [search, setSearch] = useState('')
  const [status, setStatus] = useState<FilingRow['status'] | ''>('')
  const wanted = useDeferredValue(search.trim())
  const list = useInfiniteQuery({
    queryKey: ['filings', wanted, status],
    queryFn: ({ pageParam }) =>
      call(filings.list, {
        query: {
          ...(wanted && { search: wanted }),
          ...(status && { status }),
          ...(pageParam && { after: pageParam }),
        },
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const narrowed = wanted !== '' || status !== ''
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <button type="button" className="plain-button" onClick={() => print()}>
          {words.print}
        </button>
      }
    >
      <ProposalList />
      <search className="filings-search not-printed">
        <input
          type="search"
          value={search}
          maxLength={50}
          aria-label={words.search}
          placeholder={words.search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <select
          value={status}
          aria-label={words.status}
          onChange={(event) => setStatus(event.target.value as FilingRow['status'] | '')}
        >
          {statuses.map((each) => (
            <option key={each} value={each}>
              {words.statuses[each]}
            </option>
          ))}
        </select>
      </search>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.isSuccess && rows.length === 0 && (
        <EmptyState
          why={narrowed ? words.noneFound : words.none}
          next={narrowed ? words.noneFoundNext : words.noneNext}
        />
      )}
      <div aria-busy={list.isPlaceholderData}>
        {rows.map((row) => (
          <FilingCard key={row.key} row={row} />
        ))}
      </div>
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
