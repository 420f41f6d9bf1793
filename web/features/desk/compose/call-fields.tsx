import { AreaField, ChoiceField } from '../fields.tsx'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** The call-back by somebody who did not handle it. What was not asked stays "没问到". */
export function CallFields({ values, change }: FieldsProps) {
  const words = useComposeWords()
  const connected = values['connected'] === 'yes'
  const yesNo = [
    { value: 'yes', label: words.answerYes },
    { value: 'no', label: words.answerNo },
    { value: '', label: words.answerNone },
  ]
  const ask = (name: string, label: string, options: typeof yesNo) => (
    <ChoiceField
      label={label}
      value={values[name] ?? ''}
      options={options}
      onChange={(value) => change({ [name]: value })}
    />
  )
  return (
    <>
      <p className="compose-hint">{words.callIntro}</p>
      {ask('connected', words.connected, [
        { value: 'yes', label: words.connectedYes },
        { value: 'no', label: words.connectedNo },
      ])}
      {connected && (
        <>
          {ask('contacted', words.contacted, yesNo)}
          {ask('truthful', words.truthful, yesNo)}
          {ask('solved', words.solvedNow, [
            { value: 'yes', label: words.solvedYes },
            { value: 'no', label: words.solvedNo },
            { value: '', label: words.answerNone },
          ])}
        </>
      )}
      <AreaField
        label={words.callNote}
        value={values['note'] ?? ''}
        onChange={(note) => change({ note })}
        most={1000}
        rows={2}
      />
    </>
  )
}
