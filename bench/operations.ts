/** The requests that are measured: the product's, and the same of the floor. */
import { randomUUID } from 'node:crypto'
import type { Signed } from '#test/faults/program.ts'
import type { Shot } from './load.ts'
import type { Seeded } from './seed.ts'
import { statement } from './texts.ts'

/** What is asked of the product, by name: gives the next request of a client. */
export function operations(
  seeded: readonly Seeded[],
  counters: readonly Person[],
  caseworkers: readonly Person[],
): Record<string, (client: number) => Shot> {
  const expect = (right: number) => (status: number, text: string) => {
    if (status !== right) throw new Error(`${status} instead of ${right}: ${text.slice(0, 500)}`)
  }
  const someone = (list: readonly Person[], client: number) => list[client % list.length]!
  const open = seeded.filter((entry) => entry.open)
  const versions = new Map(seeded.map(({ id, version }) => [id, version]))
  let turn = 0
  return {
    queue: (client) => ({
      method: 'GET',
      path: '/api/cases?queue=open',
      headers: someone(caseworkers, client).signed,
      check: expectRows,
    }),
    open: (client) => ({
      method: 'GET',
      path: `/api/cases/${seeded[(turn += 7919) % seeded.length]!.id}`,
      headers: someone(caseworkers, client).signed,
      check: expect(200),
    }),
    note(client) {
      // Each client has cases of its own, or two would meet on one version.
      const mine = open[((turn += 8) + client) % (open.length - (open.length % 8))]!
      const version = versions.get(mine.id)!
      return {
        method: 'POST',
        path: `/api/cases/${mine.id}/commands`,
        headers: { ...someone(caseworkers, client).signed, 'idempotency-key': randomUUID() },
        body: JSON.stringify({
          expectedVersion: version,
          command: { type: 'note', text: statement(turn).text, audience: 'staff' },
        }),
        check(status, text) {
          expect(200)(status, text)
          versions.set(mine.id, (JSON.parse(text) as { version: number }).version)
        },
      }
    },
    create(client) {
      const n = (turn += 1) + 1_000_000
      const { title, text } = statement(n)
      return {
        method: 'POST',
        path: '/api/cases',
        headers: { ...someone(counters, client).signed, 'idempotency-key': randomUUID() },
        body: JSON.stringify({
          channel: 'counter',
          title,
          statement: text,
          wish: '把事情办成',
          itemId: null,
          proxy: null,
          external: null,
          paperIds: [],
          owner: null,
          comes: 'now',
          blocker: {
            causes: ['system-fault'],
            note: '',
            step: '',
            place: '',
            refusedBy: null,
            refusedOn: null,
          },
          person: {
            kind: 'individual',
            name: `司马·第${n}位`,
            idNumber: '',
            phone: `138${String(n).padStart(8, '0')}`,
            note: '',
          },
        }),
        check: expect(201),
      }
    },
  }
}

export interface Person {
  readonly id: string
  readonly signed: Signed
}

function expectRows(status: number, text: string): void {
  if (status !== 200 || !text.includes('"rows":[{')) throw new Error(`${status}: ${text.slice(0, 300)}`)
}

/** The same work on the floor, which asks nobody who they are. */
export function floorOperations(count: number): Record<string, (client: number) => Shot> {
  const headers = { 'content-type': 'application/json' }
  const check = (status: number, text: string) => {
    if (status >= 300) throw new Error(`${status}: ${text.slice(0, 300)}`)
  }
  let turn = 0
  const some = () => 1 + ((turn += 7919) % count)
  return {
    queue: () => ({ method: 'GET', path: '/api/cases', headers, check: expectRows }),
    open: () => ({ method: 'GET', path: `/api/cases/${some()}`, headers, check }),
    note: () => ({
      method: 'POST',
      path: `/api/cases/${some()}/commands`,
      headers,
      body: JSON.stringify({ command: { text: statement(turn).text } }),
      check,
    }),
    create() {
      const { title, text } = statement((turn += 1))
      return { method: 'POST', path: '/api/cases', headers, body: JSON.stringify({ title, statement: text }), check }
    },
  }
}
