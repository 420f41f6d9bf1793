/** What is promised, made from the limits that the deadlines are computed with, so that the page cannot promise anything else. */
import { html } from 'ghtml'
import type { Limit } from '#core/clock/deadline.ts'
import { caseClasses } from '#core/case/case.ts'
import { classWords } from '#words/case.ts'
import type { View } from '../view.ts'

/** '5 个工作日内', 'within 5 working days'. */
export function limitWords(view: Pick<View, 't'>, limit: Limit): string {
  const { t } = view
  switch (limit.unit) {
    case 'atOnce':
      return t('当场', 'on the spot')
    case 'sameDay':
      return t('当天', 'the same day')
    case 'workingHours':
      return t(`${limit.n} 个工作小时内`, `within ${limit.n} working hours`)
    case 'workingDays':
      return t(`${limit.n} 个工作日内`, limit.n === 1 ? 'within 1 working day' : `within ${limit.n} working days`)
  }
}

/** What, and by when. */
export const promiseRows = (rows: readonly (readonly [string, string])[]): string =>
  html`<dl class="rows">!${rows.map(([what, when]) => html`<div><dt>${what}</dt><dd>${when}</dd></div>`)}</dl>`

export function promises(view: View): string {
  const { t, centre } = view
  const { limits } = centre
  const rows: [string, string][] = [
    [t('有人跟您联系', 'Somebody contacts you'), limitWords(view, limits.contact)],
    ...caseClasses.map((name): [string, string] => [
      t(
        `${classWords[name].zh}的事，给您答复`.replace('当场能办的事，给您答复', '当场能办的事，办好'),
        `${classWords[name].en} matter, answered`,
      ),
      limitWords(view, limits.byClass[name]),
    ]),
    [
      t('没有新消息时，也主动告诉您一声', 'A word even when there is no news'),
      t(`每 ${limits.silenceDays} 个工作日`, `every ${limits.silenceDays} working days`),
    ],
  ]
  return html`<p class="soft">${t('从收到的那天算起', 'Counted from the day it came in')}</p>
!${promiseRows(rows)}
<ul class="ticks">
<li>${t(`来不及的，到期以前先告诉您理由和新的日子，最多延 ${limits.maxExtensionDays} 个工作日。`, `If it takes longer we tell you why and the new day before the old one passes; ${limits.maxExtensionDays} working days more at most.`)}</li>
<li>${t('办成没办成，都把结果和理由讲给您本人。', 'Done or not, you yourself are told the result and why.')}</li>
<li>${t('答复以后，换一位同事问您：真的解决了吗？没解决，可以再打开。', 'After the answer a different colleague asks whether it is really solved; if not, it can be opened again.')}</li>
</ul>`
}
