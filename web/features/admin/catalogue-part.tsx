import { useMemo, useState } from 'react'
import type { ItemChoice } from '#contract/centre.ts'
import { findItems } from '#contract/item-search.ts'
import { useLanguage } from '../../prefs.ts'
import { useItems } from '../../queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { itemChannelWords, useAdminWords } from './words.ts'

/** The catalogue in force today, to look things up in; it is changed by importing files. */
export function CataloguePart() {
  const words = useAdminWords()
  const items = useItems()
  const [typed, setTyped] = useState('')
  const [category, setCategory] = useState('')
  const all = useMemo(() => items.data ?? [], [items.data])
  const categories = useMemo(() => [...new Set(all.map((item) => item.category))], [all])
  const shown = useMemo(() => {
    const found = typed.trim() === '' ? all : findItems(typed, all, 200)
    return category === '' ? found : found.filter((item) => item.category === category)
  }, [all, typed, category])
  return (
    <section>
      <p className="admin-hint">{words.catalogueLead}</p>
      {items.isError && <ErrorNotice thrown={items.error} kept="nothing" onRetry={() => void items.refetch()} />}
      {items.isPending && <Skeleton lines={8} />}
      {items.isSuccess && all.length === 0 && <EmptyState why={words.noItems} next={words.noItemsNext} />}
      {all.length > 0 && (
        <>
          <div className="catalogue-search">
            <div className="admin-field">
              <label htmlFor="catalogue-search">{words.search}</label>
              <input
                id="catalogue-search"
                type="search"
                className="intake-text"
                placeholder={words.searchHint}
                value={typed}
                autoComplete="off"
                onChange={(event) => setTyped(event.target.value)}
              />
            </div>
            <div className="admin-field">
              <label htmlFor="catalogue-category">{words.category}</label>
              <select
                id="catalogue-category"
                className="intake-text"
                value={category}
                onChange={(event) => setCategory(event.target.value)}
              >
                <option value="">{words.allCategories}</option>
                {categories.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </div>
          </div>
          <p role="status" className="admin-hint">
            {words.items(shown.length, all.length)}
          </p>
          {shown.length === 0 && <EmptyState why={words.noMatch} next={words.noMatchNext} />}
          <ul className="catalogue">
            {shown.map((item) => (
              <Item key={item.id} item={item} />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Item({ item }: { item: ItemChoice }) {
  const words = useAdminWords()
  const lang = useLanguage()
  return (
    <li>
      <p>
        <b>{item.name}</b>
        {item.otherNames.length > 0 && (
          <small>
            {words.otherNames} {item.otherNames.join('、')}
          </small>
        )}
      </p>
      <p>
        {item.category}
        <small>{item.department}</small>
      </p>
      <p>
        {item.channels.map((channel) => itemChannelWords[channel]?.[lang] ?? channel).join('、')}
        <small>
          {item.code && `${words.code} ${item.code} · `}
          {words.itemVersion(item.version)}
        </small>
      </p>
      {item.materials.length === 0 ? (
        <p>
          <small>
            {words.materials}：{words.materialsCount(0)}
          </small>
        </p>
      ) : (
        <details>
          <summary>
            {words.materials} {words.materialsCount(item.materials.length)}
          </summary>
          <ol>
            {item.materials.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ol>
        </details>
      )}
    </li>
  )
}
