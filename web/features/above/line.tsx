import { Link, useParams } from 'wouter'
import { channelWords, classWords, outcomeWords, stageWords } from '#words/case.ts'
import { causeWords, layerWords } from '#words/causes.ts'
import type { AboveCase } from '#contract/supervision.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { useMe } from '../../session.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText, sinceText } from '../../ui/time.ts'
import { useLine } from './above-queries.ts'
import { Holder, Light, useMarks } from './marks.tsx'
import { OrderForm } from './order-form.tsx'
import { Orders } from './orders.tsx'
import { useAboveWords } from './words.ts'
import './above.css'

/** One case as those above see it: its dates, whose hands it is in, the pressure on it. No file, no person. */
export function AboveLine() {
  const words = useAboveWords()
  const { lineId = '' } = useParams()
  const line = useLine(lineId)
  const back = (
    <Link href="/above" className="not-printed">
      {words.back}
    </Link>
  )
  if (!line.data) {
    return (
      <Page title={words.title} width="text" lead={back}>
        {line.isError ? (
          <ErrorNotice thrown={line.error} kept="nothing" onRetry={() => void line.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    )
  }
  return (
    <Page title={line.data.number} width="text" lead={back}>
      {line.isError && <ErrorNotice thrown={line.error} kept="nothing" onRetry={() => void line.refetch()} />}
      <Facts line={line.data} />
      <Parties line={line.data} />
      <section className="above-part">
        <h2>{words.orders}</h2>
        <Pressure line={line.data} />
        <Orders line={line.data} />
      </section>
    </Page>
  )
}

function Facts({ line }: { line: AboveCase }) {
  const words = useAboveWords()
  const lang = useLanguage()
  const now = useNow()
  const marks = useMarks(line)
  const about = [
    line.centre.name,
    channelWords[line.channel][lang],
    line.class && classWords[line.class][lang],
    line.layer && layerWords[line.layer][lang],
    ...line.causes.map((cause) => causeWords[cause][lang]),
  ].filter(Boolean)
  const facts: [string, React.ReactNode][] = [
    [words.stage, stageWords[line.stage][lang]],
    [
      words.holder,
      <>
        <Holder row={line} /> {words.since(sinceText(line.turnSince, now, lang))}
      </>,
    ],
    [words.registered, exactText(line.registeredAt, lang)],
    [
      words.promise,
      line.answeredAt ? (
        `${words.answeredAt(exactText(line.answeredAt, lang))} ${line.onTime ? words.inTime : words.late}`
      ) : line.dueAt ? (
        <>
          <Deadline at={line.dueAt} /> {line.provisional && <small>{words.provisional}</small>}
        </>
      ) : (
        words.noDate
      ),
    ],
    ...(line.legalDueAt
      ? [[words.legal, <Deadline key="legal" at={line.legalDueAt} />] as [string, React.ReactNode]]
      : []),
    [words.lastTold, sinceText(line.lastToldAt, now, lang)],
    ...(line.outcome ? [[words.outcomesOf, outcomeWords[line.outcome][lang]] as [string, React.ReactNode]] : []),
    ...(line.closedAt ? [[words.closedAt, exactText(line.closedAt, lang)] as [string, React.ReactNode]] : []),
  ]
  return (
    <section className="above-part">
      <h2>
        {line.item || words.noItem} <Light row={line} />
      </h2>
      <p className="above-note">{about.join(' · ')}</p>
      {marks.length > 0 && <p className="above-marks">{marks.join(' · ')}</p>}
      <dl className="above-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Parties({ line }: { line: AboveCase }) {
  const words = useAboveWords()
  const lang = useLanguage()
  if (line.parties.length === 0) return null
  return (
    <section className="above-part">
      <h2>{words.parties}</h2>
      <ul className="above-parties">
        {line.parties.map(({ body, sentAt, dueAt, late }) => (
          <li key={`${body} ${sentAt}`} data-late={late}>
            <strong>{body}</strong> {words.partySent} {exactText(sentAt, lang)}
            {dueAt && (
              <>
                {' · '}
                {words.partyDue} {exactText(dueAt, lang)}
              </>
            )}
            {late && <b> {words.partyLate}</b>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Pressure({ line }: { line: AboveCase }) {
  const words = useAboveWords()
  const me = useMe()
  if (line.actions.includes('supervise')) return <OrderForm line={line} />
  if (!me?.roles.includes('officer')) return <p className="above-note">{words.readOnly}</p>
  if (line.grounds.length === 0) return <p className="above-note">{words.mayNot}</p>
  return null
}
