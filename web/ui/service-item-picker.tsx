import { useCallback, useMemo, useState } from 'react'
import { findItems } from '#contract/item-search.ts'
import { useItems } from '../queries.ts'
import { useIntakeWords } from './intake-words.ts'
import type { PickOption } from './item-match.ts'
import { ItemPicker } from './item-picker.tsx'
import { recentItems } from './recent-items.ts'

/** The value that stands for "nobody can say which item"; on the wire it is null. */
export const unsureItem = 'unsure'

/** The item of the catalogue as the wire wants it. */
export const itemIdOf = (value: string | null): string | null => (value === unsureItem ? null : value)

/**
 * Chooses a service item of the catalogue: characters, pinyin, initials, codes. Before anything is typed it offers what
 * was used last. `value` is an item's id, `unsureItem`, or null while nothing is chosen.
 */
export function ServiceItemPicker(props: {
  id?: string
  label?: string
  value: string | null
  onChange: (id: string | null) => void
  autoFocus?: boolean
}) {
  const words = useIntakeWords()
  const { data: items } = useItems()
  const [recent] = useState(recentItems)
  const options = useMemo(
    () =>
      (items ?? []).map(({ id, name, shortName, category }): PickOption => ({
        id,
        label: shortName || name,
        note: category,
      })),
    [items],
  )
  const find = useCallback(
    (typed: string, limit: number): PickOption[] => {
      const byId = new Map(options.map((option) => [option.id, option]))
      const ids =
        typed.trim() === ''
          ? [...new Set([...recent, ...byId.keys()])]
          : findItems(typed, items ?? [], limit).map(({ id }) => id)
      return ids.slice(0, limit).flatMap((id) => byId.get(id) ?? [])
    },
    [items, options, recent],
  )
  const fallback = useMemo(
    (): PickOption => ({ id: unsureItem, label: words.itemUnsure, note: words.itemUnsureNote }),
    [words],
  )
  return (
    <ItemPicker
      label={props.label ?? words.item}
      options={options}
      find={find}
      value={props.value}
      onChange={props.onChange}
      fallback={fallback}
      {...(props.id && { id: props.id })}
      {...(props.autoFocus && { autoFocus: true })}
    />
  )
}
