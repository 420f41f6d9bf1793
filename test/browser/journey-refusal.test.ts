/**
 * A refusal that is properly explained, on the real screens: the screen refuses a bare “no” with every reason and keeps what was typed; a second
 * person signs; the letter carries basis, reasons, other ways and remedy, and the person says: not solved, but I understand why.
 */
import assert from 'node:assert/strict'
import test, { after, before } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { registerPortal } from '#portal/portal.ts'
import { testApp } from '#test/support/app.ts'
import { assertNoSidewaysScroll, axe, launchBrowser, shot } from '#test/support/browser.ts'
import { act } from '#test/support/console.ts'
import { consoleOf, does, openCaseOn, personOf, sortedOurs, walkIn } from '#test/support/journey.ts'

const t = await testApp(undefined, { server: { more: [registerPortal] } })
const origin = await t.listen()
let browser: Browser
before(async () => {
  browser = await launchBrowser()
})
after(() => browser?.close())

const letter = {
  explanation:
    '这次还办不了。规定要连续缴费满十五年，您目前是十三年零四个月，差一年八个月。我们查过您的档案，没有漏记的年份。',
  basis: '《示例养老保险办法》第八条：累计缴费满十五年（演示用依据）。',
  alternatives: '可以一次性补缴后再申请；也可以先按月领取居民养老金，满年限后转过来。',
  remedy: '不同意这个结果，可以在六十日内向区人力资源社会保障局申请复议，或者到区信访办反映。',
}

test('a “no” goes out only with basis, reasons, other ways and remedy, and is understood', async () => {
  const made = await walkIn(t, '我干了一辈子，养老金为什么不给办？')
  await does(t, t.staff.worker, made.id, sortedOurs)
  const page = await consoleOf(browser, t, t.staff.worker, `/desk/${made.id}`)
  await page.getByRole('region', { name: '现在做什么' }).waitFor()

  // A bare “no”: everything it lacks is said at once, what was typed stays.
  await verb(page, '研判')
  await page.getByRole('radio', { name: '依法不能办' }).check()
  await page.getByLabel('怎么判断的').fill('年限不够。')
  await page.getByRole('button', { name: /^提交/ }).click()
  for (const reason of [/请写明依据哪一条规定/, /请写明本人还能怎么办/, /请先记下试过哪些办法/])
    await page.getByRole('alert').getByText(reason).waitFor()
  assert.equal(await page.getByLabel('怎么判断的').inputValue(), '年限不够。')
  await shot(page, 'refusal-1-bare')
  await axe(page)
  await page.keyboard.press('Escape')

  for (const [way, why] of [
    ['查档案看有没有漏记的缴费年份', '档案和系统一致，没有漏记'],
    ['按告知承诺先办', '清单里没有这一项'],
  ] as const)
    await act(page, '加一条办法', async () => {
      await page.getByLabel(/什么办法/).fill(way)
      await page.getByRole('radio', { name: '行不通' }).check()
      await page.getByLabel('为什么行不通').fill(why)
    })
  await act(page, '研判', async () => {
    await page.getByRole('radio', { name: '依法不能办' }).check()
    await page.getByLabel('怎么判断的').fill('累计缴费十三年零四个月，不满十五年；没有可以认定的其他年限。')
    await page.getByLabel(/^依据/).fill(letter.basis)
    await page.getByLabel('本人还能怎么办').fill(letter.alternatives)
  })

  // Until a second person has signed there is no reply; the judge cannot sign.
  await page.getByText('研判等第二个人签字').first().waitFor()
  await shot(page, 'refusal-2-unsigned')
  const colleague = await consoleOf(browser, t, t.staff.worker2, `/desk/${made.id}?view=toSign`)
  await act(colleague, '签字', async () => {
    await colleague.getByRole('radio', { name: '同意', exact: true }).check()
    await shot(colleague, 'refusal-3-sign')
  })

  // The letter: without the remedy it is not taken.
  await page.locator('.composer-verb', { hasText: '写答复' }).waitFor()
  await verb(page, '写答复')
  assert.equal(await page.getByRole('radio', { name: '没办成，讲清了' }).isChecked(), true)
  assert.equal(await page.getByLabel('依据', { exact: true }).inputValue(), letter.basis, 'as it was signed')
  assert.equal(await page.getByLabel('别的出路', { exact: true }).inputValue(), letter.alternatives)
  await page.getByLabel('给本人的话').fill(letter.explanation)
  await page.getByRole('button', { name: /^提交/ }).click()
  await page
    .getByRole('alert')
    .getByText(/请告诉本人不服可以找谁/)
    .waitFor()
  assert.equal(await page.getByLabel('给本人的话').inputValue(), letter.explanation)
  await shot(page, 'refusal-4-no-remedy')
  await axe(page)
  await page.getByLabel('不服可以找谁').fill(letter.remedy)
  await page.getByRole('button', { name: '看看信的样子' }).click()
  await page.getByText(letter.remedy).first().waitFor()
  await shot(page, 'refusal-5-letter')
  await page.getByRole('button', { name: /^提交/ }).click()
  await page.getByRole('form', { name: '写答复' }).waitFor({ state: 'detached' })

  // The person reads all four parts on the phone, says so, and says that it is not solved but clear.
  const phone = await personOf(browser, origin, made.code)
  await phone.getByRole('link', { name: '看答复', exact: true }).click()
  for (const part of Object.values(letter)) await phone.getByText(part).waitFor()
  await assertNoSidewaysScroll(phone)
  await shot(phone, 'refusal-6-phone')
  await phone.getByRole('button', { name: '我已看到这份答复' }).click()
  await phone.getByRole('button', { name: '没解决，但我清楚了原因' }).click()
  await phone.getByText('会换一位同事打电话，再听您讲讲').waitFor()
  await shot(phone, 'refusal-7-said')

  // Closing waits until somebody independent has listened; the two facts stay apart.
  await openCaseOn(page, made.id)
  await page.getByText(/现在还不能办结/).waitFor()
  const third = await consoleOf(browser, t, t.staff.director, `/desk/${made.id}`)
  await act(third, '回访', async () => {
    await third.getByRole('radio', { name: '没解决', exact: true }).check()
    await third.getByLabel(/本人的话/).fill('听明白了，去补缴。')
  })
  await act(page, '办结')
  await page.getByText('已办结').first().waitFor()
  await shot(page, 'refusal-8-closed')
  const { body: file } = await (await t.as(t.staff.director)).get(`/api/cases/${made.id}`)
  assert.deepEqual(
    [file.stage, file.outcome, file.answered.channel, file.solved.value],
    ['closed', 'explained', 'online', 'no'],
  )
  assert.deepEqual(
    [file.replies[0].basis, file.replies[0].alternatives, file.replies[0].remedy],
    [letter.basis, letter.alternatives, letter.remedy],
  )
  assert.equal(file.judgements[0].countersign.by.id, t.staff.worker2.id)
  page.assertClean([/status of 4(09|22)/])
  for (const each of [colleague, third, phone]) each.assertClean()
})

const verb = async (page: Page, name: string) => {
  await page.locator('.composer-verb', { hasText: name }).click()
  await page.getByRole('form', { name, exact: true }).waitFor()
}
