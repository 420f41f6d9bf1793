import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** One way that was looked at. */
export function WayFields({ values, change }: FieldsProps) {
  const words = useComposeWords()
  return (
    <>
      <AreaField
        label={words.way}
        hint={words.wayHint}
        value={values['way'] ?? ''}
        onChange={(way) => change({ way })}
        most={500}
        rows={2}
        autoFocus
      />
      <ChoiceField
        label={words.wayResult}
        value={values['result'] ?? ''}
        options={[
          { value: 'works', label: words.works },
          { value: 'fails', label: words.fails },
          { value: 'open', label: words.open },
        ]}
        onChange={(result) => change({ result })}
      />
      <LineField
        label={words.wayBasis}
        value={values['basis'] ?? ''}
        onChange={(basis) => change({ basis })}
        most={1000}
      />
      <LineField
        label={values['result'] === 'fails' ? words.wayNoteFails : words.wayNote}
        value={values['note'] ?? ''}
        onChange={(note) => change({ note })}
        most={1000}
      />
    </>
  )
}
