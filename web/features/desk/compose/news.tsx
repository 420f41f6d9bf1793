import { useEffect, useRef } from 'react'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { useComposeWords } from './words.ts'

/**
 * What others did while one was writing. Before sending it is a word at the side; after a refusal it is the reason, and one
 * press sends the same text again on top of what they did. Nothing that was typed is ever touched.
 */
export function News(props: { refusedAt: number | null; busy: boolean; onSendAgain: () => void }) {
  const { file, news, acknowledge } = useCaseDesk()
  const words = useComposeWords()
  const lang = useLanguage()
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  const refused = props.refusedAt !== null
  useEffect(() => {
    if (refused) box.current?.focus()
  }, [refused])
  if (!refused && news.length === 0) return null
  // The newer file may still be on its way: sending again before it is here would be sending blind.
  const arrived = news.length > 0 || (props.refusedAt !== null && file.version > props.refusedAt)
  return (
    <div className="composer-news" role={refused ? 'alert' : 'status'} tabIndex={-1} ref={box} data-refused={refused}>
      <strong>{refused ? words.conflict : words.newsWhileWriting}</strong>
      {refused && <p>{words.conflictKept}</p>}
      {refused && !arrived && <p>{words.conflictNothing}</p>}
      <ul>
        {news.map((entry) => (
          <li key={entry.seq}>
            <span>
              {!entry.title.includes(entry.by.name) && `${entry.by.name} `}
              {sinceText(entry.at, now, lang)}
            </span>{' '}
            {entry.title}
            {entry.body !== '' && <q>{entry.body}</q>}
          </li>
        ))}
      </ul>
      {refused ? (
        <button type="button" className="quiet-button" disabled={!arrived || props.busy} onClick={props.onSendAgain}>
          {words.conflictAgain}
        </button>
      ) : (
        <button type="button" className="quiet-button" onClick={acknowledge}>
          {words.newsReload}
        </button>
      )}
    </div>
  )
}
