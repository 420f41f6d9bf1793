import { useState } from 'react'
import { classWords } from '#words/case.ts'
import { causeWords, layerWords, natureWords } from '#words/causes.ts'
import type { Cause } from '../../../ui/cause-tiles.tsx'
import { ChoiceField, ManyField } from '../fields.tsx'
import { BodyField } from './body-field.tsx'
import { useOptions } from './options.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** Sorting in one small panel: how hard, which kind, what blocks it, who could remove it, whose matter it is. */
export function SortFields({ values, change }: FieldsProps) {
  const words = useComposeWords()
  const causes = (values['causes'] ?? '').split(',').filter(Boolean) as Cause[]
  const [all, setAll] = useState(causes.length === 0)
  const every = useOptions(causeWords)
  const shown = all ? every : every.filter(({ value }) => causes.includes(value as Cause))
  return (
    <>
      <ChoiceField
        label={words.classKind}
        value={values['class'] ?? ''}
        options={useOptions(classWords)}
        onChange={(value) => change({ class: value })}
        hints
      />
      <ChoiceField
        label={words.nature}
        value={values['nature'] ?? ''}
        options={useOptions(natureWords)}
        onChange={(nature) => change({ nature })}
        hints
      />
      <ManyField
        label={words.causes}
        values={causes}
        options={shown}
        onChange={(next) => change({ causes: next.join(',') })}
        {...(!all && { more: words.causesMore, onMore: () => setAll(true) })}
      />
      <ChoiceField
        label={words.layer}
        value={values['layer'] ?? ''}
        options={useOptions(layerWords)}
        onChange={(layer) => change({ layer })}
        hints
      />
      <ChoiceField
        label={words.remit}
        value={values['remit'] ?? ''}
        options={[
          { value: 'ours', label: words.ours },
          { value: 'outside', label: words.outside },
        ]}
        onChange={(remit) => change({ remit })}
      />
      {values['remit'] === 'outside' && (
        <BodyField
          label={words.rightBody}
          value={values['rightBody'] ?? ''}
          onChange={(rightBody) => change({ rightBody })}
        />
      )}
    </>
  )
}
