import { verdictWords } from '#words/case.ts'
import { useLanguage } from '../../../prefs.ts'
import { AreaField, ChoiceField } from '../fields.tsx'
import { WaysSoFar } from './judge-fields.tsx'
import { lastJudgement } from './values.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** The second signature: the whole judgement is read first, then agreed with or sent back. Nothing is chosen beforehand. */
export function SignFields({ file, values, change }: FieldsProps) {
  const words = useComposeWords()
  const lang = useLanguage()
  const judgement = lastJudgement(file)
  const no = values['agreed'] === 'no'
  return (
    <>
      {judgement && (
        <div className="to-sign">
          <h4>
            {words.judged(judgement.by.name)}：{verdictWords[judgement.verdict][lang]}
          </h4>
          <p>{judgement.reasoning}</p>
          {judgement.basis !== '' && (
            <p>
              <b>{words.judgeBasis}</b> {judgement.basis}
            </p>
          )}
          {judgement.alternative !== '' && (
            <p>
              <b>{words.alternative}</b> {judgement.alternative}
            </p>
          )}
          <WaysSoFar ways={file.ways} />
        </div>
      )}
      <ChoiceField
        label={words.countersign}
        value={values['agreed'] ?? ''}
        options={[
          { value: 'yes', label: words.agree },
          { value: 'no', label: words.disagree },
        ]}
        onChange={(agreed) => change({ agreed })}
        autoFocus
      />
      {values['agreed'] !== '' && (
        <AreaField
          label={no ? words.signNoteWhy : words.signNote}
          {...(!no && { hint: words.optional })}
          value={values['note'] ?? ''}
          onChange={(note) => change({ note })}
          most={1000}
          rows={2}
        />
      )}
    </>
  )
}
