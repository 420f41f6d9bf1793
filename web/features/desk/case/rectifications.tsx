import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { rectifications } from '#contract/rectifications.ts'
import { rectificationStatusWords } from '#words/rectification.ts'
import { call } from '../../../api.ts'
import { useLanguage } from '../../../prefs.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

/** What was ordered because of this case, and the way to order something. Nothing is wrong yet with what nobody has sorted. */
export function Rectifications() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const lang = useLanguage()
  const sorted = file.classification !== null
  const list = useQuery({
    queryKey: ['rectify', 'start', file.id],
    queryFn: () => call(rectifications.forCase, { params: { caseId: file.id } }),
    enabled: sorted,
  })
  if (!sorted) return null
  const rows = list.data?.rows ?? []
  return (
    <section className="case-section not-printed" aria-label={words.rectify}>
      <h3>{words.rectify}</h3>
      {rows.length === 0 && <p className="case-quiet">{words.rectifyWhy}</p>}
      {rows.map((row) => (
        <p key={row.id}>
          <Link href={`/rectify/${row.id}`}>{row.wrong}</Link>{' '}
          <small>
            {row.number} · {rectificationStatusWords[row.status][lang]}
          </small>
        </p>
      ))}
      <p>
        <Link href={`/rectify/new?case=${file.id}`}>{words.rectifyOrder}</Link>
      </p>
    </section>
  )
}
