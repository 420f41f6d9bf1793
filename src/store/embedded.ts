import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, runnableBinaries } from './embedded-binaries.ts'
import { choosePlace, readSecrets, type Secrets } from './embedded-place.ts'
import { createCluster, endServer, runServer, type Cluster } from './embedded-server.ts'
import { serverUser } from './embedded-user.ts'
import { withFileLock } from './file-lock.ts'
import { codeOf, storeProblem } from './problem.ts'
import { appRole, ensureEmbeddedRoles, ownerRole } from './roles.ts'

/** `admin` is the cluster's superuser, `owner` owns the tables, `app` is the application. */
export type EmbeddedRole = 'admin' | 'owner' | 'app'

/** A running embedded PostgreSQL that this process holds on to. */
export type Embedded = {
  /** Connection string on loopback, password included: keep it out of logs. */
  url(role: EmbeddedRole, database?: string): string
  /** Lets go of the server; the last process that lets go ends it. */
  stop(): Promise<void>
  /** Whether the server ran before this call. */
  readonly reused: boolean
  /** The folder that holds the cluster, which need not be the one asked for. */
  readonly place: string
}

export type EmbeddedOptions = {
  /** Absolute folder for the cluster, e.g. `<data>/pg`. Used as given unless the server's account cannot reach it. */
  readonly dir: string
  /** TCP port on 127.0.0.1; 0 (default): a free one, kept for later starts. */
  readonly port?: number
  /** Folder for the cluster when the server's account cannot reach `dir`. Default /var/lib. */
  readonly elsewhere?: string
  /** false for throw-away test servers only. */
  readonly fsync?: boolean
  /** Told about a cluster made elsewhere than in `dir`, and about a server that died and was started again. */
  readonly warn?: (message: string) => void
}

/** Connections under this name hold the server: whoever stops looks whether others are left. */
const holderName = 'bancheng-holder'

/**
 * Starts the PostgreSQL of the npm package on `dir`, or joins the server that already runs there (another process, or
 * one left by a killed parent). Any number of processes may hold it. Makes cluster, roles and database at the first
 * start. Should the server die while held, it is started again on the same port.
 * Throws StoreProblem for what a person must mend; never deletes data.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  mkdirSync(dirname(options.dir), { recursive: true })
  const dir = join(realpathSync(dirname(options.dir)), basename(options.dir))
  const lock = `${dir}.lock`
  const attach = () => withFileLock(lock, () => attachTo(dir, options))
  let held = await attach()
  const { reused, cluster } = held
  let stopping = false
  watch()

  function watch(): void {
    held.client.once('end', () => {
      if (!stopping) void revive()
    })
  }

  async function revive(): Promise<void> {
    options.warn?.('数据库连接断开，正在重新启动内置数据库。 The embedded database went away; starting it again.')
    for (let wait = 100; !stopping; wait = Math.min(wait * 2, 10_000)) {
      try {
        held = await attach()
        return watch()
      } catch (error) {
        options.warn?.(String(error))
        await sleep(wait, undefined, { ref: false })
      }
    }
  }

  return {
    reused,
    place: cluster.place,
    url: (role, database = 'bancheng') => connectionUrl(held, role, database),
    async stop() {
      if (stopping) return
      stopping = true
      await withFileLock(lock, () => letGo(held))
    },
  }
}

type Held = { cluster: Cluster; secrets: Secrets; port: number; reused: boolean; client: pg.Client }

/** What a server answers that has just died (the socket closed before or while asking) or is about to. */
const gone = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03'])
const isGone = (error: unknown): boolean =>
  // pg has no code for a socket that was closed without a word.
  gone.has(codeOf(error)) || (error instanceof Error && error.message.startsWith('Connection terminated'))
/** Milliseconds that a killed server may take to be gone, on a machine that has much else to do. */
const goneFor = 10_000

