/** The five questions, one a page. Answers come from the draft, so Back, reload and a lost connection change nothing. */
import { html } from 'ghtml'
import type { PortalItem } from '#app/portal-reads.ts'
import type { ReportAnswers, ReportStep } from '#contract/portal.ts'
import { reportLimits, reportSteps } from '#contract/portal.ts'
import { categoryWords } from '#words/item-categories.ts'
import { residentCauses } from '#words/resident-causes.ts'
import type { PageParts } from '../page.ts'
import { page } from '../page.ts'
import type { Fault } from '../parts.ts'
import { button, choices, errorSummary, faultOf, field, form, inChinese } from '../parts.ts'
import type { View } from '../view.ts'

export interface Question {
  readonly answers: ReportAnswers
  readonly faults: readonly Fault[]
  /** Came from the check page and goes back to it. */
  readonly fromCheck: boolean
}

function question(
  view: View,
  step: ReportStep,
  q: Question,
  title: string,
  body: string,
  extra: Partial<PageParts> = {},
): string {
  const { t } = view
  const number = reportSteps.indexOf(step) + 1
  const before = reportSteps[number - 2]
  const back = q.fromCheck ? '/report/check' : before ? `/report/${before}` : '/report'
  const main = html`!${errorSummary(view, q.faults)}<p class="progress">${t(`第 ${number} 个问题，共 ${reportSteps.length} 个`, `Question ${number} of ${reportSteps.length}`)}</p>
!${body}`
  return page(view, { title, main, back, personal: true, live: true, faulty: q.faults.length > 0, ...extra })
}

/** Where a question's form goes. */
const action = (step: ReportStep, q: Question): string => `/report/${step}${q.fromCheck ? '?from=check' : ''}`

const goOn = (view: View, q: Question): string =>
  button(q.fromCheck ? view.t('改好了', 'Done') : view.t('继续', 'Continue'), { name: 'do', value: 'next' })

export interface Found {
  readonly categories: readonly string[]
  readonly items: readonly PortalItem[]
}

export function renderWhat(view: View, q: Question, found: Found): string {
  const { t } = view
  const { answers, faults } = q
  const title = t('您想办什么事？', 'What are you trying to do?')
  const typed = answers.query.trim()
  const list = [
    ...found.items.map((item) => ({
      value: item.id,
      label: item.name,
      attributes: inChinese(view, item.name),
      ...(item.category === answers.category ? {} : { hint: categoryWords(item.category, view.lang) }),
    })),
    ...(typed ? [{ value: 'words', label: t(`就按我写的：“${typed}”`, `As I wrote it: “${typed}”`) }] : []),
    { value: 'unsure', label: t('说不清，帮我看看', 'I cannot say; please find out') },
  ]
  const searched = typed !== '' || answers.category !== ''
  const heading = !searched
    ? t('或者', 'Or')
    : found.items.length > 0
      ? t(`找到 ${found.items.length} 项，请选一项`, `${found.items.length} found; choose one`)
      : t('没找到一样的，没关系，按您写的也能办', 'Nothing quite like it was found; your own words will do')
  const body = form(
    view,
    action('what', q),
    html`<div class="search">!${field({ name: 'query', label: title, heading: true, value: answers.query, faults, most: reportLimits.query, hint: t('写几个字就行，比如“医药费报销”；也可以打拼音，比如“yyfbx”。', 'A few words, in Chinese, pinyin or English. Our list is in Chinese; what it does not know goes through in your own words.'), attributes: 'autocomplete="off" enterkeyhint="search"' })}!${button(t('找一找', 'Search'), { name: 'do', value: 'search', kind: 'plain' })}</div>
!${choices({ name: 'item', legend: heading, choices: list, chosen: [answers.item], faults })}
<div class="actions">!${goOn(view, q)}</div>
<div class="field"><p class="soft">${t('也可以按类别找：', 'Or look by category:')}</p><div class="chips">!${found.categories.map((name) => button(categoryWords(name, view.lang), { name: 'category', value: name, kind: 'plain' }))}</div></div>`,
    { id: 'question' },
  )
  return question(view, 'what', q, title, body)
}

export function renderStuck(view: View, q: Question): string {
  const { t } = view
  const title = t('卡在哪里了？', 'Where did it get stuck?')
  const list = [
    ...residentCauses.map(({ cause, words }) => ({
      value: cause,
      label: view.word(words),
      hint: view.word(words.hint),
    })),
    {
      value: 'unsure',
      label: t('说不清', 'I cannot say'),
      hint: t('下一页用您自己的话讲就行', 'Tell it in your own words on the next page'),
    },
  ]
  const chosen = [...q.answers.causes, ...(q.answers.causesUnsure ? ['unsure'] : [])]
  const body = form(
    view,
    action('stuck', q),
    html`!${choices({ name: 'causes', legend: title, heading: true, many: true, hint: t('像哪个就点哪个，可以点几个。', 'Tick whatever is like it, one or several.'), choices: list, chosen, faults: q.faults, className: 'cards2', first: { count: 8, more: t('还有别的情况', 'Other situations') } })}
<div class="actions">!${goOn(view, q)}</div>`,
    { id: 'question' },
  )
  return question(view, 'stuck', q, title, body)
}

