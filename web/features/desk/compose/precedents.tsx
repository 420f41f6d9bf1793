import { useQuery } from '@tanstack/react-query'
import { filings } from '#contract/filings.ts'
import { call } from '../../../api.ts'
import { FilingCard } from '../../../ui/filing-card.tsx'
import { useNetworkFormWords } from './network-words.ts'

/** Exceptions like this that were granted before, closest first: for whoever asks and whoever decides. Folded, and silent when there are none. */
export function Precedents({ caseId }: { caseId: string }) {
  const words = useNetworkFormWords()
  const { data } = useQuery({
    queryKey: ['precedents', caseId],
    queryFn: async () => (await call(filings.precedents, { params: { caseId } })).rows,
  })
  // Of what is asked now nobody can rely on itself.
  const rows = (data ?? []).filter((row) => row.caseId !== caseId)
  if (rows.length === 0) return null
  return (
    <details className="precedents">
      <summary>{words.precedents(rows.length)}</summary>
      {rows.map((row) => (
        <FilingCard key={row.key} row={row} heading="h4" />
      ))}
    </details>
  )
}
