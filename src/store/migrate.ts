import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { storeProblem } from './problem.ts'

/** The project's own migrations. */
export const migrationsDir = join(import.meta.dirname, 'migrations')

type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly sha256: string }
type Applied = { readonly number: number; readonly name: string; readonly sha256: string }

/** Any fixed number; all processes that migrate wait for each other on it. */
const lockKey = 2026_1124

/**
 * Brings a database up to the numbered SQL files of `dir`, each in its own transaction, one process at a time.
 * `url` must be the login that is to own the tables. Returns the file names applied by this call.
 * Throws StoreProblem: `migration-files`, `migration-changed`, `migration-order`, `database-newer`, `migration-failed`.
 */
export async function migrate(url: string, dir = migrationsDir): Promise<string[]> {
  const files = readMigrations(dir)
  const client = new pg.Client({
    connectionString: url,
    application_name: 'bancheng-migrate',
    connectionTimeoutMillis: 10_000,
  })
  // The error reaches whoever awaits the query; without a listener it would end the process as well.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // Looking first spares the ordinary start the lock. The table may not be there yet.
    if (pending(files, await readApplied(client)).length === 0) return []
    await client.query(`set statement_timeout = 0; set lock_timeout = '10min'; select pg_advisory_lock(${lockKey})`)
    await client.query(createTable)
    const todo = pending(files, await readApplied(client))
    for (const file of todo) await apply(client, file)
    return todo.map((file) => file.name)
  } finally {
    await client.end()
  }
}

const createTable = `
  create table if not exists schema_migration (
    number integer primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
  );
  comment on table schema_migration is 'Which migration files this database has, with the checksum each had when it was applied'`

/** The migrations of a folder in order. Line ends count as \n, so that a checkout on Windows has the same checksums. */
export function readMigrations(dir: string): Migration[] {
  const files = readdirSync(dir)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name), 'utf8').replaceAll('\r\n', '\n')
      return {
        name,
        number: Number(/^(\d{4})_[a-z0-9_-]+\.sql$/.exec(name)?.[1] ?? Number.NaN),
        sql,
        sha256: createHash('sha256').update(sql).digest('hex'),
      }
    })
  files.forEach((file, index) => {
    if (!(file.number > 0)) throw filesProblem(`${file.name}: NNNN_name.sql`)
    if (files[index - 1]?.number === file.number)
      throw filesProblem(`${files[index - 1]?.name} / ${file.name}: ${file.number}`)
    if (/^\s*(begin|start transaction|commit|rollback)\s*;/im.test(file.sql))
      throw filesProblem(`${file.name}: begin/commit/rollback`)
  })
  return files
}

/** Which files are still to be applied; throws when the database and the files do not belong together. */
function pending(files: Migration[], applied: Applied[]): Migration[] {
  const last = applied.at(-1)?.number ?? 0
  for (const done of applied) {
    const file = files.find((candidate) => candidate.number === done.number)
    if (!file) throw newerProblem(done, files.at(-1))
    if (file.sha256 !== done.sha256) throw changedProblem(file)
  }
  const todo = files.filter((file) => !applied.some((done) => done.number === file.number))
  const late = todo.find((file) => file.number < last)
  if (late) throw orderProblem(late, last)
  return todo
}

async function readApplied(client: pg.Client): Promise<Applied[]> {
  const { rows: there } = await client.query<{ there: boolean }>(
    `select to_regclass('schema_migration') is not null as there`,
  )
  if (!there[0]?.there) return []
  const { rows } = await client.query<Applied>('select number, name, sha256 from schema_migration order by number')
  return rows
}

async function apply(client: pg.Client, file: Migration): Promise<void> {
  await client.query('begin')
  try {
    await client.query(file.sql)
    await client.query('insert into schema_migration (number, name, sha256) values ($1, $2, $3)', [
      file.number,
      file.name,
      file.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw failedProblem(file, error)
  }
}

function filesProblem(what: string) {
  return storeProblem(
    'migration-files',
    `迁移文件的命名、编号或内容不对：${what}`,
    `A migration file is named, numbered or written wrongly: ${what}`,
  )
}

function newerProblem(done: Applied, newest: Migration | undefined) {
  return storeProblem(
    'database-newer',
    `数据库已经有 ${done.name}，而本程序只到 ${newest?.name ?? '0'}。请启动更新版本的程序，或恢复升级前的备份。数据没有改动。`,
    `The database has ${done.name}, while this program ends at ${newest?.name ?? '0'}. Start the newer release, or restore the backup from before the upgrade. Nothing was changed.`,
  )
}

function changedProblem(file: Migration) {
  return storeProblem(
    'migration-changed',
    `${file.name} 在数据库用过之后又被改过。已用过的迁移不能再改：请恢复原文件，把改动写成新的迁移。数据没有改动。`,
    `${file.name} was changed after this database had applied it. Put the original back and write the change as a new migration. Nothing was changed.`,
  )
}

function orderProblem(file: Migration, last: number) {
  return storeProblem(
    'migration-order',
    `${file.name} 还没用过，而数据库已经到了第 ${last} 号。请给它一个更大的编号。数据没有改动。`,
    `${file.name} was never applied, and the database is already at number ${last}. Give it a higher number. Nothing was changed.`,
  )
}

function failedProblem(file: Migration, error: unknown) {
  const position = error instanceof pg.DatabaseError && error.position ? Number(error.position) : 0
  const line = position ? `${file.name}:${file.sql.slice(0, position - 1).split('\n').length}` : file.name
  const message = error instanceof Error ? error.message : String(error)
  return storeProblem(
    'migration-failed',
    `迁移 ${line} 没有成功，已全部撤回：${message}`,
    `Migration ${line} failed and was rolled back: ${message}`,
    error,
  )
}
