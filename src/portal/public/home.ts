/** The public face: what may I bring · what happens then · what is promised · how it went, honestly · start here. One page, read standing. */
import { html } from 'ghtml'
import type { PublicFigures } from '#app/portal-reads.ts'
import { openingToday } from '../hours.ts'
import { page } from '../page.ts'
import { hoursHtml, roomHtml } from '../parts.ts'
import type { View } from '../view.ts'
import { figuresSection } from './figures.ts'
import { promises } from './promises.ts'
import { stageLine } from './stage-line.ts'
import { twoChairs } from './two-chairs.ts'

export function renderHome(view: View, figures: PublicFigures): string {
  const { t, lang, centre } = view
  const texts = centre.texts[lang]
  const today = openingToday(view)
  const main = html`
<section class="hero"><div class="stack">
<h1>${t('事情没办成？来跟我们说', 'Could not get it done? Tell us')}</h1>
<p class="lead">${texts.lead}</p>
<p><strong>${today.long}</strong></p>
!${view.hasCase ? html`<p><a class="button" href="/track">${t('看我的事办到哪了', 'See how my matter stands')}</a></p>` : ''}
</div>!${twoChairs}</section>

<section aria-labelledby="start"><h2 id="start">${t('从这里开始', 'Start here')}</h2>
<p class="soft">${t('三种办法一样算数，哪种方便用哪种。', 'Three ways that count the same; take the one that suits you.')}</p>
<div class="start">
<div class="card"><h3>${t('自己过来', 'Come in person')}</h3><p>${lang === 'zh' ? centre.address : centre.addressEn}!${centre.room ? html`<br>!${roomHtml(view)}` : ''}</p><p class="soft">!${hoursHtml(texts.hours)}</p></div>
<div class="card"><h3>${t('打电话', 'Call')}</h3><p>${t('说说是什么事，我们替您记下来。', 'Tell us what it is; we write it down for you.')}</p><a class="button plain" href="tel:${centre.phone.replace(/[^\d+]/g, '')}">${centre.phone}</a></div>
<div class="card"><h3>${t('在网上写', 'Write online')}</h3><p>${t('五个问题，大约三分钟。不用登录，不要身份证号。', 'Five questions, about three minutes. No sign-in, no identity number.')}</p><a class="button" href="/report">${t('开始反映', 'Begin')}</a></div>
</div>
<p>${t('已经反映过？', 'Reported already?')} <a href="/track">${t('看办到哪了', 'Follow your matter')}</a></p></section>

<section class="two"><div class="stack"><h2>${t('可以带什么事来', 'What may I bring?')}</h2>
<ul class="ticks">!${texts.taken.map((line) => html`<li>${line}</li>`)}</ul></div>
<div class="stack"><h2>${t('带上什么', 'What to have with you')}</h2>
<ul class="ticks">!${texts.bring.map((line) => html`<li>${line}</li>`)}</ul>
<details><summary>${t('哪些事要去别处', 'What belongs elsewhere')}</summary>
<ul class="plain-list">!${texts.notTaken.map((entry) => html`<li><b>${entry.what}</b><br>${entry.instead}</li>`)}</ul>
<p class="soft">${texts.notTakenNote}</p></details></div></section>

<section><h2 id="then">${t('来了以后会怎样', 'What happens then')}</h2>
!${stageLine(texts.stages, 'across')}</section>

<section class="two"><div class="stack"><h2>${t('我们说好的', 'What is promised')}</h2>
!${promises(view)}</div>
<div class="stack"><h2>${t('我们守的规矩', 'The rules we keep')}</h2>
<dl class="stack">!${texts.rules.map((rule) => html`<div><dt><b>${rule.title}</b></dt><dd class="soft">${rule.text}</dd></div>`)}</dl></div></section>

!${figuresSection(view, figures)}`
  return page(view, { title: t('事情没办成？来跟我们说', 'Could not get it done? Tell us'), main, bodyClass: 'public' })
}
