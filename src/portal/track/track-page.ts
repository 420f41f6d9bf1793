/** A person's page of their case: prints on one sheet, first things first. */
import { html } from 'ghtml'
import type { PersonFile } from '#app/portal-reads.ts'
import { lastReply } from '#core/case/demands.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { dateOf } from '#core/clock/date.ts'
import { accessWords } from '#words/access.ts'
import { outcomeWords } from '#words/case.ts'
import { momentWords } from '#words/date.ts'
import { traceLine } from '#words/deadline-trace.ts'
import { pauseReasonWords } from '#words/case.ts'
import { timelineEntry } from '#words/timeline.ts'
import { page } from '../page.ts'
import { meetLine } from '../appointments/pages.ts'
import { button, form, inChinese } from '../parts.ts'
import { stageProgress } from '../public/stage-line.ts'
import type { View } from '../view.ts'
import { momentShort, shortDate } from '../when.ts'
import { checklistSection } from './checklist-section.ts'
import { disagree } from './disagree.ts'
import { nowCard, ownWords, solvedButtons } from './now-card.ts'
import { gradeWords } from './grades.ts'

/** `note`: what the last press did, said at the top. */
export function renderTrack(view: View, file: PersonFile, note = ''): string {
  const { t } = view
  const { state } = file
  const main = html`!${note ? html`<div class="done" role="status" tabindex="-1" autofocus><p>${note}</p></div>` : ''}
<h1!${inChinese(view, state.title)}>${state.title || t('您反映的事', 'Your matter')}</h1>
!${liveParts(view, file)}
<section class="stack no-print">!${form(view, '/track/leave', button(t('不是我的电脑，退出', 'Not my device, sign out'), { kind: 'plain' }))}<p class="hint">${t('退出后要用查询码才能再打开。两小时不动也会自动退出。', 'Afterwards the code is needed again. After two hours it closes by itself.')}</p></section>`
  return page(view, {
    // A screen reader begins with the title: what the last press did comes first.
    title: `${note}${t(`${state.number} 办到哪了`, ` ${state.number}, how it stands`)}`.trim(),
    main,
    personal: true,
    live: true,
  })
}

/**
 * What changes while the page is open (style/live.js puts it in anew): the first sentence and what is to be done, which are read out
 * when they change, and everything else about the case, of which only a word is said.
 */
export function liveParts(view: View, file: PersonFile): string {
  const { t } = view
  const { state } = file
  const today = dateOf(view.now)
  return html`<section class="stack" id="now" data-version="${state.version}" aria-live="polite" tabindex="-1">!${nowCard(view, file)}</section>
<p id="news" role="status" data-words="${t('刚有新消息，写在下面“这件事的经过”里了。', 'News just came in; it stands in the story below.')}"></p>
<div class="stack-wide" id="rest">
<p class="soft">${t('编号', 'Number')} <span class="number">${state.number}</span> · ${t('收到', 'Received')} <time class="number" datetime="${state.registeredAt}">${shortDate(dateOf(state.registeredAt), today, view.lang)}</time> <a class="number no-print" href="/track">${t('刷新看看', 'Refresh')}</a></p>
!${facts(view, file)}
!${afterwards(view, file)}
<section class="stack"><h2>${t('走到哪一步了', 'Where it stands')}</h2>!${stageProgress(view, state)}</section>
!${checklistSection(view, file)}
<section class="stack"><h2>${t('您当时是这样说的', 'What you told us')}</h2>!${ownWords(view, state.statement || state.blocker.note || t('（窗口转来时没有另外写）', '(handed over without further words)'))}
!${state.wish ? html`<p class="soft">${t('希望：', 'Wish: ')}${state.wish}</p>` : ''}</section>
!${story(view, file)}
!${papers(view, file)}
<section class="stack no-print"><h2>${t('有话要说', 'Anything to add?')}</h2><p><a class="button plain" href="/track/write">${t('写给我们', 'Write to us')}</a></p>!${meetLine(view, file)}</section>
!${why(view, file)}
!${accesses(view, file)}
</div>`
}

/** Two facts that are never one: answered, and solved as the person says. */
function facts(view: View, { state }: PersonFile): string {
  const { t } = view
  const answered = state.answered
    ? html`<b>${t('答复了', 'Yes')}</b> <span>${momentShort(state.answered.at, view.now, view.lang)}!${state.outcome ? html`!${t('，', ', ')}${view.word(outcomeWords[state.outcome])}` : ''}</span>`
    : html`<b>${lastReply(state) && state.stage === 'reply' ? t('写好了，等您看', 'Written, waiting for you') : t('还没有', 'Not yet')}</b>`
  const said = state.answered ? state.solved : null
  const solved = said
    ? said.value === 'yes'
      ? html`<b class="good">${t('解决了', 'Yes')}</b> <span>${said.said === 'online' ? t('您自己说的', 'you said so') : t('您在电话里说的', 'you said so on the phone')}</span>`
      : html`<b>${t('没解决', 'No')}</b> <span>${said.said === 'online' ? t('您自己说的', 'you said so') : t('您在电话里说的', 'you said so on the phone')}</span>`
    : html`<b>${state.answered ? t('等您说', 'For you to say') : t('还没到这一步', 'Not there yet')}</b>`
  return html`<div class="facts"><div class="fact"><span>${t('答复了吗', 'Answered?')}</span>!${answered}</div><div class="fact"><span>${t('解决了吗', 'Solved?')}</span>!${solved}</div></div>`
}

