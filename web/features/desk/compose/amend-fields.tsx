import { PersonFields } from '../../../ui/person-fields.tsx'
import { itemIdOf, ServiceItemPicker } from '../../../ui/service-item-picker.tsx'
import { AreaField, LineField } from '../fields.tsx'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** What was taken down at first, put right. */
export function AmendFields({ values, change }: FieldsProps) {
  const words = useComposeWords()
  return (
    <>
      <LineField
        label={words.amendTitle}
        value={values['title'] ?? ''}
        onChange={(title) => change({ title })}
        most={100}
        autoFocus
      />
      <AreaField
        label={words.amendWish}
        value={values['wish'] ?? ''}
        onChange={(wish) => change({ wish })}
        most={1000}
        rows={2}
      />
      <ServiceItemPicker
        id="amend-item"
        value={values['itemId'] || null}
        onChange={(id) => change({ itemId: itemIdOf(id) ?? '' })}
      />
      <PersonFields
        id="amend-person"
        legend={words.amendPerson}
        withNote
        value={{
          kind: values['personKind'] === 'enterprise' ? 'enterprise' : 'individual',
          name: values['personName'] ?? '',
          idNumber: values['personIdNumber'] ?? '',
          phone: values['personPhone'] ?? '',
          note: values['personNote'] ?? '',
        }}
        onChange={({ kind, name, idNumber, phone, note }) =>
          change({ personKind: kind, personName: name, personIdNumber: idNumber, personPhone: phone, personNote: note })
        }
      />
    </>
  )
}
