import { useEffect, useLayoutEffect, useRef, useState, type PointerEvent } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { InlineVerb } from '../case/inline-form.tsx'
import { useCaseDesk } from '../case/case-desk.ts'
import { LineField } from '../fields.tsx'
import { reasonsAgainst } from '../verbs.ts'
import { usePaperUrl } from './paper-picture.tsx'
import { clampZoom, fitZoom, keepPoint, step, turned, type Size } from './viewer-math.ts'
import { useSideWords } from './words.ts'

type Props = { paper: CaseFile['papers'][number]; name: string; active: boolean }

/** One paper, big: wheel, keys and buttons zoom, dragging and arrows move, R turns. */
export function Viewer({ paper, name, active }: Props) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  return (
    <figure className="viewer">
      {paper.mediaType.startsWith('image/') ? (
        <Picture paperId={paper.id} name={name} active={active} />
      ) : (
        <p className="viewer-file">
          <strong>{name}</strong>
          <a href={`/api/papers/${paper.id}`} target="_blank" rel="noreferrer">
            {words.openPdf}
          </a>
        </p>
      )}
      <figcaption className="viewer-foot">
        <span>
          {name} · {paper.from === 'person' ? words.fromPerson : words.fromStaff}
        </span>
        {reasonsAgainst(file, 'withdrawPaper')?.length === 0 && (
          <InlineVerb
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

function Picture({ paperId, name, active }: { paperId: string; name: string; active: boolean }) {
  const words = useSideWords()
  const frame = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<Size>({ width: 0, height: 0 })
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 })
  const [broken, setBroken] = useState(false)
  const { url, failed } = usePaperUrl(paperId)
  const [turn, setTurn] = useState(0)
  /** Null: the whole picture. */
  const [chosen, setChosen] = useState<number | null>(null)
  /** Where to scroll to once the new size is laid out. */
  const target = useRef<{ left: number; top: number } | null>(null)
  const zoom = chosen ?? fitZoom(picture, room, turn)
  const shown = turned({ width: picture.width * zoom, height: picture.height * zoom }, turn)

  /** `at` is the point of the frame that stays where it is; the middle when nobody points. */
  function zoomTo(next: number, at?: { x: number; y: number }) {
    const box = frame.current
    const to = clampZoom(next)
    if (box) {
      const grown = to / zoom
      const { x, y } = at ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 }
      target.current = { left: keepPoint(box.scrollLeft, x, grown), top: keepPoint(box.scrollTop, y, grown) }
    }
    setChosen(to)
  }
  useLayoutEffect(() => {
    if (target.current) frame.current?.scrollTo(target.current)
    target.current = null
  })

  useEffect(() => {
    const box = frame.current
    if (!box) return undefined
    const measure = () => setRoom({ width: box.clientWidth, height: box.clientHeight })
    const watcher = new ResizeObserver(measure)
    watcher.observe(box)
    measure()
    return () => watcher.disconnect()
  }, [])

  const latestZoom = useRef(zoomTo)
  const latestValue = useRef(zoom)
  useEffect(() => {
    latestZoom.current = zoomTo
    latestValue.current = zoom
  })
  useEffect(() => {
    const box = frame.current
    if (!box) return undefined
    // React hears the wheel passively, and then the page would scroll as well.
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const edge = box.getBoundingClientRect()
      const at = { x: event.clientX - edge.left, y: event.clientY - edge.top }
      latestZoom.current(latestValue.current * Math.exp(-event.deltaY / 400), at)
    }
    box.addEventListener('wheel', onWheel, { passive: false })
    return () => box.removeEventListener('wheel', onWheel)
  }, [])

  /** Where the picture was taken hold of. A touch screen moves it by itself, and the keyboard by its arrows. */
  const held = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  function grab(event: PointerEvent) {
    const box = frame.current
    if (!box || event.pointerType === 'touch' || event.button !== 0) return
    held.current = { x: event.clientX, y: event.clientY, left: box.scrollLeft, top: box.scrollTop }
    box.setPointerCapture(event.pointerId)
  }
  function pull(event: PointerEvent) {
    const from = held.current
    if (from) frame.current?.scrollTo(from.left - (event.clientX - from.x), from.top - (event.clientY - from.y))
  }
  function release() {
    held.current = null
  }
  const larger = () => zoomTo(zoom * step)
  const smaller = () => zoomTo(zoom / step)
  const rotate = () => setTurn((turn + 90) % 360)
  const whole = () => setChosen(null)
  useShortcuts(
    active
      ? [
          { keys: '+', label: words.zoomIn, run: larger },
          { keys: '=', label: words.zoomIn, run: larger },
          { keys: '-', label: words.zoomOut, run: smaller },
          { keys: 'r', label: words.rotate, run: rotate },
          { keys: '0', label: words.fit, run: whole },
        ]
      : [],
  )
  return (
    <>
      <div
        className="viewer-frame"
        ref={frame}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling picture must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={`${words.viewer} ${name}`}
        title={words.panHint}
        onPointerDown={grab}
        onPointerMove={pull}
        onPointerUp={release}
        onPointerCancel={release}
      >
        {(failed || broken) && <p>{words.gone}</p>}
        <div className="viewer-room" style={{ width: shown.width, height: shown.height }}>
          <img
            src={url}
            alt={name}
            draggable={false}
            onLoad={({ currentTarget }) =>
              setPicture({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
            }
            onError={() => setBroken(url !== undefined)}
            style={{
              width: picture.width * zoom || undefined,
              height: picture.height * zoom || undefined,
              transform: `translate(-50%, -50%) rotate(${turn}deg)`,
            }}
          />
        </div>
      </div>
      <div className="viewer-tools" role="group" aria-label={words.wheel}>
        <button type="button" className="quiet-button" onClick={larger}>
          {words.zoomIn}
        </button>
        <button type="button" className="quiet-button" onClick={smaller}>
          {words.zoomOut}
        </button>
        <button type="button" className="quiet-button" onClick={rotate}>
          {words.rotate}
        </button>
        <button type="button" className="quiet-button" onClick={whole}>
          {words.fit}
        </button>
        <output className="viewer-zoom">{Math.round(zoom * 100)}%</output>
      </div>
    </>
  )
}
