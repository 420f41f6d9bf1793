import { referralKindWords } from '#words/case.ts'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { BodyField } from './body-field.tsx'
import { useOptions } from './options.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** Whom to ask, what exactly, by when. */
export function ReferFields({ values, change }: FieldsProps) {
  const words = useComposeWords()
  return (
    <>
      <BodyField
        label={words.body}
        value={values['body'] ?? ''}
        onChange={(body, contact) => change({ body, ...(contact && !values['contact'] && { contact }) })}
      />
      <ChoiceField
        label={words.referKind}
        value={values['kind'] ?? ''}
        options={useOptions(referralKindWords)}
        onChange={(kind) => change({ kind })}
        hints
      />
      <AreaField
        label={words.question}
        hint={words.questionHint}
        value={values['question'] ?? ''}
        onChange={(question) => change({ question })}
        most={5000}
        rows={4}
      />
      <div className="field-pair">
        <LineField
          label={words.contact}
          value={values['contact'] ?? ''}
          onChange={(contact) => change({ contact })}
          most={100}
        />
        <LineField
          label={words.days}
          hint={words.daysUsual}
          type="number"
          value={values['days'] ?? ''}
          onChange={(days) => change({ days })}
          most={2}
        />
      </div>
    </>
  )
}
