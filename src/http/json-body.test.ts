import assert from 'node:assert/strict'
import test from 'node:test'
import { depthOf } from './json-body.ts'

test('brackets count outside strings only', () => {
  const pairs: [string, number][] = [
    ['1', 0],
    ['{}', 1],
    ['[{"a":[1]}]', 3],
    ['{"a":"[[[["}', 1],
    ['{"a":"\\"[["}', 1],
    ['{"a":"\\\\","b":[[]]}', 3],
    ['[[],[]]', 2],
  ]
  for (const [text, depth] of pairs) assert.equal(depthOf(text), depth, text)
  assert.equal(depthOf('['.repeat(1_000_000)), 1_000_000)
})
