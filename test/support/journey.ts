/** What the journeys through several screens have in common: a console already signed in, a case already registered, the person's page. */
import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { TestApp, TestStaff } from './app.ts'
import { openPage, type OpenOptions, type WatchedPage } from './browser.ts'

/** A page of the console that already has this person's session: signing in has a test of its own. */
export async function consoleOf(
  browser: Browser,
  t: TestApp,
  staff: TestStaff,
  address: string,
  options: OpenOptions = {},
): Promise<WatchedPage> {
  const [client, origin] = [await t.signIn(staff), await t.listen()]
  const page = await openPage(browser, options)
  await page.context().addCookies([...client.cookies].map(([name, value]) => ({ name, value, url: origin })))
  await page.goto(`${origin}/console${address}`)
  return page
}

export interface Made {
  readonly id: string
  readonly number: string
  /** What the person types to see it. */
  readonly code: string
}

/**
 * A walk-in whom the first caseworker registers and, unless `owner` is null and it is routed, answers for; nobody has sorted it yet.
 */
export async function walkIn(
  t: TestApp,
  statement: string,
  { title = '', owner = t.staff.worker.id }: { title?: string; owner?: string | null } = {},
): Promise<Made> {
  const answer = await (
    await t.as(t.staff.worker)
  ).post('/api/cases', {
    channel: 'walkIn',
    title,
    statement,
    wish: '',
    itemId: null,
    blocker: {
      causes: ['eligibility-not-met'],
      note: '',
      step: '',
      place: '5 号窗口',
      refusedBy: null,
      refusedOn: null,
    },
    person: { kind: 'individual', name: '古丽娜·艾力', idNumber: '', phone: '13800005678', note: '' },
    proxy: null,
    external: null,
    paperIds: [],
    owner,
    comes: 'notNeeded',
  })
  assert.equal(answer.status, 201, answer.text)
  return { id: answer.body.id, number: answer.body.slip.number, code: answer.body.slip.code }
}

/** One command of one colleague, past the screens. */
export async function does(t: TestApp, staff: TestStaff, caseId: string, command: object): Promise<void> {
  const client = await t.as(staff)
  const { version } = (await client.get(`/api/cases/${caseId}`)).body
  const answer = await client.post(`/api/cases/${caseId}/commands`, { expectedVersion: version, command })
  assert.equal(answer.status, 200, answer.text)
}

export const sortedOurs = {
  type: 'accept',
  classification: {
    class: 'general',
    nature: 'hard',
    causes: ['eligibility-not-met'],
    layer: 'district-bureau',
    remit: 'ours',
    rightBody: '',
  },
} as const

/** The person's own page on a phone without script, opened with the code of the slip. */
export async function personOf(browser: Browser, origin: string, code: string): Promise<WatchedPage> {
  const phone = await openPage(browser, { size: 'phone', javaScript: false })
  await phone.goto(`${origin}/track`)
  await phone.getByLabel('查询码').fill(code)
  await phone.getByRole('button', { name: '打开' }).click()
  await phone.getByText('答复了吗').first().waitFor()
  return phone
}

/** Opens a case at the desk by its address and waits until it can be worked on. */
export async function openCaseOn(page: Page, caseId: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/console/desk/${caseId}`)
  await page.getByRole('region', { name: '现在做什么' }).waitFor()
}
