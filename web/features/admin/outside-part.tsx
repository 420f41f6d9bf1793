import { Button } from 'antd'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { webhooks } from '#contract/webhooks.ts'
import { call } from '../../api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AddEndpoint } from './add-endpoint.tsx'
import { EndpointRow } from './endpoint-row.tsx'
import { endpointsKey } from './endpoints-key.ts'
import { ImportOrders } from './import-orders.tsx'
import { useOutsideWords } from './outside-words.ts'

/** 外部系统: where events are sent and how far they came; orders from a file. The addresses are the administrator's. */
export function OutsidePart({ mayChange }: { mayChange: boolean }) {
  return (
    <section>
      {mayChange && <Endpoints />}
      <ImportOrders />
    </section>
  )
}

function Endpoints() {
  const words = useOutsideWords()
  const [adding, setAdding] = useState(false)
  const endpoints = useQuery({
    queryKey: endpointsKey,
    queryFn: async () => (await call(webhooks.list)).endpoints,
    refetchInterval: 15_000,
  })
  return (
    <>
      <p className="admin-hint">{words.lead}</p>
      <p className="admin-acts">
        <Button type="primary" onClick={() => setAdding(true)}>
          {words.add}
        </Button>
      </p>
      {endpoints.isError && (
        <ErrorNotice thrown={endpoints.error} kept="nothing" onRetry={() => void endpoints.refetch()} />
      )}
      {endpoints.isPending && <Skeleton lines={3} />}
      {endpoints.data?.length === 0 && <EmptyState why={words.none} next={words.noneNext} />}
      <ul className="outside-list">
        {endpoints.data?.map((endpoint) => (
          <EndpointRow key={endpoint.id} endpoint={endpoint} />
        ))}
      </ul>
      {adding && <AddEndpoint onClose={() => setAdding(false)} />}
    </>
  )
}
