import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { CaseFile } from '#contract/cases.ts'
import type { PaperPages } from '#contract/pages.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { InlineVerb } from '../case/inline-form.tsx'
import { useCaseDesk } from '../case/case-desk.ts'
import { LineField } from '../fields.tsx'
import { reasonsAgainst } from '../verbs.ts'
import { wholeView, type StageHandle, type View } from './stage.tsx'
import { ViewerHalf } from './viewer-half.tsx'
import { useSideWords } from './words.ts'
import { useViewerWords } from './viewer-words.ts'
import './viewer.css'

type Paper = CaseFile['papers'][number]

type Props = {
  paper: Paper
  papers: readonly Paper[]
  onOpen: (paperId: string) => void
  nameOf: (paper: Paper) => string
  onBeside: (on: boolean) => void
  active: boolean
}

/** 0 is the paper that is open, 1 the one beside it. */
type Half = 0 | 1

/** One paper, big, page by page; or two of them side by side, zoomed and leafed through together or each alone. */
export function Viewer({ paper, papers, onOpen, nameOf, onBeside, active }: Props) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const more = useViewerWords()
  const client = useQueryClient()
  const [besideId, setBesideId] = useState<string | null>(null)
  const [locked, setLocked] = useState(true)
  const [pointed, setPointed] = useState<Half>(0)
  /** Pages and views of each half, by paper: what was looked at stays as it was left. */
  const [pages, setPages] = useState<Readonly<Record<string, number>>>({})
  const [views, setViews] = useState<Readonly<Record<string, View>>>({})
  const handles = useRef<(StageHandle | null)[]>([null, null])

  const beside = papers.find(({ id }) => id === besideId)
  const halves: readonly Paper[] = beside ? [paper, beside] : [paper]
  const lead: Half = beside ? pointed : 0
  const keyOf = (half: Half) => `${half} ${halves[half]?.id}`
  const countOf = (one: Paper) => client.getQueryData<PaperPages>(['paper-pages', one.id])?.pages.length ?? 1
  const pageOf = (half: Half) => Math.min(pages[keyOf(half)] ?? 0, Math.max(0, countOf(halves[half]!) - 1))
  /** Those that move when one half is moved. */
  const moved = (half: Half): readonly Half[] => (beside && locked ? [0, 1] : [half])

  function look(half: Half, view: View) {
    // Zoomed together; turned each alone, for one of two scans lies on its side.
    setViews((before) => {
      const both = moved(half).map((each) => [
        keyOf(each),
        { ...(before[keyOf(each)] ?? wholeView), scale: view.scale },
      ])
      return { ...before, ...Object.fromEntries(both), [keyOf(half)]: view }
    })
  }
  function choose(half: Half, paperId: string) {
    if (half === 0) onOpen(paperId)
    else setBesideId(paperId)
  }
  function turn(half: Half, by: 1 | -1) {
    for (const each of moved(half)) {
      const to = pageOf(each) + by
      if (to >= 0 && to < countOf(halves[each]!)) {
        setPages((before) => ({ ...before, [keyOf(each)]: to }))
        continue
      }
      const next = papers[papers.indexOf(halves[each]!) + by]
      // Beyond the last page of one paper lies the next; two that are looked at together stay.
      if (!next || moved(half).length > 1) continue
      setPages((before) => ({ ...before, [`${each} ${next.id}`]: by > 0 ? 0 : Number.MAX_SAFE_INTEGER }))
      choose(each, next.id)
    }
  }
  function toggle() {
    setPointed(0)
    const at = papers.indexOf(paper)
    const next = papers[at + 1] ?? papers[at - 1] ?? paper
    // Of one paper alone the next page is what lies beside it.
    if (next === paper) setPages((before) => ({ ...before, [`1 ${paper.id}`]: pageOf(0) + 1 }))
    setBesideId(beside ? null : next.id)
    onBeside(!beside)
  }
  const at = () => handles.current[lead]
  useShortcuts(
    active
      ? [
          { keys: '+', label: words.zoomIn, run: () => at()?.larger() },
          { keys: '=', label: words.zoomIn, run: () => at()?.larger() },
          { keys: '-', label: words.zoomOut, run: () => at()?.smaller() },
          { keys: 'r', label: words.rotate, run: () => at()?.rotate() },
          { keys: '0', label: words.fit, run: () => at()?.whole() },
          { keys: ']', label: more.keyNext, run: () => turn(lead, 1) },
          { keys: '[', label: more.keyBefore, run: () => turn(lead, -1) },
          { keys: '2', label: more.keyBeside, run: toggle },
          ...(beside ? [{ keys: '\\', label: more.keyLocked, run: () => setLocked(!locked) }] : []),
        ]
      : [],
  )
  return (
    <figure className="viewer">
      <div className="viewer-pair" data-two={beside !== undefined}>
        {halves.map((one, index) => {
          const half = index as Half
          return (
            <div key={half} className="viewer-half" data-leading={beside !== undefined && half === lead}>
              {beside && (
                <select
                  className="viewer-choice"
                  aria-label={half === 0 ? more.first : more.second}
                  value={one.id}
                  onFocus={() => setPointed(half)}
                  onChange={({ target }) => choose(half, target.value)}
                >
                  {papers.map((each) => (
                    <option key={each.id} value={each.id}>
                      {nameOf(each)}
                    </option>
                  ))}
                </select>
              )}
              <ViewerHalf
                key={one.id}
                paper={one}
                name={nameOf(one)}
                page={pages[keyOf(half)] ?? 0}
                onTurn={(by) => turn(half, by)}
                handle={(stage) => void (handles.current[half] = stage)}
                view={views[keyOf(half)] ?? wholeView}
                onView={(view) => look(half, view)}
                onLead={() => setPointed(half)}
                onScrolled={(frame) => {
                  if (beside && locked && half === lead) handles.current[1 - half]?.follow(frame)
                }}
                leading={beside !== undefined && half === lead}
              />
            </div>
          )
        })}
      </div>
      <div className="viewer-beside">
        <button type="button" className="quiet-button" aria-pressed={beside !== undefined} onClick={toggle}>
          {beside ? more.alone : more.beside} <Kbd keys="2" />
        </button>
        {beside && (
          <label>
            <input type="checkbox" checked={locked} onChange={({ target }) => setLocked(target.checked)} />{' '}
            {more.locked} <Kbd keys="\" />
          </label>
        )}
      </div>
      <figcaption className="viewer-foot">
        <span>
          {nameOf(paper)} · {paper.from === 'person' ? words.fromPerson : words.fromStaff}
        </span>
        {reasonsAgainst(file, 'withdrawPaper')?.length === 0 && (
          <InlineVerb
            key={paper.id}
            label={words.withdraw}
            empty={{ reason: '' }}
            fields={(values, change) => (
              <LineField
                label={words.withdrawReason}
                value={values.reason}
                onChange={(reason) => change({ reason })}
                most={500}
              />
            )}
            command={({ reason }) => ({ type: 'withdrawPaper', paperId: paper.id, reason })}
          />
        )}
      </figcaption>
    </figure>
  )
}
