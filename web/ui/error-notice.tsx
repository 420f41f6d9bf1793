import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { asProblem, type Problem } from '../problem.ts'
import { useCentre } from '../session.ts'
import { useUiWords } from './words.ts'
import './error-notice.css'

/**
 * What happened, what is kept, what to do, whom to call. `thrown` is whatever a promise threw.
 * `kept` says what became of the text: `text` when something was being written, `nothing` when nothing was changed.
 * Takes the focus, so that keyboard and screen reader land on it.
 */
export function ErrorNotice(props: { thrown: unknown; kept?: 'text' | 'nothing'; onRetry?: () => void }) {
  const words = useUiWords()
  const centre = useCentre()
  const problem = asProblem(props.thrown)
  const { title, advice } = explain(problem, words)
  const box = useRef<HTMLElement>(null)
  // Once per failure, not per render: whoever types on must keep the focus.
  useEffect(() => box.current?.focus({ preventScroll: true }), [props.thrown])
  const callable = problem.status === 0 || problem.status >= 500
  return (
    <section className="error-notice" role="alert" tabIndex={-1} ref={box}>
      <h2>{problem.title || title}</h2>
      {problem.detail && problem.status !== 0 && <p>{problem.detail}</p>}
      {problem.reasons.some(({ text }) => text && text !== problem.title) && (
        <ul>
          {problem.reasons.map(({ code, text, field }) => (
            <li key={code + field}>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
          ))}
        </ul>
      )}
      <p>{props.kept === 'text' ? words.keptText : props.kept === 'nothing' ? words.keptNothing : null}</p>
      {advice && <p>{advice}</p>}
      {(callable || problem.reference) && (
        <p className="error-notice-call">
          {callable && (centre?.phone ? words.call(centre.phone) : words.callUnknown)}
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
  if (problem.code === 'changed-meanwhile') return { title: words.changed, advice: words.changedDo }
  if (problem.status === 403) return { title: words.forbidden, advice: words.forbiddenDo }
  if (problem.status === 404) return { title: words.missing, advice: words.missingDo }
  if (problem.status === 429) return { title: words.tooMany, advice: words.tooManyDo(problem.retryAfter ?? 60) }
  // A refusal in words of the server's own says what to do by itself.
  if (problem.reasons.length > 0 || (problem.title && problem.status < 500)) return { title: words.unknown, advice: '' }
  return { title: words.unknown, advice: words.unknownDo }
}
