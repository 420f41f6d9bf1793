/** The pages of a PDF or OFD, looked at in a child: what stands where. */
import { inChild, type ChildFailure } from './child.ts'
import type { Sketch } from './page-sketch.ts'

export type PagesRead =
  | { readonly ok: true; readonly sketch: Sketch }
  | { readonly ok: false; readonly code: ChildFailure; readonly detail: string }

/** Never throws for content. */
export async function readPages(bytes: Buffer): Promise<PagesRead> {
  const result = await inChild<Sketch>(
    import.meta.resolve('./page-sketch.ts'),
    { bytes },
    { timeoutMs: 20_000, memoryMb: 900 },
  )
  return result.ok ? { ok: true, sketch: result.value } : { ok: false, code: result.code, detail: result.detail }
}
