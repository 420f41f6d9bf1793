/**
 * Measures the running program; the method is in README.md beside it.
 *
 *     node_modules/.bin/node bench/run.ts [--cases 20000] [--seconds 3] [--rounds 3] [--clients 1,8]
 *                                         [--only create,open,queue,note] [--profile DIR] [--write]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openApp } from '#app/open-app.ts'
import { demoCentrePath, readCentreFile } from '#app/seed.ts'
import { fromMillis } from '#core/clock/date.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { sweepCases } from '#jobs/sweep-cases.ts'
import { startEmbedded } from '#store/embedded.ts'
import { openStore, type Store } from '#store/open.ts'
import { orgTransaction } from '#store/org-query.ts'
import { signInTo, startProgram, type Program } from '#test/faults/program.ts'
import { readConfig } from '../src/config.ts'
import { machineTicks, treeCpuMillis } from './cpu.ts'
import { closedLoop, type Loop, type Shot } from './load.ts'
import { floorOperations, operations } from './operations.ts'
import { report, type Measured } from './report.ts'
import { seedCases, type Seeded } from './seed.ts'
import { startFloor } from './start-floor.ts'

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '20000' },
    seconds: { type: 'string', default: '3' },
    rounds: { type: 'string', default: '3' },
    clients: { type: 'string', default: '1,8' },
    only: { type: 'string', default: 'queue,open,note,create' },
    profile: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

const dataDir = mkdtempSync(join(tmpdir(), 'bancheng-bench-'))
const database = await startEmbedded({ dir: join(dataDir, 'pg') })
try {
  // The first start makes the demo centre.
  await (await startProgram(dataDir)).end('SIGTERM')
  const { seeded, seconds } = await fill(Number(values.cases))
  console.log(`${seeded.length} cases in ${seconds.toFixed(1)} s`)
  const measured = await measure(seeded)
  report(measured, {
    cases: seeded.length,
    seedSeconds: seconds,
    seconds: Number(values.seconds),
    rounds: Number(values.rounds),
    write: values.write,
  })
} finally {
  await database.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** Cases, fifteen more caseworkers, and everything that time and the outbox would do, done before the clock runs. */
async function fill(count: number): Promise<{ seeded: Seeded[]; seconds: number }> {
  const config = readConfig({ BANCHENG_MODE: 'demo', BANCHENG_DATA_DIR: dataDir, PORT: '0' })
  const store = await openStore(config)
  try {
    const app = await openApp(config, store, () => 'http://127.0.0.1')
    const owners = await agents(store, app.orgId)
    const begun = performance.now()
    const seeded = await seedCases(app, count, owners, fromMillis(Date.now()))
    const seconds = (performance.now() - begun) / 1000
    const swept = await sweepCases(app)
    await dispatchAll(app)
    await maintain()
    console.log(`${swept} cases swept and told of in ${((performance.now() - begun) / 1000 - seconds).toFixed(1)} s`)
    const versions = new Map(
      await orgTransaction(store.pool, app.orgId, async (client) =>
        (await client.query<{ id: string; version: number }>('select id, version from case_file')).rows.map(
          ({ id, version }) => [id, version] as const,
        ),
      ),
    )
    return { seeded: seeded.map((entry) => ({ ...entry, version: versions.get(entry.id)! })), seconds }
  } finally {
    await store.close()
  }
}

async function maintain(): Promise<void> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: database.url('admin') })
  await client.connect()
  await client.query('vacuum analyze')
  await client.query('checkpoint')
  await client.end()
}

/** Twenty caseworkers: those of the demo, and more of the same. */
async function agents(store: Store, orgId: string): Promise<string[]> {
  return await orgTransaction(store.pool, orgId, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `select id from staff where 'caseworker' = any(roles) order by id`,
    )
    for (let n = rows.length; n < 20; n++) {
      const id = `agent-${n}`
      await client.query(
        `insert into staff (org_id, id, name, username, roles, password_hash) values ($1, $2, $3, $2, '{caseworker}', '-')`,
        [orgId, id, `第${n}位专员`],
      )
      rows.push({ id })
    }
    return rows.map(({ id }) => id)
  })
}

