/** What runs in the child of child.ts: loads the module it is told to, runs it, sends back what came out. Ends with its parent. */

interface Request {
  readonly module: string
  readonly input: unknown
}

process.on('message', (request: Request) => {
  void answer(request).then((result) => process.send?.(result))
})
process.on('disconnect', () => process.exit(0))

async function answer({ module, input }: Request): Promise<object> {
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
