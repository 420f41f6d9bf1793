import type { CaseFile } from '#contract/cases.ts'
import { deliveryChannelWords, outcomeWords } from '#words/case.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { sinceText } from '../../../ui/time.ts'
import { last, lastReopening, newestFirst } from '../lists.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

/** What the person was told in the end, whether it reached them, and what they said when a colleague rang. */
export function Answer() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const reply = last(file.replies)
  if (!reply && file.followUps.length === 0) return null
  return (
    <section className="case-section">
      {reply && <ReplyCard reply={reply} />}
      {newestFirst(file.followUps).map((call) => (
        <CallCard key={call.at} call={call} />
      ))}
      {file.rating && (
        <p className="case-card">
          <strong>
            {words.rating} {words.stars(file.rating.stars)}
          </strong>{' '}
          {file.rating.words}
        </p>
      )}
    </section>
  )
}

function ReplyCard({ reply }: { reply: CaseFile['replies'][number] }) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const lang = useLanguage()
  const now = useNow()
  const delivered = reply.attempts.some(({ reached }) => reached)
  const parts = [
    [words.basis, reply.basis],
    [words.alternatives, reply.alternatives],
    [words.remedy, reply.remedy],
  ] as const
  return (
    <article className="case-card" data-tone={delivered ? undefined : 'amber'}>
      <h3>
        {reply.at < (lastReopening(file)?.at ?? '') ? words.replyEarlier : words.reply} ·{' '}
        {outcomeWords[reply.outcome][lang]} <small>{delivered ? words.replyDelivered : words.replyDraft}</small>
      </h3>
      <p className="case-letter">{reply.explanation}</p>
      <dl className="case-pairs">
        {parts
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        {reply.attempts.map((attempt) => (
          <div key={attempt.at}>
            <dt>{sinceText(attempt.at, now, lang)}</dt>
            <dd>
              {deliveryChannelWords[attempt.channel][lang]} · {attempt.reached ? words.reached : words.notReached}
              <span>{attempt.proof}</span>
            </dd>
          </div>
        ))}
      </dl>
    </article>
  )
}

function CallCard({ call }: { call: CaseFile['followUps'][number] }) {
  const words = useCaseWords()
  const lang = useLanguage()
  const now = useNow()
  return (
    <p className="case-card">
      <strong>
        {words.call} · {call.connected ? words.callConnected : words.callMissed}
      </strong>{' '}
      {call.solved === 'yes' ? words.solvedYes : call.solved === 'no' ? words.solvedNo : ''} {call.note}
      <span className="case-quiet">
        {' '}
        {call.by.name} · {sinceText(call.at, now, lang)}
      </span>
    </p>
  )
}
