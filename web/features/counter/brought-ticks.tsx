import { waysWords } from '#words/checklist.ts'
import { useLanguage } from '../../prefs.ts'
import { useItems } from '../../queries.ts'
import { itemIdOf } from '../../ui/service-item-picker.tsx'
import { broughtKey } from './draft.ts'
import { useCounterWords } from './words.ts'

/**
 * What the person has with them of what the chosen item demands: a compact row to tick, so that the window does not ask for it again. It may
 * be left alone.
 */
export function BroughtTicks(props: {
  item: string | null
  value: readonly string[]
  onChange: (value: string[]) => void
}) {
  const words = useCounterWords()
  const lang = useLanguage()
  const { data: items } = useItems()
  const item = items?.find(({ id }) => id === itemIdOf(props.item))
  if (!item || item.materials.length === 0) return null
  const toggle = (key: string) =>
    props.onChange(props.value.includes(key) ? props.value.filter((each) => each !== key) : [...props.value, key])
  return (
    <fieldset className="brought">
      <legend>
        {words.brought} <small>{words.broughtHint}</small>
      </legend>
      <div>
        {item.materials.flatMap(({ id, name, alternatives }) => {
          const papers = [...new Set(alternatives.flat())]
          return (papers.length === 1 ? [null] : papers).map((paper) => {
            const key = broughtKey(id, paper)
            return (
              <label key={key} title={papers.length > 1 ? `${name}：${waysWords(alternatives, lang)}` : undefined}>
                <input type="checkbox" checked={props.value.includes(key)} onChange={() => toggle(key)} />
                {paper ?? name}
              </label>
            )
          })
        })}
      </div>
    </fieldset>
  )
}
