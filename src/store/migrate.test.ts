import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import pg from 'pg'
import { emptyDatabase } from '#test/support/database.ts'
import { throwAwayMigrations } from '#test/support/migrations.ts'
import { migrate } from './migrate.ts'

const first = { '0001_a.sql': 'create table a (id int);' }
const both = { ...first, '0002_b.sql': 'create table b (id int);\ninsert into b values (1);' }

test('applies what is missing, in order, and then nothing', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const dir = throwAwayMigrations(first)
  assert.deepEqual(await migrate(ownerUrl, dir), ['0001_a.sql'])
  writeFileSync(join(dir, '0002_b.sql'), both['0002_b.sql'])
  assert.deepEqual(await migrate(ownerUrl, dir), ['0002_b.sql'])
  assert.deepEqual(await migrate(ownerUrl, dir), [])
  assert.deepEqual(await ask(ownerUrl, 'select number, name from schema_migration order by number'), [
    { number: 1, name: '0001_a.sql' },
    { number: 2, name: '0002_b.sql' },
  ])
})

test('two processes starting at once apply every file once', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const slow = Object.fromEntries(
    Array.from({ length: 5 }, (_, index) => [
      `000${index + 1}_slow.sql`,
      `create table slow_${index} (id int); select pg_sleep(0.05);`,
    ]),
  )
  const dir = throwAwayMigrations(slow)
  const results = await Promise.all([
    migrateInProcess(ownerUrl, dir),
    migrateInProcess(ownerUrl, dir),
    migrateInProcess(ownerUrl, dir),
  ])
  assert.deepEqual(results.flat().sort(), Object.keys(slow))
})

test('a file changed after it was applied is refused; only its line ends may change', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const dir = throwAwayMigrations(both)
  await migrate(ownerUrl, dir)
  writeFileSync(join(dir, '0002_b.sql'), both['0002_b.sql'].replaceAll('\n', '\r\n'))
  assert.deepEqual(await migrate(ownerUrl, dir), [])
  writeFileSync(join(dir, '0002_b.sql'), 'create table b (id bigint);')
  await assert.rejects(migrate(ownerUrl, dir), { code: 'migration-changed', message: /0002_b\.sql.*\n.*0002_b\.sql/ })
})

test('a database newer than the program is refused', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const dir = throwAwayMigrations(both)
  await migrate(ownerUrl, dir)
  rmSync(join(dir, '0002_b.sql'))
  await assert.rejects(migrate(ownerUrl, dir), { code: 'database-newer', message: /0002_b\.sql/ })
})

test('a file numbered below what was applied is refused', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const dir = throwAwayMigrations({ '0002_b.sql': 'select 1;' })
  await migrate(ownerUrl, dir)
  writeFileSync(join(dir, '0001_a.sql'), 'select 1;')
  await assert.rejects(migrate(ownerUrl, dir), { code: 'migration-order' })
})

test('a failing file is rolled back whole, with its line; the files before it stay', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const dir = throwAwayMigrations({ ...first, '0002_b.sql': 'create table b (id int);\n\nselect nonsense;' })
  await assert.rejects(migrate(ownerUrl, dir), { code: 'migration-failed', message: /0002_b\.sql:3/ })
  assert.deepEqual(await ask(ownerUrl, `select to_regclass('a') is not null as a, to_regclass('b') is not null as b`), [
    { a: true, b: false },
  ])
})

test('badly named, doubly numbered and self-committing files are refused before anything runs', async (t) => {
  const { ownerUrl } = await emptyDatabase(t)
  const bad: Record<string, string>[] = [
    { 'a.sql': '' },
    { '0001_a.sql': '', '0001_b.sql': '' },
    { '0001_a.sql': 'select 1;\ncommit;' },
  ]
  for (const files of bad) {
    await assert.rejects(migrate(ownerUrl, throwAwayMigrations(files)), { code: 'migration-files' })
  }
  assert.deepEqual(await ask(ownerUrl, `select to_regclass('schema_migration') as made`), [{ made: null }])
})

async function ask(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query(text)
  await client.end()
  return rows
}

async function migrateInProcess(url: string, dir: string): Promise<string[]> {
  const script = `import { migrate } from ${JSON.stringify(import.meta.resolve('./migrate.ts'))}
    process.stdout.write(JSON.stringify(await migrate(process.env.URL_TO_MIGRATE, ${JSON.stringify(dir)})))`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { URL_TO_MIGRATE: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (output += chunk))
  const [code] = (await once(child, 'close')) as [number]
  assert.equal(code, 0)
  return JSON.parse(output) as string[]
}
