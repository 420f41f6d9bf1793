import type { CaseFile } from '#contract/cases.ts'
import { referralKindWords } from '#words/case.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { Deadline } from '../../../ui/deadline.tsx'
import { sinceText } from '../../../ui/time.ts'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { usePaperName } from '../compose/papers-field.tsx'
import { onward } from '../compose/values.ts'
import { newestFirst } from '../lists.ts'
import { useNetworkWords } from '../network/words.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useCaseDesk } from './case-desk.ts'
import { GuestLink } from './guest-link.tsx'
import { InlineVerb, PlainVerb } from './inline-form.tsx'
import { useCaseWords } from './words.ts'

type Referral = CaseFile['referrals'][number]

/** Whom we asked, each with its own clock, and what came back. */
export function Referrals() {
  const { file, open, verb } = useCaseDesk()
  const words = useCaseWords()
  const network = useNetworkWords()
  if (file.referrals.length === 0) return null
  return (
    <section className="case-section">
      <h3>{words.referrals}</h3>
      {file.returns > 0 && file.returns < 3 && (
        <div className="case-card" data-tone="amber">
          <p>{words.bounce(file.returns)}</p>
          {reasonsAgainst(file, 'callConference')?.length === 0 && (
            <div className="case-card-verbs">
              <button
                type="button"
                className="quiet-button"
                disabled={verb !== null}
                onClick={() => open('callConference')}
              >
                {network.callNow}
              </button>
            </div>
          )}
        </div>
      )}
      {newestFirst(file.referrals).map((referral) => (
        <ReferralCard key={referral.id} referral={referral} />
      ))}
    </section>
  )
}

function ReferralCard({ referral }: { referral: Referral }) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const network = useNetworkWords()
  const paperName = usePaperName(file)
  const lang = useLanguage()
  const now = useNow()
  const open = referral.status === 'sent' || referral.status === 'accepted'
  const status = {
    sent: words.referralSent,
    accepted: words.referralAccepted,
    answered: words.referralAnswered,
    returned: referral.unplaced ? words.referralReturned : network.returnedBefore,
    withdrawn: words.referralWithdrawn,
  }[referral.status]
  return (
    <article className="case-card" data-tone={referral.unplaced ? 'amber' : undefined}>
      <h4>
        {referral.body} <small>{referralKindWords[referral.kind][lang]}</small>
      </h4>
      <p className="case-card-line">
        <strong>{status}</strong>
        {open && referral.clock.due && <Deadline at={referral.clock.due} trace={referral.clock.why} />}
        {referral.chases > 0 && <span>{network.chased(referral.chases)}</span>}
        <span>{sinceText(referral.sentAt, now, lang)}</span>
        {open && referral.online && <span>{network.answersHere}</span>}
        {referral.conference && <span>{network.fromConference}</span>}
        <AfterWhat referral={referral} />
      </p>
      <Late referral={referral} open={open} />
      {referral.contact !== '' && <p className="case-quiet">{referral.contact}</p>}
      <p className="case-quote">{referral.question}</p>
      {referral.paperIds.length > 0 && (
        <p className="case-quiet">{network.papersShown(referral.paperIds.map(paperName).filter(Boolean).join('、'))}</p>
      )}
      {referral.answer && (
        <div className="case-answer">
          <strong>{{ yes: words.canYes, no: words.canNo, needMore: words.canMore }[referral.answer.can]}</strong>
          <p>{referral.answer.text}</p>
          {referral.answer.basis !== '' && (
            <p className="case-quiet">
              {words.basis}：{referral.answer.basis}
            </p>
          )}
          {referral.signed && (
            <p className="case-quiet">{network.signedReferral(referral.signed.name, referral.signed.body)}</p>
          )}
        </div>
      )}
      {referral.returned && <Returned referral={referral} returned={referral.returned} />}
      {open && <ReferralVerbs referral={referral} />}
      <GuestLink referral={referral} />
    </article>
  )
}

/** Which return it follows: a chain of bodies is read from card to card. */
function AfterWhat({ referral }: { referral: Referral }) {
  const { file } = useCaseDesk()
  const network = useNetworkWords()
  const before = file.referrals.find(({ id }) => id === referral.after)
  return before ? <span>{network.following(before.body)}</span> : null
}

/** Silence past the date: chased by itself, then told to the organisation above. */
function Late({ referral, open }: { referral: Referral; open: boolean }) {
  const network = useNetworkWords()
  const lang = useLanguage()
  const now = useNow()
  if (referral.raisedAt)
    return <p className="referral-raised">{network.raised(sinceText(referral.raisedAt, now, lang))}</p>
  return open && referral.clock.standing === 'overdue' ? <p className="case-quiet">{network.lateNext}</p> : null
}

/** Sent back, with whose it is said to be. One press asks that body; until it accepts, the matter is still ours. */
function Returned({ referral, returned }: { referral: Referral; returned: NonNullable<Referral['returned']> }) {
  const { file, open, verb } = useCaseDesk()
  const words = useCaseWords()
  const network = useNetworkWords()
  const next = file.referrals.find(({ after, status }) => after === referral.id && status !== 'withdrawn')
  const asked = next !== undefined && (next.status === 'sent' || next.status === 'accepted')
  // Asked beside this one: pressing them a second time with the same question would help nobody.
  const beside = file.referrals.some(
    ({ body, status }) => body === returned.rightBody && (status === 'sent' || status === 'accepted'),
  )
  const mayAsk = referral.unplaced && !asked && !beside && reasonsAgainst(file, 'refer')?.length === 0
  return (
    <div className="case-answer">
      <strong>
        {words.rightBody}：{returned.rightBody}
      </strong>
      <p>{returned.ground}</p>
      {referral.signed && (
        <p className="case-quiet">{network.signedReturn(referral.signed.name, referral.signed.body)}</p>
      )}
      <p className="case-quiet">
        {referral.unplaced ? network.unplaced(returned.rightBody) : next && network.placed(next.body)}{' '}
        {referral.unplaced && asked && network.askedNext(next.body)}
        {referral.unplaced && !asked && beside && network.askedBeside(returned.rightBody)}
      </p>
      {mayAsk && (
        <div className="case-card-verbs">
          <button
            type="button"
            className="quiet-button"
            disabled={verb !== null}
            onClick={() => open('refer', onward(referral))}
          >
            {network.onwardTo(returned.rightBody)}
          </button>
        </div>
      )}
    </div>
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
