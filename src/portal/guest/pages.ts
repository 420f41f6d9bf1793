/** What a guest without an account sees: who asks and for whom it is meant, then the question, one answer, and what will be sent. */
import { html } from 'ghtml'
import { readVisit, type GuestVisit } from '#app/guest-visit.ts'
import { dateOf, type Instant } from '#core/clock/date.ts'
import { causeWords } from '#words/causes.ts'
import { dateWords, momentWords } from '#words/date.ts'
import { page } from '../page.ts'
import type { Fault } from '../parts.ts'
import { button, errorSummary, field, form, inChinese, prose, typedText } from '../parts.ts'
import type { View } from '../view.ts'
import { answerKinds, answerTexts, fieldNames, nothingTyped, type AnswerKind, type Typed } from './answers.ts'

const callUs = ({ t, centre }: View): string =>
  html`<p>${t('有疑问请打：', 'Questions? Please call ')}<b class="number">${centre.phone}</b></p>`

/** What the address opens first: nothing of the matter, and nothing happens until the button is pressed. */
export function renderFirst(
  view: View,
  ticket: string,
  { row, triesLeft }: GuestVisit,
  told: { readonly wrong?: boolean; readonly typed?: Typed } = {},
): string {
  const { t, centre } = view
  const faults: Fault[] = told.wrong
    ? [
        {
          field: 'code',
          title: t('口令不对', 'That was not the code'),
          text: t(
            `请再对一对六位口令，还能试 ${triesLeft} 次`,
            `Please check the six digits; ${triesLeft} tries are left`,
          ),
        },
      ]
    : []
  const code = row.needsCode
    ? field({
        name: 'code',
        label: t('六位口令', 'Six-digit code'),
        hint: t('口令由窗口另外打电话告诉您，不在链接里', 'The window tells it by telephone; it is not in the link'),
        value: '',
        faults,
        attributes: 'inputmode="numeric" autocomplete="off" class="short"',
        most: 12,
      })
    : ''
  const title = t('有一件事请贵单位答复', 'A question for your office')
  const main = html`!${errorSummary(view, faults)}
<h1>${title}</h1>
<dl class="rows"><div><dt>${t('谁问的', 'Who asks')}</dt><dd!${inChinese(view, centre.name)}>${centre.name}</dd></div>
<div><dt>${t('请谁答复', 'Meant for')}</dt><dd!${inChinese(view, row.body)}>${row.body} ${row.name}</dd></div>
<div><dt>${t('链接到什么时候', 'Open until')}</dt><dd>${momentWords(row.expiresAt, view.lang)}</dd></div></dl>
!${form(view, `/g/${ticket}/open`, html`!${code}<div class="actions">!${button(t('打开', 'Open'))}</div>`)}
!${typedText(view, told.typed ?? {})}
<p class="hint">${t('打开以后才看得到问的是什么。我们会记下打开的时间。不是给您单位的，请不要打开。', 'The question is shown once it is opened, and we note when it was. If it is not for your office, please do not open it.')}</p>
!${callUs(view)}`
  return page(view, { title, main, personal: true, faulty: faults.length > 0 })
}

