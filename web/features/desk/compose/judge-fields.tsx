import { verdictWords } from '#words/case.ts'
import type { CaseFile } from '#contract/cases.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { reasonsAgainst } from '../verbs.ts'
import { AreaField, ChoiceField } from '../fields.tsx'
import { useOptions } from './options.ts'
import { isNegative } from './values.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** The second judgement. What a “no” owes stands beside it, and says what of it is there already. */
export function JudgeFields({ file, values, change }: FieldsProps) {
  const words = useComposeWords()
  const negative = isNegative(values['verdict'])
  return (
    <>
      <ChoiceField
        label={words.verdict}
        value={values['verdict'] ?? ''}
        options={useOptions(verdictWords)}
        onChange={(verdict) => change({ verdict })}
        hints
      />
      <WaysSoFar ways={file.ways} />
      <AreaField
        label={words.reasoning}
        value={values['reasoning'] ?? ''}
        onChange={(reasoning) => change({ reasoning })}
        most={5000}
        autoFocus
      />
      <AreaField
        label={words.judgeBasis}
        hint={negative ? undefined : words.optional}
        value={values['basis'] ?? ''}
        onChange={(basis) => change({ basis })}
        most={2000}
        rows={negative ? 2 : 1}
      />
      {negative && (
        <>
          <AreaField
            label={words.alternative}
            value={values['alternative'] ?? ''}
            onChange={(alternative) => change({ alternative })}
            most={2000}
            rows={2}
          />
          <Owed
            parts={[
              [words.owesBasis, (values['basis'] ?? '').trim() !== ''],
              [
                words.owesWays,
                file.ways.length > 0 && file.ways.every((way) => way.result === 'fails' && way.note !== ''),
              ],
              [words.owesAlternative, (values['alternative'] ?? '').trim() !== ''],
            ]}
            after={words.owesSign}
          />
        </>
      )}
    </>
  )
}

/** What must be there, and whether it is. */
export function Owed({ parts, after }: { parts: readonly (readonly [string, boolean])[]; after?: string }) {
  const words = useComposeWords()
  return (
    <ul className="owed">
      {parts.map(([label, there]) => (
        <li key={label} data-there={there}>
          <b>{there ? words.ready : words.lacking}</b> {label}
        </li>
      ))}
      {after && <li>{after}</li>}
    </ul>
  )
}

/** The ways that were tried, one line each. */
export function WaysSoFar({ ways }: { ways: CaseFile['ways'] }) {
  const words = useComposeWords()
  const { file, open } = useCaseDesk()
  if (ways.length === 0)
    return (
      <p className="compose-hint">
        {words.noWays}
        {reasonsAgainst(file, 'addWay')?.length === 0 && (
          <button type="button" className="link-button" onClick={() => open('addWay')}>
            {words.noWaysAdd}
          </button>
        )}
      </p>
    )
  const results = { works: words.works, fails: words.fails, open: words.open }
  return (
    <div className="field">
      <span className="field-label">{words.waysSoFar}</span>
      <ul className="ways-brief">
        {ways.map((way) => (
          <li key={way.id} data-result={way.result}>
            <b>{results[way.result]}</b> {way.way}
            {way.note !== '' && <span> {way.note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
