import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { appRole, assertAppRoleIsPlain, ensureExternalRole } from './roles.ts'
import type { Database } from './tables.ts'
import { valueParsers } from './values.ts'

/** What opening needs to know; the program's Config has it all. */
export type StoreSettings = {
  /** PostgreSQL of the operator's own; absent: the embedded one in `<dataDir>/pg`. */
  readonly databaseUrl?: string | undefined
  /** Login that owns the tables, when `databaseUrl` is the application's login only. */
  readonly migrateUrl?: string | undefined
  /** Absolute folder for everything the program keeps. */
  readonly dataDir: string
}

export type OpenOptions = {
  /** Told what the operator should know (Chinese and English in one text). Default: standard error. */
  readonly warn?: (message: string) => void
  /** Connections the application may have open at once. Default 20. */
  readonly connections?: number
  /** Folder of migrations; tests give their own. */
  readonly migrations?: string
}

/** The open database of one process. */
export type Store = {
  /** As the application's role: no ownership, no way round row security. */
  readonly db: Kysely<Database>
  /** The same connections, for code that speaks plain pg. */
  readonly pool: pg.Pool
  /** Login that owns the tables; for migrations, maintenance and backup only. Holds a password. */
  readonly ownerUrl: string
  /** Whether the database is the embedded one. */
  readonly embedded: boolean
  /** Migration files applied by this opening. */
  readonly migrated: readonly string[]
  /** Waits for running queries, closes the connections and lets go of the embedded server. */
  close(): Promise<void>
}

/**
 * Starts or reaches the database, makes roles, migrates and opens the application's pool.
 * Throws StoreProblem for what an operator must mend; whatever was opened by then is closed again.
 */
export async function openStore(settings: StoreSettings, options: OpenOptions = {}): Promise<Store> {
  const warn = options.warn ?? ((message) => void process.stderr.write(`${message}\n`))
  const place = await reach(settings, warn)
  try {
    await place.prepare()
    const migrated = await migrate(place.ownerUrl(), options.migrations)
    const pool = openPool(place.appUrl(), options.connections ?? 20, warn)
    try {
      await assertAppRoleIsPlain(pool)
      await warnOfLocale(pool, warn)
    } catch (error) {
      await pool.end()
      throw error
    }
    const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
    let closing: Promise<void> | undefined
    const close = () => (closing ??= closeAll(db, pool, place))
    return { db, pool, ownerUrl: place.ownerUrl(), embedded: place.embedded, migrated, close }
  } catch (error) {
    await place.leave()
    throw error
  }
}

/**
 * Runs `work` in one transaction in which row security sees `orgId` as the organisation. Nothing stays set on the
 * connection afterwards: policies read `nullif(current_setting('app.org', true), '')`, which is then null.
 */
export async function withOrg<T>(
  db: Kysely<Database>,
  orgId: string,
  work: (trx: Transaction<Database>) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (trx) => {
    await sql`select set_config('app.org', ${orgId}, true)`.execute(trx)
    return await work(trx)
  })
}

/** Runs `work` on one connection of the tables' owner, which is closed afterwards. */
export async function asOwner<T>(store: Pick<Store, 'ownerUrl'>, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: store.ownerUrl,
    application_name: 'bancheng-owner',
    types: valueParsers,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function closeAll(db: Kysely<Database>, pool: pg.Pool, place: Place): Promise<void> {
  await db.destroy()
  // Kysely leaves a pool alone that it was never asked to use.
  if (!pool.ending) await pool.end()
  await place.leave()
}

type Place = {
  readonly embedded: boolean
  ownerUrl(): string
  appUrl(): string
  prepare(): Promise<void>
  leave(): Promise<void>
}

async function reach(
  { databaseUrl, migrateUrl, dataDir }: StoreSettings,
  warn: (message: string) => void,
): Promise<Place> {
  if (!databaseUrl) {
    const server = await startEmbedded({ dir: join(dataDir, 'pg'), warn })
    const prepare = async () => undefined
    return {
      embedded: true,
      ownerUrl: () => server.url('owner'),
      appUrl: () => server.url('app'),
      prepare,
      leave: () => server.stop(),
    }
  }
  const ownerUrl = migrateUrl ?? databaseUrl
  return {
    embedded: false,
    ownerUrl: () => ownerUrl,
    appUrl: () => databaseUrl,
    prepare: () => asOwner({ ownerUrl }, (owner) => ensureExternalRole(owner, loginOf(databaseUrl))),
    leave: async () => undefined,
  }
}

/** The login a connection string names, or '' when it leaves that to the system. */
function loginOf(url: string): string {
  return new pg.Client({ connectionString: url }).user ?? ''
}

function openPool(url: string, max: number, warn: (message: string) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'bancheng',
    // Statements that need not wait for each other's answers are sent together (org-query.ts, perform.ts).
    pipeline: true,
    max,
    types: valueParsers,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    onConnect: async (client) => {
      // An application login of another name takes the role on; text forms must not depend on the server's settings.
      await client.query(
        `set role ${appRole}; set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set intervalstyle = 'iso_8601';
         set statement_timeout = '60s'; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s'`,
      )
    },
  })
  // Lost while in use: whoever uses it learns it from their query. With no listener at all the whole process would end.
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', (error) => warn(`空闲的数据库连接断开了。 An idle database connection was lost: ${error.message}`))
  return pool
}

/** With LC_CTYPE C, pg_trgm finds nothing in Chinese texts and lower() leaves all but ASCII alone: no error, only wrong. */
async function warnOfLocale(pool: pg.Pool, warn: (message: string) => void): Promise<void> {
  const { rows } = await pool.query<{ ctype: string; encoding: string }>(
    'select datctype as ctype, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
  )
  const { ctype = '', encoding = '' } = rows[0] ?? {}
  if (['C', 'POSIX'].includes(ctype) || encoding !== 'UTF8') {
    warn(
      `数据库的 LC_CTYPE 是 ${ctype}、编码是 ${encoding}，中文模糊查找会漏掉结果。请用 UTF8 和 C.UTF-8（或 zh_CN.UTF-8）建库。 ` +
        `The database has LC_CTYPE ${ctype} and encoding ${encoding}; fuzzy search would miss Chinese texts. Make it with UTF8 and C.UTF-8 (or zh_CN.UTF-8).`,
    )
  }
}
