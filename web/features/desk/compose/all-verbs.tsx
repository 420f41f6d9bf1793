import { useRef, useState, type KeyboardEvent } from 'react'
import { Kbd } from '../../../ui/kbd.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { isBesidesThePoint, reasonsAgainst, type Verb, type VerbName } from '../verbs.ts'
import { useComposeWords } from './words.ts'

type Props = { offered: readonly Verb[]; onChoose: (verb: VerbName) => void; onLeave: () => void }

/** Every verb of the case, in its place at the foot and never over the papers; one that cannot be done yet says why. */
export function AllVerbs({ offered, onChoose, onLeave }: Props) {
  const { file } = useCaseDesk()
  const words = useComposeWords()
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLDivElement>(null)
  const wanted = typed.trim().toLowerCase()
  const found = offered
    .map((each) => ({ ...each, label: words[each.command], reasons: reasonsAgainst(file, each.command) ?? [] }))
    .filter(({ command, reasons }) => reasons.length === 0 || !isBesidesThePoint(file, command))
    .filter(({ label, keys }) => wanted === '' || label.toLowerCase().includes(wanted) || keys === wanted)
  const order = [
    ...found.filter(({ reasons }) => reasons.length === 0),
    ...found.filter(({ reasons }) => reasons.length > 0),
  ]

  function onKeyDown(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      return onLeave()
    }
    const buttons = [
      ...(box.current?.querySelectorAll<HTMLButtonElement>('.all-verbs-list button:not(:disabled)') ?? []),
    ]
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement)
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      return buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus()
    }
    if (event.key === 'Enter' && at < 0) {
      event.preventDefault()
      buttons[0]?.click()
    }
    return undefined
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the field and the buttons inside
    <div className="all-verbs" ref={box} onKeyDown={onKeyDown}>
      <header className="composer-head">
        <strong>{words.allVerbs}</strong>
        <input
          className="field-input all-verbs-filter"
          aria-label={words.filter}
          placeholder={words.filter}
          autoFocus
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="button" className="plain-button composer-close" onClick={onLeave}>
          {words.close_} <Kbd keys="Esc" />
        </button>
      </header>
      <ul className="all-verbs-list">
        {order.map((each) => (
          <li key={each.command}>
            <button type="button" disabled={each.reasons.length > 0} onClick={() => onChoose(each.command)}>
              {each.label}
              {each.keys && each.reasons.length === 0 && <Kbd keys={each.keys} />}
            </button>
            {each.reasons.length > 0 && <span>{each.reasons.join('')}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}
