import type { ReactNode } from 'react'
import type { DutyView, Shown } from '#contract/duties.ts'
import { referralKindWords } from '#words/case.ts'
import { causeWords } from '#words/causes.ts'
import { markWords } from '#words/checklist.ts'
import { dateWords } from '#words/date.ts'
import { filingLevelWords } from '#words/network.ts'
import { useLanguage } from '../../prefs.ts'
import { exactText } from '../../ui/time.ts'
import { DutyPapers } from './papers.tsx'
import { ShownOpinion } from './shown-opinion.tsx'
import { useDutyWords } from './words.ts'

type Of<K extends Shown['kind']> = Extract<Shown, { kind: K }>

/** What was laid open, by kind. */
export function ShownBody({ duty }: { duty: DutyView }) {
  const { shown } = duty
  switch (shown.kind) {
    case 'referral':
      return <Referral duty={duty} shown={shown} />
    case 'overdue':
      return <Overdue shown={shown} />
    case 'invitation':
      return <Invitation duty={duty} shown={shown} />
    case 'opinion':
      return <ShownOpinion duty={duty} shown={shown} />
    case 'filing':
    case 'review':
      return <Exception shown={shown} />
  }
}

/** Terms and what they say; those that say nothing are left out. */
function Terms({ rows }: { rows: readonly (readonly [string, ReactNode])[] }) {
  const said = rows.filter(([, value]) => value !== '' && value !== null)
  if (said.length === 0) return null
  return (
    <dl className="duty-terms">
      {said.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Matter({ shown }: { shown: { number: string; item: string; causes: Of<'referral'>['causes'] } }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const causes = shown.causes.map((cause) => causeWords[cause][lang]).join(lang === 'zh' ? '、' : ', ')
  return (
    <Terms
      rows={[
        [words.number, shown.number],
        [words.matter, shown.item],
        [words.causes, causes],
      ]}
    />
  )
}

function Referral({ duty, shown }: { duty: DutyView; shown: Of<'referral'> }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { answer, returned, signed, chases } = shown
  return (
    <>
      <section className="duty-question" aria-label={words.question}>
        <h2>
          {words.question} <small>{referralKindWords[shown.referralKind][lang]}</small>
          {chases > 0 && <em>{words.chased(chases)}</em>}
        </h2>
        <p>{shown.question}</p>
      </section>
      <DutyPapers duty={duty} papers={shown.papers} />
      {shown.received.length > 0 && (
        <section className="duty-received">
          <h2>{words.received(duty.from)}</h2>
          <ul>
            {shown.received.map(({ name, state }) => (
              <li key={name}>
                {name} <small>{markWords[state][lang]}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Matter shown={shown} />
      {answer && (
        <section className="duty-said">
          <h2>
            {words.answered}：{words.can[answer.can]}
          </h2>
          <p>{answer.text}</p>
          <Terms rows={[[words.basis, answer.basis]]} />
          <small>
            {signed && `${words.signed(signed.body, signed.name)} · `}
            {exactText(answer.at, lang)}
          </small>
        </section>
      )}
      {returned && (
        <section className="duty-said">
          <h2>{words.returnedTo(returned.rightBody)}</h2>
          <p>{returned.ground}</p>
          <small>
            {signed && `${words.signed(signed.body, signed.name)} · `}
            {exactText(returned.at, lang)}
          </small>
        </section>
      )}
    </>
  )
}

function Overdue({ shown }: { shown: Of<'overdue'> }) {
  const words = useDutyWords()
  const lang = useLanguage()
  return (
    <>
      <section className="duty-question">
        <h2>
          {words.asked(shown.body, exactText(shown.sentAt, lang))}
          {shown.due && (
            <em>
              {words.was} {exactText(shown.due, lang)}
            </em>
          )}
        </h2>
        <p>{shown.question}</p>
      </section>
      <Matter shown={shown} />
      <p className="duty-next">{words.overdueNote}</p>
    </>
  )
}

function Invitation({ duty, shown }: { duty: DutyView; shown: Of<'invitation'> }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { coming, note, decision, minutes } = shown
  return (
    <>
      <Terms
        rows={[
          [words.when, `${exactText(shown.when, lang)}，${words.minutes(shown.lasts)}`],
          [words.place, shown.place],
          [words.bodies, shown.bodies.join(lang === 'zh' ? '、' : ', ')],
          [words.why, shown.reason],
        ]}
      />
      <p className="not-printed">
        <a className="duty-link" href={`/api/duties/${duty.id}/calendar`} download>
          {words.calendar}
        </a>
      </p>
      <DutyPapers duty={duty} papers={shown.papers} />
      <Matter shown={shown} />
      {coming !== null && (
        <section className="duty-said">
          <h2>{coming ? words.coming : words.notComing}</h2>
          {note && <p>{note}</p>}
        </section>
      )}
      {decision && (
        <section className="duty-said">
          <h2>{words.decision}</h2>
          <p>{decision}</p>
          <Terms rows={[[words.heldMinutes, minutes]]} />
        </section>
      )}
    </>
  )
}

function Exception({ shown }: { shown: Of<'filing'> | Of<'review'> }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { decision, review } = shown
  const who = (signed: { body: string; name: string } | null) =>
    signed ? `${signed.body} ${signed.name}` : words.centreDirector
  return (
    <>
      <section className="duty-question" aria-label={words.beyond}>
        <h2>{words.beyond}</h2>
        <p>{shown.beyond}</p>
      </section>
      <Terms
        rows={[
          [words.clause, shown.clause],
          [words.whyBeyond, shown.why],
          [words.limits, shown.limits],
          [words.risk, shown.risk],
          [words.expires, dateWords(shown.expires, lang)],
          [words.level, filingLevelWords[shown.level][lang]],
          [words.reasoning, shown.reasoning],
        ]}
      />
      <Matter shown={shown} />
      {decision && (
        <section className="duty-said">
          <h2>{words.decidedBy(who(decision.who))}</h2>
          {decision.note && <p>{decision.note}</p>}
          <small>{exactText(decision.at, lang)}</small>
        </section>
      )}
      {review && (
        <section className="duty-said">
          <h2>
            {words.reviewedBy(who(review.who))}：{review.sound ? words.sound : words.unsound}
          </h2>
          {review.note && <p>{review.note}</p>}
          <small>{exactText(review.at, lang)}</small>
        </section>
      )}
    </>
  )
}
