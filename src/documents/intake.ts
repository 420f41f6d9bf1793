/**
 * The door for files that people bring. Six kinds come in, told by their bytes; pictures are written anew in a child, so that what is
 * shown is a picture and nothing else; PDF, OFD and invoices' XML are kept byte for byte, because their signatures are worth something.
 * The sentences for the refusals: src/words/uploads.ts.
 */
import { inChild, type ChildFailure } from './child.ts'
import type { CleanRequest, CleanResult } from './clean-image.ts'
import type { DataFault, DataRequest } from './check-data.ts'
import type { PdfFault } from './check-pdf.ts'
import { isPolyglot, kindOf, mediaTypes, nameFits, type TakenKind } from './kind.ts'

export const mostUploadBytes = 20 * 1024 * 1024
export const mostUploadPixels = 50_000_000

export const uploadRefusals = [
  'empty-file',
  'too-big',
  'heic',
  'markup',
  'archive',
  'not-a-kind-we-take',
  'name-contradicts',
  'polyglot',
  'damaged',
  'too-many-pixels',
  'pdf-locked',
  'pdf-active',
  'pdf-attachment',
  'ofd-locked',
  'ofd-foreign',
  'not-a-bill',
  'too-hard',
  'busy',
] as const
export type UploadRefusal = (typeof uploadRefusals)[number]

export type Accepted =
  | {
      readonly ok: true
      readonly mediaType: (typeof mediaTypes)[TakenKind]
      /** What is to be kept and shown: the clean picture, or the file as it came. */
      readonly bytes: Buffer
      /** The picture as it came; null for files that are kept as they came. */
      readonly original: Buffer | null
      /** Size of a picture after it was turned upright; absent for files that are kept as they came. */
      readonly pixels?: { readonly width: number; readonly height: number }
    }
  | { readonly ok: false; readonly code: UploadRefusal }

/**
 * Looks at one uploaded file; `declaredName` is what the sender calls it and decides nothing but a contradiction. Never throws for
 * content. `stranger`: the sender is not of staff, and waits for those who are.
 */
export async function acceptUpload(bytes: Buffer, declaredName: string, stranger = false): Promise<Accepted> {
  if (bytes.length > mostUploadBytes) return refused('too-big')
  const kind = kindOf(bytes)
  if (kind === 'empty') return refused('empty-file')
  if (kind === 'other') return refused('not-a-kind-we-take')
  if (kind === 'heic' || kind === 'markup' || kind === 'archive') return refused(kind)
  if (!nameFits(declaredName, kind)) return refused('name-contradicts')
  if (isPolyglot(bytes, kind)) return refused('polyglot')
  if (kind === 'pdf') return await acceptAsItIs(bytes, kind, import.meta.resolve('./check-pdf.ts'), { bytes }, stranger)
  if (kind === 'ofd' || kind === 'xml') {
    const request: DataRequest = { bytes, kind }
    return await acceptAsItIs(bytes, kind, import.meta.resolve('./check-data.ts'), request, stranger)
  }
  return await acceptImage(bytes, kind, stranger)
}

async function acceptImage(bytes: Buffer, kind: 'jpeg' | 'png' | 'webp', stranger: boolean): Promise<Accepted> {
  const request: CleanRequest = { bytes, kind, mostPixels: mostUploadPixels }
  const result = await inChild<CleanResult>(import.meta.resolve('./clean-image.ts'), request, {
    timeoutMs: 20_000,
    memoryMb: 900,
    stranger,
  })
  if (!result.ok) return refused(failureCode(result.code))
  const clean = result.value
  if (!clean.ok) return refused(clean.code)
  const kept = Buffer.from(clean.bytes.buffer, clean.bytes.byteOffset, clean.bytes.length)
  return {
    ok: true,
    mediaType: mediaTypes[kind],
    bytes: kept,
    original: bytes,
    pixels: { width: clean.width, height: clean.height },
  }
}

/** What is kept byte for byte, once its child found nothing against it. */
async function acceptAsItIs(
  bytes: Buffer,
  kind: 'pdf' | 'ofd' | 'xml',
  module: string,
  request: unknown,
  stranger: boolean,
): Promise<Accepted> {
  const result = await inChild<{ fault: PdfFault | DataFault | null }>(module, request, { timeoutMs: 10_000, stranger })
  if (!result.ok) return refused(failureCode(result.code))
  return result.value.fault
    ? refused(result.value.fault)
    : { ok: true, mediaType: mediaTypes[kind], bytes, original: null }
}

const failureCode = (failure: ChildFailure): UploadRefusal =>
  failure === 'busy' ? 'busy' : failure === 'failed' ? 'damaged' : 'too-hard'
const refused = (code: UploadRefusal): Accepted => ({ ok: false, code })
