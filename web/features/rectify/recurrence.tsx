import { Link } from 'wouter'
import type { RectificationView } from '#contract/rectifications.ts'
import { useLanguage } from '../../prefs.ts'
import { dateWords } from '#words/date.ts'
import { useRectifyWords } from './words.ts'

type Point = RectificationView['checkpoints'][number]

/** Before and after as two bars of one scale, with the cases behind the second. */
export function CheckPoint({ point }: { point: Point }) {
  const words = useRectifyWords()
  const most = Math.max(point.before, point.after, 1)
  const hidden = point.after - point.cases.length
  const bars = [
    [words.before, point.before, point.ofBefore],
    [words.after, point.after, point.ofAfter],
  ] as const
  return (
    <section className="rectify-point">
      <h3>{words.at(point.days)}</h3>
      <dl>
        {bars.map(([label, n, all]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <meter min={0} max={most} value={n} aria-label={label} />
              <span>{words.of(n, all)}</span>
            </dd>
          </div>
        ))}
      </dl>
      {point.after === 0 ? (
        <p>{words.noCases}</p>
      ) : (
        <p>
          {words.cases}{' '}
          {point.cases.map(({ id, number }) => (
            <Link key={id} href={`/desk/${id}`} className="rectify-case">
              {number}
            </Link>
          ))}
          {hidden > 0 && ` ${words.hiddenCases(hidden)}`}
        </p>
      )}
      {point.unsorted > 0 && <p className="rectify-soft">{words.unsorted(point.unsorted)}</p>}
    </section>
  )
}

/** What recurrence has shown so far: the rounds that are over first, in plain words. */
export function Recurrence({ view }: { view: RectificationView }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  if (view.past.length === 0 && view.checkpoints.length === 0 && view.nextCheck === null) return null
  const lead = { disproven: words.disprovenLead, proven: words.provenLead, notShown: words.notShownLead }
  return (
    <section className="rectify-section" aria-label={words.recurrence}>
      <h2>{words.recurrence}</h2>
      {view.past.map((round, at) => {
        const last = round.checkpoints.at(-1)
        return (
          <article key={round.startedAt} className="rectify-round" data-outcome={round.outcome}>
            <h3>
              {words.pastRound(at + 1)} · {lead[round.outcome]}
            </h3>
            {round.outcome === 'disproven' && last && <p>{words.disprovenBody(last.before, last.after)}</p>}
            <p className="rectify-soft">{round.done.text}</p>
            {round.checkpoints.map((point) => (
              <CheckPoint key={point.days} point={point} />
            ))}
          </article>
        )
      })}
      {(view.status === 'proven' || view.status === 'notShown') && (
        <p className="rectify-end" data-outcome={view.status}>
          {lead[view.status]}
        </p>
      )}
      {view.checkpoints.map((point) => (
        <CheckPoint key={point.days} point={point} />
      ))}
      {view.nextCheck && <p>{words.recurrenceWait(dateWords(view.nextCheck, lang))}</p>}
    </section>
  )
}
