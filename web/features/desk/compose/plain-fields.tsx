import type { ReactNode } from 'react'
import { deliveryChannelWords, pauseReasonWords, stageWords } from '#words/case.ts'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import type { VerbName } from '../verbs.ts'
import { useOptions } from './options.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

const stageOrder = ['reception', 'triage', 'coordination', 'assessment', 'reply']

/** The verbs with a text and at most one choice. */
export function PlainFields({ verb, file, values, change }: FieldsProps & { verb: VerbName }): ReactNode {
  const words = useComposeWords()
  const channels = useOptions(deliveryChannelWords)
  const pauses = useOptions(pauseReasonWords, ['awaitingExpertise', 'forceMajeure'])
  const earlier = useOptions(stageWords, stageOrder.slice(0, Math.max(0, stageOrder.indexOf(file.stage))))
  const area = (name: string, label: string, most = 500, hint?: string) => (
    <AreaField
      label={label}
      {...(hint && { hint })}
      value={values[name] ?? ''}
      onChange={(value) => change({ [name]: value })}
      most={most}
      autoFocus
    />
  )
  const choice = (name: string, label: string, options: Parameters<typeof ChoiceField>[0]['options']) => (
    <ChoiceField
      label={label}
      value={values[name] ?? ''}
      options={options}
      onChange={(value) => change({ [name]: value })}
    />
  )
  switch (verb) {
    case 'takeUp':
      return <p className="compose-hint">{words.taking}</p>
    case 'note':
      return (
        <>
          {area('text', words.noteText, 5000, words.noteHint)}
          {choice('audience', words.audience, [
            { value: 'staff', label: words.audStaff },
            { value: 'person', label: words.audPerson },
            { value: 'supervision', label: words.audSupervision },
          ])}
        </>
      )
    case 'tell':
      return (
        <>
          {area('text', words.tellText, 2000, words.tellHint)}
          {choice('channel', words.tellChannel, channels)}
        </>
      )
    case 'goBack':
      return (
        <>
          {choice('to', words.goBackTo, earlier)}
          {area('reason', words.goBackReason)}
        </>
      )
    case 'askExtension':
      return (
        <>
          <p className="compose-hint">{words.extHint}</p>
          <LineField
            label={words.extDays}
            type="number"
            value={values['days'] ?? ''}
            onChange={(days) => change({ days })}
            most={2}
          />
          {area('reason', words.extReason)}
        </>
      )
    case 'pause':
      return (
        <>
          <p className="compose-hint">{words.pauseHint}</p>
          {choice('pauseReason', words.pauseReason, pauses)}
          {area('reason', words.pauseNote)}
        </>
      )
    case 'resume':
      return area('reason', words.resumeNote)
    case 'reopen':
      return area('reason', words.reopenReason)
    case 'close':
      return (
        <div className="compose-hint">
          <p>{words.closeIntro}</p>
          <ul>
            {file.answered && <li>{words.closeAnswered}</li>}
            {file.solved?.value === 'yes' && <li>{words.closeSolved}</li>}
            {file.followUps.some(({ connected }) => connected) && <li>{words.closeHeard}</li>}
          </ul>
          <p>{words.closeLeft}</p>
        </div>
      )
    case 'archive':
      return <p className="compose-hint">{words.archiveIntro}</p>
    default:
      return null
  }
}
