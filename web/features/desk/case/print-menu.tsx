import { useEffect, useRef, useState } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { dictionary } from '../../../i18n.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

const usePaperWords = dictionary(
  {
    acceptance: '受理告知单',
    materials: '一次性补正告知单',
    reply: '答复书',
    followup: '回访记录',
    register: '登记表',
    finding: '票据核对说明',
    course: '事情经过',
  },
  {
    acceptance: 'Notice of acceptance',
    materials: 'Papers still needed',
    reply: 'Letter of reply',
    followup: 'Record of the call-back',
    register: 'Registration sheet',
    finding: 'Bill against list',
    course: 'Course of events',
  },
)

/** What can be printed of this case now: nothing is offered that would come out empty. */
const kindsOf = (file: CaseFile) =>
  (
    [
      ['register', true],
      ['acceptance', file.acceptedAt !== null],
      ['materials', file.requests.length > 0],
      ['finding', file.findings.length > 0],
      ['reply', file.replies.length > 0],
      ['followup', file.followUps.length > 0],
      ['course', true],
    ] as const
  ).flatMap(([kind, there]) => (there ? [kind] : []))

/** The papers that the case can be turned into, each on a page of its own. */
export function PrintMenu() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const papers = usePaperWords()
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
                {papers[kind]}
              </a>
            </li>
          ))}
        </ul>
      )}
    </span>
  )
}
