import { filingLevelWords } from '#words/network.ts'
import type { FilingView } from '#contract/network.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb } from '../case/inline-form.tsx'
import { AreaField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { FilingText } from './filing-text.tsx'
import { useNetworkWords } from './words.ts'
import './network.css'

/** 备案: what was asked beyond the rule, who decided, and what those above said of it afterwards. */
export function Filings() {
  const { file } = useCaseDesk()
  const words = useNetworkWords()
  if (file.filings.length === 0) return null
  return (
    <section className="case-section" aria-label={words.filing}>
      <h3>{words.filing}</h3>
      {newestFirst(file.filings).map((filing) => (
        <FilingCard key={filing.id} filing={filing} />
      ))}
    </section>
  )
}

function FilingCard({ filing }: { filing: FilingView }) {
  const words = useNetworkWords()
  const lang = useLanguage()
  const now = useNow()
  const asked = filing.status === 'asked'
  const status = {
    asked: words.filingAsked(filingLevelWords[filing.level][lang]),
    approved: filing.inForce ? words.filingInForce : words.filingNotInForce,
    refused: words.filingRefused,
    withdrawn: words.filingWithdrawn,
  }[filing.status]
  return (
    <article className="case-card" data-tone={asked ? 'amber' : filing.inForce ? 'teal' : undefined}>
      <h4>
        {status} <small>{words.askedBy(filing.askedBy.name, sinceText(filing.askedAt, now, lang))}</small>
      </h4>
      {asked || filing.inForce ? (
        <FilingText filing={filing} />
      ) : (
        <details>
          <summary>{filing.beyond}</summary>
          <FilingText filing={filing} />
        </details>
      )}
      {filing.decision && (
        <p className="case-answer">
          <strong>{words.decidedBy(filing.decision.who, sinceText(filing.decision.at, now, lang))}</strong>{' '}
          {filing.decision.note}
        </p>
      )}
      {filing.review && (
        <p className="case-answer">
          <strong>
            {filing.review.sound ? words.reviewSound : words.reviewUnsound} · {filing.review.who}
          </strong>{' '}
          {filing.review.note}
        </p>
      )}
      {filing.status === 'approved' && !filing.review && <p className="case-quiet">{words.reviewToCome}</p>}
      {asked && <FilingVerbs filing={filing} />}
    </article>
  )
}

function FilingVerbs({ filing }: { filing: FilingView }) {
  const { file, me, open, verb } = useCaseDesk()
  const words = useNetworkWords()
  const may = (command: 'decideFiling' | 'withdrawFiling') => reasonsAgainst(file, command)?.length === 0
  const own = filing.askedBy.id === me.id
  const here = filing.level === 'centre' && may('decideFiling')
  return (
    <>
      {here && own && <p className="case-quiet">{words.notOneself}</p>}
      <div className="case-card-verbs">
        {here && !own && (
          <button type="button" className="quiet-button" disabled={verb !== null} onClick={() => open('decideFiling')}>
            {words.decide}
          </button>
        )}
        {may('withdrawFiling') && (
          <InlineVerb
            label={words.withdraw}
            empty={{ reason: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.withdrawWhy}
                value={values.reason}
                autoFocus
                onChange={(reason) => change({ reason })}
                most={500}
              />
            )}
            command={({ reason }) => ({ type: 'withdrawFiling', filingId: filing.id, reason })}
          />
        )}
      </div>
    </>
  )
}
