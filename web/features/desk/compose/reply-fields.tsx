import { useState } from 'react'
import { outcomeWords } from '#words/case.ts'
import { AreaField, ChoiceField } from '../fields.tsx'
import { Owed } from './judge-fields.tsx'
import { Letter } from './letter.tsx'
import { useOptions } from './options.ts'
import { owesAll, type Values } from './values.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

const filled = (values: Values, name: string): boolean => (values[name] ?? '').trim() !== ''

/** The answer. What this outcome owes is asked for; the rest stays folded. One press shows it as the letter it will be. */
export function ReplyFields({ file, values, change }: FieldsProps) {
  const words = useComposeWords()
  const [preview, setPreview] = useState(false)
  const outcome = values['outcome'] ?? ''
  const owes = owesAll(outcome)
  const withdrawn = outcome === 'withdrawn'
  const outcomes = useOptions(outcomeWords)
  const parts = (
    <>
      <AreaField
        label={withdrawn ? words.replyBasisWithdrawn : words.replyBasis}
        value={values['basis'] ?? ''}
        onChange={(basis) => change({ basis })}
        most={2000}
        rows={2}
      />
      {!withdrawn && (
        <>
          <AreaField
            label={words.replyAlternatives}
            value={values['alternatives'] ?? ''}
            onChange={(alternatives) => change({ alternatives })}
            most={2000}
            rows={2}
          />
          <AreaField
            label={words.replyRemedy}
            value={values['remedy'] ?? ''}
            onChange={(remedy) => change({ remedy })}
            most={2000}
            rows={2}
          />
        </>
      )}
    </>
  )
  return (
    <>
      {preview ? (
        <Letter file={file} values={values} />
      ) : (
        <>
          <ChoiceField
            label={words.outcome}
            value={outcome}
            options={outcomes}
            onChange={(next) => change({ outcome: next })}
            hints
          />
          <AreaField
            label={words.explanation}
            hint={words.explanationHint}
            value={values['explanation'] ?? ''}
            onChange={(explanation) => change({ explanation })}
            most={5000}
            rows={5}
            autoFocus
            foot={words.characters(Array.from(values['explanation'] ?? '').length)}
          />
          {owes || withdrawn ? (
            <>
              {parts}
              {owes && (
                <Owed
                  parts={[
                    [words.replyBasis, filled(values, 'basis')],
                    [words.replyAlternatives, filled(values, 'alternatives')],
                    [words.replyRemedy, filled(values, 'remedy')],
                  ]}
                />
              )}
            </>
          ) : (
            <details
              className="more-parts"
              open={['basis', 'alternatives', 'remedy'].some((name) => filled(values, name))}
            >
              <summary>{words.moreParts}</summary>
              {parts}
            </details>
          )}
        </>
      )}
      {/* The same button before and after, so that the focus stays on it. */}
      <button type="button" className="link-button" aria-pressed={preview} onClick={() => setPreview(!preview)}>
        {preview ? words.previewBack : words.preview}
      </button>
    </>
  )
}
