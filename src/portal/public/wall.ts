/** The screen on the wall of the hall: no names, no matters. Read from five metres, renewed every minute. */
import { html } from 'ghtml'
import type { PublicFigures } from '#app/portal-reads.ts'
import { caseClasses } from '#core/case/case.ts'
import { classWords, stageWords } from '#words/case.ts'
import { openingToday } from '../hours.ts'
import { page } from '../page.ts'
import type { View } from '../view.ts'
import { momentShort } from '../when.ts'
import { figure, monthWords } from './figures.ts'
import { limitWords, promiseRows } from './promises.ts'
import { stageLine } from './stage-line.ts'

export function renderWall(view: View, figures: PublicFigures): string {
  const { t, lang, centre } = view
  const texts = centre.texts[lang]
  const { limits } = centre
  const stages = texts.stages.map(({ stage, name }) => ({ name, text: view.word(stageWords[stage].hint) }))
  const main = html`
<div class="wall-head"><div><h1>${texts.name}</h1><p>${texts.lead}</p></div>
<div class="wall-side"><p class="wall-phone">${centre.phone}</p><p>${openingToday(view).short}</p><p class="soft">${t(`截至${momentShort(view.now, view.now, lang)}`, `As of ${momentShort(view.now, view.now, lang)}`)}</p></div></div>
<section><h2 class="unseen">${t('来了以后会怎样', 'What happens then')}</h2>!${stageLine(stages)}</section>
<section aria-label="${t('我们守的规矩', 'The rules we keep')}"><ul class="wall-rules">!${texts.rules.map((rule) => html`<li>${rule.title}</li>`)}</ul></section>
<div class="wall-rows">
<section><h2>${t('可以带来的事', 'What you may bring')}</h2><ul class="ticks">!${texts.taken.slice(0, 5).map((line) => html`<li>${line}</li>`)}</ul></section>
<section><h2>${t('我们说好的', 'What is promised')}</h2>!${promiseRows([
    [t('有人跟您联系', 'Somebody contacts you'), limitWords(view, limits.contact)],
    ...caseClasses.map((name) => [view.word(classWords[name]), limitWords(view, limits.byClass[name])] as const),
  ])}</section>
<section><h2>${t(`上个月（${monthWords(view, figures.month)}）`, `Last month (${monthWords(view, figures.month)})`)}</h2><div class="figures">
!${figure(view, figures.waitingNow, t('件现在正在办', 'in hand now'))}
!${figure(view, figures.registered, t('件上月新来', 'came last month'))}
!${figure(view, figures.answered, t('件上月答复', 'answered last month'))}
!${figure(view, figures.solved.yes, t('件本人说解决了', 'solved, say the people'))}
</div></section>
</div>`
  return page(view, { title: t('大厅屏幕', 'Hall screen'), main, bodyClass: 'wall', refreshSeconds: 60 })
}
