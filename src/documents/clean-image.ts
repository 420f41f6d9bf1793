/**
 * Child module: a picture decoded and written anew, upright, in sRGB, without EXIF, place, comments or whatever hung behind it.
 * Only the first picture of an animation is kept.
 */
import sharp from 'sharp'
import { withoutNotes } from './png-chunks.ts'

export interface CleanRequest {
  readonly bytes: Uint8Array
  readonly kind: 'jpeg' | 'png' | 'webp'
  readonly mostPixels: number
}

export type CleanResult =
  | { readonly ok: true; readonly bytes: Uint8Array; readonly width: number; readonly height: number }
  | { readonly ok: false; readonly code: 'damaged' | 'too-many-pixels' }

sharp.cache(false)
sharp.concurrency(1)

export async function run({ bytes: sent, kind, mostPixels }: CleanRequest): Promise<CleanResult> {
  const bytes = withoutNotes(sent)
  // The header is read without decoding, so that a bomb is refused before it takes any memory.
  const head = await sharp(bytes, { limitInputPixels: false, failOn: 'error' })
    .metadata()
    .catch(() => null)
  if (!head || head.format !== kind) return { ok: false, code: 'damaged' }
  if (head.width * head.height > mostPixels) return { ok: false, code: 'too-many-pixels' }
  // `error`, not the default `warning`: cheap phones write slightly odd files that decode completely.
  const upright = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).autoOrient().toColourspace('srgb')
  const written =
    kind === 'jpeg'
      ? upright.jpeg({ quality: 90 })
      : kind === 'png'
        ? upright.png({ compressionLevel: 6 })
        : upright.webp({ quality: 90 })
  return await written.toBuffer({ resolveWithObject: true }).then(
    ({ data, info }) => ({ ok: true, bytes: data, width: info.width, height: info.height }),
    () => ({ ok: false, code: 'damaged' }),
  )
}
