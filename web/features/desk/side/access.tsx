import { useQuery } from '@tanstack/react-query'
import { centre } from '#contract/centre.ts'
import { call, type AnswerOf } from '../../../api.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { exactText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { useSideWords } from './words.ts'

/** Who looked, when and why: the same that the person sees. */
export function Access() {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const now = useNow()
  const log = useQuery({
    queryKey: ['access', file.id],
    queryFn: () => call(centre.access, { params: { caseId: file.id } }),
    staleTime: 0,
  })
  if (log.isPending) return <Skeleton lines={5} />
  if (log.isError) return <ErrorNotice thrown={log.error} kept="nothing" onRetry={() => void log.refetch()} />
  return (
    <>
      <p className="case-quiet">{words.accessLead}</p>
      {log.data.entries.length === 0 && <p>{words.noAccess}</p>}
      <ul className="access-list">
        {grouped(log.data.entries, (entry) => sinceText(entry.at, now, lang)).map(({ entry, times }, index) => (
          <li key={index}>
            <time dateTime={entry.at} title={exactText(entry.at, lang)}>
              {sinceText(entry.at, now, lang)}
            </time>
            <strong>{entry.who}</strong>{' '}
            <span>
              {entry.what}
              {times > 1 && ` × ${times}`}
            </span>
            {entry.purpose !== '' && <small>{entry.purpose}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}

type Entry = AnswerOf<typeof centre.access>['entries'][number]

/** The same look, again and again within the same while, is one line with a count. */
function grouped(entries: readonly Entry[], whenOf: (entry: Entry) => string): { entry: Entry; times: number }[] {
  const lines: { entry: Entry; times: number; same: string }[] = []
  for (const entry of entries) {
    const same = [whenOf(entry), entry.who, entry.what, entry.purpose].join('\n')
    const last = lines[lines.length - 1]
    if (last?.same === same) last.times += 1
    else lines.push({ entry, times: 1, same })
  }
  return lines
}
