import { useEffect, useState } from 'react'
import { papers as routes, type Reconciliation } from '#contract/papers.ts'
import { call } from '../../../api.ts'

export type Comparison = { state: 'idle' | 'comparing'; result: Reconciliation | null; thrown: unknown }

const pauseMs = 200

/** Compares on the server a moment after the last key; an answer that was overtaken is thrown away. */
export function useReconcile(
  billCents: number | null,
  lines: readonly { name: string; cents: number | null; date?: string | undefined }[],
  restingOn: { items: readonly object[] | null; treatment: object | null },
): Comparison {
  const whole = billCents !== null && lines.length > 0 && lines.every(({ cents }) => cents !== null)
  const asked = whole
    ? JSON.stringify({
        billCents,
        lines: lines.map(({ name, cents, date }) => ({ name, cents, date })),
        ...(restingOn.items && { items: restingOn.items }),
        ...(restingOn.treatment && { treatment: restingOn.treatment }),
      })
    : ''
  const [found, setFound] = useState<{ asked: string; result: Reconciliation | null; thrown: unknown }>()
  useEffect(() => {
    if (asked === '') return undefined
    const stop = new AbortController()
    const timer = setTimeout(() => {
      call(routes.reconcile, { body: JSON.parse(asked) as never, signal: stop.signal }).then(
        (result) => setFound({ asked, result, thrown: undefined }),
        (thrown: unknown) => {
          if (!stop.signal.aborted) setFound({ asked, result: null, thrown })
        },
      )
    }, pauseMs)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked])
  if (asked === '') return { state: 'idle', result: null, thrown: undefined }
  if (found?.asked !== asked) return { state: 'comparing', result: null, thrown: undefined }
  return { state: 'idle', result: found.result, thrown: found.thrown }
}
