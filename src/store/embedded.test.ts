import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { processState, readPidFile } from './embedded-process.ts'
import { canReach } from './embedded-user.ts'
import { startEmbedded, type Embedded } from './embedded.ts'

// One cluster for most tests: what survives one start is met by the next. fsync stays on, as in production.
const root = mkdtempSync(join(tmpdir(), 'bancheng-embedded-'))
chmodSync(root, 0o755)
const dir = join(root, 'var', 'pg')
const data = join(dir, 'data')
after(() => rmSync(root, { recursive: true, force: true }))

test('the first start makes cluster, roles and database, on loopback only and with passwords', async () => {
  mkdirSync(join(dir, 'data.draft', 'half'), { recursive: true })
  const server = await startEmbedded({ dir })
  assert.equal(server.reused, false)
  assert.deepEqual(
    await ask(server.url('app'), 'select current_user::text as role, current_database()::text as name'),
    [{ role: 'bancheng_app', name: 'bancheng' }],
  )
  const settings = `select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync,
    current_setting('password_encryption') as passwords, datcollate as collate, datlocprovider as provider,
    array_length(show_trgm('不动产'), 1) > 0 as trigrams from pg_database where datname = current_database()`
  await ask(server.url('owner'), 'create extension pg_trgm')
  assert.deepEqual(await ask(server.url('admin'), settings), [
    {
      addresses: '127.0.0.1',
      fsync: 'on',
      passwords: 'scram-sha-256',
      collate: 'C.UTF-8',
      provider: 'b',
      trigrams: true,
    },
  ])
  await assert.rejects(ask(server.url('app').replace(/:[^:@]+@/, ':wrong@'), 'select 1'), { code: '28P01' })
  await ask(server.url('owner'), `create table kept (text text); insert into kept values ('one')`)
  await server.stop()
  assert.equal(readPidFile(data), undefined)
  assert.equal(existsSync(join(dir, 'data.draft')), false)
})

test('a second start finds the data on the same port; the last of several holders ends the server', async () => {
  const [first, second] = await Promise.all([startEmbedded({ dir }), startEmbedded({ dir })])
  assert.notEqual(first.reused, second.reused)
  assert.equal(first.url('app'), second.url('app'))
  assert.deepEqual(await kept(first), ['one'])
  await first.stop()
  assert.deepEqual(await kept(second), ['one'])
  const { pid } = readPidFile(data) ?? assert.fail('no server')
  await second.stop()
  assert.notEqual(processState(pid, data), 'server')
})

test('connections of others keep the server running', async () => {
  const server = await startEmbedded({ dir })
  const other = new pg.Client({ connectionString: server.url('app') })
  await other.connect()
  await server.stop()
  assert.equal((await other.query('select 1 as one')).rows[0]?.one, 1)
  await other.end()
  const again = await startEmbedded({ dir })
  assert.equal(again.reused, true)
  await again.stop()
  assert.equal(readPidFile(data), undefined)
})

test('a killed starter leaves a server that the next start takes over', async (t) => {
  const starter = await startInProcess(t, 'two')
  starter.kill('SIGKILL')
  await once(starter, 'exit')
  const server = await startEmbedded({ dir })
  assert.equal(server.reused, true)
  assert.deepEqual(await kept(server), ['one', 'two'])
  await untilOneHolds(server)
  await server.stop()
  assert.equal(readPidFile(data), undefined)
})

test('starter and server both killed: the next start clears the stale pid file and recovers every row', async (t) => {
  const starter = await startInProcess(t, 'three')
  const { pid } = readPidFile(data) ?? assert.fail('no server')
  starter.kill('SIGKILL')
  process.kill(pid, 'SIGKILL')
  const server = await startEmbedded({ dir })
  assert.equal(server.reused, false)
  assert.deepEqual(await kept(server), ['one', 'three', 'two'])
  await server.stop()
})

test(
  'a pid file whose number now belongs to somebody else is no obstacle',
  { skip: process.platform === 'win32' && 'POSIX process numbers' },
  async () => {
    writeFileSync(
      join(data, 'postmaster.pid'),
      `${process.pid}\n${data}\n1700000000\n5432\n\n127.0.0.1\n 1 1\nready   \n`,
    )
    const server = await startEmbedded({ dir })
    assert.equal(server.reused, false)
    assert.equal((await kept(server)).length, 3)
    await server.stop()
  },
)

test('a server that dies while held comes back on the same port', async () => {
  const warnings: string[] = []
  const server = await startEmbedded({ dir, warn: (message) => warnings.push(message) })
  const before = server.url('app')
  process.kill((readPidFile(data) ?? assert.fail('no server')).pid, 'SIGKILL')
  for (const until = Date.now() + 60_000; warnings.length === 0 && Date.now() < until; await sleep(10));
  assert.match(warnings[0] ?? '', /重新启动/)
  assert.equal((await untilAnswered(() => kept(server))).length, 3)
  assert.equal(server.url('app'), before)
  await server.stop()
  assert.equal(readPidFile(data), undefined)
})

