import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { hotline, type MaybeSame } from '#contract/hotline.ts'
import { stageWords } from '#words/case.ts'
import { call } from '../../../api.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb } from '../case/inline-form.tsx'
import { AreaField } from '../fields.tsx'
import { reasonsAgainst } from '../verbs.ts'
import { useHotlineWords } from './words.ts'

/** One matter in several cases: what this one was joined to, what was joined to it, and what may belong to it. */
export function Joining() {
  const { file } = useCaseDesk()
  const words = useHotlineWords()
  const mayJoin = reasonsAgainst(file, 'joinCase')?.length === 0
  const mayPart = reasonsAgainst(file, 'separateCase')?.length === 0
  // Only those who could join anything are asked whether they would.
  const alike = useQuery({
    queryKey: ['case', file.id, 'maybe-same'],
    queryFn: () => call(hotline.maybeSame, { params: { caseId: file.id } }),
    enabled: mayJoin,
    staleTime: 60_000,
  })
  const suggested = mayJoin ? (alike.data?.cases ?? []) : []
  const { joined, joinedHere } = file
  if (!joined && joinedHere.length === 0 && suggested.length === 0) return null
  return (
    <section className="case-section" aria-label={words.maybeSame}>
      {joined && (
        <article className="case-card" data-tone="teal">
          <h4>
            <Link href={`/desk/${joined.id}`}>{words.joined(joined.number)}</Link>
          </h4>
          <p>{joined.reason}</p>
          <p className="case-quiet">{words.joinedHint}</p>
          {mayPart && (
            <div className="case-card-verbs">
              <InlineVerb
                label={words.separate}
                empty={{ reason: '' }}
                fields={({ reason }, change) => (
                  <AreaField
                    label={words.why}
                    hint={words.separateHint}
                    value={reason}
                    onChange={(text) => change({ reason: text })}
                    most={500}
                  />
                )}
                command={({ reason }) => ({ type: 'separateCase', reason })}
              />
            </div>
          )}
        </article>
      )}
      {joinedHere.length > 0 && (
        <p className="case-quiet">{words.joinedHere(joinedHere.map(({ number }) => number).join('、'))}</p>
      )}
      {suggested.length > 0 && (
        <>
          <h3>{words.maybeSame}</h3>
          <p className="case-quiet">{words.maybeSameHint}</p>
          {suggested.map((each) => (
            <Suggested key={each.id} alike={each} />
          ))}
        </>
      )}
    </section>
  )
}

function Suggested({ alike }: { alike: MaybeSame['cases'][number] }) {
  const words = useHotlineWords()
  const lang = useLanguage()
  const now = useNow()
  const why = alike.reasons.map((reason) => words.reason(reason)).join('、')
  return (
    <article className="case-card">
      <h4>
        {alike.number} {alike.title}{' '}
        <small>
          {stageWords[alike.stage as keyof typeof stageWords][lang]} · {sinceText(alike.registeredAt, now, lang)}
        </small>
      </h4>
      <p>{why}</p>
      <div className="case-card-verbs">
        <Link href={`/desk/${alike.id}`}>{words.open}</Link>
        <InlineVerb
          label={words.join(alike.number)}
          empty={{ reason: why }}
          fields={({ reason }, change) => (
            <AreaField
              label={words.why}
              value={reason}
              onChange={(text) => change({ reason: text })}
              most={500}
              rows={2}
            />
          )}
          command={({ reason }) => ({ type: 'joinCase', into: alike.id, reason })}
        />
      </div>
    </article>
  )
}
