/** What runs in the child of child.ts: loads the module it is told to, runs it, sends back what came out. Ends with its parent. */
import { fromPieces, intoPieces, isPiece } from './pieces.ts'

interface Request {
  readonly module: string
  readonly input: unknown
}

const pieces: Uint8Array[] = []
process.on('message', (message) => {
  if (isPiece(message)) return void pieces.push(message.piece)
  const { module, input } = message as Request
  void answer({ module, input: fromPieces(input, pieces.splice(0)) }).then(tell)
})
process.on('disconnect', () => process.exit(0))

function tell(result: Answer): void {
  if (!result.ok) return void process.send?.(result)
  const { pieces: parts, rest } = intoPieces(result.value)
  for (const message of [...parts, { ok: true, value: rest }]) process.send?.(message)
}

type Answer =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly code: 'failed'; readonly detail: string }

async function answer({ module, input }: Request): Promise<Answer> {
  try {
    const { run } = (await import(module)) as { run: (input: unknown) => unknown }
    return { ok: true, value: await run(input) }
  } catch (error) {
    return {
      ok: false,
      code: 'failed',
      detail: error instanceof Error ? error.message.slice(0, 500) : String(error).slice(0, 500),
    }
  }
}
