/** A shared PC that somebody walked away from: it shows nothing after a quarter of an hour, and the next person nothing of the last. */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser } from 'playwright-core'
import { testApp, type TestStaff } from '#test/support/app.ts'
import { launchBrowser, openPage } from '#test/support/browser.ts'
import { signInOn } from '#test/support/console.ts'
import { registration } from '#test/support/registration.ts'

const t = await testApp(undefined, { server: { heartbeatMillis: 300 } })
const origin = await t.listen()
let browser: Browser
before(async () => void (browser = await launchBrowser()))
after(() => browser.close())

test('an open desk asks for the password again, and whoever signs in then meets nothing of it', async () => {
  const clerk = await t.as(t.staff.clerk)
  const made = await clerk.post('/api/cases', { ...registration, title: '居住证换领', owner: t.staff.worker.id })
  assert.equal(made.status, 201, made.text)
  const page = await openPage(browser)
  await signInOn(page, origin, t, t.staff.worker)
  await page.goto(`${origin}/console/desk/${made.body.id}`)
  await page.getByText('居住证换领').first().waitFor()

  t.clock.advance({ minutes: 16 })
  const name = page.locator('input[autocomplete="username"]')
  await name.waitFor()
  assert.doesNotMatch(await page.locator('body').innerText(), /居住证|陈/)
  await page.goBack().catch(() => undefined)
  await name.waitFor()
  assert.doesNotMatch(await page.locator('body').innerText(), /居住证|陈/)

  // Somebody else, in the same tab, without loading the page anew.
  await enter(t.staff.director)
  await page.goto(`${origin}/console/desk/${made.body.id}`)
  await page.getByText('居住证换领').first().waitFor()
  await page.evaluate(`window.stayed = true`)
  t.clock.advance({ minutes: 16 })
  await name.waitFor()
  const seen: string[] = []
  await page.exposeFunction('tell', (text: string) => void seen.push(text))
  await page.evaluate(
    `new MutationObserver(() => tell(document.body.innerText)).observe(document.body, { childList: true, subtree: true, characterData: true })`,
  )
  await enter(t.staff.admin)
  assert.equal(await page.evaluate('window.stayed'), true)
  assert.ok(seen.length > 0)
  assert.deepEqual(
    seen.filter((text) => /居住证|陈/.test(text)),
    [],
  )

  async function enter(staff: TestStaff): Promise<void> {
    t.clock.advance({ minutes: 1 })
    await name.fill(staff.username)
    await page.locator('input[type="password"]').fill(staff.password)
    await page.keyboard.press('Enter')
    await page.locator('input[autocomplete="one-time-code"]').fill(t.codeNow(staff))
    await page.getByRole('button', { name: '退出' }).waitFor()
  }
})
