import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { clues } from '#contract/clues.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { lookAgainMs } from '../../queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { sinceText } from '../../ui/time.ts'
import { useAboveWords } from './words.ts'

/** What came in, open ones first; what it says is read by opening it, which is written down. */
export function Clues() {
  const words = useAboveWords()
  const lang = useLanguage()
  const now = useNow()
  const list = useQuery({
    queryKey: ['clues'],
    queryFn: async () => (await call(clues.list)).rows,
    refetchInterval: lookAgainMs,
  })
  const standing = { new: words.clueNew, looking: words.clueLooking, done: words.clueDone }
  return (
    <section className="above-part not-printed" aria-label={words.clues}>
      <h2>{words.clues}</h2>
      <p className="above-note">{words.cluesLead}</p>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={3} />}
      {list.data?.length === 0 && <EmptyState why={words.cluesNone} next={words.cluesNoneNext} />}
      <ul className="above-clues">
        {list.data?.map((clue) => (
          <li key={clue.id} data-status={clue.status}>
            <Link href={`/clues/${clue.id}`}>
              <strong>{standing[clue.status]}</strong> {words.clueFrom(clue.from)} {sinceText(clue.at, now, lang)}
            </Link>
            {clue.result && <span>{words[clue.result]}</span>}
            {clue.news && <b>{words.clueNews}</b>}
          </li>
        ))}
      </ul>
    </section>
  )
}
