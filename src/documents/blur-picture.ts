/** A copy of a kept picture with parts of it made unreadable, made in a child (blur-image.ts). */
import type { Area, BlurRequest, BlurResult } from './blur-image.ts'
import { inChild } from './child.ts'
import { mostUploadPixels } from './intake.ts'
import { mediaTypes } from './kind.ts'

export type Blurred =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: 'busy' | 'damaged' | 'too-hard' | 'too-many-pixels' }

const kinds = ['jpeg', 'png', 'webp'] as const
const kindOf = (mediaType: string) => kinds.find((kind) => mediaTypes[kind] === mediaType)

/** Only pictures can be blurred; PDF and OFD are photographed first. */
export const canBlur = (mediaType: string): boolean => kindOf(mediaType) !== undefined

export async function blurPicture(bytes: Buffer, mediaType: string, areas: readonly Area[]): Promise<Blurred> {
  const request: BlurRequest = { bytes, kind: kindOf(mediaType)!, areas, mostPixels: mostUploadPixels }
  const result = await inChild<BlurResult>(import.meta.resolve('./blur-image.ts'), request, {
    timeoutMs: 30_000,
    memoryMb: 900,
  })
  if (!result.ok)
    return { ok: false, code: result.code === 'busy' ? 'busy' : result.code === 'failed' ? 'damaged' : 'too-hard' }
  const made = result.value
  return made.ok ? { ok: true, bytes: Buffer.from(made.bytes.buffer, made.bytes.byteOffset, made.bytes.length) } : made
}
