import { Button } from 'antd'
import { useCases, useMe } from '../../queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { WhoseTurn } from '../../ui/whose-turn.tsx'
import { setHandOverOpen } from './draft.ts'
import { HandOver } from './hand-over.tsx'
import { useCounterWords } from './words.ts'
import './counter.css'

/** The counter clerk's page: one big button, and what became of everything handed over. */
export function Counter() {
  const words = useCounterWords()
  const me = useMe()
  const list = useCases({ queue: 'handedOver' })
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Page title={words.title} width="text">
      <p className="counter-lead">{words.lead}</p>
      <Button type="primary" size="large" className="counter-start" disabled={!me} onClick={() => setHandOverOpen(true)}>
        {words.handOver} <Kbd keys="F8" />
      </Button>
      <h2>{words.today}</h2>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={4} />}
      {list.isSuccess && rows.length === 0 && <EmptyState why={words.emptyWhy} next={words.emptyNext} />}
      <ul className="counter-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="counter-number">{row.number}</span> <strong>{row.title}</strong>
            <span className="counter-line">
              <WhoseTurn turn={row.turn} /> {row.neverLooked ? words.nobodyYet : words.ownedBy(row.owner.name)}
            </span>
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <HandOver />
    </Page>
  )
}
