import { useMemo, useState } from 'react'
import { useUnits } from '../../../queries.ts'
import { ItemPicker } from '../../../ui/item-picker.tsx'
import { LineField } from '../fields.tsx'
import { useComposeWords } from './words.ts'

const otherId = '?'

/** A body: found by its name, a short name or an alias; one that is not on the list is written out. `onChange` also gives its known contact. */
export function BodyField(props: { label: string; value: string; onChange: (name: string, contact: string) => void }) {
  const words = useComposeWords()
  const units = useUnits().data
  const [other, setOther] = useState(false)
  const options = useMemo(
    () => (units ?? []).map(({ name, aliases }) => ({ id: name, label: name, note: aliases.join('、') })),
    [units],
  )
  const known = options.some(({ id }) => id === props.value)
  const written = other || (props.value !== '' && units !== undefined && !known)
  return (
    <div className="body-field">
      <ItemPicker
        label={props.label}
        options={options}
        value={written ? otherId : props.value || null}
        fallback={{ id: otherId, label: words.bodyOther }}
        onChange={(id) => {
          setOther(id === otherId)
          if (id === otherId) return
          props.onChange(id ?? '', units?.find(({ name }) => name === id)?.contact ?? '')
        }}
      />
      {written && (
        <LineField
          label={words.bodyName}
          value={props.value}
          onChange={(name) => props.onChange(name, '')}
          most={100}
        />
      )}
    </div>
  )
}
