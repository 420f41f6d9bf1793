/** What journeys through the staff console have in common. */
import type { Page } from 'playwright-core'
import type { TestApp, TestStaff } from './app.ts'

/** Both factors, on the real sign-in page. A minute passes first, so that the last code is not used twice. */
export async function signInOn(page: Page, origin: string, t: TestApp, staff: TestStaff): Promise<void> {
  t.clock.advance({ minutes: 1 })
  await page.goto(`${origin}/console/`)
  await page.locator('input[autocomplete="username"]').fill(staff.username)
  await page.locator('input[type="password"]').fill(staff.password)
  await page.keyboard.press('Enter')
  // The sixth figure sends the code by itself: a press of Enter after it would wait for a field that is gone.
  await page.locator('input[autocomplete="one-time-code"]').fill(t.codeNow(staff))
  await page.getByRole('button', { name: '退出' }).waitFor()
}

/** Opens a verb's form at the foot of the case, lets it be filled, and sends it. */
export async function act(page: Page, verb: string, fill: () => Promise<void> = async () => undefined): Promise<void> {
  await page
    .getByRole('button', { name: new RegExp(`^${verb}`) })
    .first()
    .click()
  const form = page.getByRole('form', { name: verb })
  await form.waitFor()
  await fill()
  await form.getByRole('button', { name: /^提交/ }).click()
  await form.waitFor({ state: 'detached' })
}
