import { groundWords } from '#words/supervision.ts'
import type { AppealView, CaseOrder } from '#contract/supervision.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { dayText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb } from '../case/inline-form.tsx'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useOrderWords } from './order-words.ts'
import './network.css'

/** 督办和申诉: what those above or the director demand of the case, and who looks at its answer again. */
export function Orders() {
  const { file } = useCaseDesk()
  const words = useOrderWords()
  const may = (command: 'supervise' | 'appeal' | 'contestRating') => reasonsAgainst(file, command)?.length === 0
  const begins = may('appeal') || may('contestRating')
  // The same grounds as the core's; what time alone has not said yet is said by the refusal.
  const pressed =
    may('supervise') &&
    (file.clocks.promise.standing === 'overdue' ||
      file.returns >= 2 ||
      file.reopened > 0 ||
      file.solved?.value === 'no' ||
      (file.rating !== null && file.rating.stars <= 2))
  if (file.orders.length + file.appeals.length === 0 && !begins && !pressed) return null
  return (
    <section className="case-section" aria-label={words.title}>
      <h3>{words.title}</h3>
      {newestFirst(file.orders).map((order) => (
        <OrderCard key={order.id} order={order} />
      ))}
      {newestFirst(file.appeals).map((appeal) => (
        <AppealCard key={appeal.id} appeal={appeal} />
      ))}
      <div className="case-card-verbs">
        {pressed && (
          <InlineVerb
            label={words.supervise}
            empty={{ what: '', until: '' }}
            fields={(values, change) => (
              <>
                <AreaField
                  label={words.what}
                  value={values.what}
                  autoFocus
                  onChange={(what) => change({ what })}
                  most={1000}
                />
                <LineField
                  label={words.until}
                  type="date"
                  value={values.until}
                  onChange={(until) => change({ until })}
                  most={10}
                />
              </>
            )}
            command={({ what, until }) => ({ type: 'supervise', what, until })}
          />
        )}
        {may('appeal') && (
          <InlineVerb
            label={words.recordAppeal}
            empty={{ words: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.appealWords}
                value={values.words}
                autoFocus
                onChange={(said) => change({ words: said })}
                most={2000}
              />
            )}
            command={(values) => ({ type: 'appeal', words: values.words })}
          />
        )}
        {may('contestRating') && (
          <InlineVerb
            label={words.contest}
            empty={{ words: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.contestWhy}
                value={values.words}
                autoFocus
                onChange={(said) => change({ words: said })}
                most={2000}
              />
            )}
            command={(values) => ({ type: 'contestRating', words: values.words })}
          />
        )}
      </div>
    </section>
  )
}

function OrderCard({ order }: { order: CaseOrder }) {
  const { file } = useCaseDesk()
  const words = useOrderWords()
  const lang = useLanguage()
  const now = useNow()
  const may = (command: 'answerSupervision' | 'closeSupervision') => reasonsAgainst(file, command)?.length === 0
  const standing = { open: order.late ? words.late : words.open, answered: words.answered, closed: words.closed }[
    order.status
  ]
  return (
    <article className="case-card" data-tone={order.status === 'closed' ? undefined : 'amber'}>
      <h4>
        {standing} <small>{words.from(order.who, sinceText(order.at, now, lang))}</small>
      </h4>
      <p>{order.what}</p>
      <p className="case-quiet">
        {order.grounds.map((ground) => groundWords[ground][lang]).join('、')} ·{' '}
        {words.answerBy(dayText(order.until, now, lang))}
      </p>
      {order.answer && (
        <p className="case-answer">
          <strong>
            {order.answer.who} {sinceText(order.answer.at, now, lang)}
          </strong>{' '}
          {order.answer.text}
        </p>
      )}
      {order.closed && (
        <p className="case-answer">
          <strong>{words.closed}</strong> {order.closed.word}
        </p>
      )}
      <div className="case-card-verbs">
        {order.status === 'open' && may('answerSupervision') && (
          <InlineVerb
            label={words.answer}
            empty={{ text: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.answerText}
                value={values.text}
                autoFocus
                onChange={(text) => change({ text })}
                most={2000}
              />
            )}
            command={({ text }) => ({ type: 'answerSupervision', orderId: order.id, text })}
          />
        )}
        {order.status !== 'closed' && !order.above && may('closeSupervision') && (
          <InlineVerb
            label={words.close}
            empty={{ word: '' }}
            fields={(values, change) => (
              <LineField
                label={words.closeWord}
                value={values.word}
                autoFocus
                onChange={(word) => change({ word })}
                most={1000}
              />
            )}
            command={({ word }) => ({ type: 'closeSupervision', orderId: order.id, word })}
          />
        )}
      </div>
    </article>
  )
}

function AppealCard({ appeal }: { appeal: AppealView }) {
  const { file } = useCaseDesk()
  const words = useOrderWords()
  const lang = useLanguage()
  const now = useNow()
  const against = appeal.status === 'open' ? reasonsAgainst(file, 'decideAppeal') : null
  return (
    <article className="case-card" data-tone={appeal.status === 'open' ? 'amber' : undefined}>
      <h4>
        {appeal.about === 'answer' ? words.appealOfAnswer : words.appealOfRating} · {words.appealStatus[appeal.status]}{' '}
        <small>{words.from(appeal.by || words.person, sinceText(appeal.at, now, lang))}</small>
      </h4>
      <p>{appeal.words}</p>
      {appeal.decision && (
        <p className="case-answer">
          <strong>
            {appeal.decision.who} {sinceText(appeal.decision.at, now, lang)}
          </strong>{' '}
          {appeal.decision.reasons}
        </p>
      )}
      {against && against.length > 0 && <p className="case-quiet">{against.join(' ')}</p>}
      {against?.length === 0 && (
        <div className="case-card-verbs">
          <InlineVerb
            label={words.decide}
            empty={{ upheld: '', reasons: '' }}
            fields={(values, change) => (
              <>
                <ChoiceField
                  label={words.decision}
                  value={values.upheld}
                  options={[
                    { value: 'yes', label: appeal.about === 'answer' ? words.upheld : words.ratingUpheld },
                    { value: 'no', label: words.stands },
                  ]}
                  onChange={(upheld) => change({ upheld })}
                />
                <AreaField
                  label={words.reasons}
                  value={values.reasons}
                  onChange={(reasons) => change({ reasons })}
                  most={2000}
                />
              </>
            )}
            command={({ upheld, reasons }) => ({
              type: 'decideAppeal',
              appealId: appeal.id,
              upheld: upheld === 'yes',
              reasons,
            })}
          />
        </div>
      )}
    </article>
  )
}
