import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { after, afterEach, type TestContext } from 'node:test'
import type { Kysely } from 'kysely'
import pg from 'pg'
import { migrate, migrationsDir, readMigrations } from '#store/migrate.ts'
import { openStore, type Store } from '#store/open.ts'
import type { Database } from '#store/tables.ts'
import { readConfig, type Config } from '../../src/config.ts'
import { startTestServer, stopTestServers } from './database-server.ts'

/** A database of its own with all migrations applied, open as the application's role. */
export type TestDatabase = EmptyDatabase & {
  readonly config: Config
  readonly store: Store
  readonly db: Kysely<Database>
}

/** A database of its own with nothing in it. Connection strings carry throw-away passwords. */
export type EmptyDatabase = {
  readonly name: string
  readonly url: string
  readonly ownerUrl: string
  readonly adminUrl: string
}

type Options = { readonly fsync?: boolean }
type Owner = Pick<TestContext, 'after' | 'passed'>

let someTestFailed = false
afterEach((context) => {
  if ('passed' in context && !context.passed) someTestFailed = true
})

type Use = { readonly end: (failed: boolean) => Promise<void>; done: boolean; failed: boolean }
const uses = new Set<Use>()

// Registered while the test file is being loaded, so that it belongs to the file as a whole and runs last.
after(async () => {
  for (const use of [...uses].toReversed()) await endUse(use, use.done ? use.failed : someTestFailed)
  await stopTestServers()
})

/**
 * A test's `after` works run first come, first served: ours comes first, and must not take the database away from
 * those that follow. So it only marks, and the next request for a database or the end of the file cleans up.
 */
function whenDone(owner: Owner | undefined, end: Use['end']): void {
  const use: Use = { end, done: false, failed: false }
  uses.add(use)
  owner?.after(() => {
    use.failed = !owner.passed
    use.done = true
  })
}

async function endFinishedUses(): Promise<void> {
  for (const use of [...uses].filter(({ done }) => done)) await endUse(use, use.failed)
}

async function endUse(use: Use, failed: boolean): Promise<void> {
  if (uses.delete(use)) await use.end(failed)
}

/**
 * A migrated database. Give the test's context to have it dropped once that test is over, or leave it out (at the top of
 * a test file) to keep it for the file. After a failure it is kept for a day and its name printed.
 */
export async function testDatabase(owner?: Owner, options: Options = {}): Promise<TestDatabase> {
  const server = await startTestServer(options)
  const template = await ensureTemplate(server.url('admin', 'postgres'), (name) => server.url('owner', name))
  const database = await create(options, template)
  const dataDir = mkdtempSync(join(tmpdir(), 'bancheng-test-data-'))
  const config = readConfig({
    BANCHENG_MODE: 'test',
    PORT: '0',
    DATABASE_URL: database.url,
    BANCHENG_MIGRATE_URL: database.ownerUrl,
    BANCHENG_DATA_DIR: dataDir,
  })
  const store = await openStore(config)
  whenDone(owner, async (failed) => {
    await store.close()
    await drop(database, failed, options)
    if (!failed) rmSync(dataDir, { recursive: true, force: true })
  })
  return { ...database, config, store, db: store.db }
}

/** An empty database that belongs to the tables' owner; for tests of the migrations themselves. */
export async function emptyDatabase(owner?: Owner, options: Options = {}): Promise<EmptyDatabase> {
  const database = await create(options, 'template1')
  whenDone(owner, (failed) => drop(database, failed, options))
  return database
}

let count = 0

async function create(options: Options, template: string): Promise<EmptyDatabase> {
  await endFinishedUses()
  const server = await startTestServer(options)
  const file = basename(process.argv[1] ?? 'test')
    .replace(/\.test\.ts$/, '')
    .replaceAll(/[^a-z0-9]+/gi, '_')
    .toLowerCase()
    .slice(0, 30)
  const born = Math.floor(Date.now() / 1000).toString(36)
  const name = `t_${file}_${born}_${process.pid}_${++count}`
  const adminUrl = server.url('admin', 'postgres')
  await withClient(adminUrl, async (admin) => {
    await admin.query(`select pg_advisory_lock_shared(${templateLock})`)
    await admin.query(`create database ${name} template ${template} owner bancheng_owner`)
  })
  return {
    name,
    url: server.url('app', name),
    ownerUrl: server.url('owner', name),
    adminUrl: server.url('admin', name),
  }
}

async function drop({ name }: EmptyDatabase, failed: boolean, options: Options): Promise<void> {
  if (failed) {
    const fsync = options.fsync ? ' --fsync' : ''
    console.error(`Kept database ${name}; to look into it: node test/support/database-server.ts${fsync}`)
    return
  }
  const server = await startTestServer(options)
  await withClient(server.url('admin', 'postgres'), (admin) =>
    admin.query(`drop database if exists ${name} with (force)`),
  )
}

const templateLock = 2026_1125

/** The name of a database with the present migrations, made once per server; those of former migrations are dropped. */
async function ensureTemplate(adminUrl: string, ownerUrl: (name: string) => string): Promise<string> {
  const sums = readMigrations(migrationsDir).map((file) => file.sha256)
  const name = `template_${createHash('sha256').update(sums.join()).digest('hex').slice(0, 16)}`
  await withClient(adminUrl, async (admin) => {
    const made = async () => (await admin.query('select from pg_database where datname = $1', [name])).rowCount === 1
    if (await made()) return
    await admin.query(`select pg_advisory_lock(${templateLock})`)
    if (await made()) return
    const { rows } = await admin.query<{ old: string }>(
      `select datname::text as old from pg_database where datname ~ '^template_[0-9a-f]{16}'`,
    )
    for (const { old } of rows) await admin.query(`drop database if exists ${old} with (force)`)
    await admin.query(`create database ${name}_draft owner bancheng_owner`)
    await migrate(ownerUrl(`${name}_draft`))
    await admin.query(`alter database ${name}_draft rename to ${name}`)
  })
  return name
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
