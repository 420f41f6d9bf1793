import {
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
  type PointerEvent,
  type ReactNode,
  type Ref,
} from 'react'
import { clampZoom, fitZoom, keepPoint, step, turned, type Size } from './viewer-math.ts'
import { useSideWords } from './words.ts'
import { useViewerWords } from './viewer-words.ts'

/** How a sheet is looked at. `scale`: 1 is the whole sheet, so that two of different sizes can be zoomed together. Turn in degrees. */
export type View = { scale: number; turn: number }
export const wholeView: View = { scale: 1, turn: 0 }

export type StageHandle = {
  larger(): void
  smaller(): void
  rotate(): void
  whole(): void
  follow(from: Element): void
}

type Props = {
  handle: Ref<StageHandle>
  name: string
  /** Of what is drawn at zoom 1; zero until it is known. */
  sheet: Size
  view: View
  onView: (view: View) => void
  /** Somebody points at it or moves it: keys mean this one. */
  onLead: () => void
  onScrolled: (frame: Element) => void
  leading: boolean
  children: (zoom: number, turn: number) => ReactNode
}

/** One sheet in its frame: wheel, keys and buttons zoom, dragging and arrows move, R turns. */
export function Stage({ handle, name, sheet, view, onView, onLead, onScrolled, leading, children }: Props) {
  const words = useSideWords()
  const more = useViewerWords()
  const frame = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Size>({ width: 0, height: 0 })
  /** Where to scroll to once the new size is laid out. */
  const target = useRef<{ left: number; top: number } | null>(null)
  const { scale, turn } = view
  const fit = fitZoom(sheet, room, turn)
  const zoom = clampZoom(fit * scale)
  const shown = turned({ width: sheet.width * zoom, height: sheet.height * zoom }, turn)

  /** `at` is the point of the frame that stays where it is; the middle when nobody points. */
  function zoomTo(next: number, at?: { x: number; y: number }) {
    const box = frame.current
    const to = clampZoom(next)
    if (box) {
      const grown = to / zoom
      const { x, y } = at ?? { x: box.clientWidth / 2, y: box.clientHeight / 2 }
      target.current = { left: keepPoint(box.scrollLeft, x, grown), top: keepPoint(box.scrollTop, y, grown) }
    }
    onView({ ...view, scale: to / fit })
  }
  useLayoutEffect(() => {
    if (target.current) frame.current?.scrollTo(target.current)
    target.current = null
  })

  // Another page is read from its top. (Newer browsers give a promise, which is no way to end an effect.)
  useEffect(() => {
    frame.current?.scrollTo(0, 0)
  }, [name])

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

  /** Where the sheet was taken hold of. A touch screen moves it by itself, and the keyboard by its arrows. */
  const held = useRef<{ x: number; y: number; left: number; top: number } | null>(null)
  function grab(event: PointerEvent) {
    const box = frame.current
    onLead()
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
  const rotate = () => onView({ ...view, turn: (turn + 90) % 360 })
  const whole = () => onView({ ...view, scale: 1 })
  /** To the same part of its own sheet as the other frame shows of its. */
  function follow(from: Element) {
    const box = frame.current
    if (!box) return
    const share = (at: number, full: number, seen: number) => (full > seen ? at / (full - seen) : 0)
    box.scrollTo(
      share(from.scrollLeft, from.scrollWidth, from.clientWidth) * (box.scrollWidth - box.clientWidth),
      share(from.scrollTop, from.scrollHeight, from.clientHeight) * (box.scrollHeight - box.clientHeight),
    )
  }
  useImperativeHandle(handle, () => ({ larger, smaller, rotate, whole, follow }))

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it scrolls; its buttons and keys stand below */}
      <div
        className="viewer-frame"
        ref={frame}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling picture must be reachable by keyboard
        tabIndex={0}
        role="group"
        aria-label={`${words.viewer} ${name}`}
        title={words.panHint}
        data-leading={leading}
        onFocus={onLead}
        onPointerEnter={onLead}
        onPointerDown={grab}
        onPointerMove={pull}
        onPointerUp={release}
        onPointerCancel={release}
        onScroll={({ currentTarget }) => onScrolled(currentTarget)}
      >
        <div className="viewer-room" style={{ width: shown.width, height: shown.height }}>
          {children(zoom, turn)}
        </div>
      </div>
      <div className="viewer-tools" role="group" aria-label={more.zoomOf(name)}>
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
