/** The part of the page that changes by itself: the first sentence, and what the person has to do. Sent alone to the live enhancement. */
import { html } from 'ghtml'
import { lastReply, openPause, openRequest } from '#core/case/demands.ts'
import { broughtBy } from '#core/materials/brought.ts'
import type { PersonFile } from '#app/portal-reads.ts'
import { dateWords } from '#words/date.ts'
import { button, form, inChinese, prose } from '../parts.ts'
import type { View } from '../view.ts'
import { firstSentence } from './first-sentence.ts'

export function nowCard(view: View, file: PersonFile): string {
  const sentence = firstSentence(view, file)
  const due = sentence.due
    ? html`<p class="${sentence.late ? 'late' : ''}">${sentence.due}!${sentence.dueDate ? html`<br><span class="soft number">${sentence.dueDate}</span>` : ''}</p>`
    : ''
  return html`<p class="first">!${together(html`${sentence.now}`)}</p>
!${due}
!${toDo(view, file)}`
}

/** The sentence breaks after its commas; never within a name with a dot, nor between a number and what it counts. */
const together = (escaped: string): string =>
  escaped
    .replaceAll(/\p{Script=Han}·\p{Script=Han}/gu, '<span class="together">$&</span>')
    .replaceAll(/ (\d+) (?=样)/g, '\u00a0$1\u00a0')

/** "需要您做的事", one thing with one way to do it, or "现在不用您做什么". */
export function toDo(view: View, file: PersonFile): string {
  const { t } = view
  const { state, may } = file
  const request = openRequest(state)
  if (request && may.has('provideMaterials')) {
    return html`<section class="needs" aria-labelledby="to-do"><h2 id="to-do">${t('需要您做的事：补材料', 'For you to do: papers')}</h2>!${inChineseOnly(view)}
<p>${t(`一次写全了，共 ${request.materials.length} 样，请在`, `All of them, ${request.materials.length}, by `)}<b>${dateWords(request.until, view.lang)}</b>${t('前交来。等您期间不算我们的时间。', '. The clock waits for you.')}</p>
<ol class="stack">!${request.materials.map((material) => html`<li!${inChinese(view, material.name)}><b>${material.name}</b>!${broughtBy(material.name, state.materials ?? []) ? html` <span class="got">✓ ${t('收到了', 'received')}</span>` : ''}!${material.why ? html`<br>${t('为什么要：', 'Why: ')}${material.why}` : ''}!${material.where ? html`<br>${t('哪里能拿到：', 'Where: ')}${material.where}` : ''}</li>`)}</ol>
<div class="actions"><a class="button" href="/track/papers">${t('传照片或文件', 'Send pictures or files')}</a>
!${form(view, '/track/provide', html`<input type="hidden" name="request" value="${request.id}">!${button(t('都补齐了，请接着办', 'All is there, go on'), { kind: 'plain' })}`, { key: view.newKey() })}</div>
<p>${t('也可以直接送到窗口；拿不到，打电话告诉我们，一起想办法。', 'You may also bring them to the window; if you cannot get one, call us and we look for another way.')}</p></section>`
  }
  const reply = lastReply(state)
  if (reply && may.has('recordDelivery') && state.answered?.replyId !== reply.id) {
    return html`<section class="needs" aria-labelledby="to-do"><h2 id="to-do">${t('需要您做的事：看答复', 'For you to do: read the answer')}</h2>
<p>${t('结果、理由和依据都写在里面，看完请按一下“我已看到”。', 'The result, why, and on which ground. When you have read it, press “I have seen it”.')}</p>
<div class="actions"><a class="button" href="/track/letter">${t('看答复', 'Read the answer')}</a></div></section>`
  }
  if (state.answered && state.solved === null && may.has('confirm')) {
    return html`<section class="needs" aria-labelledby="to-do"><h2 id="to-do">${t('需要您做的事：说说解决了没有', 'For you to do: is it solved?')}</h2>
<p>${t('怎么选都行，选哪个都不影响您以后办事。', 'Choose freely; it has no effect on anything you do here later.')}</p>
!${solvedButtons(view)}</section>`
  }
  if (openPause(state)?.reason === 'awaitingPerson' && may.has('say')) {
    return html`<section class="needs" aria-labelledby="to-do"><h2 id="to-do">${t('需要您做的事：回个话', 'For you to do: a word')}</h2>
<p>${t('我们在等您的消息。写在这里，或者打电话说一声，都行。', 'We are waiting to hear from you. Write it here, or call us.')}</p>
<div class="actions"><a class="button" href="/track/write">${t('写给我们', 'Write to us')}</a></div></section>`
  }
  return html`<p class="calm">${t('现在不用您做什么，有变化这里会写。', 'Nothing for you to do now; changes are written here.')}</p>`
}

/** What staff write is written in Chinese; a reader of English is not left alone with it. */
export const inChineseOnly = ({ t }: View): string =>
  t('', html`<p class="hint">The staff write in Chinese. If you want it explained, call us.</p>`)

/** Three honest answers, none of them hidden. */
export const solvedButtons = (view: View): string => html`<div class="wide">
!${form(view, '/track/solved', button(view.t('解决了', 'It is solved'), { name: 'solved', value: 'yes', kind: 'plain' }), { key: view.newKey() })}
!${form(view, '/track/solved', button(view.t('没解决，但我清楚了原因', 'Not solved, but I understand why'), { name: 'solved', value: 'no', kind: 'plain' }), { key: view.newKey() })}
<a class="button plain" href="/track/again">${view.t('还没解决，请继续办', 'Not solved; please go on')}</a>
</div>`

/** The person's own sentence, always in sight. */
export const ownWords = (view: View, text: string): string =>
  html`<div class="own"!${inChinese(view, text)}>!${prose(text)}</div>`
