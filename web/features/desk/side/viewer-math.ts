/** Where a picture stands in its frame. Pure: sizes in CSS pixels, turns in degrees. */
export type Size = { width: number; height: number }

const least = 0.1
const most = 8
export const step = 1.25

export const clampZoom = (zoom: number): number => Math.min(most, Math.max(least, zoom))

/** The size of the picture as it stands after turning. */
export const turned = ({ width, height }: Size, turn: number): Size =>
  turn % 180 === 0 ? { width, height } : { width: height, height: width }

/** The zoom at which the whole picture is seen; a small picture is not blown up. */
export function fitZoom(picture: Size, frame: Size, turn: number): number {
  const { width, height } = turned(picture, turn)
  if (width === 0 || height === 0) return 1
  return clampZoom(Math.min(1, frame.width / width, frame.height / height))
}

/**
 * Where the frame must be scrolled to so that the point under the pointer stays under it. `scroll` and `at` (the pointer,
 * from the corner of the frame) along one axis; `grown` is the new size over the old.
 */
export const keepPoint = (scroll: number, at: number, grown: number): number => Math.max(0, (scroll + at) * grown - at)
