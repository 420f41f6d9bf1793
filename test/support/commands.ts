/** Cases at work over HTTP: registered by a walk-in, moved by one command after the other, each on the version before it. */
import assert from 'node:assert/strict'
import type { TestApp, TestStaff } from './app.ts'
import type { Client } from './client.ts'
import { registration } from './registration.ts'

type Fields = Readonly<Record<string, unknown>>

export interface WorkedCase {
  readonly id: string
  /** Does one command and gives the file; fails the test when it is refused. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came
  does(staff: TestStaff, command: Fields): Promise<any>
  /** Status and codes of a command that is refused. */
  refused(staff: TestStaff, command: Fields): Promise<{ status: number; codes: string[] }>
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came
  file(staff: TestStaff): Promise<any>
}

export const sorted = {
  type: 'accept',
  classification: {
    class: 'general',
    nature: 'hard',
    causes: ['rule-too-rigid'],
    layer: 'district-bureau',
    remit: 'ours',
    rightBody: '',
  },
} as const

/** Registered as a walk-in whom the first caseworker takes in hand; `change` goes into the registration. */
export async function workedCase(t: TestApp, change: Fields = {}): Promise<WorkedCase> {
  // Sessions do not outlast the night.
  const clients = new Map<string, Promise<Client>>()
  const as = (staff: TestStaff) => {
    const key = `${staff.orgId} ${staff.id} ${t.clock.now().slice(0, 10)}`
    const known = clients.get(key) ?? t.signIn(staff)
    clients.set(key, known)
    return known
  }
  const worker = await as(t.staff.worker)
  const body = { ...registration, channel: 'walkIn', owner: t.staff.worker.id, ...change }
  const made = await worker.post('/api/cases', body)
  assert.equal(made.status, 201, made.text)
  const id = made.body.id as string
  const send = async (staff: TestStaff, command: Fields) => {
    const { version } = await file(t.staff.worker)
    return await (await as(staff)).post(`/api/cases/${id}/commands`, { expectedVersion: version, command })
  }
  const file = async (staff: TestStaff) => (await (await as(staff)).get(`/api/cases/${id}`)).body
  return {
    id,
    file,
    async does(staff, command) {
      const answer = await send(staff, command)
      assert.equal(answer.status, 200, `${String(command['type'])}: ${answer.text}`)
      return answer.body
    },
    async refused(staff, command) {
      const { status, body: problem } = await send(staff, command)
      assert.notEqual(status, 200, String(command['type']))
      const refusals = (problem?.refusals ?? []) as { code: string }[]
      return { status, codes: refusals.length > 0 ? refusals.map(({ code }) => code) : [problem?.code] }
    },
  }
}

/** Taken in and sorted. */
export async function sortedCase(t: TestApp, change: Fields = {}): Promise<WorkedCase> {
  const made = await workedCase(t, change)
  await made.does(t.staff.worker, sorted)
  return made
}
