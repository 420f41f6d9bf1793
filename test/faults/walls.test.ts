/** Append-only logs and walls between organisations: what the database itself refuses, whoever asks and however busy it is. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type pg from 'pg'
import { listCases } from '#app/case-reads.ts'
import { register } from '#app/register.ts'
import { asOwner } from '#store/open.ts'
import { orgQuery, orgTransaction } from '#store/org-query.ts'
import { testApp } from '#test/support/app.ts'
import { acceptedCase, askOf, commands, inParallel, walkIn } from './acts.ts'
import { asSuperuser } from './audit.ts'
import { runCommand } from '#app/command.ts'

const t = await testApp(undefined, { orgs: 2 })
const { app } = t
const { pool } = app.store
const [first, second] = t.centres as [(typeof t.centres)[0], (typeof t.centres)[0]]

const attempts = [
  "update case_event set data = '{}'",
  'delete from case_event',
  'truncate case_event',
  "update access_log set what = 'x'",
  'delete from access_log',
  'truncate access_log',
  "update account_log set by_id = 'x'",
  'delete from account_log',
  'truncate account_log',
]

test('the log of a case and the log of readings can be added to and nothing else: not by the application, not by the owner', async () => {
  await acceptedCase(app, first.staff.worker, 'walls-log')
  for (const attempt of attempts) {
    await assert.rejects(
      orgTransaction(pool, first.id, (client) => client.query(attempt)),
      { code: '42501' },
      attempt,
    )
    await assert.rejects(
      asOwner(app.store, async (owner) => {
        await owner.query("select set_config('app.org', $1, false)", [first.id])
        await owner.query(attempt)
      }),
      { code: '42501', message: /append-only/ },
      `owner: ${attempt}`,
    )
  }
  const [{ n } = { n: 0 }] = await orgQuery<{ n: number }>(pool, first.id, {
    text: 'select count(*)::int as n from case_event',
  })
  assert.ok(n >= 4)
})

/** Read before the organisation is known, or open by nature; none holds personal data in the clear. */
const directories = [
  'organisation',
  'sign_in_name',
  'session',
  'service_account',
  'case_code',
  'case_session',
  'outbox',
  'webhook_turn',
]

/** Windows in the wall, for reading only: what was laid open to a body, and what those above may see. */
const windows: Readonly<Record<string, string>> = {
  adviser: 'served',
  calendar_version: 'below',
  case_digest: 'above',
  duty: 'asked',
  filing: 'above',
  opinion_owed: 'served',
  proposal: 'told',
  supervision_order: 'above',
}

test('every table that belongs to organisations stands behind a forced wall, but for the named directories', async () => {
  const tables = await asSuperuser(t.database.adminUrl, async (admin) => {
    const { rows } = await admin.query<{ name: string; walled: boolean; policies: string[]; owner: string }>(
      `select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled, pg_get_userbyid(c.relowner) as owner,
         array(select p.polname::text || ' ' || p.polcmd::text from pg_policy p where p.polrelid = c.oid) as policies
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p')
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)`,
    )
    return rows
  })
  const allowed = (name: string) => ['tenant *', ...(windows[name] ? [`${windows[name]} r`] : [])].toSorted()
  const open = tables
    .filter(({ name, walled, policies }) => !walled || policies.toSorted().join() !== allowed(name).join())
    .map(({ name }) => name)
  assert.deepEqual(
    open.filter((name) => !directories.includes(name)),
    [],
    'tables without a wall',
  )
  const walls = tables.filter(({ walled }) => walled).map(({ name }) => name)
  assert.ok(walls.length >= 19)
  // Opened by strangers' phones: the link itself says behind which wall it lies.
  for (const name of ['camera_link', 'camera_page']) assert.ok(walls.includes(name), name)
  for (const { name } of tables.filter(({ walled }) => walled)) {
    const { rowCount } = await pool.query(`select from ${name} limit 1`)
    assert.equal(rowCount, 0, `${name} shows rows to nobody in particular`)
  }
})

test('the application owns nothing, goes round nothing and writes nothing for an organisation that is not set', async () => {
  await asSuperuser(t.database.adminUrl, async (admin) => {
    const { rows: roles } = await admin.query(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'bancheng_app'`,
    )
    assert.deepEqual(roles, [{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
    const { rows: owned } = await admin.query(
      `select c.relname::text from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relowner = 'bancheng_app'::regrole
       union all select proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.proowner = 'bancheng_app'::regrole
       union all select proname::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'public' and p.prosecdef`,
    )
    assert.deepEqual(owned, [])
  })
  const write =
    "insert into access_log (org_id, case_id, at, actor_kind, actor_id, what) values ($1, $2, now(), 'staff', 'x', 'view')"
  await assert.rejects(pool.query(write, [first.id, app.newId()]), { code: '42501' })
  await assert.rejects(
    orgTransaction(pool, second.id, (client) => client.query(write, [first.id, app.newId()])),
    { code: '42501' },
  )
})

test('a thousand requests of two organisations, interleaved over one pool, never see each other', async () => {
  const made = { [first.id]: new Set<string>(), [second.id]: new Set<string>() }
  let seen = 0
  await inParallel(Array.from({ length: 1000 }), 40, async (_, index) => {
    const centre = index % 2 === 0 ? first : second
    const ask = askOf(app, centre.staff.worker)
    const mine = made[centre.id]!
    const kind = index % 10
    if (kind < 4) {
      const done = await register(ask, `walls-${index}`, walkIn(index, { owner: centre.staff.worker.id }))
      assert.ok(done.ok)
      assert.ok(done.state.number.startsWith(`${centre.code}-`))
      mine.add(done.caseId)
    } else if (kind < 8) {
      const { rows } = await listCases(ask, { queue: 'all' })
      for (const row of rows)
        assert.ok(row.number.startsWith(`${centre.code}-`), `${centre.code} was shown ${row.number}`)
      seen += rows.length
    } else {
      const [foreign] = made[centre === first ? second.id : first.id]!
      if (foreign)
        await assert.rejects(runCommand(ask, `walls-${index}`, foreign, 1, commands.note), { name: 'NotFound' })
    }
  })
  assert.ok(seen > 5_000, `${seen} rows looked at`)
  const both = await Promise.all(
    [first, second].map(
      async ({ id }) =>
        await orgQuery<{ id: string }>(pool, id, { text: "select id from case_file where title like '第%'" }),
    ),
  )
  for (const [index, centre] of [first, second].entries())
    for (const id of made[centre.id]!)
      assert.ok(both[index]!.some((row) => row.id === id) && !both[1 - index]!.some((row) => row.id === id))
})

test('nothing stays set on a connection: after each kind of use, every connection of the pool sees nothing', async () => {
  const max = pool.options.max ?? 10
  const clients: pg.PoolClient[] = []
  for (let index = 0; index < max; index++) clients.push(await pool.connect())
  for (const client of clients) {
    const { rows } = await client.query(
      "select nullif(current_setting('app.org', true), '') as org, (select count(*)::int from case_file) as seen",
    )
    assert.deepEqual(rows, [{ org: null, seen: 0 }])
    client.release()
  }
})
