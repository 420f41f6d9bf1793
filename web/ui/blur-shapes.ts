/** Rectangles on a picture, as shares of its width and height. Pure: what pointer and keys do to them. */

export type Area = { x: number; y: number; w: number; h: number }

/** Smaller ones are slips of the finger. */
const least = 0.008
/** By how much one press of an arrow moves. */
const nudge = 0.01

const between = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high)

/** Inside of the picture, whatever was asked. */
export function within({ x, y, w, h }: Area): Area {
  const [width, height] = [between(w, least, 1), between(h, least, 1)]
  return { x: between(x, 0, 1 - width), y: between(y, 0, 1 - height), w: width, h: height }
}

/** Between two points, in whichever order; null when it is a press and no drag. */
export function spanned(from: { x: number; y: number }, to: { x: number; y: number }): Area | null {
  const [left, right] = [Math.min(from.x, to.x), Math.max(from.x, to.x)].map((value) => between(value, 0, 1)) as [
    number,
    number,
  ]
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)].map((value) => between(value, 0, 1)) as [
    number,
    number,
  ]
  const area = { x: left, y: top, w: right - left, h: bottom - top }
  return area.w < least || area.h < least ? null : area
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Where an arrow key takes it; `resizing`: the lower right corner only. Null for any other key. */
export function byKey(area: Area, key: string, resizing: boolean): Area | null {
  const step = steps[key]
  if (!step) return null
  const [dx, dy] = [step[0] * nudge, step[1] * nudge]
  if (!resizing) return within({ ...area, x: area.x + dx, y: area.y + dy })
  return { ...area, w: between(area.w + dx, least, 1 - area.x), h: between(area.h + dy, least, 1 - area.y) }
}

export const moved = (area: Area, dx: number, dy: number): Area => within({ ...area, x: area.x + dx, y: area.y + dy })

export const resized = (area: Area, dx: number, dy: number): Area => ({
  ...area,
  w: between(area.w + dx, least, 1 - area.x),
  h: between(area.h + dy, least, 1 - area.y),
})

/** A new one for whoever has no pointer: in the middle, beside those that are there already. */
export const freshArea = (count: number): Area =>
  within({ x: 0.3 + (count % 5) * 0.04, y: 0.3 + (count % 5) * 0.06, w: 0.3, h: 0.05 })
