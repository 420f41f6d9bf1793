import assert from 'node:assert/strict'
import test from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { emptyDatabase, testDatabase } from '#test/support/database.ts'
import { throwAwayMigrations } from '#test/support/migrations.ts'
import { asOwner, openStore, withOrg } from './open.ts'

const migrations = () =>
  throwAwayMigrations({
    '0001_note.sql': `create table note (id bigint generated always as identity primary key, text text);
    grant select, insert on note to bancheng_app;`,
  })

test('the application works as bancheng_app: it may add to a log and not change it, and owns nothing', async (t) => {
  const { url, ownerUrl } = await emptyDatabase(t)
  const store = await openStore(
    { databaseUrl: url, migrateUrl: ownerUrl, dataDir: '/nowhere' },
    { migrations: migrations() },
  )
  t.after(() => store.close())
  assert.deepEqual(store.migrated, ['0001_note.sql'])
  await store.pool.query(`insert into note (text) values ('你好')`)
  for (const attempt of [
    'update note set text = null',
    'delete from note',
    'drop table note',
    'truncate note',
    'create table mine ()',
  ]) {
    await assert.rejects(store.pool.query(attempt), { code: '42501' }, attempt)
  }
  const { rows } = await store.pool.query(
    'select current_user::text as role, rolsuper, rolbypassrls from pg_roles where rolname = current_user',
  )
  assert.deepEqual(rows, [{ role: 'bancheng_app', rolsuper: false, rolbypassrls: false }])
  assert.equal(await asOwner(store, async (owner) => (await owner.query('update note set text = null')).rowCount), 1)
})

test('one external login of another name: the application takes the role on', async (t) => {
  const { adminUrl } = await emptyDatabase(t)
  for (const [name, attributes] of [
    ['someone_super', 'superuser'],
    ['someone_creating', 'createrole'],
  ] as const) {
    const login = `${name}_${process.pid}`
    const databaseUrl = await makeLogin(adminUrl, login, attributes)
    await sqlAs(adminUrl, `drop table if exists note, schema_migration`)
    const store = await openStore({ databaseUrl, dataDir: '/nowhere' }, { migrations: migrations() })
    try {
      const { rows } = await store.pool.query('select current_user::text as acting, session_user::text as login')
      assert.deepEqual(rows, [{ acting: 'bancheng_app', login }])
      await assert.rejects(store.pool.query('delete from note'), { code: '42501' })
    } finally {
      await store.close()
      await dropLogin(adminUrl, login)
    }
  }
})

test('a login that may not grant the role is refused with the statements to run', async (t) => {
  const { adminUrl } = await emptyDatabase(t)
  const login = `someone_plain_${process.pid}`
  const databaseUrl = await makeLogin(adminUrl, login, 'nocreaterole')
  t.after(() => dropLogin(adminUrl, login))
  await assert.rejects(
    openStore({ databaseUrl, dataDir: '/nowhere' }, { migrations: migrations() }),
    (error: Error & { code: string }) => {
      assert.equal(error.code, 'no-app-role')
      assert.ok(error.message.includes(`grant bancheng_app to "${login}";`))
      return true
    },
  )
  await sqlAs(adminUrl, `grant bancheng_app to ${login}`)
  const store = await openStore({ databaseUrl, dataDir: '/nowhere' }, { migrations: migrations() })
  await store.close()
})

