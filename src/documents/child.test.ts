import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { closeChildren, inChild } from './child.ts'

const acts = import.meta.resolve('#test/support/child-acts.ts')
after(closeChildren)

test('a child gives back values and buffers, and stays warm for the next', async () => {
  const first = await inChild<{ pid: number; bytes: Uint8Array }>(acts, { act: 'echo', bytes: Buffer.from([1, 2, 3]) })
  assert.ok(first.ok)
  assert.deepEqual([...first.value.bytes], [1, 2, 3])
  assert.notEqual(first.value.pid, process.pid)
  const begun = performance.now()
  const second = await inChild<{ pid: number }>(acts, { act: 'echo' })
  assert.ok(second.ok && second.value.pid === first.value.pid)
  assert.ok(performance.now() - begun < 200, 'the second one did not start a process')
})

test('killed at its time, while the parent works on and others are served', async () => {
  let ticks = 0
  const ticking = setInterval(() => ticks++, 10)
  const [hanging, echo] = await Promise.all([
    inChild(acts, { act: 'hang' }, { timeoutMs: 800 }),
    inChild<{ pid: number }>(acts, { act: 'echo' }, { timeoutMs: 5000 }),
  ])
  clearInterval(ticking)
  assert.ok(!hanging.ok && hanging.code === 'too-slow')
  assert.ok(echo.ok)
  assert.ok(ticks > 40, `the parent was held up: ${ticks} ticks in 800 ms`)
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
