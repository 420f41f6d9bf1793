/** When something went wrong: what happened, what is kept, what to do, whom to call. Never "system error". */
import { html } from 'ghtml'
import { page } from './page.ts'
import { typedText } from './parts.ts'
import type { View } from './view.ts'

export type ErrorKind = 'staleForm' | 'tooMany' | 'notFound' | 'noSession' | 'tooLarge' | 'busy' | 'unexpected'

export const errorStatus: Readonly<Record<ErrorKind, number>> = {
  staleForm: 403,
  tooMany: 429,
  notFound: 404,
  noSession: 401,
  tooLarge: 413,
  busy: 503,
  unexpected: 500,
}

interface Told {
  readonly title: string
  readonly what: string
  readonly todo: string
  readonly link: { readonly to: string; readonly text: string }
}

function told(view: View, kind: ErrorKind, waitSeconds: number): Told {
  const { t } = view
  const home = { to: '/', text: t('回到首页', 'To the first page') }
  const here = { to: view.path, text: t('再打开这一页', 'Open this page again') }
  switch (kind) {
    case 'staleForm':
      return {
        title: t('这一页放得太久了', 'This page was open too long'),
        what: t(
          '为了安全，这次没有收下。之前交过的、写到一半的内容都还在。',
          'For safety this was not taken. What you sent or wrote before is still here.',
        ),
        todo: t(
          '请再打开这一页，然后再按一次。浏览器要允许 cookie。',
          'Please open the page again and press once more. The browser must allow cookies.',
        ),
        link: here,
      }
    case 'tooMany': {
      const minutes = Math.max(1, Math.ceil(waitSeconds / 60))
      return {
        title: t('请歇一会儿再试', 'Please try again a little later'),
        what: t(
          '从您这里试的次数太多，先停一停，免得别人乱猜。您的事没有受影响。',
          'There were too many tries from where you are, so we pause, lest somebody guess. Your matter is not affected.',
        ),
        todo: t(`${minutes} 分钟以后再试；着急请打电话。`, `Try again in ${minutes} minute(s); if it is urgent, call.`),
        link: home,
      }
    }
    case 'notFound':
      return {
        title: t('没有这一页', 'There is no such page'),
        what: t('可能是地址抄错了，或者这一页已经不在了。', 'The address may be miswritten, or the page is gone.'),
        todo: t('可以从首页找，或者用查询码看您的事。', 'Look from the first page, or use your code.'),
        link: home,
      }
    case 'noSession':
      return {
        title: t('这一页已经关上了', 'This page has been closed'),
        what: t(
          '两小时没有动，或者打开了半天，我们就替您关上，免得别人看到。您的事照常在办，什么也没有丢。',
          'After two quiet hours, or half a day, we close it, lest others see it. Your matter goes on and nothing is lost.',
        ),
        todo: t('请用查询码再打开。', 'Please open it again with your code.'),
        link: { to: '/track', text: t('输入查询码', 'Enter the code') },
      }
    case 'tooLarge':
      return {
        title: t('文件太大了', 'The file is too large'),
        what: t(
          '一次最多 6 个文件，每个不超过 20 MB。之前写的都还在。',
          'At most 6 files at once, 20 MB each. What you wrote is still here.',
        ),
        todo: t(
          '请把照片压小一点，或者一张一张传；也可以先跳过。',
          'Make the pictures smaller, send them one by one, or skip this.',
        ),
        link: here,
      }
    case 'busy':
      return {
        title: t('现在连不上', 'We cannot be reached right now'),
        what: t(
          '系统正忙，这一步不知道有没有收到。之前交过的、写到一半的内容都还在。',
          'The system is busy and this step may not have arrived. What was sent before is kept.',
        ),
        todo: t('请过一分钟再按一次；按两次也只算一次。', 'Please press again in a minute; twice still counts once.'),
        link: here,
      }
    case 'unexpected':
      return {
        title: t('这一步没有办成，是我们的问题', 'This step failed, and it is our fault'),
        what: t(
          '已经记下来，会有人来修。之前交过的、写到一半的内容都还在。',
          'It was noted and somebody will mend it. What you sent or wrote before is kept.',
        ),
        todo: t(
          '请再试一次；还是不行，就打电话，我们在电话里替您办。',
          'Please try once more; if it fails again, call and we will do it for you.',
        ),
        link: here,
      }
  }
}

/** `reference` is what the log calls this request; it can be read out on the phone. `form`: what was sent, whose texts are given back. */
export function renderError(
  view: View,
  kind: ErrorKind,
  reference: string,
  waitSeconds = 0,
  form: Readonly<Record<string, unknown>> = {},
): string {
  const { t, centre } = view
  const { title, what, todo, link } = told(view, kind, waitSeconds)
  const main = html`<h1>${title}</h1>
<p>${what}</p>
<p><strong>${todo}</strong></p>
!${typedText(view, form)}
<p>${t('电话：', 'Phone: ')}<b class="number">${centre.phone}</b></p>
<div class="actions"><a class="button" href="${link.to}">${link.text}</a></div>
<p class="soft">${t(`打电话时报这个号，方便查：${reference}`, `When calling, this reference helps: ${reference}`)}</p>`
  return page(view, { title, main, personal: true })
}
