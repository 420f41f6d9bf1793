import { spawn, spawnSync } from 'node:child_process'
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { program, type Binaries } from './embedded-binaries.ts'
import { clearStalePid, processState, readPidFile } from './embedded-process.ts'
import { serverSettings } from './embedded-settings.ts'
import type { ServerUser } from './embedded-user.ts'
import { storeProblem } from './problem.ts'

/** One cluster: its programs, its folder, and who runs it. */
export type Cluster = {
  readonly binaries: Binaries
  readonly place: string
  readonly data: string
  readonly user: ServerUser
  readonly fsync: boolean
}

// No setting of the host may change what the server does. macOS needs some locale in the environment, Windows all of it.
const environment = process.platform === 'win32' ? undefined : { PATH: '/usr/bin:/bin', LC_ALL: 'C' }

/**
 * Makes the data folder when there is none; returns whether it did. An initdb cut short leaves only a draft, which the
 * next start removes.
 */
export async function createCluster(cluster: Cluster, password: string): Promise<boolean> {
  if (existsSync(join(cluster.data, 'PG_VERSION'))) {
    assertRelease(cluster)
    return false
  }
  const draft = join(cluster.place, 'data.draft')
  let failure = ''
  for (const locale of ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    rmSync(draft, { recursive: true, force: true })
    failure = await initialise(cluster, draft, password, locale)
    if (failure === '') {
      renameSync(draft, cluster.data)
      return true
    }
    if (!/invalid locale/i.test(failure)) break
  }
  throw startProblem('initdb', failure)
}

async function initialise(cluster: Cluster, draft: string, password: string, locale: string): Promise<string> {
  const { user, binaries, place, fsync } = cluster
  const passwordFile = join(place, 'initdb.password')
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 })
  mkdirSync(draft, { mode: 0o700 })
  if (user) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    const words = ['-D', draft, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8']
    words.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', `--locale=${locale}`, '--no-instructions')
    if (!fsync) words.push('--no-sync')
    // Not waited for with the whole process: a second in which the program itself is loaded.
    const child = spawn(program(binaries, 'initdb'), words, { ...runAs(user), stdio: ['ignore', 'ignore', 'pipe'] })
    let report = ''
    child.stderr.on('data', (part: Buffer) => (report += part.toString()))
    return await new Promise((resolve) => {
      child.once('error', (error) => resolve(String(error)))
      child.once('close', (status) => resolve(status === 0 ? '' : report || `initdb ended with ${status}`))
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function runAs(user: ServerUser) {
  return { cwd: '/', env: environment, windowsHide: true, ...(user ? { uid: user.uid, gid: user.gid } : {}) }
}

function assertRelease({ data, binaries, user }: Cluster): void {
  const release = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (Number(release) !== binaries.major) {
    throw storeProblem(
      'other-release',
      `${data} 是 PostgreSQL ${release} 的数据，本程序带的是 PostgreSQL ${binaries.major}，两者的文件不能混用。数据没有改动。请用原来的版本启动并导出备份，再用新版本恢复；或用 PostgreSQL ${release} 打开它并设置 DATABASE_URL。`,
      `${data} was made by PostgreSQL ${release}; this program carries PostgreSQL ${binaries.major}, which cannot open it. Nothing was changed. Start the former release and take a backup, then restore it with this one; or serve the folder with PostgreSQL ${release} and set DATABASE_URL.`,
    )
  }
  const owner = statSync(data).uid
  const self = process.getuid?.()
  if (!user && self !== undefined && owner !== self) {
    throw storeProblem(
      'other-owner',
      `${data} 属于系统用户 ${owner}，现在以用户 ${self} 启动。请以原来的用户启动，或由管理员把整个目录改为用户 ${self} 所有。数据没有改动。`,
      `${data} belongs to account ${owner}, and this start runs as ${self}. Start as the account of before, or let the administrator hand the whole folder to ${self}. Nothing was changed.`,
    )
  }
}

/** Makes sure that a server runs on the data folder. Returns its port, and whether it was running already. */
export async function runServer(cluster: Cluster, wantedPort: number): Promise<{ port: number; reused: boolean }> {
  for (let attempt = 1; ; attempt++) {
    const running = await livingServer(cluster)
    if (running !== undefined) return { port: running, reused: true }
    await clearStalePid(cluster.data)
    const port = wantedPort || (await pickPort(join(cluster.place, 'port')))
    const failure = await launch(cluster, port)
    if (failure === '') return { port, reused: false }
    const passing = /lock file|shared memory block|could not bind|could not create any TCP/i.test(failure)
    if (!passing || attempt === 10) throw startProblem('postgres', failure)
    await sleep(100 * attempt)
  }
}

/** The port of the server that already runs here, waiting while it starts or recovers; undefined when none does. */
async function livingServer({ data }: Cluster): Promise<number | undefined> {
  for (let file = readPidFile(data); file; file = readPidFile(data)) {
    if (processState(file.pid, data) !== 'server') return undefined
    if (file.ready) return file.port
    await sleep(10)
  }
  return undefined
}

/** Starts a server of its own session, so that Ctrl-C in the terminal reaches the application alone. '' or why it ended. */
async function launch({ binaries, data, place, user, fsync }: Cluster, port: number): Promise<string> {
  const logPath = join(place, 'postgres.log')
  keepSmall(logPath)
  const log = openSync(logPath, 'a', 0o600)
  const start = statSync(logPath).size
  const words = ['-D', data, ...serverSettings(port, fsync)]
  const child = spawn(program(binaries, 'postgres'), words, {
    ...runAs(user),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let ended = ''
  child.once('error', (error) => (ended = String(error)))
  child.once('exit', () => (ended ||= readFileSync(logPath).subarray(start).toString('utf8') || 'ended without a word'))
  for (;;) {
    const file = readPidFile(data)
    if (ended) return ended
    if (file && file.pid === child.pid && file.ready) return ''
    await sleep(5)
  }
}

function keepSmall(path: string): void {
  if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.old`)
}

/** The port of last time when it is free, else any free one, written down for next time. */
async function pickPort(path: string): Promise<number> {
  const last = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
  let port = 0
  // A server that has just died lets go of its port a moment after it is no more.
  for (let tries = 0; last > 0 && port === 0 && tries < 10; tries++) {
    port = await tryPort(last)
    if (port === 0) await sleep(20)
  }
  port ||= await tryPort(0)
  if (port !== last) writeFileSync(path, `${port}\n`)
  return port
}

function tryPort(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(0))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** Ends the server in good order (open transactions are rolled back, a checkpoint is written) and waits for it. */
export async function endServer(cluster: Cluster): Promise<void> {
  const file = readPidFile(cluster.data)
  if (!file || processState(file.pid, cluster.data) !== 'server') return
  if (process.platform === 'win32') {
    spawnSync(
      program(cluster.binaries, 'pg_ctl'),
      ['stop', '-m', 'fast', '-w', '-D', cluster.data],
      runAs(cluster.user),
    )
    return
  }
  process.kill(file.pid, 'SIGINT')
  while (processState(file.pid, cluster.data) === 'server') await sleep(5)
}

function startProblem(step: string, report: string) {
  const tail = report.trim().split('\n').slice(-12).join('\n')
  return storeProblem(
    `${step}-failed`,
    `内置数据库没有启动起来，${step} 报告：`,
    `The embedded database did not start; ${step} reported:\n${tail}`,
  )
}
