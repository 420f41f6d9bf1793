/**
 * Load from outside, with a book of what was acknowledged, while the program (or its database) is killed again and again.
 * At the end everything that was sent is in the database once, and everything acknowledged is as it was acknowledged.
 */
import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import { openApp } from '#app/open-app.ts'
import { verifyLog } from '#cli/verify-log.ts'
import type { Command } from '#contract/commands.ts'
import { dispatchAll } from '#jobs/dispatch.ts'
import { startEmbedded } from '#store/embedded.ts'
import { openStore } from '#store/open.ts'
import { readConfig } from '../../src/config.ts'
import { commands, walkIn } from './acts.ts'
import { asSuperuser, audit } from './audit.ts'
import { signInTo, startProgram, type Program, type Signed } from './program.ts'

export interface Plan {
  /** How often the program is killed. */
  readonly kills: number
  /** How often the database's postmaster is killed while the program lives, spread among the kills of the program. */
  readonly postmasterKills: number
  /** How many of the kills of the program take the postmaster with it, as a power cut would take both. */
  readonly together: number
  /** Acknowledged writes between two kills, on average. */
  readonly writesPerKill: number
  /** People writing at the same time. */
  readonly lanes: number
}

export interface Outcome {
  readonly kills: number
  readonly postmasterKills: number
  readonly together: number
  /** Keys sent; each is one write, however often it was sent. */
  readonly keys: number
  readonly acknowledged: number
  readonly sentAgain: number
  readonly cases: number
  readonly events: number
  /** Commands whose consequences were still owed when the program was killed for the last time. */
  readonly owed: number
  readonly messages: number
}

/** One write as the client knows it. */
interface Intent {
  readonly key: string
  readonly path: string
  readonly body: object
  acknowledged: null | { readonly id: string; readonly number?: string; readonly version?: number }
}

