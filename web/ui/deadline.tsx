import { Popover } from 'antd'
import type { ReactNode } from 'react'
import { useNow } from '../clock.ts'
import { useLanguage } from '../prefs.ts'
import { deadlineText, exactText, urgencyOf } from './time.ts'
import { useUiWords } from './words.ts'
import './deadline.css'

/**
 * A deadline as people say it; exact on hover and in print. Colour never comes without its word.
 * `at` is an ISO instant. `trace` explains how it was computed and opens on a press: lines of text, or anything.
 */
export function Deadline(props: { at: string; trace?: readonly string[] | ReactNode; soonHours?: number }) {
  const words = useUiWords()
  const lang = useLanguage()
  const now = useNow(20)
  const urgency = urgencyOf(props.at, now, props.soonHours)
  const exact = exactText(props.at, lang)
  const said = (
    <>
      {urgency !== 'calm' && <b>{urgency === 'past' ? words.overdue : words.soon}</b>}
      <time dateTime={props.at}>{deadlineText(props.at, now, lang)}</time>
      <span className="deadline-exact">{exact}</span>
    </>
  )
  if (props.trace === undefined) {
    return (
      <span className="deadline" data-urgency={urgency} title={exact}>
        {said}
      </span>
    )
  }
  return (
    <Popover trigger="click" title={words.why} content={<Trace trace={props.trace} exact={exact} />} destroyOnHidden>
      <button type="button" className="deadline" data-urgency={urgency} title={exact} aria-haspopup="dialog">
        {said}
      </button>
    </Popover>
  )
}

function Trace({ trace, exact }: { trace: readonly string[] | ReactNode; exact: string }) {
  const words = useUiWords()
  const lines = Array.isArray(trace) ? (trace as readonly string[]) : undefined
  return (
    <div className="deadline-trace">
      <p>
        {words.due} {exact}
      </p>
      {lines ? (
        <ol>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      ) : (
        (trace as ReactNode)
      )}
      {lines?.length === 0 && <p>{words.noTrace}</p>}
    </div>
  )
}
