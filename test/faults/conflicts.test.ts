/** Two people, one case: whoever comes second is told so; nothing is lost and nothing half done. */
import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import type { CaseState } from '#core/case/case.ts'
import type { Command } from '#contract/commands.ts'
import { runCommand } from '#app/command.ts'
import type { Performed } from '#app/perform.ts'
import { testApp } from '#test/support/app.ts'
import { acceptedCase, askOf, commands, inParallel } from './acts.ts'
import { audit } from './audit.ts'

const codes = (done: Performed): string[] => (done.ok ? [] : done.refusals.map(({ code }) => code))

test('two commands on the same version: one wins, the other is told what changed', async (context) => {
  const { app, staff } = await testApp(context)
  const { caseId, version } = await acceptedCase(app, staff.worker, 'pair')
  const [a, b] = await Promise.all([
    runCommand(askOf(app, staff.worker), 'a', caseId, version, commands.note),
    runCommand(askOf(app, staff.worker2), 'b', caseId, version, { ...commands.note, text: '同事的另一条记录' }),
  ])
  const [winner, loser] = a.ok ? [a, b] : [b, a]
  assert.ok(winner.ok && !loser.ok)
  assert.deepEqual(loser.refusals, [{ code: 'changed-meanwhile', params: { expected: version, actual: version + 1 } }])
  assert.equal(loser.state?.version, version + 1, 'the loser sees the case as it is')
})

/** What a command must leave in the state, if it was told that it was done. */
const kept: readonly {
  readonly command: (n: number) => Command
  readonly holds: (state: CaseState, n: number) => boolean
}[] = [
  {
    command: (n) => ({ type: 'addWay', way: `办法 ${n}`, basis: '', result: 'open', note: '' }),
    holds: (state, n) => state.ways.some(({ way }) => way === `办法 ${n}`),
  },
  { command: (n) => ({ type: 'amend', title: `标题 ${n}` }), holds: (state, n) => state.title === `标题 ${n}` },
  { command: (n) => ({ type: 'amend', wish: `愿望 ${n}` }), holds: (state, n) => state.wish === `愿望 ${n}` },
  {
    command: (n) => ({ ...commands.refer, question: `问题 ${n}` }),
    holds: (state, n) => state.referrals.some(({ question }) => question === `问题 ${n}`),
  },
  {
    command: () => ({ type: 'pause', reason: 'awaitingExpertise', note: '等鉴定结论' }),
    holds: (state) => state.pauses.some(({ to }) => to === null),
  },
  {
    command: (n) => ({ type: 'askExtension', days: 1, reason: `理由 ${n}` }),
    holds: (state, n) => state.extensions.some(({ reason }) => reason === `理由 ${n}`),
  },
]

test(
  '500 random pairs of commands on one version: one wins, the other gets changed-meanwhile, no written word is lost',
  { timeout: 600_000 },
  async (context) => {
    const t = await testApp(context)
    const { app, staff } = t
    const pairs = fc.sample(fc.tuple(fc.nat(kept.length - 1), fc.nat(kept.length - 1), fc.boolean()), {
      numRuns: 500,
      seed: 20261124,
    })
    let won = 0
    await inParallel(pairs, 8, async ([left, right, colleague], index) => {
      const { caseId, version } = await acceptedCase(app, staff.worker, `pair-${index}`, index)
      const asks = [askOf(app, staff.worker), askOf(app, colleague ? staff.director : staff.worker)]
      const chosen = [kept[left]!, kept[right]!]
      const both = await Promise.all(
        chosen.map(({ command }, side) =>
          runCommand(asks[side]!, `pair-${index}-${side}`, caseId, version, command(index * 2 + side)),
        ),
      )
      const winners = both.filter(({ ok }) => ok)
      // What the director may not do is refused for that reason, whoever came first.
      const allowed = both.filter((done) => done.ok || codes(done).includes('changed-meanwhile'))
      assert.equal(winners.length, allowed.length === 0 ? 0 : 1, JSON.stringify(both.map(codes)))
      won += winners.length
      for (const [side, done] of both.entries()) {
        const n = index * 2 + side
        if (done.ok) assert.ok(chosen[side]!.holds(done.state, n))
        if (done.ok || !codes(done).includes('changed-meanwhile')) continue
        // The loser looks again and asks anew, on the version it now sees: both words stand side by side.
        const again = await runCommand(
          asks[side]!,
          `pair-${index}-${side}`,
          caseId,
          done.state!.version,
          chosen[side]!.command(n),
        )
        if (!again.ok) continue
        assert.ok(chosen[side]!.holds(again.state, n))
        const other = 1 - side
        const overwritten = chosen[side] === chosen[other] && (left === 1 || left === 2)
        if (both[other]!.ok && !overwritten)
          assert.ok(chosen[other]!.holds(again.state, index * 2 + other), `pair ${index}: the first word was lost`)
      }
    })
    assert.ok(won >= 450, `${won} of 500 pairs had a winner`)
    const { faults, cases } = await audit(app, t.database.adminUrl, t.centre.id)
    assert.equal(cases, 500)
    assert.deepEqual(faults, [])
  },
)
