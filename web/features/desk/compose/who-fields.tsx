import { useColleagues } from '../../../queries.ts'
import { AreaField, SelectField } from '../fields.tsx'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** Another colleague, with load and leave in sight. */
export function WhoFields({ file, values, change, owner }: FieldsProps & { owner: boolean }) {
  const words = useComposeWords()
  const now = owner ? file.owner.id : file.handler?.id
  const staff = (useColleagues().data ?? []).filter(
    ({ id, active, roles }) => active && id !== now && (roles.includes('caseworker') || roles.includes('director')),
  )
  return (
    <>
      <SelectField
        label={owner ? words.ownerTo : words.reassignTo}
        value={values['who'] ?? ''}
        empty={words.emptyChoice}
        options={staff.map((person) => ({
          value: person.id,
          label: [person.name, words.load(person.open, person.maximumLoad), person.awayToday && words.away]
            .filter(Boolean)
            .join(' · '),
        }))}
        onChange={(who) => change({ who })}
      />
      <AreaField
        label={words.reason}
        value={values['reason'] ?? ''}
        onChange={(reason) => change({ reason })}
        most={500}
        rows={2}
      />
    </>
  )
}
