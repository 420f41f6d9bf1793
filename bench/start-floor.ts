/** Starts floor.ts as a process of its own, on a database of its own in the same cluster. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'

export interface Floor {
  readonly origin: string
  readonly process: ChildProcess
  end(signal: 'SIGTERM'): Promise<void>
}

export async function startFloor(adminUrl: string, cases: number): Promise<Floor> {
  const admin = new pg.Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query('create database floor')
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = '/floor'
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts')], {
    env: { PATH: process.env['PATH'], DATABASE_URL: url.href, FLOOR_CASES: String(cases) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  for await (const chunk of child.stdout) {
    const origin = /floor (http:\S+)/.exec(String(chunk))?.[1]
    if (!origin) continue
    return {
      origin,
      process: child,
      async end(signal) {
        child.kill(signal)
        await gone
      },
    }
  }
  throw new Error('the floor did not start')
}
