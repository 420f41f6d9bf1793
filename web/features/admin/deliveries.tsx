import { Button } from 'antd'
import { useState } from 'react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { webhooks, type Delivery } from '#contract/webhooks.ts'
import { outgoingWords } from '#words/hotline.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { endpointsKey } from './endpoints-key.ts'
import { useOutsideWords } from './outside-words.ts'

const statuses = ['waiting', 'delivered', 'dead'] as const
type Status = (typeof statuses)[number]

/** What was sent to an address, newest first, with what came of it; each can be sent once more. */
export function Deliveries({ endpointId }: { endpointId: string }) {
  const words = useOutsideWords()
  const client = useQueryClient()
  const [status, setStatus] = useState<Status | null>(null)
  const list = useInfiniteQuery({
    queryKey: [...endpointsKey, endpointId, status],
    queryFn: ({ pageParam }) =>
      call(webhooks.deliveries, {
        params: { endpointId },
        query: { ...(status && { status }), ...(pageParam !== null && { before: pageParam }) },
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 15_000,
  })
  const again = useMutation({
    mutationFn: (event: number) => call(webhooks.replay, { params: { endpointId }, body: { events: [event] } }),
    onSuccess: () => client.invalidateQueries({ queryKey: endpointsKey }),
  })
  const rows = list.data?.pages.flatMap(({ deliveries }) => deliveries) ?? []
  return (
    <>
      <p className="admin-acts" role="group" aria-label={words.status}>
        {[null, ...statuses].map((each) => (
          <Button
            key={each ?? ''}
            size="small"
            aria-pressed={status === each}
            type={status === each ? 'primary' : 'default'}
            onClick={() => setStatus(each)}
          >
            {each ? words.state(each) : words.all}
          </Button>
        ))}
      </p>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {again.isError && <ErrorNotice thrown={again.error} kept="nothing" />}
      {list.isPending && <Skeleton lines={4} />}
      {list.data && rows.length === 0 && <p className="admin-hint">{words.nothingSent}</p>}
      {rows.length > 0 && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls sideways must be reachable by keys
        <div className="admin-table" role="region" aria-label={words.show} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.event}</th>
                <th scope="col">{words.order}</th>
                <th scope="col">{words.at}</th>
                <th scope="col">{words.status}</th>
                <th scope="col">
                  <span className="only-heard">{words.replayOne}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row key={row.event} row={row} busy={again.isPending} onAgain={() => again.mutate(row.event)} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </>
  )
}

function Row({ row, busy, onAgain }: { row: Delivery; busy: boolean; onAgain: () => void }) {
  const words = useOutsideWords()
  const lang = useLanguage()
  const said = [
    row.attempts > 1 && words.tried(row.attempts),
    row.lastStatus !== null && words.answered(row.lastStatus),
    row.lastError !== null && words.error(row.lastError),
    row.status === 'waiting' && row.attempts > 0 && words.nextAt(exactText(row.nextAt, lang)),
  ].filter(Boolean)
  return (
    <tr>
      <th scope="row">{outgoingWords[row.type][lang]}</th>
      <td>{row.orderNumber ?? ''}</td>
      <td>{exactText(row.at, lang)}</td>
      <td
        data-tone={row.status === 'dead' ? 'red' : row.status === 'waiting' && row.attempts > 0 ? 'amber' : undefined}
      >
        {words.state(row.status)} <small>{said.join(' · ')}</small>
        {row.lastAnswer && row.status !== 'delivered' && (
          <details>
            <summary>{words.theirWords}</summary>
            <code className="outside-answer">{row.lastAnswer}</code>
          </details>
        )}
      </td>
      <td>
        {row.status !== 'waiting' && (
          <button type="button" className="plain-button" disabled={busy} onClick={onAgain}>
            {words.replayOne}
          </button>
        )}
      </td>
    </tr>
  )
}
