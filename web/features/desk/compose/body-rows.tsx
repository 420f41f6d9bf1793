import { useUnits } from '../../../queries.ts'
import { LineField } from '../fields.tsx'
import { BodyField } from './body-field.tsx'
import { useNetworkFormWords } from './network-words.ts'
import type { Reached } from './rows.ts'
import { useComposeWords } from './words.ts'

export const noBody: Reached = { body: '', contact: '' }

type Props = {
  rows: readonly Reached[]
  onChange: (rows: Reached[]) => void
  most: number
  /** What the button says that brings one more. */
  more: string
}

/** Several bodies, each with whom to reach; whether it answers here by itself stands under it. */
export function BodyRows({ rows, onChange, most, more }: Props) {
  const words = useComposeWords()
  const shown = rows.length > 0 ? rows : [noBody]
  const put = (at: number, part: Partial<Reached>) =>
    onChange(shown.map((row, index) => (index === at ? { ...row, ...part } : row)))
  return (
    <div className="body-rows">
      {shown.map((row, at) => (
        <div key={at} className="body-row">
          <BodyField
            label={words.body}
            which={shown.length > 1 ? at + 1 : undefined}
            value={row.body}
            onChange={(body, contact) => put(at, { body, ...(contact && !row.contact && { contact }) })}
          />
          <LineField
            label={words.contact}
            {...(shown.length > 1 && { which: at + 1 })}
            value={row.contact}
            onChange={(contact) => put(at, { contact })}
            most={100}
          />
          {shown.length > 1 && (
            <button
              type="button"
              className="link-button"
              aria-label={`${words.remove} ${row.body || at + 1}`}
              onClick={() => onChange(shown.filter((_, index) => index !== at))}
            >
              {words.remove}
            </button>
          )}
          <HowItAnswers body={row.body} />
        </div>
      ))}
      {shown.length < most && (
        <button type="button" className="link-button" onClick={() => onChange([...shown, noBody])}>
          {more}
        </button>
      )}
    </div>
  )
}

/** A body with accounts of its own is told at once and answers itself; with any other we ask by telephone or letter and write down what it said. */
export function HowItAnswers({ body }: { body: string }) {
  const words = useNetworkFormWords()
  const units = useUnits().data
  const name = body.trim()
  if (name === '' || !units) return null
  const found = units.find((unit) => unit.name === name || unit.aliases.includes(name))
  return (
    <p className="field-hint body-answers" data-online={found?.online ?? false}>
      {found?.online ? words.answersHere : words.answersElsewhere}
    </p>
  )
}