/** The question, what may be looked at, and the four answers. */
export function renderQuestion(view: View, ticket: string, visit: GuestVisit, due: Instant | null): string {
  const { t, centre } = view
  const { shown } = readVisit(visit)
  const title = t('请您答复', 'Please answer')
  const row = (label: string, value: string) =>
    value === '' ? '' : html`<div><dt>${label}</dt><dd!${inChinese(view, value)}>${value}</dd></div>`
  const causes = shown.causes.map((cause) => view.word(causeWords[cause])).join(t('、', ', '))
  const answers = answerKinds.map(
    (kind) =>
      html`<li><a class="button plain" href="/g/${ticket}/${kind}">${t(...answerTexts[kind].title)}</a> <span class="hint">${t(...answerTexts[kind].hint)}</span></li>`,
  )
  const main = html`<h1>${title}</h1>
!${shown.chases > 0 ? html`<p class="late">${t(`已经催过 ${shown.chases} 次，请尽快答复。`, `You were reminded ${shown.chases} time(s); please answer soon.`)}</p>` : ''}
<div class="card"!${inChinese(view, shown.question)}>!${prose(shown.question)}</div>
<dl class="rows">!${row(t('谁问的', 'Who asks'), centre.name)}
!${row(t('请谁答复', 'Meant for'), `${visit.row.body} ${visit.row.name}`)}
!${row(t('请在什么时候以前答', 'Please answer by'), due ? momentWords(due, view.lang) : '')}
!${row(t('什么事项', 'Matter'), shown.item)}
!${row(t('卡在哪里', 'What stopped it'), causes)}
!${row(t('编号', 'Number'), shown.number)}</dl>
!${shown.papers.length > 0 ? html`<h2>${t('给您看的材料', 'Papers for you')}</h2><ul>!${shown.papers.map(({ id, label }) => html`<li><a href="/g/${ticket}/papers/${id}"!${inChinese(view, label)}>${label}</a></li>`)}</ul><p class="hint">${t('只供答复这件事用，请不要转给别人。', 'For answering this only; please do not pass them on.')}</p>` : ''}
<h2>${t('您的答复', 'Your answer')}</h2>
<ul class="plain-list wide">!${answers}</ul>
!${callUs(view)}`
  return page(view, { title, main, personal: true })
}

/** One answer in a few lines. `key`: of this answer, so that however often it is sent it is one. */
export function renderAnswer(
  view: View,
  ticket: string,
  visit: GuestVisit,
  kind: AnswerKind,
  key: string,
  typed: Typed = nothingTyped,
  faults: readonly Fault[] = [],
): string {
  const { t } = view
  const { shown } = readVisit(visit)
  const { row } = visit
  const title = t(...answerTexts[kind].title)
  const fields = answerTexts[kind].fields.map(({ name, label, hint, most, rows }) =>
    field({
      name,
      label: t(...label),
      ...(hint && { hint: t(...hint) }),
      value: typed[name],
      faults,
      ...(rows && { rows }),
      // The browser counts a rare character twice; the server counts characters and says when there are too many.
      most: most * 2,
    }),
  )
  const main = html`!${errorSummary(view, faults)}
<h1>${title}</h1>
<details><summary>${t('再看一遍问的是什么', 'Read the question again')}</summary><div!${inChinese(view, shown.question)}>!${prose(shown.question)}</div></details>
!${form(
    view,
    `/g/${ticket}/check`,
    html`<input type="hidden" name="kind" value="${kind}">!${fields}
<p class="hint">${t(`这个链接是给${row.body} ${row.name}的。不是本人也可以替单位答，请写自己的名字。`, `This link is for ${row.body} ${row.name}. You may answer for your office as well; please sign with your own name.`)}</p>
<div class="actions">!${button(t('下一步：看一遍再发', 'Next: read it once more'))}</div>`,
    { key },
  )}`
  return page(view, { title, main, personal: true, back: `/g/${ticket}`, faulty: faults.length > 0 })
}

/** What will be sent, as the window will read it. Nothing is sent before this button. */
export function renderConfirm(
  view: View,
  ticket: string,
  { row }: GuestVisit,
  kind: AnswerKind,
  key: string,
  typed: Typed,
): string {
  const { t, centre } = view
  const title = t('看一遍，对了就发出', 'Read it once more, then send')
  const lines = answerTexts[kind].fields
    .filter(({ name }) => typed[name].trim() !== '')
    .map(({ name, label }) => {
      const value = name === 'signer' ? `${row.body} ${typed.signer.trim()}` : typed[name].trim()
      const said = name === 'signer' ? t('谁答的', 'Signed by') : t(...label)
      return html`<div><dt>${said}</dt><dd!${inChinese(view, value)}>!${prose(value)}</dd></div>`
    })
  const main = html`<h1>${title}</h1>
<div class="card"><h2>${t(...answerTexts[kind].title)}</h2><dl class="answers">!${lines}</dl></div>
<p>${t(`发给${centre.name}。只能发一次，发出以后不能改。`, `It goes to ${centre.name}. It can be sent once, and not changed afterwards.`)}</p>
!${form(
    view,
    `/g/${ticket}/send`,
    html`<input type="hidden" name="kind" value="${kind}">!${fieldNames.map((name) => html`<input type="hidden" name="${name}" value="${typed[name]}">`)}
<div class="actions">!${button(t('发出', 'Send'))} !${button(t('改一改', 'Change it'), { name: 'change', value: '1', kind: 'plain' })}</div>`,
    { key },
  )}`
  return page(view, { title, main, personal: true })
}

