import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { rectifications, type RectificationView } from '#contract/rectifications.ts'
import { causeWords, layerWords } from '#words/causes.ts'
import {
  answerFromAboveWords,
  rectificationKindWords,
  rectificationSourceWords,
  rectificationStatusWords,
} from '#words/rectification.ts'
import { call } from '../../api.ts'
import { now } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText, spokenDay } from '../../ui/time.ts'
import { Acts } from './acts.tsx'
import { Marks } from './list.tsx'
import { Recurrence } from './recurrence.tsx'
import { useRectifyWords } from './words.ts'

/** One order: what is wrong, who owes what until when, what was done, whether it helped, and what may be done now. */
export function OneRectification({ id }: { id: string }) {
  const words = useRectifyWords()
  const one = useQuery({
    queryKey: ['rectify', 'one', id],
    queryFn: () => call(rectifications.get, { params: { rectificationId: id } }),
  })
  const view = one.data
  return (
    <Page
      title={view ? view.number : words.title}
      lead={<Link href="/rectify">{words.back}</Link>}
      width="text"
      actions={
        <a className="plain-button" href={`/print/rectifications/${id}`}>
          {words.print}
        </a>
      }
    >
      {one.isError && <ErrorNotice thrown={one.error} kept="nothing" onRetry={() => void one.refetch()} />}
      {one.isPending && <Skeleton lines={8} />}
      {view && (
        <>
          <Head view={view} />
          <Acts view={view} />
          <Recurrence view={view} />
          <Work view={view} />
          <Story view={view} />
        </>
      )}
    </Page>
  )
}

function Head({ view }: { view: RectificationView }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  const { source } = view
  return (
    <>
      <p className="rectify-state">
        <strong className="rectify-status" data-status={view.status}>
          {rectificationStatusWords[view.status][lang]}
        </strong>
        <Marks row={view} />
        <span>{rectificationKindWords[view.kind][lang]}</span>
        <span>{view.mine ? words.mine : words.owner(view.owner)}</span>
        {view.dueAt && <span>{words.due(spokenDay(view.dueAt, now(), lang))}</span>}
      </p>
      {view.cancelled && <p>{words.cancelled(view.cancelled.reason)}</p>}
      <dl className="rectify-facts">
        <Fact label={words.wrong}>{view.wrong}</Fact>
        <Fact label={words.goal}>{view.goal}</Fact>
        <Fact label={words.where}>{view.where}</Fact>
        <Fact label={words.source}>
          {rectificationSourceWords[source.kind][lang]}{' '}
          {source.caseId ? <Link href={`/desk/${source.caseId}`}>{source.number}</Link> : null} {source.said}
        </Fact>
        <Fact label={words.scope}>
          {[
            view.item || words.anyItem,
            causeWords[view.cause][lang],
            view.layer ? layerWords[view.layer][lang] : words.anyLayer,
          ].join(' · ')}
        </Fact>
      </dl>
      <p className="rectify-soft">
        {words.ordered(view.orderedBy.name, exactText(view.orderedAt, lang))} · {words.limit(view.limit)}
      </p>
      {view.extension && <p>{words.extension(view.extension.by.name, view.extension.days, view.extension.reason)}</p>}
    </>
  )
}

const Fact = ({ label, children }: { label: string; children: React.ReactNode }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

function Work({ view }: { view: RectificationView }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  const { done, verified } = view
  return (
    <>
      {done && (
        <section className="rectify-section">
          <h2>{words.done}</h2>
          <p className="rectify-text">{done.text}</p>
          {done.papers.length > 0 && (
            <ul aria-label={words.papers} className="rectify-papers">
              {done.papers.map((paper, at) => (
                <li key={paper.id}>
                  <a href={`/api/rectifications/${view.id}/papers/${paper.id}`} target="_blank" rel="noreferrer">
                    {paper.label || `${words.papers} ${at + 1}`}
                  </a>
                </li>
              ))}
            </ul>
          )}
          <p className="rectify-soft">
            {done.sentTo && `${words.sentTo(done.sentTo)} · `}
            {words.by(done.by.name, exactText(done.at, lang))}
          </p>
        </section>
      )}
      {verified && (
        <section className="rectify-section">
          <h2>{words.verified}</h2>
          <p className="rectify-text">
            <strong>
              {verified.answer
                ? answerFromAboveWords[verified.answer][lang]
                : verified.enough
                  ? words.passed
                  : words.notPassed}
            </strong>{' '}
            {verified.note}
          </p>
          <p className="rectify-soft">{words.by(verified.by.name, exactText(verified.at, lang))}</p>
        </section>
      )}
      {view.told > 0 && <p className="rectify-soft">{words.told(view.told)}</p>}
    </>
  )
}

function Story({ view }: { view: RectificationView }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  return (
    <section className="rectify-section">
      <h2>{words.timeline}</h2>
      <ol className="rectify-story" reversed>
        {view.timeline.toReversed().map((line, at) => (
          <li key={view.timeline.length - at}>
            <strong>{line.title}</strong>
            {line.body && <p>{line.body}</p>}
            <small>{words.by(line.who || words.system, exactText(line.at, lang))}</small>
          </li>
        ))}
      </ol>
    </section>
  )
}
