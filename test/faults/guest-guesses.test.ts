/** Guessing at guest links: hopeless from however many places, one and the same answer to every guess, and no telling by size or time. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import { findVisit } from '#app/guest-visit.ts'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { askedOutside, linksOf, newGuestLink, opened, question, somePhone } from '#test/support/guest-world.ts'
import { visitor } from '#test/support/portal-world.ts'
import { inParallel } from './acts.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })

const organisation = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

/** Made as our own are, by somebody who knows how: the right organisation, a right half, one character off, any length, no form at all. */
function guess(path: string, n: number): string {
  const ticket = path.slice(3)
  const tail = randomBytes(24)
  switch (n % 5) {
    case 0:
      return Buffer.concat([organisation(t.centre.id), tail]).toString('base64url')
    case 1:
      return Buffer.concat([randomBytes(16), tail]).toString('base64url')
    case 2: {
      const at = 22 + (n % 31)
      return ticket.slice(0, at) + (ticket[at] === 'A' ? 'B' : 'A') + ticket.slice(at + 1)
    }
    case 3:
      return ticket.slice(0, 38) + tail.toString('base64url').slice(0, 16)
    default:
      return tail.toString('base64url').slice(0, 1 + (n % 30))
  }
}

test(
  '10,000 guesses: from 500 places 10,000 equal pages, from one place sixty a minute, and the link itself opens meanwhile',
  { timeout: 600_000 },
  async (context) => {
    const worker = await t.as(t.staff.worker)
    const { id, number } = await askedOutside(t, { papers: true })
    const link = await newGuestLink(worker, id)
    const places = Array.from({ length: 500 }, (_, n) => visitor(t, `198.18.${n >> 8}.${n & 255}`))
    const seen = new Map<string, number>()
    const begun = performance.now()
    await inParallel(
      Array.from({ length: 10_000 }, (_, n) => n),
      4,
      async (n) => {
        const { status, text, headers } = await places[n % 500]!.get(`/g/${guess(link.path, n)}`)
        const kind = `${status} ${headers['content-length']} ${text}`
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
        if (n === 5000) await opened(t, link)
      },
    )
    context.diagnostic(`10,000 guesses in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
    assert.equal(seen.size, 1, 'every guess is answered with the same page, byte for byte')
    const [[page, times]] = [...seen] as [[string, number]]
    assert.equal(times, 10_000)
    assert.match(page, /^404 .*没有这个链接/s)
    for (const secret of [question, number, '外省医保中心', '李宁']) assert.ok(!page.includes(secret))

    const one = visitor(t, '192.0.2.77')
    const statuses: Record<string, number> = {}
    await inParallel(
      Array.from({ length: 300 }, (_, n) => n),
      4,
      async (n) => {
        const { status } = await one.get(`/g/${guess(link.path, n)}`)
        statuses[status] = (statuses[status] ?? 0) + 1
      },
    )
    context.diagnostic(JSON.stringify(statuses))
    assert.deepEqual(Object.keys(statuses), ['404', '429'])
    assert.ok(statuses['404']! <= 120, 'sixty a minute')
    // Turned away before anything is looked up: the link that is there answers like those that are not.
    const [real, unreal] = [await one.get(link.path), await one.get(`/g/${guess(link.path, 2)}`)]
    assert.deepEqual([real.status, unreal.status], [429, 429])
    assert.equal(real.text.length, unreal.text.length)

    const [entry] = (await worker.get(linksOf(id))).body.links
    assert.deepEqual([entry.devices, entry.standing], [1, 'open'])
    assert.equal((await worker.get(`/api/cases/${id}`)).body.referrals[0].status, 'sent')
  },
)

test('every other door of a link that is not there answers the same', async () => {
  const { id } = await askedOutside(t, { papers: true })
  const { path } = await newGuestLink(await t.as(t.staff.worker), id)
  const wrong = `/g/${guess(path, 2)}`
  const phone = somePhone(t)
  const { text } = await phone.get(wrong)
  for (const door of ['/yes', '/open', '/papers/1', '/nothing'])
    assert.deepEqual(await phone.get(wrong + door).then((got) => [got.status, got.text]), [404, text], door)
  await phone.get('/track')
  for (const door of ['/open', '/check', '/send']) {
    const got = await phone.post(wrong + door, { kind: 'yes', text: 'x', signer: 'x', code: '000000' })
    assert.deepEqual([got.status, got.text], [404, text], door)
  }
})

test('a guess with the right organisation, with another, and without any form take the same time', async (context) => {
  const { id } = await askedOutside(t)
  const { path } = await newGuestLink(await t.as(t.staff.worker), id)
  const times: Record<string, number[]> = { right: [], other: [], formless: [] }
  const kinds = { right: 0, other: 1, formless: 4 }
  for (let n = 0; n < 1000; n += 1)
    for (const [name, at] of Object.entries(kinds)) {
      const ticket = guess(path, n * 5 + at)
      const begun = performance.now()
      assert.equal(await findVisit(t.app, ticket, undefined), null)
      times[name]!.push(performance.now() - begun)
    }
  const [a, b, c] = Object.values(times).map((list) => list.toSorted((x, y) => x - y)[500]!) as [number, number, number]
  context.diagnostic(`median: right ${a.toFixed(3)} ms, other ${b.toFixed(3)} ms, formless ${c.toFixed(3)} ms`)
  for (const other of [b, c]) assert.ok(Math.abs(other - a) < Math.max(0.3 * a, 0.1), `${a} ms and ${other} ms`)
})
