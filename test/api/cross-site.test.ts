import assert from 'node:assert/strict'
import test from 'node:test'
import { allRoutes } from '#contract/routes.ts'
import type { Role } from '#core/case/case.ts'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { networkOf } from '#test/support/network.ts'

const t = await testApp()
const network = await networkOf(t)
const uuid = '00000000-0000-4000-8000-000000000000'
const writes = allRoutes.filter(({ route }) => route.method !== 'GET' && route.access !== 'hotline')
const urlOf = (path: string) => path.replaceAll(/:\w+/g, uuid)

const foreign: Readonly<Record<string, Record<string, string | undefined>>> = {
  'another site says so': { 'sec-fetch-site': 'cross-site' },
  'a sub-domain says so': { 'sec-fetch-site': 'same-site' },
  'no word and another origin': { 'sec-fetch-site': undefined, origin: 'https://elsewhere.example' },
  'no word and a hidden origin': { 'sec-fetch-site': undefined, origin: 'null' },
  'no word at all': { 'sec-fetch-site': undefined },
}

/** Somebody who may call it: the routes of the posts of a centre first, then those of others. */
function callerOf({ roles }: (typeof writes)[number]['route']): TestStaff {
  if (!roles) return t.staff.worker
  const posts: readonly (readonly [Role, TestStaff])[] = [
    ['administrator', t.staff.admin],
    ['caseworker', t.staff.worker],
    ['director', t.staff.director],
    ['officer', network.district.officer],
    ['supervisor', network.oversight.officer],
  ]
  return posts.find(([role]) => roles.includes(role))![1]
}

for (const { name, route } of writes) {
  test(`${name} takes nothing from a foreign page`, async () => {
    const client = await t.as(callerOf(route))
    for (const [how, headers] of Object.entries(foreign)) {
      const { status, body } = await client.send(route.method, urlOf(route.path), undefined, { headers })
      assert.deepEqual([status, body.code], [403, 'foreign-page'], how)
    }
  })

  if (route.access === 'staff') {
    test(`${name} needs the token of the session`, async () => {
      const client = await t.as(callerOf(route))
      const other = await t.as(t.staff.worker2)
      for (const token of [undefined, 'x', '1', other.csrf, `${client.csrf}x`]) {
        const { status, body } = await client.send(route.method, urlOf(route.path), undefined, {
          headers: { 'x-csrf-token': token },
        })
        assert.deepEqual([status, body.code], [403, 'stale-page'], String(token))
      }
    })
  }
}

test('signing out needs the token too', async () => {
  const client = await t.signIn(t.staff.worker2)
  assert.equal((await client.del('/api/session', { headers: { 'x-csrf-token': undefined } })).status, 403)
  assert.equal((await client.get('/api/session')).body.next, 'nothing')
})

test('without Sec-Fetch-Site, as on plain http in an intranet, our own origin is let in', async () => {
  const client = await t.as(t.staff.worker)
  const own = { 'sec-fetch-site': undefined, origin: 'http://127.0.0.1' }
  const { status } = await client.post(
    '/api/reconcile',
    { billCents: 1, lines: [{ name: '药', cents: 1 }] },
    { headers: own },
  )
  assert.equal(status, 200)
})