type Over = Exclude<GuestVisit['standing'], 'open'>

/** Nothing can be answered here any more; what was asked is not said again. `typed`: what somebody had written meanwhile. */
export function renderOver(view: View, visit: GuestVisit, typed: Typed = nothingTyped): string {
  const { t, centre, lang } = view
  const { row, receipt } = visit
  if (visit.standing === 'answered' && row.answeredAt !== null) {
    const title = t('已经答复了，谢谢', 'It is answered, thank you')
    const main = html`<h1>${title}</h1>
<p class="good" role="status">${t('答复已经送到窗口，经办人马上看得到。', 'The answer has reached the window.')}</p>
<dl class="rows"><div><dt>${t('谁答的', 'Signed by')}</dt><dd!${inChinese(view, row.body)}>${row.body} ${row.answeredBy}</dd></div>
<div><dt>${t('什么时候', 'When')}</dt><dd>${momentWords(row.answeredAt, lang)}</dd></div>
<div><dt>${t('回执号', 'Receipt')}</dt><dd class="number">${receipt}</dd></div></dl>
<h2>${t('接下来', 'What happens next')}</h2>
<p>${t('窗口照您的答复接着办，并告诉当事人。要补充或者更正，请打电话，报回执号。', 'The window goes on from your answer and tells the person. To add or correct something, please call and quote the receipt.')}</p>
<p class="hint">${t('这个链接不能再用了，答复的内容也不再显示。', 'This link is used up, and the answer is not shown again.')}</p>
!${typedText(view, typed)}
!${callUs(view)}`
    return page(view, { title, main, personal: true })
  }
  const texts: Readonly<Record<Over, readonly [title: string, what: string]>> = {
    answered: [t('已经答复了', 'It is answered'), ''],
    expired: [
      t('这个链接过期了', 'This link has expired'),
      t(
        `它只开到${dateWords(dateOf(row.expiresAt), lang)}。`,
        `It was open until ${dateWords(dateOf(row.expiresAt), lang)}.`,
      ),
    ],
    ended: [t('这个链接停用了', 'This link was ended'), t('窗口收回了它。', 'The window took it back.')],
    locked: [
      t('这个链接锁住了', 'This link is locked'),
      t('口令错了太多次。请窗口再发一个。', 'The code was wrong too often. Please ask the window for another link.'),
    ],
    closed: [
      t('这件事不用再答复了', 'No answer is needed any more'),
      t('它已经有了答复，或者窗口不再问了。', 'It was answered another way, or the window no longer asks.'),
    ],
  }
  const [title, what] = texts[visit.standing as Over]
  const main = html`<h1>${title}</h1>
<p>${what}</p>
!${typedText(view, typed)}
<p>${t(`要答复，请打电话给${centre.name}：`, `To answer all the same, please call ${centre.name}: `)}<b class="number">${centre.phone}</b></p>`
  return page(view, { title, main, personal: true })
}

/** The same for every address that was never ours, whatever it looks like. */
export function renderUnknown(view: View): string {
  const { t, centre } = view
  const title = t('没有这个链接', 'There is no such link')
  const main = html`<h1>${title}</h1>
<p>${t('可能没有复制全。请从原来的消息里再点一次，或者请发给您的窗口再发一个。', 'It may have been copied in part. Please open it from the message again, or ask whoever sent it for another.')}</p>
<p>${t('电话：', 'Phone: ')}<b class="number">${centre.phone}</b></p>`
  return page({ ...view, path: '/g' }, { title, main, personal: true })
}
