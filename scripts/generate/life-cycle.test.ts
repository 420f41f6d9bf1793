import test from 'node:test'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stages } from '#core/case/case.ts'
import { transitions } from '#core/case/transitions.ts'
import { accepted, answered, sample, system, wang } from '#test/support/case-world.ts'
import { lifeCycle } from './life-cycle.ts'

const drawn = lifeCycle()
const arrows = [...drawn.matchAll(/^ {2}(\w+|\[\*\]) --> (\w+): (\w+)/gm)].map(([, from, to, command]) => ({
  from,
  to,
  command,
}))

test('life-cycle page: docs/life-cycle.md is what the table says now (npm run generate)', () => {
  assert.equal(readFileSync(join(import.meta.dirname, '../../docs/life-cycle.md'), 'utf8'), drawn)
})

test('life-cycle page: every stage is reached and left, every command has its line', () => {
  for (const stage of stages) {
    assert.ok(
      arrows.some(({ to }) => to === stage),
      `nothing leads to ${stage}`,
    )
    assert.ok(
      arrows.some(({ from }) => from === stage),
      `nothing leads out of ${stage}`,
    )
  }
  for (const { command } of transitions) assert.ok(drawn.includes(`\n| \`${command}\` |`), command)
})

test('life-cycle page: the moves that commands decide themselves are drawn as they happen', () => {
  const has = (from: string, to: string, command: string) =>
    assert.ok(
      arrows.some((arrow) => arrow.from === from && arrow.to === to && arrow.command === command),
      `${from} → ${to} by ${command} is not drawn`,
    )
  const play = accepted()
  play.does(wang, sample.reply)
  has(play.state!.stage, play.does(wang, sample.deliver).stage, 'recordDelivery')
  const silent = answered()
  has(silent.state!.stage, silent.until('2026-03-30 09:00').does(system, sample.sweep).stage, 'sweep')
  const back = accepted()
  back.does(wang, sample.refer, sample.judge)
  for (const to of ['coordination', 'triage', 'reception'] as const) {
    has(back.state!.stage, back.does(wang, { type: 'goBack', to, reason: '漏了一步' }).stage, 'goBack')
  }
})
