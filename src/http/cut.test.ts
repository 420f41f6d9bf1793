import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { allRoutes } from '#contract/routes.ts'
import { cutTo } from './cut.ts'

test('fields that nobody declared do not leave, at any depth; declared ones leave as they are', () => {
  const schema = z.object({
    id: z.string(),
    inner: z.object({ kept: z.int() }).nullable(),
    list: z.array(z.object({ kept: z.int() })),
    table: z.record(z.string(), z.object({ kept: z.int() })),
    tuples: z.array(z.tuple([z.int(), z.int()])),
    maybe: z.string().optional(),
    made: z.string().transform((text) => text.length),
  })
  const leaky = { kept: 1, secret: 2 }
  const value = {
    id: 'x',
    inner: leaky,
    list: [leaky],
    table: { a: leaky },
    tuples: [[1, 2]],
    made: 'text',
    secret: 'password',
  }
  assert.deepEqual(cutTo(schema)(value), {
    id: 'x',
    inner: { kept: 1 },
    list: [{ kept: 1 }],
    table: { a: { kept: 1 } },
    tuples: [[1, 2]],
    made: 'text',
  })
  assert.deepEqual(cutTo(schema)({ ...value, inner: null }), {
    id: 'x',
    inner: null,
    list: [{ kept: 1 }],
    table: { a: { kept: 1 } },
    tuples: [[1, 2]],
    made: 'text',
  })
})

test('of several shapes, the one that fits; something that fits none is a fault, as is a list where an object should be', () => {
  const schema = z.discriminatedUnion('next', [
    z.object({ next: z.literal('code'), code: z.string() }),
    z.object({ next: z.literal('password') }),
  ])
  assert.deepEqual(cutTo(schema)({ next: 'password', code: 'secret' }), { next: 'password' })
  assert.throws(() => cutTo(schema)({ next: 'elsewhere' }), TypeError)
  assert.throws(() => cutTo(z.object({ a: z.string() }))('text'), TypeError)
})

test('a schema that contains itself', () => {
  const tree: z.ZodType = z.object({
    name: z.string(),
    get below() {
      return z.array(tree)
    },
  })
  assert.deepEqual(cutTo(tree)({ name: 'a', x: 1, below: [{ name: 'b', x: 1, below: [] }] }), {
    name: 'a',
    below: [{ name: 'b', below: [] }],
  })
})

test('every answer of the contract is of kinds that can be cut', () => {
  const kinds = new Set<string>()
  const seen = new Set<z.ZodType>()
  const walk = (schema: z.ZodType): void => {
    if (seen.has(schema)) return
    seen.add(schema)
    const def = schema.def as unknown as Record<string, unknown> & { type: string; shape?: Record<string, z.ZodType> }
    kinds.add(def.type)
    for (const inner of [
      def['element'],
      def['innerType'],
      def['valueType'],
      def['in'],
      ...((def['options'] as unknown[]) ?? []),
      ...Object.values(def.shape ?? {}),
    ])
      if (inner && typeof inner === 'object') walk(inner as z.ZodType)
  }
  for (const { route } of allRoutes) walk(route.answer)
  const handled = ['object', 'array', 'record', 'nullable', 'optional', 'default', 'pipe', 'union']
  const plain = ['string', 'number', 'int', 'boolean', 'null', 'literal', 'enum', 'tuple', 'any', 'unknown']
  assert.deepEqual(
    [...kinds].filter((kind) => !handled.includes(kind) && !plain.includes(kind)),
    [],
  )
})
