/** What tests of guest links need: a case with one question asked of a body without an account, and somebody who holds its link. */
import assert from 'node:assert/strict'
import type { TestApp } from './app.ts'
import type { Client } from './client.ts'
import { asIfUploaded } from './kept-paper.ts'
import { ordinary, visitor } from './portal-world.ts'
import { registration } from './registration.ts'

export const question = '请核实编号测试-7788的缴费记录，能不能补办？'

export interface Asked {
  readonly id: string
  readonly number: string
  /** Of a paper that was laid open; '' when none was. */
  readonly paperId: string
  /** Of a paper of the case that was not. */
  readonly hiddenId: string
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** A case of the first caseworker that asked 外省医保中心. */
export async function askedOutside(t: TestApp, { papers = false } = {}): Promise<Asked> {
  const { worker } = t.staff
  const client = await t.as(worker)
  const made = await client.post('/api/cases', { ...registration, owner: worker.id })
  assert.equal(made.status, 201, made.text)
  const id = made.body.id as string
  const [paperId, hiddenId] = [await keep('缴费凭证'), await keep('身份证复印件')]
  await act(client, id, { type: 'accept', classification: ordinary })
  for (const paper of [paperId, hiddenId]) await act(client, id, { type: 'addPaper', paperId: paper })
  await act(client, id, {
    type: 'refer',
    kind: 'cooperate',
    body: '外省医保中心',
    contact: '综合科 0571-0000',
    question,
    ...(papers && { paperIds: [paperId] }),
  })
  return { id, number: made.body.slip.number, paperId: papers ? paperId : '', hiddenId }

  function keep(label: string): Promise<string> {
    return asIfUploaded(t, worker, png, 'image/png', label)
  }
}

/** One command past the screens. */
export async function act(client: Client, caseId: string, command: object): Promise<void> {
  const { version } = (await client.get(`/api/cases/${caseId}`)).body
  const answer = await client.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
  assert.equal(answer.status, 200, answer.text)
}

export const linksOf = (caseId: string, referralId = 'r1'): string =>
  `/api/cases/${caseId}/referrals/${referralId}/links`

export interface Link {
  readonly id: string
  readonly path: string
  readonly code: string | null
}

/** A link of one's own. */
export async function newGuestLink(client: Client, caseId: string, code = false): Promise<Link> {
  const made = await client.post(linksOf(caseId), { name: '李宁', code })
  assert.equal(made.status, 201, made.text)
  return { id: made.body.id, path: new URL(made.body.url).pathname, code: made.body.code }
}

let address = 10
/** Somebody's telephone, at a place of its own. */
export const somePhone = (t: TestApp) => visitor(t, `198.51.100.${(address += 1)}`)
type Phone = ReturnType<typeof visitor>

/** Opens the page and presses the button. */
export async function opened(t: TestApp, link: Link, phone: Phone = somePhone(t)): Promise<Phone> {
  assert.equal((await phone.get(link.path)).status, 200)
  const answer = await phone.post(`${link.path}/open`, link.code === null ? {} : { code: link.code })
  assert.deepEqual([answer.status, answer.location], [303, link.path], answer.text)
  return phone
}
