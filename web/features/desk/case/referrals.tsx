import type { CaseFile } from '#contract/cases.ts'
import { referralKindWords } from '#words/case.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { sinceText } from '../../../ui/time.ts'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useCaseDesk } from './case-desk.ts'
import { InlineVerb, PlainVerb } from './inline-form.tsx'
import { useCaseWords } from './words.ts'

type Referral = CaseFile['referrals'][number]

/** Whom we asked, each with its own clock, and what came back. */
export function Referrals() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  if (file.referrals.length === 0) return null
  return (
    <section className="case-section">
      <h3>{words.referrals}</h3>
      {file.returns > 0 && (
        <p className="case-card" data-tone="amber">
          {words.bounce(file.returns)}
        </p>
      )}
      {newestFirst(file.referrals).map((referral) => (
        <ReferralCard key={referral.id} referral={referral} />
      ))}
    </section>
  )
}

function ReferralCard({ referral }: { referral: Referral }) {
  const words = useCaseWords()
  const lang = useLanguage()
  const now = useNow()
  const open = referral.status === 'sent' || referral.status === 'accepted'
  const status = {
    sent: words.referralSent,
    accepted: words.referralAccepted,
    answered: words.referralAnswered,
    returned: words.referralReturned,
    withdrawn: words.referralWithdrawn,
  }[referral.status]
  return (
    <article className="case-card" data-tone={referral.status === 'returned' ? 'amber' : undefined}>
      <h4>
        {referral.body} <small>{referralKindWords[referral.kind][lang]}</small>
      </h4>
      <p className="case-card-line">
        <strong>{status}</strong>
        {open && referral.clock.due && <Deadline at={referral.clock.due} trace={referral.clock.why} />}
        {referral.chases > 0 && <span>{words.chases(referral.chases)}</span>}
        <span>{sinceText(referral.sentAt, now, lang)}</span>
      </p>
      {referral.contact !== '' && <p className="case-quiet">{referral.contact}</p>}
      <p className="case-quote">{referral.question}</p>
      {referral.answer && (
        <div className="case-answer">
          <strong>{{ yes: words.canYes, no: words.canNo, needMore: words.canMore }[referral.answer.can]}</strong>
          <p>{referral.answer.text}</p>
          {referral.answer.basis !== '' && (
            <p className="case-quiet">
              {words.basis}：{referral.answer.basis}
            </p>
          )}
        </div>
      )}
      {referral.returned && (
        <div className="case-answer">
          <strong>
            {words.rightBody}：{referral.returned.rightBody}
          </strong>
          <p>{referral.returned.ground}</p>
          <p className="case-quiet">{words.stillOurs}</p>
        </div>
      )}
      {open && <ReferralVerbs referral={referral} />}
    </article>
  )
}

function ReferralVerbs({ referral }: { referral: Referral }) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const referralId = referral.id
  const offered = (command: Parameters<typeof reasonsAgainst>[1]) => reasonsAgainst(file, command)?.length === 0
  return (
    <div className="case-card-verbs">
      {offered('recordAnswer') && (
        <InlineVerb
          label={words.answerIn}
          empty={{ can: 'yes', text: '', basis: '' }}
          fields={(values, change) => (
            <>
              <ChoiceField
                label={words.can}
                value={values.can}
                options={[
                  { value: 'yes', label: words.canYes },
                  { value: 'no', label: words.canNo },
                  { value: 'needMore', label: words.canMore },
                ]}
                onChange={(can) => change({ can })}
              />
              <AreaField
                label={words.answerText}
                value={values.text}
                onChange={(text) => change({ text })}
                most={5000}
              />
              <AreaField
                label={words.answerBasis}
                value={values.basis}
                onChange={(basis) => change({ basis })}
                most={2000}
                rows={1}
              />
            </>
          )}
          command={({ can, text, basis }) => ({
            type: 'recordAnswer',
            referralId,
            can: can as 'yes' | 'no' | 'needMore',
            text,
            basis,
          })}
        />
      )}
      {referral.status === 'sent' && offered('recordAcceptance') && (
        <PlainVerb label={words.accepted} command={{ type: 'recordAcceptance', referralId }} />
      )}
      {offered('chaseReferral') && (
        <InlineVerb
          label={words.chase}
          empty={{ text: '' }}
          fields={(values, change) => (
            <AreaField
              label={words.chaseText}
              value={values.text}
              autoFocus
              onChange={(text) => change({ text })}
              most={1000}
            />
          )}
          command={({ text }) => ({ type: 'chaseReferral', referralId, text })}
        />
      )}
      {offered('recordReturn') && (
        <InlineVerb
          label={words.returnIn}
          empty={{ rightBody: '', ground: '' }}
          fields={(values, change) => (
            <>
              <LineField
                label={words.rightBody}
                value={values.rightBody}
                autoFocus
                onChange={(rightBody) => change({ rightBody })}
                most={100}
              />
              <AreaField
                label={words.ground}
                value={values.ground}
                onChange={(ground) => change({ ground })}
                most={2000}
              />
              <p className="case-quiet">{words.stillOurs}</p>
            </>
          )}
          command={({ rightBody, ground }) => ({ type: 'recordReturn', referralId, rightBody, ground })}
        />
      )}
      {offered('withdrawReferral') && (
        <InlineVerb
          label={words.withdraw}
          empty={{ reason: '' }}
          fields={(values, change) => (
            <AreaField
              label={words.withdrawReason}
              value={values.reason}
              autoFocus
              onChange={(reason) => change({ reason })}
              most={500}
            />
          )}
          command={({ reason }) => ({ type: 'withdrawReferral', referralId, reason })}
        />
      )}
    </div>
  )
}
