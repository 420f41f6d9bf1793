import { stanceWords } from '#words/network.ts'
import type { PanelView } from '#contract/network.ts'
import { useLanguage } from '../../../prefs.ts'
import { useNetworkWords } from './words.ts'

type Seat = PanelView['seats'][number]

/** One adviser and what they said. `mark`: whether it was followed, once that is known. */
export function OpinionCard({ seat, mark }: { seat: Seat; mark?: 'followed' | 'dissent' | undefined }) {
  const words = useNetworkWords()
  const lang = useLanguage()
  const { opinion } = seat
  if (!opinion) return null
  return (
    <article className="opinion" data-stance={opinion.stance} data-mark={mark}>
      <header>
        <strong>{seat.name}</strong> <small>{seat.field}</small>
        {mark && <em>{mark === 'followed' ? words.followed : words.dissent}</em>}
      </header>
      <p className="opinion-stance">{stanceWords[opinion.stance][lang]}</p>
      <p className="case-quote">{opinion.text}</p>
      {opinion.conditions !== '' && (
        <p>
          <b>{words.conditions}</b> {opinion.conditions}
        </p>
      )}
      {opinion.basis !== '' && (
        <p>
          <b>{words.basis}</b> {opinion.basis}
        </p>
      )}
    </article>
  )
}
