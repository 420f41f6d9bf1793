import { filingLevelWords } from '#words/network.ts'
import { FilingText } from '../network/filing-text.tsx'
import { openFiling } from '../network/network-case.ts'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { useNetworkFormWords } from './network-words.ts'
import { useOptions } from './options.ts'
import { Precedents } from './precedents.tsx'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** An exception says what it goes beyond and where it ends; whoever decides sees nothing but this. */
export function AskFilingFields({ file, values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  const area = (name: string, label: string, most: number, hint: string, first = false) => (
    <AreaField
      label={label}
      hint={hint}
      value={values[name] ?? ''}
      onChange={(value) => change({ [name]: value })}
      most={most}
      rows={2}
      autoFocus={first}
    />
  )
  return (
    <>
      <Precedents caseId={file.id} />
      {area('beyond', words.beyond, 2000, words.beyondHint, true)}
      {area('clause', words.clause, 2000, words.clauseHint)}
      {area('why', words.why, 2000, words.whyHint)}
      {area('limits', words.limits, 1000, words.limitsHint)}
      {area('risk', words.risk, 1000, words.riskHint)}
      <LineField
        label={words.expires}
        hint={words.expiresHint}
        type="date"
        value={values['expires'] ?? ''}
        onChange={(expires) => change({ expires })}
        most={10}
      />
      <ChoiceField
        label={words.level}
        value={values['level'] ?? ''}
        options={useOptions(filingLevelWords)}
        onChange={(level) => change({ level })}
        hints
      />
    </>
  )
}

/** The exception in full, then yes or no; nothing is chosen beforehand, and a no says why. */
export function DecideFilingFields({ file, values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  const compose = useComposeWords()
  const filing = openFiling(file)
  const no = values['granted'] === 'no'
  return (
    <>
      {filing && (
        <div className="to-sign">
          <h4>{words.askedBy(filing.askedBy.name)}</h4>
          <FilingText filing={filing} />
        </div>
      )}
      <Precedents caseId={file.id} />
      <ChoiceField
        label={words.decide}
        value={values['granted'] ?? ''}
        options={[
          { value: 'yes', label: words.grant },
          { value: 'no', label: words.refuse },
        ]}
        onChange={(granted) => change({ granted })}
        autoFocus
      />
      {values['granted'] !== '' && (
        <AreaField
          label={no ? words.refuseWhy : words.grantNote}
          {...(!no && { hint: compose.optional })}
          value={values['note'] ?? ''}
          onChange={(note) => change({ note })}
          most={1000}
          rows={2}
        />
      )}
    </>
  )
}