export function renderTell(view: View, q: Question): string {
  const { t } = view
  const title = t('用您自己的话讲讲', 'Tell us in your own words')
  const body = form(
    view,
    action('tell', q),
    html`!${field({ name: 'statement', label: title, heading: true, rows: 8, value: q.answers.statement, faults: q.faults, hint: t('去了哪里、哪天去的、窗口怎么说的。一句也行，写多少都行；不写也可以，我们打电话问您。请不要写身份证号。', 'In any language: where you went, when, what was said. One sentence will do; leave it empty and we will ask you. Please write no identity number.') })}
!${field({ name: 'wish', label: t('您最希望怎么解决？（可以不写）', 'What would you like best? (optional)'), rows: 3, value: q.answers.wish, faults: q.faults })}
<div class="actions">!${goOn(view, q)}</div>`,
    { id: 'question' },
  )
  return question(view, 'tell', q, title, body)
}

export interface PhotoView {
  readonly id: string
  readonly label: string
  readonly mediaType: string
}

export function renderPhotos(view: View, q: Question, photos: readonly PhotoView[], most: number): string {
  const { t } = view
  const title = t('有照片或单据吗？', 'Any pictures or papers?')
  const left = most - photos.length
  const list =
    photos.length === 0
      ? ''
      : html`<ul class="papers">!${photos.map(
          (photo) =>
            html`<li><a href="/report/photos/${photo.id}">!${photo.mediaType.startsWith('image/') ? html`<img src="/report/photos/${photo.id}" alt="" loading="lazy" width="72" height="72">` : ''}<span>${photo.label}</span></a>!${form(view, action('photos', q), button(t('去掉', 'Remove'), { about: photo.label, name: 'remove', value: photo.id, kind: 'quiet' }))}</li>`,
        )}</ul>`
  const upload =
    left > 0
      ? form(
          view,
          action('photos', q),
          html`<div class="field!${faultOf(q.faults, 'photos') ? ' faulty' : ''}"><label for="photos">${photos.length === 0 ? t('选照片，或者现在拍', 'Choose pictures, or take them now') : t(`还可以加 ${left} 张`, `${left} more`)}</label>
!${faultOf(q.faults, 'photos')}
<input type="file" id="photos" name="photos" multiple accept="image/jpeg,image/png,image/webp,application/pdf,.ofd,.xml"></div>
<div class="actions">!${button(t('传上去', 'Upload'), { name: 'do', value: 'upload', kind: 'plain' })}</div>`,
          { upload: true },
        )
      : html`<p>${t(`已经有 ${most} 张了。还有的话，交了以后可以再补。`, `There are ${most}. More can follow after sending.`)}</p>`
  const body = html`<h1>${title}</h1>
<p class="hint">${t(`窗口给的单据、发票、回执、报错的画面都有用。最多 ${most} 张，每张 20 MB 以内；没有就跳过。`, `Slips, invoices, receipts, error screens all help. At most ${most}, 20 MB each; or skip this.`)}</p>
!${list}
!${upload}
!${form(view, action('photos', q), html`<div class="actions">!${button(photos.length > 0 ? t('继续', 'Continue') : t('没有，跳过', 'None, skip'), { name: 'do', value: 'next' })}</div>`)}`
  return question(view, 'photos', q, title, body)
}

export function renderReach(view: View, q: Question): string {
  const { t } = view
  const { answers, faults } = q
  const title = t('怎么找到您？', 'How do we reach you?')
  const text = (
    name: 'name' | 'phone' | 'relation' | 'theirName' | 'company' | 'note',
    label: string,
    attributes: string,
    hint?: string,
  ): string =>
    field({
      name,
      label,
      value: answers[name],
      faults,
      attributes: `${attributes} autocapitalize="off"`,
      ...(hint ? { hint } : {}),
    })
  const who = [
    { value: 'self', label: t('我自己的事', 'For myself') },
    { value: 'family', label: t('我替家人（或别人）反映', 'For a relative or somebody else') },
    { value: 'enterprise', label: t('我代表单位', 'For an enterprise') },
  ]
  const body = form(
    view,
    action('reach', q),
    html`<h1>${title}</h1>
!${choices({ name: 'who', legend: t('这是谁的事？', 'Whose matter is it?'), choices: who, chosen: [answers.who || 'self'], faults })}
<div class="if if-family field">!${text('relation', t('您是他（她）的什么人？', 'How are you related?'), 'class="short"', t('比如：女儿、邻居、居委会', 'For example daughter, neighbour'))}
!${text('theirName', t('怎么称呼他（她）？（可以不写）', 'Their name (optional)'), 'class="short" autocomplete="off"')}</div>
<div class="if if-enterprise field">!${text('company', t('单位名称', 'Name of the enterprise'), 'autocomplete="organization"')}</div>
!${text('phone', t('您的电话', 'Your phone number'), 'inputmode="tel" autocomplete="tel" class="short"', t('手机或座机都行。我们打这个电话告诉您办到哪了。', 'Mobile or landline. We call it to tell you how it goes.'))}
<label class="choice"><input type="checkbox" name="noPhone" id="noPhone" value="yes"!${answers.noPhone ? ' checked' : ''}><span>${t('没有电话，我凭查询码自己来看', 'I have none; I will look with the code')}</span></label>
!${text('name', t('怎么称呼您？（可以不写）', 'Your name (optional)'), 'autocomplete="name" class="short"')}
!${text('note', t('联系时要注意什么？（可以不写）', 'Anything to know when we call? (optional)'), 'autocomplete="off"', t('比如：耳朵不好请大声、讲上海话、晚上六点以后', 'For example hard of hearing, needs English, after six'))}
<div class="actions">!${goOn(view, q)}</div>`,
    { id: 'question' },
  )
  return question(view, 'reach', q, title, body)
}
