/** Before the questions: what counts, how long it takes, that coming and calling count the same, and what becomes of the data. */
import { html } from 'ghtml'
import { page } from '../page.ts'
import { button, form, hoursHtml, typedText } from '../parts.ts'
import type { View } from '../view.ts'

/** `draft`: what this browser was in the middle of. */
export function renderStart(view: View, draft: 'none' | 'begun' | 'sent'): string {
  const { t, centre, lang } = view
  const goOn =
    draft === 'begun'
      ? html`<div class="needs"><h2>${t('上次写了一半，都还在', 'What you began is still here')}</h2><p><a class="button" href="/report/what">${t('接着写', 'Go on')}</a></p></div>`
      : draft === 'sent'
        ? html`<div class="calm"><p>${t('您刚才已经交了一件。', 'You sent one a moment ago.')} <a href="/report/done">${t('看查询码', 'See its code')}</a></p></div>`
        : ''
  const main = html`<h1>${t('把没办成的事告诉我们', 'Tell us what could not be done')}</h1>
<p class="lead">${t('五个问题，大约三分钟。说不清就选“说不清”，我们打电话问您。', 'Five questions, about three minutes. Wherever you cannot say, choose so; we will call you.')}</p>
!${goOn}
<section class="stack"><h2>${t('您写的会怎样', 'What becomes of what you write')}</h2>
<ul>
<li>${t('只用来办这件事，只给办这件事的人看。', 'It is used for this matter only and seen by those who handle it.')}</li>
<li>${t('不用登录，不要身份证号；姓名可以不留。', 'No sign-in, no identity number; your name is optional.')}</li>
<li>${t('写到一半会替您留 24 小时，加密存放，不留在这台手机或电脑上。', 'What is unfinished is kept for 24 hours, encrypted, not on this device.')}</li>
<li>${t('照片里的拍摄地点等信息，收到时就去掉。', 'The place where a picture was taken is removed from it.')}</li>
<li>${t('谁看过您的事，您随时能查。', 'You can see who looked at it at any time.')} <a href="/privacy">${t('详细说明', 'More')}</a></li>
</ul></section>
!${form(view, '/report', html`<div class="actions">!${button(draft === 'begun' ? t('重新写一件', 'Begin anew') : t('开始', 'Begin'), { kind: draft === 'begun' ? 'plain' : 'main' })}</div>`)}
<div class="card"><h2>${t('不想写也行', 'Rather not write?')}</h2>
<p>${t('打电话或者过来，一样算数：', 'Call or come; it counts the same:')} <b class="number">${centre.phone}</b></p><p class="soft">${lang === 'zh' ? centre.address : centre.addressEn}!${t('，', ', ')}!${hoursHtml(centre.texts[lang].hours)}</p></div>`
  return page(view, { title: t('反映一件事', 'Report'), main, back: '/', personal: true })
}

/** The draft is gone: a day has passed, the cookie was cleared, or it was never begun. `sent`: the form, whose texts are given back. */
export function renderNoDraft(view: View, sent: Readonly<Record<string, unknown>> = {}): string {
  const { t, centre } = view
  const main = html`<h1>${t('这里还没有您写的内容', 'Nothing of yours is here')}</h1>
<p>${t('可能是放了超过 24 小时，已经替您删掉了；也可能是浏览器没有留下标记。', 'It may have been kept for 24 hours and then deleted, or this browser kept no mark of it.')}</p>
!${typedText(view, sent)}
<p>${t('请重新开始，或者直接打电话：', 'Please begin anew, or call:')} <b class="number">${centre.phone}</b></p>
<p><a class="button" href="/report">${t('重新开始', 'Begin anew')}</a></p>`
  return page(view, { title: t('没有找到', 'Not found'), main, personal: true })
}