test('a database with LC_CTYPE C is used with a warning, one with C.UTF-8 without', async (t) => {
  const { adminUrl, url, ownerUrl, name } = await emptyDatabase(t)
  const warnings: string[] = []
  const warn = (message: string) => void warnings.push(message)
  await (
    await openStore({ databaseUrl: url, migrateUrl: ownerUrl, dataDir: '/nowhere' }, { migrations: migrations(), warn })
  ).close()
  assert.deepEqual(warnings, [])
  const plain = `${name}_c`
  await sqlAs(
    adminUrl,
    `create database ${plain} owner bancheng_owner template template0 locale_provider builtin builtin_locale 'C.UTF-8' lc_ctype 'C' lc_collate 'C'`,
  )
  t.after(() => sqlAs(adminUrl, `drop database ${plain} with (force)`))
  const other = (from: string) => from.replace(name, plain)
  await (
    await openStore(
      { databaseUrl: other(url), migrateUrl: other(ownerUrl), dataDir: '/nowhere' },
      { migrations: migrations(), warn },
    )
  ).close()
  assert.match(warnings.join(), /LC_CTYPE 是 C、/)
})

test('values arrive as text, numbers and ISO instants, whatever the server has set', async (t) => {
  const { adminUrl, url, ownerUrl, name } = await emptyDatabase(t)
  await sqlAs(
    adminUrl,
    `alter database ${name} set timezone = 'Asia/Shanghai'; alter database ${name} set datestyle = 'SQL, DMY'`,
  )
  const store = await openStore(
    { databaseUrl: url, migrateUrl: ownerUrl, dataDir: '/nowhere' },
    { migrations: migrations() },
  )
  t.after(() => store.close())
  const { rows } = await store.pool.query(`select '2026-03-01'::date as day, array['2026-03-01'::date] as days,
    '2026-03-01 08:00:00.123987+08'::timestamptz as instant, array['1969-12-31 23:59:59Z'::timestamptz] as instants,
    9007199254740991::int8 as big, array[1::int8] as bigs, 12345678901234567890.10::numeric as money, array[0.10::numeric] as monies,
    '{"a":[1]}'::jsonb as json`)
  assert.deepEqual(rows, [
    {
      day: '2026-03-01',
      days: ['2026-03-01'],
      instant: '2026-03-01T00:00:00.123Z',
      instants: ['1969-12-31T23:59:59.000Z'],
      big: 9007199254740991,
      bigs: [1],
      money: '12345678901234567890.10',
      monies: ['0.10'],
      json: { a: [1] },
    },
  ])
  await assert.rejects(store.pool.query('select 9007199254740992::int8'), RangeError)
})

test('withOrg: 200 interleaved requests each see their own organisation, and nothing stays on the connections', async () => {
  const { db } = await testDatabase()
  const org = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  const seen = sql<{ org: string | null }>`select nullif(current_setting('app.org', true), '') as org, pg_sleep(0.001)`
  const results = await Promise.all(
    Array.from({ length: 200 }, async (_, number) => {
      if (number % 4 === 0) return (await seen.execute(db)).rows[0]?.org === null
      const failing = number % 7 === 0
      const work = withOrg(db, org(number), async (trx) => {
        const first = (await seen.execute(trx)).rows[0]?.org
        const second = (await seen.execute(trx)).rows[0]?.org
        if (failing) throw new Error('undone')
        return first === org(number) && second === org(number)
      })
      return failing
        ? await work.then(
            () => false,
            (error: Error) => error.message === 'undone',
          )
        : await work
    }),
  )
  assert.deepEqual(
    results.filter((right) => !right),
    [],
  )
  const idle = await Promise.all(Array.from({ length: 20 }, () => seen.execute(db)))
  assert.deepEqual(new Set(idle.map((result) => result.rows[0]?.org)), new Set([null]))
})

async function sqlAs(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

async function makeLogin(adminUrl: string, login: string, attributes: string): Promise<string> {
  const url = new URL(adminUrl)
  await sqlAs(
    adminUrl,
    `create role ${login} login ${attributes} password 'geheim'; grant create, usage on schema public to ${login}`,
  )
  if (attributes === 'createrole') await sqlAs(adminUrl, `grant bancheng_app to ${login} with admin option`)
  url.username = login
  url.password = 'geheim'
  return url.href
}

async function dropLogin(adminUrl: string, login: string): Promise<void> {
  await sqlAs(adminUrl, `drop owned by ${login} cascade; drop role ${login}`)
}