/** After the answer: the letter, the rating, a change of mind. */
function afterwards(view: View, file: PersonFile): string {
  const { t } = view
  const { state, may } = file
  if (!state.answered) return ''
  const rating = state.rating
    ? html`<p>${t('您的评价：', 'Your rating: ')}<b>${view.word(gradeWords[state.rating.stars])}</b>!${file.ratings > 1 && state.firstRating ? html` <span class="soft">${t('（第一次评的是', '(first: ')}${view.word(gradeWords[state.firstRating.stars])}${t('，两次都留着）', '; both are kept)')}</span>` : ''}!${file.ratings < 2 && may.has('rate') ? html` <a href="/track/rate">${t('改一次', 'Change once')}</a>` : ''}</p>`
    : may.has('rate')
      ? html`<p><a class="button plain" href="/track/rate">${t('评一评这次办得怎么样', 'Rate how it went')}</a></p>`
      : ''
  const change =
    state.solved && may.has('confirm')
      ? html`<details id="change"><summary>${t('想改“解决了没有”', 'Change whether it is solved')}</summary>!${solvedButtons(view)}</details>`
      : ''
  return html`<section class="stack no-print"><p><a class="button plain" href="/track/letter">${t('看答复全文，可以打印', 'The whole answer, for printing')}</a></p>!${state.solved?.value === 'no' ? disagree(view, file) : ''}!${rating}!${change}</section>`
}

function story(view: View, file: PersonFile): string {
  const { t, lang } = view
  const names = (id: string): string => file.names.get(id) ?? t('工作人员', 'a member of staff')
  // Moving on is shown by the line of stages; only going back has a reason that must be read.
  const shown = file.timeline.filter(({ event }) => event.type !== 'stageChanged' || event.data.reason !== '')
  const items = shown.toReversed().map(({ event }) => {
    const { title, body } = told(view, event, timelineEntry(event, names, lang))
    // The answer is read on its own page, where it can be said that it was read.
    if (event.type === 'replied')
      return html`<li><time datetime="${event.at}" title="${momentWords(event.at, lang)}">${momentShort(event.at, view.now, lang)}</time>${title} <a href="/track/letter">${t('看答复全文', 'Read the answer')}</a></li>`
    return html`<li><time datetime="${event.at}" title="${momentWords(event.at, lang)}">${momentShort(event.at, view.now, lang)}</time>${title}!${body ? html`<div class="said">${body}</div>` : ''}</li>`
  })
  return html`<section class="stack"><h2>${t('这件事的经过', 'The story so far')}</h2><ol class="story">!${items}</ol></section>`
}

/** As it stands elsewhere on these pages: the person's own words are above already, and the rating is called as it was given. */
function told(view: View, event: CaseEvent, line: { title: string; body: string }): { title: string; body: string } {
  switch (event.type) {
    case 'registered':
      return { title: line.title, body: line.body.replace(event.data.statement, '').trim() }
    case 'rated':
      return {
        title: `${view.t('您的评价：', 'Your rating: ')}${view.word(gradeWords[event.data.stars])}`,
        body: line.body,
      }
    default:
      return line
  }
}

function papers(view: View, { state, may }: PersonFile): string {
  const { t } = view
  const list = state.papers.filter(({ withdrawn }) => !withdrawn)
  const rows = list.map(
    (paper) =>
      html`<li><a href="/track/papers/${paper.id}">${paper.label}</a><span class="soft">${paper.from === 'person' ? t('您交的', 'from you') : t('窗口放的', 'from the window')} ${momentShort(paper.at, view.now, view.lang)}</span></li>`,
  )
  const add = may.has('addPaper')
    ? html`<p class="no-print"><a class="button plain" href="/track/papers">${t('补照片或文件', 'Add pictures or files')}</a></p>`
    : ''
  return html`<section class="stack"><h2>${t('材料', 'Papers')}</h2>!${list.length > 0 ? html`<ul class="papers">!${rows}</ul>` : html`<p class="soft">${t('还没有材料。手上有单据、截图，都可以补上来。', 'None yet. Slips and screenshots can be added.')}</p>`}!${add}</section>`
}

/** Why this date: shown to whoever asks, from the same trace the clock was computed with. */
function why(view: View, { state, clocks }: PersonFile): string {
  if (state.answered) return ''
  const { t, lang } = view
  const reasons = (reason: string): string =>
    reason in pauseReasonWords ? view.word(pauseReasonWords[reason as keyof typeof pauseReasonWords]) : reason
  return html`<details id="why"><summary>${t('为什么是这个日子', 'Why this date')}</summary><ul>!${clocks.promise.trace.map((step) => html`<li>${traceLine(step, lang, reasons)}</li>`)}</ul></details>`
}

function accesses(view: View, file: PersonFile): string {
  const { t, lang } = view
  if (file.accesses.length === 0) {
    return html`<section class="stack"><h2>${t('谁看过我的事', 'Who looked at my file')}</h2><p class="soft">${t('还没有人打开过。谁打开了，这里会写上名字和时间。', 'Nobody so far. Whoever opens it is written here, with the time.')}</p></section>`
  }
  const rows = file.accesses.map(
    ({ at, who, what, purpose }) =>
      html`<li><b>${who || t('工作人员', 'a member of staff')}</b> <span>${accessWords(what, lang)}!${purpose ? html`!${t('，', ', ')}${t('理由：', 'reason: ')}${purpose}` : ''}</span> <time class="soft" datetime="${at}">${momentShort(at, view.now, lang)}</time></li>`,
  )
  return html`<details id="accesses"><summary>${t(`谁看过我的事（${rows.length} 次）`, `Who looked at my file (${rows.length})`)}</summary><ul class="seen">!${rows}</ul><p class="soft">${t('您自己打开不记。觉得哪一次不该看，请打电话问。', 'Your own visits are not recorded. If one of these should not be, call and ask.')}</p></details>`
}
