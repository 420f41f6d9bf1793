import { filingLevelWords } from '#words/network.ts'
import type { FilingView } from '#contract/network.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { dayText } from '../../../ui/time.ts'
import { useNetworkWords } from './words.ts'

/** What an exception says: the same for whoever asked and whoever decides. */
export function FilingText({ filing }: { filing: FilingView }) {
  const words = useNetworkWords()
  const lang = useLanguage()
  const now = useNow()
  const parts = [
    [words.beyond, filing.beyond],
    [words.clause, filing.clause],
    [words.why, filing.why],
    [words.limits, filing.limits],
    [words.risk, filing.risk],
    [words.expires, dayText(filing.expires, now, lang)],
    [words.level, filingLevelWords[filing.level][lang]],
  ] as const
  return (
    <dl className="case-pairs">
      {parts.map(([label, text]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}
