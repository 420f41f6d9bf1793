import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { availableParallelism } from 'node:os'
import test, { after } from 'node:test'
import { closeChildren, inChild } from './child.ts'

const acts = import.meta.resolve('#test/support/child-acts.ts')
after(closeChildren)

test('a child gives back values and buffers, and stays warm for the next', async () => {
  const first = await inChild<{ pid: number; bytes: Uint8Array }>(acts, { act: 'echo', bytes: Buffer.from([1, 2, 3]) })
  assert.ok(first.ok)
  assert.deepEqual([...first.value.bytes], [1, 2, 3])
  assert.notEqual(first.value.pid, process.pid)
  const second = await inChild<{ pid: number }>(acts, { act: 'echo' })
  assert.ok(second.ok && second.value.pid === first.value.pid, 'the second one did not start a process')
})

test('twenty megabytes go to a child and back unchanged, and the parent is not held up by them', async () => {
  const sent = randomBytes(20 * 1024 * 1024 + 5)
  const [before, started] = [process.threadCpuUsage(), performance.now()]
  let longest = 0
  let last = before
  const watch = setInterval(() => {
    const now = process.threadCpuUsage()
    longest = Math.max(longest, (now.user + now.system - last.user - last.system) / 1000)
    last = now
  }, 1)
  const back = await inChild<{ bytes: Uint8Array }>(acts, { act: 'echo', bytes: sent }, { timeoutMs: 20_000 })
  clearInterval(watch)
  assert.ok(back.ok)
  assert.ok(sent.equals(back.value.bytes))
  assert.ok(
    longest < 50,
    `computed ${longest.toFixed(0)} ms at a stretch of ${(performance.now() - started).toFixed(0)}`,
  )
  const next = await inChild<{ bytes?: Uint8Array }>(acts, { act: 'echo' })
  assert.ok(next.ok && next.value.bytes === undefined, 'nothing of it is left for the next')
})

test('killed at its time, while the parent works on and others are served', async () => {
  const before = performance.eventLoopUtilization()
  const [hanging, echo] = await Promise.all([
    inChild(acts, { act: 'hang' }, { timeoutMs: 800 }),
    inChild<{ pid: number }>(acts, { act: 'echo' }, { timeoutMs: 20_000 }),
  ])
  const { utilization } = performance.eventLoopUtilization(before)
  assert.ok(!hanging.ok && hanging.code === 'too-slow')
  assert.ok(echo.ok)
  assert.ok(utilization < 0.6, `the parent was held up for ${Math.round(utilization * 100)} % of the time`)
  assert.ok((await inChild(acts, { act: 'echo' })).ok)
})

test('killed at its memory', { skip: process.platform !== 'linux' && 'memory is watched on Linux only' }, async () => {
  const result = await inChild(acts, { act: 'eat' }, { memoryMb: 300, timeoutMs: 20_000 })
  assert.ok(!result.ok && ['too-big', 'died'].includes(result.code), JSON.stringify(result))
  assert.ok((await inChild(acts, { act: 'echo' })).ok)
})

test('a child that dies or throws is a value, not an exception', async () => {
  const died = await inChild(acts, { act: 'die' })
  assert.ok(!died.ok && died.code === 'died')
  const threw = await inChild(acts, { act: 'throw' })
  assert.deepEqual(threw, { ok: false, code: 'failed', detail: 'as told' })
})

test('a child reaches neither the network nor files outside the program nor the environment of its parent', async () => {
  process.env['BANCHENG_CANARY'] = 'secret'
  const result = await inChild<Record<string, string>>(acts, { act: 'pry' })
  delete process.env['BANCHENG_CANARY']
  assert.deepEqual(result, {
    ok: true,
    value: {
      read: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      spawn: 'ERR_ACCESS_DENIED',
      connect: 'ERR_ACCESS_DENIED',
      env: 'none',
    },
  })
})

test('what strangers send keeps no staff waiting, however much of it there is', async () => {
  const strangers = Array.from({ length: 4 }, () =>
    inChild(acts, { act: 'hang' }, { timeoutMs: 1_500, stranger: true }),
  )
  const before = performance.now()
  const staff = await Promise.all(
    Array.from({ length: 3 }, () => inChild(acts, { act: 'echo' }, { timeoutMs: 20_000 })),
  )
  const took = performance.now() - before
  assert.ok(staff.every(({ ok }) => ok))
  // With one child alone a job that has begun must end first.
  assert.ok(took < (availableParallelism() > 1 ? 4_000 : 6_000), `${took} ms`)
  for (const result of await Promise.all(strangers)) assert.ok(!result.ok && result.code === 'too-slow')
})

test('too many strangers are told so, while staff are still taken', async () => {
  const many = Array.from({ length: 130 }, () => inChild(acts, { act: 'echo' }, { timeoutMs: 20_000, stranger: true }))
  assert.ok((await inChild(acts, { act: 'echo' }, { timeoutMs: 20_000 })).ok)
  const results = await Promise.all(many)
  const busy = results.filter((result) => !result.ok && result.code === 'busy').length
  assert.ok(busy >= 25 && busy < 130 && results.some(({ ok }) => ok), `${busy} busy`)
})
