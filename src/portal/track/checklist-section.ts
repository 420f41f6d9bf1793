/** What the matter needs in papers, in plain words: what is here, what is missing, where to get it. What staff noted is not on it. */
import { html } from 'ghtml'
import type { PersonFile } from '#app/portal-reads.ts'
import { openRequest } from '#core/case/demands.ts'
import { plainName } from '#core/materials/marks.ts'
import { checklistSentence, formWords, openWays, standingWords } from '#words/checklist.ts'
import { dateWords } from '#words/date.ts'
import { page } from '../page.ts'
import { inChinese } from '../parts.ts'
import type { View } from '../view.ts'

type Row = NonNullable<PersonFile['checklist']>['rows'][number]
type Card = PersonFile['cards'][number]

/** Nothing for a case whose item has no list. */
export function checklistSection(view: View, { state, checklist, cards }: PersonFile): string {
  if (!checklist) return ''
  const { t, lang } = view
  // What is asked for now stands above with its why and where already.
  const asked = new Set(openRequest(state)?.materials.map(({ name }) => plainName(name)))
  return html`<section class="stack" id="checklist"><h2>${t('这件事要的材料', 'Papers this matter needs')}</h2>
<p><b>${checklistSentence(checklist, lang)}</b></p>
<ul class="papers demanded">!${checklist.rows.map((row) => demanded(view, row, cards, asked.has(plainName(row.material.name))))}</ul>
<p class="soft">${t('打了勾的不会再问您要第二次。', 'What is ticked is not asked of you twice.')}</p></section>`
}

function demanded(view: View, row: Row, cards: readonly Card[], asked: boolean): string {
  const { t, lang } = view
  const { material, standing, until } = row
  const open = standing === 'missing' || standing === 'doubtful' || standing === 'undecided'
  const here = standing === 'satisfied'
  const card = cards.find(({ id }) => id === material.card)
  const way = row.way === null ? null : material.alternatives[row.way]!
  const told = open && !asked
  const lines = [
    here && material.alternatives.length > 1 && way && way.join(t('、', ', ')),
    told && openWays(row, lang),
    told && material.when !== '' && `${t('只在这种情况要：', 'Only when: ')}${material.when}`,
    told && view.word(formWords[material.form]),
    told && material.where !== '' && `${t('哪里能拿到：', 'Where: ')}${material.where}`,
    until && t(`最晚${dateWords(until, 'zh')}补来`, `by ${dateWords(until, 'en')}`),
  ].filter(Boolean)
  return html`<li><span class="${here ? 'got' : ''}" aria-hidden="true">${here ? '✓' : open ? '○' : '–'}</span>
<div><b!${inChinese(view, material.name)}>${material.name}</b> <span class="soft">${view.word(standingWords[standing])}</span>
!${lines.map((line) => html`<br><span!${inChinese(view, String(line))}>${line}</span>`)}
!${open && card ? html`<br>${t('怎么拿：', 'How to get it: ')}<a href="/track/cards/${card.id}"!${inChinese(view, card.title)}>${card.title}</a>` : ''}</div></li>`
}

/** One card on a page of its own: steps in large type, the address as a link and as a code. `qrSvg` may be empty. */
export function renderCard(view: View, card: Card, qrSvg: string): string {
  const { t } = view
  const known = (text: string) => text !== '' && text !== '未注明'
  const facts = [
    known(card.cost) && `${t('费用：', 'Cost: ')}${card.cost}`,
    known(card.time) && `${t('要多久：', 'Time: ')}${card.time}`,
    card.note,
  ].filter(Boolean)
  const main = html`<h1!${inChinese(view, card.title)}>${card.title}</h1>
!${card.needs.length > 0 ? html`<p!${inChinese(view, card.title)}><b>${t('先准备好：', 'Have at hand: ')}</b>${card.needs.join('、')}</p>` : ''}
<ol class="stack"!${inChinese(view, card.title)}>!${card.steps.map((step) => html`<li>${step}</li>`)}</ol>
!${card.address ? html`<p><a href="${card.address}" rel="noreferrer">${card.address}</a></p><div class="card-qr" role="img" aria-label="${t('这个网址的二维码', 'QR code of this address')}">!${qrSvg}</div>` : ''}
!${facts.map((fact) => html`<p!${inChinese(view, String(fact))}>${fact}</p>`)}
<p class="soft">${t(`资料年份：${card.asOf}。和现在的页面不一样时，以现在的为准；弄不明白就打电话问我们。`, `As of ${card.asOf}. If the page differs now, follow the page; call us if it is not clear.`)}</p>`
  return page(view, { title: card.title, main, back: '/track#checklist', personal: true })
}
