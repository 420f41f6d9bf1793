import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { startEmbedded, type Embedded } from '#store/embedded.ts'

/** Databases of failed tests are kept for a day; names carry their second of birth. */
const keptFor = 24 * 3600

const servers = new Map<boolean, Promise<Embedded>>()

/**
 * The PostgreSQL that all test processes of this checkout share: started by the first that asks, ended by the last
 * that stops. `fsync: true` is another server, for tests of what survives a crash. Once per process and kind.
 */
export function startTestServer({ fsync = false }: { fsync?: boolean } = {}): Promise<Embedded> {
  const known = servers.get(fsync)
  if (known) return known
  const starting = start(fsync)
  servers.set(fsync, starting)
  return starting
}

/** Lets go of every test server this process has started or joined. */
export async function stopTestServers(): Promise<void> {
  const all = [...servers.values()]
  servers.clear()
  for (const server of all) await (await server).stop()
}

async function start(fsync: boolean): Promise<Embedded> {
  const checkout = createHash('sha256')
    .update(resolve(import.meta.dirname, '../..'))
    .digest('hex')
    .slice(0, 8)
  const uid = process.getuid?.() ?? 0
  const folder = join(tmpdir(), `bancheng-test-${uid}-${checkout}`)
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const stat = lstatSync(folder)
  if (!stat.isDirectory() || (process.getuid && stat.uid !== uid)) throw new Error(`${folder} belongs to somebody else`)
  const server = await startEmbedded({
    dir: join(folder, fsync ? 'pg-fsync' : 'pg'),
    fsync,
    warn: (message) => console.warn(message),
  })
  if (!server.reused) await dropOldDatabases(server.url('admin', 'postgres'))
  return server
}

async function dropOldDatabases(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select datname::text as name from pg_database where datname like 't\\_%'`,
  )
  for (const { name } of rows) {
    const born = Number.parseInt(/_([0-9a-z]+)_\d+_\d+$/.exec(name)?.[1] ?? '', 36)
    if (Date.now() / 1000 - born > keptFor)
      await client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`)
  }
  await client.end()
}

// Run as a program: keeps the server up for looking into a kept database, until Ctrl-C.
if (import.meta.main) {
  const server = await startTestServer({ fsync: process.argv.includes('--fsync') })
  console.log(server.url('admin', 'postgres'))
  const timer = setInterval(() => undefined, 60_000)
  process.once('SIGINT', () => {
    clearInterval(timer)
    void stopTestServers()
  })
}