/** Each operation on the product and on the floor. */
async function measure(seeded: readonly Seeded[]): Promise<Measured[]> {
  if (values.profile) mkdirSync(values.profile, { recursive: true })
  const floor = await startFloor(database.url('admin'), seeded.length)
  const program = await startProgram(dataDir, {
    ...(values.profile && { flags: ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] }),
  })
  try {
    const people = readCentreFile(demoCentrePath).people
    const of = (role: string) => people.filter(({ roles }) => roles.includes(role as 'counter'))
    const signIn = (list: typeof people) =>
      Promise.all(list.map(async ({ id, username }) => ({ id, signed: await signInTo(program.origin, username) })))
    const kinds = operations(seeded, await signIn(of('counter')), await signIn(of('caseworker')))
    const bare = floorOperations(seeded.length)
    const measured: Measured[] = []
    for (const name of values.only.split(',')) {
      for (const clients of values.clients.split(',').map(Number)) {
        measured.push(await sideBySide(program, floor, name, clients, [kinds[name]!, bare[name]!]))
        const { perSecond, cpu, foreign, floor: under } = measured.at(-1)!
        console.log(
          `${name} ${clients}: ${perSecond.toFixed(0)}/s, ${cpu.toFixed(2)} ms CPU; floor ${under!.cpu.toFixed(2)} ms; others used ${(foreign * 100).toFixed(0)} % of the machine`,
        )
      }
    }
    return measured
  } finally {
    await floor.end('SIGTERM')
    await program.end('SIGTERM')
  }
}

/** A warm-up of both, then their rounds in turn, so that whatever else the machine does meets both alike; of each the one in the middle by CPU. */
async function sideBySide(
  program: Running,
  floor: Running,
  name: string,
  clients: number,
  [ours, bare]: readonly [(client: number) => Shot, (client: number) => Shot],
): Promise<Measured> {
  await warmUp(program, clients, ours)
  await warmUp(floor, clients, bare)
  const rounds: [Measured[], Measured[]] = [[], []]
  for (let round = 0; round < Number(values.rounds); round++) {
    rounds[0].push(await oneRound(program, name, clients, ours))
    rounds[1].push(await oneRound(floor, name, clients, bare))
  }
  const middle = (list: readonly Measured[]) => list.toSorted((a, b) => a.cpu - b.cpu)[Math.floor(list.length / 2)]!
  return { ...middle(rounds[0]), floor: middle(rounds[1]) }
}

/** By count, not by time: on a busy machine a short time would measure a program still being compiled. */
async function warmUp(program: Running, clients: number, next: (client: number) => Shot): Promise<void> {
  for (let warm = 0, begun = Date.now(); warm < 600 && Date.now() - begun < 30_000;)
    warm += (await closedLoop(program.origin, clients, 500, next)).count
}

type Running = Pick<Program, 'origin' | 'process'>

async function oneRound(
  program: Running,
  name: string,
  clients: number,
  next: (client: number) => Shot,
): Promise<Measured> {
  const postmaster = Number(readFileSync(join(database.place, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  const read = () => ({
    node: treeCpuMillis(program.process.pid!),
    postgres: treeCpuMillis(postmaster),
    self: process.cpuUsage(),
    machine: machineTicks(),
  })
  const before = read()
  const loop: Loop = await closedLoop(program.origin, clients, Number(values.seconds) * 1000, next)
  const after = read()
  const node = after.node - before.node
  const postgres = after.postgres - before.postgres
  const self = (after.self.user + after.self.system - before.self.user - before.self.system) / 1000
  const busy = (after.machine.busy - before.machine.busy) * 10
  const total = (after.machine.total - before.machine.total) * 10
  const foreign = Math.max(0, busy - node - postgres - self) / total
  return {
    name,
    clients,
    ...loop,
    cpu: (node + postgres) / loop.count,
    nodeCpu: node / loop.count,
    foreign,
    floor: null,
  }
}
