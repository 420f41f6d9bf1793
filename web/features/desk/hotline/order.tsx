import type { OrderView } from '#contract/order-view.ts'
import { messageKindWords, orderTypeWords, satisfactionWords, urgencyWords } from '#words/hotline.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { exactText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb, PlainVerb } from '../case/inline-form.tsx'
import { AreaField, LineField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { Joining } from './joining.tsx'
import { useHotlineWords } from './words.ts'

/** What the hotline knows and wants of this case: its date beside ours, what it passed on, what we asked of it; and joined cases. */
export function HotlineOrder() {
  const { file } = useCaseDesk()
  return (
    <>
      <Joining />
      {file.order && <Order order={file.order} />}
    </>
  )
}

function Order({ order }: { order: OrderView }) {
  const words = useHotlineWords()
  const lang = useLanguage()
  const now = useNow()
  const { file } = useCaseDesk()
  const may = (command: 'returnOrder' | 'askOrderExtension') => reasonsAgainst(file, command)?.length === 0
  const back = order.returns.at(-1)
  const more = order.extensions.at(-1)
  const facts = [
    order.type && orderTypeWords[order.type][lang],
    order.urgency && order.urgency !== 'ordinary' && urgencyWords[order.urgency][lang],
    order.confidential && words.confidential,
    order.badRating && words.badRating,
  ].filter((fact) => typeof fact === 'string')
  const pairs = [
    [words.question, order.question],
    [words.calledAt, order.calledAt && exactText(order.calledAt, lang)],
    [words.agent, order.agent],
    [words.oldNumbers, order.oldNumbers.join('、')],
    [words.returnBy, file.stage === 'reception' && order.returnBy && exactText(order.returnBy, lang)],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]))
  const lamp = order.lamp === 'none' ? null : words[order.lamp]
  return (
    <section className="case-section" aria-label={words.order}>
      <h3>{words.order}</h3>
      <article
        className="case-card"
        data-tone={order.lamp === 'none' ? undefined : order.lamp === 'red' ? 'red' : 'amber'}
      >
        <h4>
          {order.number}{' '}
          <small>
            {lamp && <strong>{lamp} · </strong>}
            {order.dueAt ? words.due(exactText(order.dueAt, lang)) : words.noDue}
          </small>
        </h4>
        {facts.length > 0 && <p>{facts.join(' · ')}</p>}
        <dl className="case-pairs">
          {pairs.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        {back && (
          <p className="case-answer">
            {[words.returned(back.status, back.rightBody), back.note].filter(Boolean).join('。')}
          </p>
        )}
        {more && (
          <p className="case-answer">
            {[words.extended(more.status, more.days), more.note].filter(Boolean).join('。')}
          </p>
        )}
        <div className="case-card-verbs">
          {may('returnOrder') && <ReturnVerb />}
          {may('askOrderExtension') && <ExtensionVerb />}
        </div>
      </article>
      {order.revisions
        .filter(({ status }) => status === 'open')
        .map((revision) => (
          <RevisionCard key={revision.id} revision={revision} />
        ))}
      {order.messages.length > 0 && (
        <details open={order.messages.length <= 3}>
          <summary>{words.messages}</summary>
          {newestFirst(order.messages).map((message) => (
            <p key={`${message.at} ${message.kind}`} className="case-answer">
              <strong>{messageKindWords[message.kind][lang]}</strong> <small>{sinceText(message.at, now, lang)}</small>{' '}
              {message.text}
            </p>
          ))}
        </details>
      )}
      {order.followUps.map((call) => (
        <p key={call.at} className="case-answer">
          <strong>{words.followUp(call.round, call.connected)}</strong>{' '}
          {[
            call.solved && words.solved(call.solved),
            call.satisfied && satisfactionWords[call.satisfied][lang],
            call.opinion,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
    </section>
  )
}

function RevisionCard({ revision }: { revision: OrderView['revisions'][number] }) {
  const words = useHotlineWords()
  const lang = useLanguage()
  const now = useNow()
  const { file } = useCaseDesk()
  const { id: revisionId } = revision
  const changed = revision.changed.map(words.field).join('、')
  return (
    <article className="case-card" data-tone="amber">
      <h4>
        {words.revision} <small>{sinceText(revision.at, now, lang)}</small>
      </h4>
      <p>
        {words.changed}：{changed}
        {revision.changed.includes('dueAt') && revision.dueAt && <> · {words.due(exactText(revision.dueAt, lang))}</>}
      </p>
      {revision.changed.includes('title') && <p className="case-quote">{revision.title}</p>}
      {revision.changed.includes('content') && <p className="case-quote">{revision.content}</p>}
      <p className="case-quiet">{words.revisionHint}</p>
      {reasonsAgainst(file, 'decideRevision')?.length === 0 && (
        <div className="case-card-verbs">
          <PlainVerb label={words.take} command={{ type: 'decideRevision', revisionId, accepted: true, reason: '' }} />
          <InlineVerb
            label={words.refuse}
            empty={{ reason: '' }}
            fields={({ reason }, change) => (
              <AreaField label={words.why} value={reason} onChange={(text) => change({ reason: text })} most={500} />
            )}
            command={({ reason }) => ({ type: 'decideRevision', revisionId, accepted: false, reason })}
          />
        </div>
      )}
    </article>
  )
}

function ReturnVerb() {
  const words = useHotlineWords()
  return (
    <InlineVerb
      label={words.giveBack}
      empty={{ rightBody: '', ground: '' }}
      fields={({ rightBody, ground }, change) => (
        <>
          <LineField
            label={words.rightBody}
            value={rightBody}
            onChange={(text) => change({ rightBody: text })}
            most={100}
          />
          <AreaField
            label={words.ground}
            hint={words.giveBackHint}
            value={ground}
            onChange={(text) => change({ ground: text })}
            most={2000}
          />
        </>
      )}
      command={({ rightBody, ground }) => ({ type: 'returnOrder', rightBody, ground })}
    />
  )
}

function ExtensionVerb() {
  const words = useHotlineWords()
  return (
    <InlineVerb
      label={words.more}
      empty={{ days: '3', reason: '' }}
      fields={({ days, reason }, change) => (
        <>
          <LineField
            label={words.days}
            type="number"
            value={days}
            onChange={(text) => change({ days: text })}
            most={2}
          />
          <AreaField label={words.why} value={reason} onChange={(text) => change({ reason: text })} most={500} />
        </>
      )}
      command={({ days, reason }) => ({ type: 'askOrderExtension', days: Number(days), reason })}
    />
  )
}
