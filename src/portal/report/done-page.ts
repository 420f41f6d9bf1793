/** The confirmation: number, code in large groups, the date by which they hear, what comes next. Opened again it is the same page. */
import { html } from 'ghtml'
import type { Slip } from '#contract/cases.ts'
import type { PersonFile } from '#app/portal-reads.ts'
import { page } from '../page.ts'
import { button, form } from '../parts.ts'
import type { View } from '../view.ts'
import { dueWords } from '../when.ts'

export function renderDone(view: View, file: PersonFile, slip: Slip): string {
  const { t, centre } = view
  const { state, clocks } = file
  const due = clocks.promise.due && dueWords(clocks.promise.due, view.now, view.lang)
  const contact =
    state.firstContactAt || !clocks.contact?.due ? '' : dueWords(clocks.contact.due, view.now, view.lang).said
  const main = html`
<div class="done"><h1>${t('收到了，由我们接着办', 'We have it, and take it from here')}</h1></div>
<div class="slip" id="slip">
<dl>
<div><dt>${t('编号', 'Number')}</dt><dd><b class="number">${slip.number}</b></dd></div>
<div><dt>${t('查询码（请抄下来或拍下来，别给不相干的人）', 'Code (write it down or photograph it; keep it to yourself)')}</dt><dd><span class="code" aria-hidden="true">!${slip.code.split('-').map((group) => html`<span>${group}</span>`)}</span><span class="unseen">${slip.code.split('').join(' ')}</span></dd></div>
<div><dt>${t('谁负责', 'In charge')}</dt><dd><b>${slip.owner.name || t('正在安排', 'being assigned')}</b></dd></div>
!${due ? html`<div><dt>${t('最晚哪天答复您', 'Answer by')}</dt><dd><b class="number">${due.date}</b>!${clocks.promise.provisional ? html` <span class="soft">${t('（暂定，放假安排公布后会重算）', '(provisional until the holidays are announced)')}</span>` : ''}</dd></div>` : ''}
</dl>
<div class="qr">!${slip.qrSvg.replace('<svg ', `<svg role="img" aria-label="${t('打开查询页的二维码', 'QR code that opens the page of this matter')}" `)}</div>
</div>
<section class="stack"><h2>${t('接下来', 'What happens next')}</h2>
<ul>
!${contact ? html`<li>${t(`${contact}有人跟您联系，问清楚情况。`, `Somebody will contact you ${contact} to ask what is not clear.`)}</li>` : ''}
<li>${t('办到哪一步，查询页上都能看到；要您补材料，会一次写全。', 'Every step is on your page; if papers are needed, all are named at once.')}</li>
<li>${t('办成没办成，都把结果和理由讲给您。', 'Done or not, you are told the result and why.')}</li>
<li>${t('想补充什么，随时可以在查询页写，或者打电话，报上编号就行：', 'Add whatever you like on your page, or call and give the number:')} <b class="number">${centre.phone}</b></li>
</ul></section>
<div class="actions no-print"><a class="button" href="/track">${t('看办到哪了', 'See how it stands')}</a><button type="button" class="plain" data-print hidden>${t('打印', 'Print')}</button></div>
<p class="hint no-print">${t('想存下来：打印，或者截屏。这一页两小时内可以再打开。', 'To keep it: print it or take a screenshot. This page can be opened again within two hours.')}</p>
<section class="stack no-print">!${form(view, '/track/leave', button(t('不是我的电脑，退出', 'Not my device, sign out'), { kind: 'plain' }))}</section>`
  return page(view, { title: t(`已收到 ${slip.number}`, `Received ${slip.number}`), main, personal: true, live: true })
}
