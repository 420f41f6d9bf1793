import assert from 'node:assert/strict'
import test, { type TestContext } from 'node:test'
import { createDraftSaver, type DraftState } from './draft-saver.ts'

const settle = async () => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
}

function setUp(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const saves: { text: string; succeed: () => void; fail: () => void }[] = []
  const states: DraftState['kind'][] = []
  const saver = createDraftSaver<string>({
    save: (text) =>
      new Promise<void>((resolve, reject) =>
        saves.push({ text, succeed: resolve, fail: () => reject(new Error('offline')) }),
      ),
    onState: ({ kind }) => states.push(kind),
    now: () => '2026-11-24T06:03:00.000Z',
  })
  const pass = async (ms: number) => {
    t.mock.timers.tick(ms)
    await settle()
  }
  return { saver, saves, states, pass }
}

test('three seconds after the first change the newest text is saved, once', async (t) => {
  const { saver, saves, states, pass } = setUp(t)
  saver.change('您')
  await pass(2000)
  saver.change('您好')
  await pass(999)
  assert.equal(saves.length, 0)
  await pass(1)
  assert.deepEqual(
    saves.map(({ text }) => text),
    ['您好'],
  )
  saves[0]!.succeed()
  await settle()
  assert.deepEqual(states, ['waiting', 'waiting', 'saving', 'saved'])
  await pass(10_000)
  assert.equal(saves.length, 1)
  assert.equal(saver.isDirty(), false)
})

test('what is typed during a save is saved afterwards, never beside it', async (t) => {
  const { saver, saves, states, pass } = setUp(t)
  saver.change('一')
  await pass(3000)
  saver.change('一二')
  await pass(3000)
  assert.equal(saves.length, 1, 'the first save still runs')
  assert.equal(saver.isDirty(), true)
  saves[0]!.succeed()
  await settle()
  await pass(3000)
  assert.deepEqual(
    saves.map(({ text }) => text),
    ['一', '一二'],
  )
  saves[1]!.succeed()
  await settle()
  assert.equal(states.at(-1), 'saved')
})

test('a failed save keeps the text and tries again by itself', async (t) => {
  const { saver, saves, states, pass } = setUp(t)
  saver.change('不能丢')
  await pass(3000)
  saves[0]!.fail()
  await settle()
  assert.equal(states.at(-1), 'failed')
  assert.equal(saver.isDirty(), true)
  await pass(3000)
  assert.equal(saves[1]?.text, '不能丢')
  saves[1]!.succeed()
  await settle()
  assert.equal(states.at(-1), 'saved')
})

test('flush saves at once; a discarded draft is not saved', async (t) => {
  const { saver, saves, pass } = setUp(t)
  saver.change('快')
  const flushed = saver.flush()
  await settle()
  assert.equal(saves.length, 1)
  saves[0]!.succeed()
  await flushed
  saver.change('不要了')
  saver.discard()
  await pass(10_000)
  assert.equal(saves.length, 1)
})

test('a draft discarded while its save fails does not come back', async (t) => {
  const { saver, saves, states, pass } = setUp(t)
  saver.change('已经发出')
  await pass(3000)
  saver.discard()
  saves[0]!.fail()
  await settle()
  await pass(10_000)
  assert.equal(saves.length, 1)
  assert.equal(states.at(-1), 'clean')
})

test('two who flush at once both wait for the text to be saved', async (t) => {
  const { saver, saves, pass } = setUp(t)
  saver.change('一')
  await pass(3000)
  saver.change('二')
  let done = 0
  for (const _ of [1, 2]) void saver.flush().then(() => (done += 1))
  saves[0]!.succeed()
  await settle()
  assert.deepEqual(
    saves.map(({ text }) => text),
    ['一', '二'],
  )
  assert.equal(done, 0)
  saves[1]!.succeed()
  await settle()
  assert.equal(done, 2)
})
