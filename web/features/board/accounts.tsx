import { useQuery } from '@tanstack/react-query'
import { admin } from '#contract/centre.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { exactText } from '../../ui/time.ts'
import { useBoardWords } from './words.ts'

const shown = 20

/** What was done to accounts, for the director: nobody opens or resets one unseen. Nothing while nothing was done. */
export function Accounts() {
  const words = useBoardWords()
  const lang = useLanguage()
  const log = useQuery({ queryKey: ['account-log'], queryFn: async () => (await call(admin.accountLog)).entries })
  if (!log.data || log.data.length === 0) return null
  return (
    <section className="board-part board-accounts">
      <h2>{words.accounts}</h2>
      <p className="board-hint">{words.accountsHint}</p>
      <ul>
        {log.data.slice(0, shown).map(({ at, by, who, what }, index) => (
          <li key={`${at} ${index}`}>
            <time dateTime={at}>{exactText(at, lang)}</time> {words.account(by, who, what)}
          </li>
        ))}
      </ul>
    </section>
  )
}
