/** QR codes of one paper, read in a child: dim, skewed, small, several. A code is returned only when its error correction agrees. */
import { inChild, type ChildFailure } from './child.ts'
import type { ScanRequest } from './scan-qr.ts'

export type QrTexts =
  | { readonly ok: true; readonly texts: readonly string[] }
  | { readonly ok: false; readonly code: ChildFailure }

/** The different texts in the order found; none is an answer too. Never throws for content. JPEG, PNG, WebP, PDF. */
export async function readQr(bytes: Buffer): Promise<QrTexts> {
  const request: ScanRequest = { bytes, budgetMs: 700 }
  const scan = () =>
    inChild<{ texts: string[] }>(import.meta.resolve('./scan-qr.ts'), request, { timeoutMs: 15_000, memoryMb: 900 })
  const first = await scan()
  // A child worn out by what it read before gets no second picture: a fresh one looks once more before the picture is blamed.
  const result = !first.ok && first.code === 'failed' ? await scan() : first
  return result.ok ? { ok: true, texts: result.value.texts } : { ok: false, code: result.code }
}
