import test from 'node:test'
import assert from 'node:assert/strict'
import { accepted, answered, director, li, person, registered, sample, wang } from '#test/support/case-world.ts'

test('whose turn: ours from the first moment, and since when is kept', () => {
  const play = registered()
  const { turn, turnSince } = play.state!
  assert.equal(turn, 'us')
  play.does(wang, sample.accept)
  assert.equal(play.state!.turnSince, turnSince, 'still ours, since the same moment')
  play.does(wang, sample.refer)
  assert.deepEqual([play.state!.turn, play.state!.turnSince], ['party', play.now])
})

test("whose turn: the person's papers outrank a signature, a signature outranks a party", () => {
  const play = accepted()
  play.does(wang, sample.refer)
  assert.equal(play.state!.turn, 'party')
  play.does(wang, sample.way, sample.refuse)
  assert.equal(play.state!.turn, 'supervisor')
  play.does(wang, sample.ask)
  assert.equal(play.state!.turn, 'person')
  play.does(person, { type: 'provideMaterials', requestId: 'q1', text: '' })
  assert.equal(play.state!.turn, 'supervisor')
  play.does(li, sample.sign)
  assert.equal(play.state!.turn, 'party')
  play.does(wang, sample.answer)
  assert.equal(play.state!.turn, 'us')
  play.does(wang, sample.askDays)
  assert.equal(play.state!.turn, 'supervisor')
  play.does(director, sample.grant)
  assert.equal(play.state!.turn, 'us')
})

test("whose turn: after the answer the person's, until they say anything that asks for us; nobody's once closed", () => {
  for (const word of [sample.unsolved, sample.solved, sample.say, { ...sample.rate, stars: 2 } as const]) {
    const play = answered()
    assert.equal(play.state!.turn, 'person')
    play.does(person, word)
    assert.equal(play.state!.turn, 'us', word.type)
  }
  const play = answered()
  play.does(person, sample.rate)
  assert.equal(play.state!.turn, 'person', 'a good rating asks for nothing')
  play.does(person, sample.solved)
  play.does(wang, sample.close)
  assert.equal(play.state!.turn, 'nobody')
  play.does(person, sample.reopen)
  assert.equal(play.state!.turn, 'us')
})
