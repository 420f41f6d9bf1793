import type { DutyView, Shown } from '#contract/duties.ts'
import { dateWords } from '#words/date.ts'
import { stanceWords } from '#words/network.ts'
import { useLanguage } from '../../prefs.ts'
import { DutyPapers } from './papers.tsx'
import { useDutyWords } from './words.ts'

type Opinion = Extract<Shown, { kind: 'opinion' }>

/** What an adviser reads: the de-identified file; once their own is sent, the others beside it and what became of it. */
export function ShownOpinion({ duty, shown }: { duty: DutyView; shown: Opinion }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { mine, others, adopted, effect, recused } = shown
  return (
    <>
      <section className="duty-question" aria-label={words.question}>
        <h2>
          {words.question}
          <em>
            {words.until} {dateWords(shown.until, lang)}
          </em>
        </h2>
        <p>{shown.question}</p>
      </section>
      {shown.file && (
        <section className="duty-file">
          <h2>{words.file}</h2>
          <p>{shown.file}</p>
        </section>
      )}
      {shown.papers.length > 0 && <DutyPapers duty={duty} papers={shown.papers} />}
      {recused && (
        <section className="duty-said">
          <h2>{words.recused}</h2>
          <p>{recused}</p>
        </section>
      )}
      {duty.status === 'open' && <p className="duty-hint">{words.blind}</p>}
      {mine && (
        <>
          <h2 className="duty-beside">{words.others}</h2>
          {others.length === 0 && <p className="duty-hint">{words.noOthers}</p>}
          <div className="duty-opinions">
            <Said title={words.mine} field="" opinion={mine} own />
            {others.map(({ name, field, opinion }) => (
              <Said key={name + field} title={name} field={field} opinion={opinion} />
            ))}
          </div>
        </>
      )}
      {adopted && (
        <section className="duty-said">
          <h2>{adopted.mine ? words.adoptedMine : words.adoptedOther}</h2>
          <p>{adopted.how}</p>
          {effect && (
            <p>
              <b>{effect.helped ? words.effect.helped : words.effect.not}</b> {effect.text}
            </p>
          )}
        </section>
      )}
    </>
  )
}

function Said(props: { title: string; field: string; opinion: NonNullable<Opinion['mine']>; own?: boolean }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { stance, text, conditions, basis } = props.opinion
  return (
    <article data-own={props.own}>
      <h3>
        {props.title} {props.field && <small>{props.field}</small>}
      </h3>
      <strong data-stance={stance}>{stanceWords[stance][lang]}</strong>
      <p>{text}</p>
      {conditions && (
        <p>
          <b>{words.conditions}</b> {conditions}
        </p>
      )}
      {basis && (
        <p>
          <b>{words.basis}</b> {basis}
        </p>
      )}
    </article>
  )
}
