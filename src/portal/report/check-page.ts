/** What will be sent, line by line with a way to change it; and afterwards the confirmation with number, code and date. */
import { html } from 'ghtml'
import type { ReportAnswers } from '#contract/portal.ts'
import { isPhone } from '#core/people/numbers.ts'
import { residentCauses } from '#words/resident-causes.ts'
import { page } from '../page.ts'
import type { Fault } from '../parts.ts'
import { button, errorSummary, form, prose } from '../parts.ts'
import type { View } from '../view.ts'

export interface CheckModel {
  readonly answers: ReportAnswers
  /** Name of the chosen item, or ''. */
  readonly itemName: string
  readonly photos: number
  readonly faults: readonly Fault[]
}

export function renderCheck(view: View, model: CheckModel): string {
  const { t } = view
  const { answers, photos } = model
  const doubt = phoneDoubt(view, answers.phone)
  const row = (step: string, question: string, answer: string): string =>
    html`<div><dt>${question}</dt><dd>!${answer}</dd><dd class="change"><a href="/report/${step}?from=check">${t('修改', 'Change')}<span class="skip"> ${question}</span></a></dd></div>`
  const main = html`!${errorSummary(view, model.faults)}
<h1>${t('看一遍，再交给我们', 'Look it over, then send')}</h1>
<dl class="answers">
!${row('what', t('想办的事', 'What it is about'), html`${matter(view, model)}`)}
!${row(
    'stuck',
    t('卡在哪里', 'Where it is stuck'),
    html`!${stuck(view, answers)
      .map((line) => html`${line}`)
      .join('<br>')}`,
  )}
!${row('tell', t('您的话', 'Your words'), answers.statement.trim() ? prose(answers.statement) : html`<span class="soft">${t('没有写，我们打电话问您', 'None; we will ask you')}</span>`)}
!${answers.wish.trim() ? row('tell', t('希望怎么解决', 'What you would like'), prose(answers.wish)) : ''}
!${row('photos', t('照片和单据', 'Pictures'), photos > 0 ? t(`${photos} 张`, String(photos)) : html`<span class="soft">${t('没有', 'None')}</span>`)}
!${row(
    'reach',
    t('怎么找到您', 'How to reach you'),
    [
      ...reach(view, answers).map((line) => html`${line}`),
      ...(doubt ? [html`<span class="doubt">${doubt}</span>`] : []),
    ].join('<br>'),
  )}
</dl>
!${form(view, '/report/check', html`<div class="actions">!${button(t('交给窗口', 'Send'))}</div><p class="hint">${t('只要按一次。网络慢的话请等一等，按两次也只算一件。', 'Press once. If the network is slow please wait; pressing twice still makes one matter.')}</p>`)}`
  return page(view, {
    title: t('看一遍', 'Check'),
    main,
    back: '/report/reach',
    personal: true,
    faulty: model.faults.length > 0,
  })
}

/** A number that hardly can be rung up is told before sending; whoever says it is right is believed. Null: nothing to say. */
export const phoneDoubt = ({ t }: Pick<View, 't'>, phone: string): string | null =>
  phone.trim() === '' || isPhone(phone)
    ? null
    : t(
        '电话看着不太对，请再看一眼：手机是 11 位，座机请带区号，比如 021-62345678。没有写错就直接交。',
        'The number looks wrong; please look again: 11 digits for a mobile, area code for a landline. If it is right, just send.',
      )

/** The matter in one line. */
export function matter(view: Pick<View, 't'>, { answers, itemName }: Pick<CheckModel, 'answers' | 'itemName'>): string {
  if (itemName) return itemName
  if (answers.item === 'words') return answers.query.trim()
  return view.t('说不清，请窗口帮着看', 'Not sure; the window will find out')
}

export function stuck(view: Pick<View, 't' | 'word'>, answers: ReportAnswers): string[] {
  const lines = residentCauses
    .filter(({ cause }) => answers.causes.includes(cause))
    .map(({ words }) => view.word(words))
  return lines.length > 0 ? lines : [view.t('说不清', 'Cannot say')]
}

function reach(view: View, answers: ReportAnswers): string[] {
  const { t } = view
  const lines = [
    answers.noPhone && !answers.phone.trim()
      ? t('没有电话，凭查询码自己看', 'No phone; looks with the code')
      : answers.phone.trim(),
  ]
  if (answers.name.trim()) lines.push(answers.name.trim())
  if (answers.who === 'family')
    lines.push(
      t(
        `替${answers.theirName.trim() || '家人或别人'}反映，您是：${answers.relation.trim()}`,
        `For ${answers.theirName.trim() || 'somebody else'}; you are: ${answers.relation.trim()}`,
      ),
    )
  if (answers.who === 'enterprise')
    lines.push(t(`代表单位：${answers.company.trim()}`, `For: ${answers.company.trim()}`))
  if (answers.note.trim()) lines.push(answers.note.trim())
  return lines
}
