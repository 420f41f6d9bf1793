import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { openApi } from './openapi.ts'
import { allRoutes } from './routes.ts'

const document = openApi() as unknown as {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>
}
const text = JSON.stringify(document)

test('every route is described once, under a name of its own', () => {
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  )
  assert.deepEqual(ids.toSorted(), [...allRoutes.map(({ name }) => name), 'live.events'].toSorted())
  for (const { route } of allRoutes) {
    const operation = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]
    assert.ok(operation?.responses[String(route.status ?? 200)], route.path)
  }
})

test('every reference leads somewhere', () => {
  const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]+)"/g)].map((match) => match[1]!))
  assert.ok(references.size > 20)
  for (const reference of references) {
    const target = reference
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
    assert.ok(target, reference)
  }
})

test('the file in docs is the one that is made', () => {
  const file = readFileSync(new URL('../../docs/api/openapi.json', import.meta.url), 'utf8')
  assert.equal(file, `${JSON.stringify(openApi(), null, 1)}\n`, 'run npm run generate')
})
