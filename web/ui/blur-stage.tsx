import { Button } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useBlurWords } from './blur-words.ts'
import { byKey, moved, resized, spanned, type Area } from './blur-shapes.ts'
import { Skeleton } from './skeleton.tsx'

/** What the pointer is at: drawing from a point, or one area as it was when it was taken hold of. */
type Drag = { from: Point } & ({ kind: 'draw' } | { kind: 'move' | 'resize'; at: number; before: Area })
type Point = { x: number; y: number }

/** The picture with its rectangles: drawn, moved and resized by mouse, finger or pen; each is also a button that takes the arrow keys. */
export function BlurStage(props: {
  picture: string
  label: string
  large: boolean
  areas: readonly Area[]
  chosen: number
  choose: (at: number) => void
  change: (areas: readonly Area[], chosen?: number) => void
  remove: (at: number) => void
}) {
  const { picture, label, large, areas, chosen, choose, change, remove } = props
  const words = useBlurWords()
  const sheet = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag>(null)
  const [drawn, setDrawn] = useState<Area | null>(null)
  const [state, setState] = useState<'loading' | 'there' | 'broken'>('loading')
  const [tries, setTries] = useState(0)

  // One that was just put on takes the focus, so that the arrow keys move it.
  useEffect(() => {
    if (chosen >= 0) sheet.current?.querySelectorAll<HTMLElement>('.blur-area')[chosen]?.focus({ preventScroll: true })
  }, [chosen, areas.length])

  const pointOf = (event: PointerEvent): Point => {
    const box = sheet.current!.getBoundingClientRect()
    return { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height }
  }
  const put = (at: number, area: Area) =>
    change(
      areas.map((each, place) => (place === at ? area : each)),
      at,
    )

  function down(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0 || !event.isPrimary) return
    const target = event.target as HTMLElement
    const holder = target.closest<HTMLElement>('.blur-area')
    const at = Number(holder?.dataset['at'] ?? -1)
    const before = areas[at]
    const from = pointOf(event)
    drag.current = before
      ? { kind: target.dataset['grip'] ? 'resize' : 'move', at, before, from }
      : { kind: 'draw', from }
    choose(at)
    event.currentTarget.setPointerCapture(event.pointerId)
    if (!holder) event.preventDefault() // no drag of the picture itself
  }

  function move(event: PointerEvent) {
    const held = drag.current
    if (!held) return
    const to = pointOf(event)
    if (held.kind === 'draw') return setDrawn(spanned(held.from, to))
    const [dx, dy] = [to.x - held.from.x, to.y - held.from.y]
    if (dx === 0 && dy === 0) return
    put(held.at, held.kind === 'move' ? moved(held.before, dx, dy) : resized(held.before, dx, dy))
  }

  function up(event: PointerEvent) {
    const held = drag.current
    drag.current = null
    setDrawn(null)
    if (held?.kind !== 'draw') return
    const area = spanned(held.from, pointOf(event))
    if (area) change([...areas, area], areas.length)
  }

  function onKey(event: KeyboardEvent, at: number) {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      return remove(at)
    }
    const area = byKey(areas[at]!, event.key, event.shiftKey)
    if (!area) return
    event.preventDefault()
    put(at, area)
  }

  return (
    <div className="blur-frame" data-large={large}>
      <div
        className="blur-sheet"
        ref={sheet}
        hidden={state !== 'there'}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => {
          drag.current = null
          setDrawn(null)
        }}
      >
        <img
          key={tries}
          src={picture}
          alt={label}
          draggable={false}
          onLoad={() => setState('there')}
          onError={() => setState('broken')}
        />
        {areas.map((area, at) => (
          <button
            key={at}
            type="button"
            className="blur-area"
            data-at={at}
            aria-pressed={at === chosen}
            aria-label={`${words.area(at + 1)}，${words.place(...percents(area))}`}
            style={boxOf(area)}
            onFocus={() => choose(at)}
            onKeyDown={(event) => onKey(event, at)}
          >
            <span aria-hidden="true">{at + 1}</span>
            <i data-grip="yes" aria-hidden="true" />
          </button>
        ))}
        {drawn && <div className="blur-drawn" style={boxOf(drawn)} />}
      </div>
      {state === 'loading' && <Skeleton />}
      {state === 'broken' && (
        <p role="alert">
          {words.broken}
          <Button
            type="link"
            onClick={() => {
              setState('loading')
              setTries(tries + 1)
            }}
          >
            {words.again}
          </Button>
        </p>
      )}
    </div>
  )
}

const percents = ({ x, y, w, h }: Area): [number, number, number, number] =>
  [x, y, w, h].map((share) => Math.round(share * 100)) as [number, number, number, number]

const boxOf = ({ x, y, w, h }: Area) => ({
  left: `${x * 100}%`,
  top: `${y * 100}%`,
  width: `${w * 100}%`,
  height: `${h * 100}%`,
})
