/** The real program as a process of its own, on a data folder of its own: started, killed, started again. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readCentreFile, demoCentrePath } from '#app/seed.ts'
import { demoPasswordOf } from '#contract/centre-file.ts'

const root = join(import.meta.dirname, '../..')

export interface Program {
  readonly origin: string
  readonly process: ChildProcess
  /** Ends it with that signal and waits until it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void>
  /** What it wrote, for messages. */
  readonly output: () => string
}

/** Starts `src/main.ts` in demo mode with the embedded, durable database; resolves when it listens. */
export async function startProgram(
  dataDir: string,
  { waitMillis = 180_000, flags = [] }: { waitMillis?: number; flags?: readonly string[] } = {},
): Promise<Program> {
  const child = spawn(process.execPath, [...flags, join(root, 'src/main.ts')], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      BANCHENG_MODE: 'demo',
      BANCHENG_DATA_DIR: dataDir,
      BANCHENG_LOG: 'error',
      PORT: '0',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text = (text + chunk.toString()).slice(-20_000)))
  const gone = once(child, 'exit')
  for (const until = Date.now() + waitMillis; ; await sleep(5)) {
    const origin = /residents\s+(http:\/\/[\d.:]+)\//.exec(text)?.[1]
    if (origin) {
      const end = async (signal: 'SIGKILL' | 'SIGTERM') => {
        child.kill(signal)
        await gone
      }
      return { origin, process: child, end, output: () => text }
    }
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The program ended with ${child.exitCode ?? child.signalCode}:\n${text}`)
    if (Date.now() < until) continue
    child.kill('SIGKILL')
    throw new Error(`The program does not listen after ${waitMillis} ms:\n${text}`)
  }
}

/** A signed-in person: what their browser sends with each request. Outlives the program, as their session does. */
export type Signed = Readonly<Record<string, string>>

/** Through both steps; the demo shows the code. */
export async function signInTo(origin: string, username: string): Promise<Signed> {
  const password = demoPasswordOf(readCentreFile(demoCentrePath), username)
  let cookie = ''
  const post = async (path: string, body: object) => {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie },
      body: JSON.stringify(body),
    })
    cookie =
      answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ') || cookie
    // oxlint-disable-next-line typescript/no-explicit-any -- whatever came is shown when it does not fit
    return (await answer.json()) as any
  }
  const first = await post('/api/session', { username, password })
  if (typeof first.demoCode !== 'string') throw new Error(`first step of ${username}: ${JSON.stringify(first)}`)
  const second = await post('/api/session/code', { code: first.demoCode })
  if (second.next !== 'nothing') throw new Error(`second step of ${username}: ${JSON.stringify(second)}`)
  return { cookie, 'x-csrf-token': second.me.csrf, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
}
