import { useUiWords } from './words.ts'
import './stage-line.css'

export type StageStep = {
  code: string
  label: string
  /** For example since when, or by whom; one short line under the label. */
  note?: string
}

/**
 * The stages of a case as a line that one can follow with a finger. `reached` are the stages that were already walked;
 * a case may go back, so a later stage can be reached while an earlier one is current.
 */
export function StageLine(props: { stages: readonly StageStep[]; current: string | null; reached: readonly string[] }) {
  const words = useUiWords()
  return (
    <ol className="stage-line" aria-label={words.stageLine}>
      {props.stages.map(({ code, label, note }) => {
        const state = code === props.current ? 'now' : props.reached.includes(code) ? 'done' : 'ahead'
        const heard = { now: words.stageNow, done: words.stageDone, ahead: words.stageAhead }[state]
        return (
          <li key={code} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
            <i aria-hidden="true" />
            <span className="stage-line-label">{label}</span>
            <span className="only-heard">{heard}</span>
            {note && <span className="stage-line-note">{note}</span>}
          </li>
        )
      })}
    </ol>
  )
}
