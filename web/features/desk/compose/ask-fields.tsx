import { LineField } from '../fields.tsx'
import { materialsOf, materialsText, type Material } from './values.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

const blank: Material = { name: '', why: '', where: '' }

/** 一次性补正: everything that is missing, asked for once; what the item demands is one press away. */
export function AskFields({ file, values, change }: FieldsProps) {
  const words = useComposeWords()
  const rows = materialsOf(values['materials'] ?? '')
  const shown = rows.length > 0 ? rows : [blank]
  const set = (next: readonly Material[]) => change({ materials: materialsText(next) })
  const put = (at: number, part: Partial<Material>) =>
    set(shown.map((row, index) => (index === at ? { ...row, ...part } : row)))
  // What is here already is not offered: the same paper is never asked for twice.
  const offered = (file.checklist?.toAsk ?? []).filter(({ name }) => !rows.some((row) => row.name === name))
  return (
    <>
      {offered.length > 0 && (
        <div className="field">
          <span className="field-label">{words.fromItem}</span>
          <div className="chips">
            {offered.map((material) => (
              <button
                key={material.name}
                type="button"
                className="chip"
                onClick={() => set([...rows.filter((row) => row.name.trim() !== ''), material])}
              >
                <span aria-hidden="true">＋</span> {material.name}
              </button>
            ))}
          </div>
        </div>
      )}
      <fieldset className="ask-rows">
        <legend className="field-label">{words.materials}</legend>
        {shown.map((row, at) => (
          <div key={at} className="ask-row">
            <LineField
              label={words.material}
              which={at + 1}
              value={row.name}
              autoFocus={at === 0}
              onChange={(name) => put(at, { name })}
              most={200}
            />
            <LineField
              label={words.materialWhy}
              which={at + 1}
              value={row.why}
              onChange={(why) => put(at, { why })}
              most={500}
            />
            <LineField
              label={words.materialWhere}
              which={at + 1}
              value={row.where}
              onChange={(where) => put(at, { where })}
              most={500}
            />
            {shown.length > 1 && (
              <button
                type="button"
                className="link-button"
                aria-label={`${words.remove} ${row.name || at + 1}`}
                onClick={() => set(shown.filter((_, index) => index !== at))}
              >
                {words.remove}
              </button>
            )}
          </div>
        ))}
        <button type="button" className="link-button" onClick={() => set([...shown, blank])}>
          {words.addMaterial}
        </button>
      </fieldset>
      <LineField
        label={words.until}
        type="date"
        value={values['until'] ?? ''}
        onChange={(until) => change({ until })}
        most={10}
      />
    </>
  )
}
