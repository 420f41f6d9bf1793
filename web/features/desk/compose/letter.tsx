import type { CaseFile } from '#contract/cases.ts'
import { outcomeWords } from '#words/case.ts'
import { useMe } from '../../../queries.ts'
import { useLanguage } from '../../../prefs.ts'
import type { Values } from './values.ts'
import { useComposeWords } from './words.ts'

/** The reply as the person will read it. */
export function Letter({ file, values }: { file: CaseFile; values: Values }) {
  const words = useComposeWords()
  const lang = useLanguage()
  const me = useMe()
  const outcome = values['outcome'] as keyof typeof outcomeWords
  const parts = [
    [words.replyBasis, values['basis']],
    [words.replyAlternatives, values['alternatives']],
    [words.replyRemedy, values['remedy']],
  ] as const
  return (
    <article className="letter" aria-label={words.preview}>
      <h4>{words.letterTitle}</h4>
      <p>{words.letterTo}</p>
      <p>{words.letterAbout(file.title)}</p>
      <p>
        <strong>{outcomeWords[outcome]?.[lang]}</strong>
      </p>
      <p className="letter-text">{values['explanation'] || words.nothingToSend}</p>
      {parts
        .filter(([, text]) => (text ?? '').trim() !== '')
        .map(([label, text]) => (
          <p key={label} className="letter-text">
            <b>{label}</b> {text}
          </p>
        ))}
      <p className="letter-from">
        {me?.centre.name}
        <br />
        {words.letterFrom} {file.owner.name} · {file.number}
      </p>
    </article>
  )
}