async function attachTo(dir: string, options: EmbeddedOptions): Promise<Held> {
  const installed = findBinaries()
  const place = choosePlace(dir, serverUser(join(dir, 'data')), options.elsewhere)
  const data = join(place, 'data')
  const user = serverUser(data)
  const cluster = { place, data, user, fsync: options.fsync ?? true, binaries: runnableBinaries(installed, user) }
  const secrets = readSecrets(place, existsSync(join(data, 'PG_VERSION')))
  if ((await createCluster(cluster, secrets.admin)) && place !== dir) options.warn?.(placedElsewhere(dir, place))
  const { port, reused, client } = await reach()
  keepAlive(client, false)
  return { cluster, secrets, port, reused, client }

  /** A server killed a moment ago may look alive, and even be connected to, until it is buried: then it is started once more. */
  async function reach(): Promise<Pick<Held, 'port' | 'reused' | 'client'>> {
    for (const until = Date.now() + goneFor; ; await sleep(100)) {
      const { port, reused } = await runServer(cluster, options.port ?? 0)
      const client = holder(connectionUrl({ secrets, port }, 'admin', 'postgres'))
      try {
        await hold(client, place)
        await ensureEmbeddedRoles(client, secrets)
        return { port, reused, client }
      } catch (error) {
        void client.end().catch(() => undefined)
        if (Date.now() > until || !isGone(error)) throw error
      }
    }
  }
}

const placedElsewhere = (dir: string, place: string) =>
  `运行数据库的系统用户进不了 ${dir}，数据库放在 ${place}（见 ${dir}-location）。 ` +
  `The database's account cannot reach ${dir}; the database is in ${place} (see ${dir}-location).`

function holder(url: string): pg.Client {
  const client = new pg.Client({
    connectionString: url,
    application_name: holderName,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  })
  // A lost connection is dealt with at 'end'.
  client.on('error', () => undefined)
  return client
}

async function hold(client: pg.Client, place: string): Promise<void> {
  try {
    await client.connect()
  } catch (cause) {
    if (codeOf(cause) !== '28P01') throw cause
    throw storeProblem(
      'secrets-wrong',
      `${join(place, 'secrets.json')} 里的口令打不开这个数据库。请恢复与数据同一份备份里的口令文件。数据没有改动。`,
      `The passwords in ${join(place, 'secrets.json')} do not open this database. Restore the file from the same backup as the data. Nothing was changed.`,
      cause,
    )
  }
}

/** Whether the holding connection alone keeps this process alive: not while it idles, but while it is asked something. */
function keepAlive(client: pg.Client, alive: boolean): void {
  // Public methods of pg which its types leave out.
  const socket = client as unknown as { ref(): void; unref(): void }
  if (alive) socket.ref()
  else socket.unref()
}

async function letGo({ client, cluster }: Held): Promise<void> {
  keepAlive(client, true)
  const alone = await isAlone(client).catch(() => false)
  await client.end()
  if (alone) await endServer(cluster)
}

/** Whether nobody else is connected. Connections that were closed just before take a moment to disappear. */
async function isAlone(client: pg.Client): Promise<boolean> {
  for (const deadline = Date.now() + 3000; Date.now() < deadline; await sleep(10)) {
    const { rows } = await client.query<{ holders: number; others: number }>(
      `select count(*) filter (where application_name = $1)::int as holders, count(*)::int as others
       from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
      [holderName],
    )
    const { holders = 1, others = 1 } = rows[0] ?? {}
    if (others === 0) return true
    if (holders > 0) return false
  }
  return false
}

function connectionUrl(
  { secrets, port }: Pick<Held, 'secrets' | 'port'>,
  role: EmbeddedRole,
  database: string,
): string {
  const login = { admin: 'postgres', owner: ownerRole, app: appRole }[role]
  return `postgres://${login}:${secrets[role]}@127.0.0.1:${port}/${encodeURIComponent(database)}`
}
