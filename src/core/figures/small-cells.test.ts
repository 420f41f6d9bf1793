import assert from 'node:assert/strict'
import test from 'node:test'
import { publicCount, publicParts } from './small-cells.ts'

test('a count about one to four people is not shown, nobody and five are', () => {
  assert.deepEqual([0, 1, 4, 5, 40].map(publicCount), [0, null, null, 5, 40])
})

test('a small part takes the next smallest with it', () => {
  assert.deepEqual(publicParts({ done: 20, partly: 6, explained: 2, declined: 0 }), {
    done: 20,
    partly: null,
    explained: null,
    declined: 0,
  })
  assert.deepEqual(publicParts({ yes: 12, no: 9 }), { yes: 12, no: 9 })
  assert.deepEqual(publicParts({ yes: 3, no: 0 }), { yes: null, no: null })
})

/** Every way to split `whole` over three parts. */
function* splits(whole: number): Generator<[number, number, number]> {
  for (let a = 0; a <= whole; a += 1) for (let b = 0; b <= whole - a; b += 1) yield [a, b, whole - a - b]
}

test('what is shown fits at least two different truths for every hidden part, whatever the split (wholes 5 to 30)', () => {
  for (let whole = 5; whole <= 30; whole += 1) {
    const seen = new Map<string, Set<number>[]>()
    for (const [a, b, c] of splits(whole)) {
      const shown = JSON.stringify(publicParts({ a, b, c }))
      const truths = seen.get(shown) ?? [new Set(), new Set(), new Set()]
      ;[a, b, c].forEach((n, at) => truths[at]!.add(n))
      seen.set(shown, truths)
    }
    for (const [shown, truths] of seen) {
      const parts = Object.values(JSON.parse(shown) as Record<string, number | null>)
      parts.forEach((part, at) => {
        if (part === null) assert.ok(truths[at]!.size >= 2, `whole ${whole}, shown ${shown}: part ${at} can only be ${[...truths[at]!]}`)
      })
    }
  }
})