/** Runs the plan and audits what is left. Throws AssertionError on anything lost, doubled or half done. */
export async function runKills(plan: Plan, say: (line: string) => void = () => undefined): Promise<Outcome> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bancheng-kill-'))
  let program = await startProgram(dataDir)
  // Held by the test as well, so that the database's address stays known while no program runs.
  const database = await startEmbedded({ dir: join(dataDir, 'pg'), warn: say })
  const book: Intent[] = []
  const load: Load = { origin: program.origin, stop: false, sentAgain: 0, acknowledged: 0, problems: [] }
  try {
    const people = await Promise.all(
      ['fangyiqing', 'jiangzhiyao', 'helanzhou', 'luwei'].map((name) =>
        signInTo(program.origin, name).then((signed) => ({ name, signed })),
      ),
    )
    const lanes = Array.from({ length: plan.lanes }, (_, index) =>
      write(load, book, people[index % people.length]!, index),
    )
    const killDatabase = async () => process.kill(await postmaster(database.place), 'SIGKILL')
    const done = { kills: 0, postmasterKills: 0, together: 0 }
    for (const victim of timetable(plan)) {
      // In the midst of work: after some more writes were acknowledged, at any moment of the next ones.
      await moreDone(load, 1 + Math.random() * 2 * plan.writesPerKill, program)
      await sleep(Math.random() * 20)
      if (victim !== 'program') await killDatabase()
      if (victim === 'database') {
        done.postmasterKills++
        continue
      }
      await program.end('SIGKILL')
      done.kills++
      if (victim === 'both') done.together++
      program = await startProgram(dataDir)
      load.origin = program.origin
      if (done.kills % 10 === 0) say(JSON.stringify({ ...done, acknowledged: load.acknowledged }))
    }
    // Also after the last kill everything goes on; then one more, which leaves consequences owed.
    await moreDone(load, 20, program)
    load.stop = true
    await Promise.all(lanes)
    assert.deepEqual(load.problems, [])
    await program.end('SIGKILL')
    done.kills++
    const held = await examine(dataDir, database.url('admin'), book)
    return { ...done, keys: book.length, acknowledged: load.acknowledged, sentAgain: load.sentAgain, ...held }
  } finally {
    load.stop = true
    if (program.process.exitCode === null && program.process.signalCode === null) await program.end('SIGKILL')
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

type Victim = 'program' | 'database' | 'both'

/** Who is killed when: the database's turns spread evenly among the program's. The last kill of the program is not in it. */
function timetable({ kills, postmasterKills, together }: Plan): Victim[] {
  const turns = Array.from({ length: kills - 1 }, (_, index): Victim[] => {
    const due = (times: number) =>
      Math.floor(((index + 1) * times) / (kills - 1)) > Math.floor((index * times) / (kills - 1))
    return [...(due(postmasterKills) ? (['database'] as const) : []), due(together) ? 'both' : 'program']
  })
  return turns.flat()
}

/** The process number of the database server we started ourselves; waits while it is just being started again. */
async function postmaster(place: string): Promise<number> {
  for (const until = Date.now() + 60_000; Date.now() < until; await sleep(5)) {
    const file = join(place, 'data', 'postmaster.pid')
    const number = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
    if (number > 0 && existsSync(`/proc/${number}`)) return number
  }
  return assert.fail('no database server within a minute')
}

/** Waits until that many more writes are acknowledged; a program that cannot any more fails the test. */
async function moreDone(load: Load, more: number, program: Program): Promise<void> {
  const wanted = load.acknowledged + more
  for (const until = Date.now() + 180_000; load.acknowledged < wanted; await sleep(5)) {
    if (load.problems.length > 0) assert.fail(load.problems.join('\n'))
    if (program.process.exitCode !== null || program.process.signalCode !== null)
      assert.fail(`the program ended by itself:\n${program.output()}`)
    if (Date.now() > until) assert.fail(`no ${more} writes within three minutes:\n${program.output()}`)
  }
}

type Load = { origin: string; stop: boolean; sentAgain: number; acknowledged: number; problems: string[] }

/** One person registering cases and working on each, as fast as answers come. */
async function write(
  load: Load,
  book: Intent[],
  { name, signed }: { name: string; signed: Signed },
  lane: number,
): Promise<void> {
  const steps: readonly Command[] = [commands.accept, commands.note, commands.way, commands.tell]
  for (let n = 0; !load.stop; n++) {
    const made = await send(load, book, signed, '/api/cases', walkIn(lane * 100_000 + n, { owner: ownerOf[name]! }))
    if (!made) return
    // Registered and taken up by its owner.
    let version = 2
    for (const command of steps) {
      const done = await send(load, book, signed, `/api/cases/${made.id}/commands`, {
        expectedVersion: version,
        command,
      })
      if (!done) return
      version = done.version!
    }
  }
}

/** Ids of the demo's people by sign-in name, filled from the centre file. */
const ownerOf: Record<string, string> = Object.fromEntries(
  (
    JSON.parse(readFileSync(join(import.meta.dirname, '../../data/centre/hongqiao-demo.json'), 'utf8')) as {
      people: { username: string; id: string }[]
    }
  ).people.map(({ username, id }) => [username, id]),
)

/** Sends one write until it is acknowledged, always under its one key. Null when something is wrong that sending again does not mend. */
async function send(
  load: Load,
  book: Intent[],
  signed: Signed,
  path: string,
  body: object,
): Promise<Intent['acknowledged']> {
  const intent: Intent = { key: randomUUID(), path, body, acknowledged: null }
  book.push(intent)
  for (let attempt = 0; ; attempt++) {
    if (attempt > 0) load.sentAgain++
    let status: number
    let text: string
    const tried = load.origin
    try {
      const answer = await fetch(tried + path, {
        method: 'POST',
        headers: { ...signed, 'idempotency-key': intent.key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(30_000),
      })
      status = answer.status
      text = await answer.text()
    } catch {
      // Killed: there will be another. Or one connection broke: try again soon.
      for (let wait = 0; load.origin === tried && wait < 20; wait++) await sleep(25)
      continue
    }
    if (status === 503) {
      await sleep(50)
      continue
    }
    if (status >= 300) {
      load.problems.push(`${path}: ${status} ${text.slice(0, 500)}`)
      return null
    }
    const { id, slip, version } = JSON.parse(text) as { id: string; slip?: { number: string }; version?: number }
    load.acknowledged++
    return (intent.acknowledged = {
      id,
      ...(slip && { number: slip.number }),
      ...(version !== undefined && { version }),
    })
  }
}

/** What the database holds after the last kill, first as it was left, then with every consequence made. */
async function examine(dataDir: string, adminUrl: string, book: readonly Intent[]) {
  const config = readConfig({ BANCHENG_MODE: 'demo', BANCHENG_DATA_DIR: dataDir, PORT: '0' })
  const store = await openStore(config)
  try {
    const app = await openApp(config, store, () => 'http://127.0.0.1')
    const left = await audit(app, adminUrl, app.orgId)
    assert.deepEqual(left.faults, [])
    await dispatchAll(app)
    const held = await audit(app, adminUrl, app.orgId)
    assert.deepEqual(held.faults, [])
    assert.equal(held.outbox, 0)
    assert.deepEqual((await verifyLog(store)).faults, [])
    const keys = await asSuperuser(adminUrl, async (admin) => {
      const { rows } = await admin.query<Kept>(
        `select k.key, k.case_id, k.last_seq, f.number, f.version, f.title
           from idempotency_key k join case_file f on f.org_id = k.org_id and f.id = k.case_id`,
      )
      return Map.groupBy(rows, ({ key }) => key.split(':').at(-1)!)
    })
    for (const intent of book) compare(intent, keys.get(intent.key) ?? [])
    assert.equal(held.keys, book.length, 'one key for each write that was sent, and no other')
    const registrations = book.filter(({ path }) => path === '/api/cases')
    assert.equal(held.cases, registrations.length, 'one case for each key, and no other')
    return { cases: held.cases, events: held.events, owed: left.outbox, messages: held.messages }
  } finally {
    await store.close()
  }
}

type Kept = { key: string; case_id: string; last_seq: number; number: string; version: number; title: string }

/** One write of the book against what is kept under its key. */
function compare({ key, path, body, acknowledged }: Intent, rows: readonly Kept[]): void {
  assert.ok(acknowledged, `${path} under ${key} was never acknowledged`)
  assert.equal(rows.length, 1, `${path} under ${key}: ${rows.length} times in the database`)
  const row = rows[0]!
  assert.equal(row.case_id, acknowledged.id)
  if (acknowledged.number) assert.equal(row.number, acknowledged.number)
  if (acknowledged.version) assert.ok(row.last_seq <= acknowledged.version && acknowledged.version <= row.version)
  if ('title' in body) assert.equal(row.title, body.title)
}
