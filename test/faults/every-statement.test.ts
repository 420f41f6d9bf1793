/** Fail at the n-th statement, for every n: a command happens whole or not at all, and sent again under its key it has happened once. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { App } from '#app/context.ts'
import { runCommand } from '#app/command.ts'
import type { Performed } from '#app/perform.ts'
import { register } from '#app/register.ts'
import { orgTransaction } from '#store/org-query.ts'
import { testApp, type TestApp } from '#test/support/app.ts'
import { acceptedCase, askOf, commands, order } from './acts.ts'
import { audit } from './audit.ts'
import { faultKinds, faultyApp } from './faulty-pool.ts'

/** A command ready to be sent, once or again. */
type Send = (app: App) => Promise<Performed>

const proxy = {
  person: { kind: 'individual', name: '上官·代办', idNumber: '', phone: '13700000001', note: '' },
  relation: '女儿',
  authority: '口头委托',
} as const

/** Each makes what it needs under the name and gives the command. */
const cases: Readonly<Record<string, (t: TestApp, name: string) => Promise<Send>>> = {
  async register(t, name) {
    const paperIds = [await paper(t, t.staff.clerk.id), await paper(t, t.staff.clerk.id)]
    // A named owner: routing asks the database only every other second, and the count of statements must not waver.
    const input = { ...order(name), proxy, paperIds, owner: t.staff.worker.id }
    return (app) => register(askOf(app, t.staff.clerk), name, input)
  },
  async accept(t, name) {
    const made = await register(askOf(t.app, t.staff.worker), `${name}-before`, order(name))
    assert.ok(made.ok)
    const { owner } = made.state
    const who = Object.values(t.staff).find(({ id }) => id === owner)!
    return (app) => runCommand(askOf(app, who), name, made.caseId, made.state.version, commands.accept)
  },
  async addPaper(t, name) {
    const { caseId, version } = await acceptedCase(t.app, t.staff.worker, `${name}-before`)
    const paperId = await paper(t, t.staff.worker.id)
    return (app) => runCommand(askOf(app, t.staff.worker), name, caseId, version, { type: 'addPaper', paperId })
  },
  async amend(t, name) {
    const { caseId, version } = await acceptedCase(t.app, t.staff.worker, `${name}-before`)
    const person = { kind: 'individual', name: '诸葛·改过的', idNumber: '', phone: '', note: '' } as const
    return (app) =>
      runCommand(askOf(app, t.staff.worker), name, caseId, version, {
        type: 'amend',
        title: '改过的标题',
        person,
        proxy,
      })
  },
}

async function paper(t: TestApp, by: string): Promise<string> {
  const id = t.app.newId()
  await orgTransaction(t.app.store.pool, t.centre.id, (client) =>
    client.query(
      "insert into paper (org_id, id, sha256, media_type, bytes, label, by_kind, by_id) values ($1, $2, $3, 'image/png', 100, '照片', 'staff', $4)",
      [t.centre.id, id, 'ab'.repeat(32), by],
    ),
  )
  return id
}

for (const [command, prepare] of Object.entries(cases)) {
  test(
    `${command}: whichever statement fails and however, all or nothing; the same key again converges`,
    { timeout: 600_000 },
    async (context) => {
      const t = await testApp(context)
      const look = () => audit(t.app, t.database.adminUrl, t.centre.id)
      for (const kind of faultKinds) {
        let whole = 0
        for (let at = 1; ; at++) {
          const send = await prepare(t, `${command}-${kind}-${at}`)
          const before = await look()
          const faulty = faultyApp(t.app, at, kind)
          const done = await send(faulty.app).catch(() => null)
          const after = await look()
          assert.deepEqual(after.faults, [], `${kind} at ${at}`)
          if (!faulty.struck()) {
            assert.ok(done?.ok, 'past the last statement the command succeeds')
            assert.ok(at > 3)
            break
          }
          assert.ok(!done?.ok, `${kind} at ${at} was reported as done`)
          const happened = after.keys - before.keys
          if (happened === 0) assert.deepEqual(after, before)
          whole += happened
          const again = await send(t.app)
          assert.ok(again.ok, JSON.stringify(again))
          assert.equal(again.repeated, happened === 1)
          const converged = await look()
          assert.deepEqual(
            [converged.faults, converged.keys, converged.outbox],
            [[], before.keys + 1, before.outbox + 1],
          )
        }
        // Only a commit whose answer was lost has happened although it failed.
        assert.equal(whole, kind === 'cutAfter' ? 1 : 0, kind)
      }
    },
  )
}