test('a port that somebody has taken meanwhile is given up', async (t) => {
  const squatter = createServer().listen(Number(readFileSync(join(dir, 'port'), 'utf8')), '127.0.0.1')
  await once(squatter, 'listening')
  t.after(() => squatter.close())
  const server = await startEmbedded({ dir })
  assert.notEqual(new URL(server.url('app')).port, String((squatter.address() as AddressInfo).port))
  assert.equal((await kept(server)).length, 3)
  await server.stop()
})

test('data of another release is refused with advice and left alone', async () => {
  const file = join(data, 'PG_VERSION')
  const release = readFileSync(file, 'utf8')
  writeFileSync(file, '17\n')
  await assert.rejects(startEmbedded({ dir }), {
    code: 'other-release',
    message: /PostgreSQL 17.*数据没有改动[\s\S]*Nothing was changed/,
  })
  writeFileSync(file, release)
  const server = await startEmbedded({ dir })
  assert.equal((await kept(server)).length, 3)
  await server.stop()
})

const rootOnly = process.getuid?.() !== 0 && 'needs root to act as another account'

test('root with a 0700 folder above: the cluster lives elsewhere and is found again', { skip: rootOnly }, async () => {
  const clone = join(root, 'clone')
  mkdirSync(join(clone, 'var'), { recursive: true })
  chmodSync(clone, 0o700)
  for (const reading of ['create', 'find'] as const) {
    const warnings: string[] = []
    const server = await startEmbedded({
      dir: join(clone, 'var', 'pg'),
      elsewhere: root,
      fsync: false,
      warn: (message) => warnings.push(message),
    })
    assert.equal(warnings.length, reading === 'create' ? 1 : 0)
    assert.ok(server.place.startsWith(join(root, 'bancheng-')))
    if (reading === 'create')
      await ask(server.url('owner'), `create table kept (text text); insert into kept values ('far')`)
    assert.deepEqual(await kept(server), ['far'])
    await server.stop()
  }
})

test(
  'an ordinary account starts it without any other',
  {
    skip:
      rootOnly ||
      (!canReach(import.meta.filename, { uid: 65_534, gid: 65_534, name: 'nobody' }) &&
        'the checkout is closed to other accounts'),
  },
  async (t) => {
    const own = join(root, 'ordinary')
    mkdirSync(own)
    chownSync(own, 65_534, 65_534)
    const starter = await startInProcess(t, 'ordinary', { folder: join(own, 'pg'), uid: 65_534 })
    const { pid } = readPidFile(join(own, 'pg', 'data')) ?? assert.fail('no server')
    assert.match(readFileSync(`/proc/${pid}/status`, 'utf8'), /^Uid:\t65534\t/m)
    starter.stdin?.end()
    assert.deepEqual(await once(starter, 'exit'), [0, null])
    assert.equal(readPidFile(join(own, 'pg', 'data')), undefined)
  },
)

test(
  'another account is told to start as the account of before',
  {
    skip:
      rootOnly ||
      (!canReach(import.meta.filename, { uid: 65_534, gid: 65_534, name: 'nobody' }) &&
        'the checkout is closed to other accounts'),
  },
  async () => {
    const script = `import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))}
    await startEmbedded({ dir: ${JSON.stringify(dir)} }).catch((error) => process.stdout.write(error.code))`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      cwd: '/',
      uid: 65_534,
      gid: 65_534,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    assert.equal(String(((await once(child.stdout, 'data')) as [unknown])[0]), 'lock-denied')
  },
)

/** Starts the cluster in a process of its own, which adds a row and waits until its input ends. */
async function startInProcess(
  t: TestContext,
  row: string,
  { folder = dir, uid }: { folder?: string; uid?: number } = {},
): Promise<ChildProcess> {
  const script = `import pg from ${JSON.stringify(import.meta.resolve('pg'))}
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./embedded.ts'))}
    const server = await startEmbedded({ dir: ${JSON.stringify(folder)} })
    const client = new pg.Client({ connectionString: server.url('owner') })
    await client.connect()
    await client.query('create table if not exists kept (text text)')
    await client.query('insert into kept values ($1)', [${JSON.stringify(row)}])
    await client.end()
    process.stdout.write('ready')
    process.stdin.resume().once('end', () => server.stop())`
  const account = uid === undefined ? {} : { uid, gid: uid }
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: '/',
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  const [answer] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown]
  assert.equal(String(answer), 'ready')
  return child
}

async function kept(server: Embedded): Promise<unknown[]> {
  return (await ask(server.url('owner'), 'select text from kept order by text')).map((row) => row.text)
}

async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

async function untilAnswered<T>(work: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + 60_000; ; await sleep(50)) {
    try {
      return await work()
    } catch (error) {
      if (Date.now() > until) throw error
    }
  }
}

/** A killed holder is counted until the server has noticed that it is gone. */
async function untilOneHolds(server: Embedded): Promise<void> {
  const text = `select count(*)::int as holders from pg_stat_activity where application_name = 'bancheng-holder'`
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(10))
    if ((await ask(server.url('admin'), text))[0]?.['holders'] === 1) return
  assert.fail('others hold the server')
}
