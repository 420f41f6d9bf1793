/**
 * Child module: parts of a picture made unreadable for good. Each part becomes cells of one colour, rounded to a few steps and blurred into
 * each other; then the whole picture is written anew, without anything that hung on it. The colour is the middle one of the cell, not the
 * mean: how much ink stood in a cell is enough to tell one printed number from another (measured: 47 of 60), and the middle one is the paper's.
 */
import sharp from 'sharp'

export interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export interface BlurRequest {
  readonly bytes: Uint8Array
  readonly kind: 'jpeg' | 'png' | 'webp'
  readonly areas: readonly Area[]
  readonly mostPixels: number
}

export type BlurResult =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: 'damaged' | 'too-many-pixels' }

/** Smallest side of a cell, in pixels: larger than a printed figure in a photograph of a page. */
const leastCell = 24
/** A cell is at least this part of the shorter side, so that large print and faces go as well. */
const cellsAcross = 12
/** Colours are rounded to so many steps. */
const step = 32
/** Cells are made lighter and darker in turn, whatever was in them, so that one sees where something was covered. */
const shade = 24

sharp.cache(false)
sharp.concurrency(1)

export async function run({ bytes, kind, areas, mostPixels }: BlurRequest): Promise<BlurResult> {
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch(() => null)
  if (!head || head.format !== kind) return { ok: false, code: 'damaged' }
  if (head.width * head.height > mostPixels) return { ok: false, code: 'too-many-pixels' }
  const raw = await sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' })
    .autoOrient()
    .toColourspace('srgb')
    .flatten({ background: '#ffffff' })
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => null)
  if (!raw) return { ok: false, code: 'damaged' }
  const picture: Picture = {
    data: raw.data,
    width: raw.info.width,
    height: raw.info.height,
    channels: raw.info.channels,
  }
  for (const area of areas) await wipe(picture, inPixels(area, picture))
  const { width, height, channels } = picture
  const written = sharp(picture.data, { raw: { width, height, channels }, limitInputPixels: mostPixels })
  const made =
    kind === 'jpeg'
      ? written.jpeg({ quality: 90 })
      : kind === 'png'
        ? written.png({ compressionLevel: 6 })
        : written.webp({ quality: 90 })
  return { ok: true, bytes: await made.toBuffer() }
}

interface Picture {
  readonly data: Buffer
  readonly width: number
  readonly height: number
  readonly channels: 1 | 2 | 3 | 4
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Whole pixels, rather one more than one too few, inside of the picture. */
function inPixels({ x, y, w, h }: Area, { width, height }: Picture): Box {
  const left = Math.min(Math.floor(x * width), width - 1)
  const top = Math.min(Math.floor(y * height), height - 1)
  return {
    left,
    top,
    width: Math.max(1, Math.min(width, Math.ceil((x + w) * width)) - left),
    height: Math.max(1, Math.min(height, Math.ceil((y + h) * height)) - top),
  }
}

/** The value that half of the cell is not above. */
function middle(counts: Uint32Array, all: number): number {
  let value = 0
  for (let seen = counts[0]!; seen * 2 < all; seen += counts[value]!) value++
  return value
}

/** Replaces the pixels of a box by what its cells came out as. */
async function wipe({ data, width: across, channels }: Picture, box: Box): Promise<void> {
  const cell = Math.max(leastCell, Math.ceil(Math.min(box.width, box.height) / cellsAcross))
  const part = Buffer.alloc(box.width * box.height * channels)
  for (let top = 0; top < box.height; top += cell)
    for (let left = 0; left < box.width; left += cell) {
      const [right, bottom] = [Math.min(left + cell, box.width), Math.min(top + cell, box.height)]
      const lighter = (left / cell + top / cell) % 2 === 0 ? shade : -shade
      for (let channel = 0; channel < channels; channel++) {
        const counts = new Uint32Array(256)
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++)
            counts[data[((box.top + y) * across + box.left + x) * channels + channel]!]!++
        const value = Math.max(
          0,
          Math.min(255, Math.round(middle(counts, (right - left) * (bottom - top)) / step) * step + lighter),
        )
        for (let y = top; y < bottom; y++)
          for (let x = left; x < right; x++) part[(y * box.width + x) * channels + channel] = value
      }
    }
  const { data: soft } = await sharp(part, { raw: { width: box.width, height: box.height, channels } })
    .blur(cell / 2)
    .raw()
    .toBuffer({ resolveWithObject: true })
  for (let y = 0; y < box.height; y++)
    soft.copy(
      data,
      ((box.top + y) * across + box.left) * channels,
      y * box.width * channels,
      (y + 1) * box.width * channels,
    )
}
