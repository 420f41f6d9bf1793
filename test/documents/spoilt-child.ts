/** Reads one spoilt file after the other and tells of each. Whatever nobody caught ends it, and its parent tells that. */
import { spoil, type Told } from './spoilt.ts'
import { readOne, type Parser } from './whole.ts'

interface Work {
  readonly parser: Parser
  readonly wholes: readonly Uint8Array[]
  readonly from: number
  readonly until: number
}

process.once('message', (message) => void work(message as Work))

async function work({ parser, wholes, from, until }: Work): Promise<void> {
  const sound = wholes.map((bytes) => Buffer.from(bytes))
  for (let seed = from; seed < until; seed++) {
    const bytes = spoil(parser, sound, seed)
    const begun = performance.now()
    const outcome = await readOne(parser, bytes).then(
      () => ({ outcome: 'read', what: '' }) as const,
      (error: unknown) => judged(error),
    )
    const mb = Math.round(process.memoryUsage.rss() / 1e6)
    const told: Told = { seed, ...outcome, ms: performance.now() - begun, mb }
    await new Promise<void>((resolve) => {
      process.send?.(told, () => resolve())
    })
  }
  process.disconnect?.()
}

/** A refusal is an Error that says what is wrong; a TypeError out of our own files is a defect, also where it is caught. */
function judged(error: unknown): { readonly outcome: 'refused' | 'fault'; readonly what: string } {
  if (!(error instanceof Error)) return { outcome: 'fault', what: `threw ${String(error)}` }
  const defect = /^(TypeError|RangeError|ReferenceError|SyntaxError)$/.test(error.name)
  const place = /\n\s+at .*?((?:src|node_modules)\/.*)/.exec(error.stack ?? '')?.[1] ?? ''
  const ours = defect && place.startsWith('src/')
  return { outcome: ours ? 'fault' : 'refused', what: `${error.name}: ${error.message.slice(0, 200)} (${place})` }
}
