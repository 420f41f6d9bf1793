/** The pages of a PDF or OFD, looked at in a child: what stands where. */
import { inChild, type ChildFailure } from './child.ts'

export type PagesRead =
  /** The JSON that goes to the screen. */
  | { readonly ok: true; readonly json: Buffer }
  | { readonly ok: false; readonly code: ChildFailure; readonly detail: string }

/** Never throws for content. */
export async function readPages(bytes: Buffer): Promise<PagesRead> {
  const result = await inChild<{ readonly bytes: Uint8Array }>(
    import.meta.resolve('./page-sketch.ts'),
    { bytes },
    { timeoutMs: 25_000, memoryMb: 900 },
  )
  if (!result.ok) return { ok: false, code: result.code, detail: result.detail }
  const { buffer, byteOffset, length } = result.value.bytes
  return { ok: true, json: Buffer.from(buffer, byteOffset, length) }
}
