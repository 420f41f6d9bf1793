import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { ErrorBoundary } from '../../../ui/error-boundary.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { Access } from './access.tsx'
import { BillDesk } from './bill-desk.tsx'
import { Checklist } from './checklist.tsx'
import { PaperDesk } from './paper-desk.tsx'
import { Ways } from './ways.tsx'
import { useSideWords } from './words.ts'
import './side.css'

const tabs = ['papers', 'checklist', 'bill', 'ways', 'access'] as const
type Tab = (typeof tabs)[number]

type Props = { shown: boolean; onShow: () => void; wide: boolean; onWide: (wide: boolean) => void }

/** The right column: papers, checklist, bill against list, ways tried, who looked. Spread out, papers and list stand side by side. */
export function Side({ shown, onShow, wide, onWide }: Props) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const id = useId()
  const [tab, setTab] = useState<Tab>('papers')
  const [paperId, setPaperId] = useState<string | null>(null)
  /** The raw text of the code whose bill is compared. */
  const [code, setCode] = useState<string | null>(null)
  /** Two papers lie side by side: they take the room of the bill. */
  const [beside, setBeside] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const go = (next: Tab) => {
    setTab(next)
    onShow()
  }
  useShortcuts([
    { keys: 'z', label: words.keyPapers, run: () => go('papers') },
    { keys: 'Shift+L', label: words.keyChecklist, run: () => go('checklist') },
    { keys: 'v', label: words.keyBill, run: () => go('bill') },
    { keys: 't', label: words.keyWays, run: () => go('ways') },
  ])
  const there = file.papers.filter((paper) => !paper.withdrawn)
  const missing = (file.checklist?.rows ?? []).filter(
    ({ standing }) => standing === 'missing' || standing === 'doubtful',
  ).length
  const counts: Partial<Record<Tab, number>> = { papers: there.length, checklist: missing, ways: file.ways.length }
  const both = wide && (tab === 'bill' || (tab === 'papers' && !beside))
  const visible = (name: Tab) => tab === name || (both && (name === 'papers' || name === 'bill'))

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    const next = tabs[(tabs.indexOf(tab) + step + tabs.length) % tabs.length]!
    setTab(next)
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }

  const panels: Record<Tab, React.ReactNode> = {
    papers: (
      <PaperDesk
        openId={paperId}
        onOpen={setPaperId}
        active={visible('papers')}
        onRead={setCode}
        onBeside={(on) => {
          setBeside(on)
          if (on) onWide(true)
        }}
        onCompare={(text) => {
          setCode(text)
          setTab('bill')
        }}
      />
    ),
    checklist: (
      <Checklist
        paperId={paperId}
        onOpen={(opened) => {
          setPaperId(opened)
          setTab('papers')
        }}
      />
    ),
    bill: <BillDesk chosen={code} onChoose={setCode} paperId={paperId ?? there[0]?.id ?? null} />,
    ways: <Ways />,
    access: <Access />,
  }
  return (
    <aside className="side not-printed" data-shown={shown} data-wide={wide} aria-label={words.side}>
      <div className="side-tabs">
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tabs inside take the focus */}
        <div role="tablist" aria-label={words.side} ref={list} onKeyDown={onKeyDown}>
          {tabs.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              id={`${id}-${name}-tab`}
              data-tab={name}
              aria-selected={tab === name}
              aria-controls={`${id}-${name}`}
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
            >
              {counts[name] ? words.count(words[name], counts[name]) : words[name]}
            </button>
          ))}
        </div>
        <button type="button" className="plain-button side-widen" aria-pressed={wide} onClick={() => onWide(!wide)}>
          {wide ? words.narrow : words.wide}
        </button>
      </div>
      <div className="side-panels" data-both={both}>
        {tabs.map((name) => (
          // What was typed in a panel stays while another one is looked at: they are hidden, not taken away.
          <div
            key={name}
            role="tabpanel"
            tabIndex={0}
            id={`${id}-${name}`}
            aria-labelledby={`${id}-${name}-tab`}
            className="side-panel"
            hidden={!visible(name)}
          >
            <ErrorBoundary>{name === 'access' && tab !== 'access' ? null : panels[name]}</ErrorBoundary>
          </div>
        ))}
      </div>
    </aside>
  )
}
