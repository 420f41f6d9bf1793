import { useEffect, useRef, useState } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { printWords } from '#words/prints.ts'
import { useLanguage } from '../../../prefs.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

/** What can be printed of this case now: nothing is offered that would come out empty. */
const kindsOf = (file: CaseFile) =>
  (
    [
      ['register', true],
      ['acceptance', file.acceptedAt !== null],
      ['materials', file.requests.length > 0],
      ['cards', (file.checklist?.cards.length ?? 0) > 0],
      ['finding', file.findings.length > 0],
      ['reply', file.replies.length > 0],
      ['followup', file.followUps.length > 0],
      ['conference', file.conferences.some(({ status }) => status !== 'cancelled')],
      ['course', true],
    ] as const
  ).flatMap(([kind, there]) => (there ? [kind] : []))

/** The papers that the case can be turned into, each on a page of its own. */
export function PrintMenu() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const lang = useLanguage()
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!open) return undefined
    const leave = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !box.current?.contains(event.target as Node))
        setOpen(false)
    }
    addEventListener('pointerdown', leave)
    addEventListener('keydown', leave)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('keydown', leave)
    }
  }, [open])
  return (
    <span className="print-menu" ref={box}>
      <button type="button" className="plain-button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.print}
      </button>
      {open && (
        <ul className="print-menu-list">
          {kindsOf(file).map((kind) => (
            <li key={kind}>
              <a href={`/print/cases/${file.id}/${kind}`} target="_blank" rel="noreferrer">
                {printWords[kind][lang]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </span>
  )
}
