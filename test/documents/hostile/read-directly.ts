/** Hostile files given to the readers of the server, past the door: each ends with an outcome within its bounds. */
import assert from 'node:assert/strict'
import { readInvoice } from '#documents/read-invoice.ts'
import { readPages } from '#documents/read-pages.ts'
import { readQr } from '#documents/read-qr.ts'
import { allowed } from '#test/support/busy-machine.ts'
import type { Hostile } from './row.ts'

export interface ReadDirectly {
  readonly files: number
  /** How the readings ended, and how often. */
  readonly outcomes: Readonly<Record<string, number>>
  readonly slowest: { readonly ms: number; readonly what: string }
}

/** The longest of the readers' own limits of time, and some for starting another child. */
const mostMillis = 27_000

export async function readDirectly(rows: readonly Hostile[]): Promise<ReadDirectly> {
  const outcomes: Record<string, number> = {}
  let slowest = { ms: 0, what: '' }
  const waiting = [...rows]
  const reader = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { what, hard } = next
      const bytes = await next.bytes()
      for (const [kind, read] of [
        ['invoice', readInvoice],
        ['codes', readQr],
        ['pages', readPages],
      ] as const) {
        const begun = performance.now()
        const result = await read(bytes)
        const ms = Math.round(performance.now() - begun)
        const outcome = result.ok ? 'read' : result.code
        assert.ok(ms < allowed(mostMillis), `${what}: ${kind} took ${ms} ms`)
        // Killed at a bound only where that is expected of it; what `failed` says in words is a refusal.
        assert.ok(hard || outcome === 'read' || outcome === 'failed', `${what}: ${kind} ${outcome}`)
        outcomes[`${kind} ${outcome}`] = (outcomes[`${kind} ${outcome}`] ?? 0) + 1
        if (ms > slowest.ms) slowest = { ms, what: `${what} (${kind})` }
      }
    }
  }
  await Promise.all([reader(), reader()])
  return { files: rows.length, outcomes, slowest }
}
