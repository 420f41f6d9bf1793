import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { asProblem, fieldIdOf, type Problem } from '../problem.ts'
import { useUiWords } from './words.ts'
import './error-notice.css'

/**
 * What happened, what is kept, what to do, whom to call. `thrown` is whatever a promise threw.
 * `kept` says what became of the text: `text` when something was being written, `nothing` when nothing was changed.
 * Takes the focus, so that keyboard and screen reader land on it.
 */
export function ErrorNotice(props: { thrown: unknown; kept?: 'text' | 'nothing'; onRetry?: () => void }) {
  const words = useUiWords()
  const problem = asProblem(props.thrown)
  const { title, advice } = explain(problem, words)
  const box = useRef<HTMLElement>(null)
  // Once per failure, not per render: whoever types on must keep the focus.
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    // No further than needed; the margin in the style keeps it clear of what sticks to the foot of a form.
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [props.thrown])
  const callable = problem.status === 0 || problem.status >= 500
  return (
    <section className="error-notice" role="alert" tabIndex={-1} ref={box}>
      <h2>{title}</h2>
      {problem.refusals.length === 0 && problem.detail && problem.status !== 0 && <p>{problem.detail}</p>}
      {problem.refusals.length + problem.fields.length > 0 && (
        <ul>
          {problem.refusals.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
          {problem.fields.map(({ pointer, text }) => (
            <li key={pointer}>
              <a href={`#${fieldIdOf(pointer)}`}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <p>{props.kept === 'text' ? words.keptText : props.kept === 'nothing' ? words.keptNothing : null}</p>
      {advice && <p>{advice}</p>}
      {(callable || problem.reference) && (
        <p className="error-notice-call">
          {callable && words.callUnknown}
          {problem.reference && (
            <span>
              {words.reference} <code>{problem.reference}</code>
            </span>
          )}
        </p>
      )}
      {props.onRetry && <Button onClick={props.onRetry}>{words.tryAgain}</Button>}
    </section>
  )
}

/** Our own sentences for what the server did not or could not say. */
function explain(problem: Problem, words: ReturnType<typeof useUiWords>): { title: string; advice: string } {
  if (problem.code === 'no-connection') return { title: words.noConnection, advice: words.noConnectionDo }
  // Our server says by itself what happened and what to do; the sentence below is for everything else.
  if (problem.title) return { title: problem.title, advice: '' }
  return { title: words.unknown, advice: words.unknownDo }
}
