/** Pieces that several pages are made of. Every function returns finished HTML; texts given to them are escaped here. */
import { html } from 'ghtml'
import type { View } from './view.ts'

/** One thing that is wrong on a form: which field, and the sentence, the same above and beside the field. */
export interface Fault {
  readonly field: string
  readonly text: string
  /** Stands over the summary where nothing is missing, e.g. when a code was not found. */
  readonly title?: string
}

/** First on a page that could not be accepted; each line leads to its field. */
export function errorSummary(view: View, faults: readonly Fault[]): string {
  if (faults.length === 0) return ''
  return html`<div class="errors" role="alert" aria-labelledby="errors-title" tabindex="-1" autofocus>
<h2 id="errors-title">${faults[0]!.title ?? view.t('还差一点', 'Something is missing')}</h2>
<p>${view.t('您填的都还在。请看下面：', 'What you wrote is still here. Please look at:')}</p>
<ul>!${faults.map((fault) => html`<li><a href="#${fault.field}">${fault.text}</a></li>`)}</ul>
</div>`
}

export const faultOf = (faults: readonly Fault[], field: string): string => {
  const fault = faults.find((each) => each.field === field)
  return fault ? html`<p class="fault" id="${field}-fault">${fault.text}</p>` : ''
}

const described = (faults: readonly Fault[], field: string, hint: boolean): string => {
  const faulty = faults.some((each) => each.field === field)
  const ids = [hint ? `${field}-hint` : '', faulty ? `${field}-fault` : ''].filter(Boolean).join(' ')
  return `${ids ? ` aria-describedby="${ids}"` : ''}${faulty ? ' aria-invalid="true"' : ''}`
}

export interface FieldParts {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly faults?: readonly Fault[]
  readonly rows?: number
  /** Attributes of our own making, e.g. `inputmode="tel"`. */
  readonly attributes?: string
  /** The label is the page's heading. */
  readonly heading?: boolean
  readonly most?: number
}

/** A line or, with `rows`, an area to write in. */
export function field({
  name,
  label,
  hint,
  value,
  faults = [],
  rows,
  attributes = '',
  heading,
  most,
}: FieldParts): string {
  const common = `id="${name}" name="${name}"${described(faults, name, Boolean(hint))}${most ? ` maxlength="${most}"` : ''} ${attributes}`
  const control = rows
    ? html`<textarea !${common} rows="${rows}">
${value}</textarea>`
    : html`<input type="text" !${common} value="${value}">`
  const title = html`<label for="${name}">${label}</label>`
  return html`<div class="field!${faultOf(faults, name) ? ' faulty' : ''}">
!${heading ? `<h1>${title}</h1>` : title}
!${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
!${faultOf(faults, name)}
!${control}
</div>`
}

export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string
  /** Attributes of our own making, e.g. `lang="zh-CN"`. */
  readonly attributes?: string
}

export interface ChoiceParts {
  readonly name: string
  readonly legend: string
  readonly hint?: string
  readonly choices: readonly Choice[]
  readonly chosen: readonly string[]
  readonly many?: boolean
  readonly faults?: readonly Fault[]
  readonly heading?: boolean
  readonly className?: string
  /** Only so many are shown at once, the rest (but the last one) when asked for; `more` is what asks. */
  readonly first?: { readonly count: number; readonly more: string }
}

/** A group of radio buttons or boxes, each as large as a card. The first one carries the group's name as id, for the error summary. */
export function choices({
  name,
  legend,
  hint,
  choices: list,
  chosen,
  many,
  faults = [],
  heading,
  className = '',
  first,
}: ChoiceParts): string {
  const boxes = list.map(
    (choice, at) =>
      html`<label class="choice"><input type="${many ? 'checkbox' : 'radio'}" name="${name}" id="${at === 0 ? name : `${name}-${choice.value}`}" value="${choice.value}"!${chosen.includes(choice.value) ? ' checked' : ''}><span><b!${choice.attributes ?? ''}>${choice.label}</b>!${choice.hint ? html`<small>${choice.hint}</small>` : ''}</span></label>`,
  )
  const shown = first ? [...boxes.slice(0, first.count), ...boxes.slice(-1)] : boxes
  const rest = first ? boxes.slice(first.count, -1) : []
  const restChosen = first && list.slice(first.count, -1).some(({ value }) => chosen.includes(value))
  return html`<fieldset class="field ${className}!${faultOf(faults, name) ? ' faulty' : ''}"!${described(faults, name, Boolean(hint))}>
<legend>!${heading ? html`<h1>${legend}</h1>` : html`${legend}`}</legend>
!${hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : ''}
!${faultOf(faults, name)}
<div class="choices">
!${shown}
</div>
!${first && rest.length > 0 ? html`<details!${restChosen ? ' open' : ''}><summary>${first.more}</summary><div class="choices">!${rest}</div></details>` : ''}
</fieldset>`
}

/** A form that can be sent once: token against forgery, and a key so that the same press twice is one act. */
export function form(
  view: View,
  action: string,
  body: string,
  options: { readonly upload?: boolean; readonly key?: string; readonly id?: string } = {},
): string {
  return html`<form method="post" action="${action}" novalidate!${options.upload ? ' enctype="multipart/form-data"' : ''}!${options.id ? html` id="${options.id}"` : ''}>
<input type="hidden" name="_form" value="${view.formToken}">
!${options.key === undefined ? '' : html`<input type="hidden" name="_key" value="${options.key}">`}
!${body}
</form>`
}

export const button = (
  label: string,
  options: {
    readonly name?: string
    readonly value?: string
    readonly kind?: 'main' | 'plain' | 'quiet'
    /** Which thing it is about, for whoever only hears the button: several say the same. */
    readonly about?: string
  } = {},
): string =>
  html`<button type="submit" class="${options.kind ?? 'main'}"!${options.name ? html` name="${options.name}" value="${options.value ?? ''}"` : ''}>${label}!${options.about ? html`<span class="skip"> ${options.about}</span>` : ''}</button>`

/** What was typed on a form that could not be taken at all, to be copied; '' when nothing was. */
export function typedText({ t }: Pick<View, 't'>, form: Readonly<Record<string, unknown>>): string {
  const typed = ['statement', 'text', 'words', 'wish', 'basis', 'rightBody', 'signer']
    .map((name) => form[name])
    .filter((value): value is string => typeof value === 'string' && value.trim() !== '')
    .join('\n\n')
    .slice(0, 10_000)
  return typed
    ? html`<div class="field"><label for="typed">${t('您刚才写的在这里，可以先复制下来', 'What you wrote is here; you can copy it')}</label><textarea id="typed" rows="6" readonly>
${typed}</textarea></div>`
    : ''
}

/** Marks Chinese on an English page, so that it is read out in Chinese: the item list, what people and staff wrote. */
export const inChinese = ({ lang }: Pick<View, 'lang'>, text: string): string =>
  lang === 'en' && /\p{Script=Han}/u.test(text) ? ' lang="zh-CN"' : ''

/** Opening hours, never broken between "from" and "to". */
export const hoursHtml = (hours: string): string =>
  html`${hours}`.replaceAll(/\d{1,2}:\d\d\s?[—–-]+\s?\d{1,2}:\d\d/g, '<span class="number">$&</span>')

/** The room is called in Chinese, as it stands on its door; a reader of English can show it. */
export const roomHtml = ({ t, centre }: Pick<View, 't' | 'centre'>): string =>
  t(html`${centre.room}`, html`Room: <span lang="zh-CN">${centre.room}</span>`)

/** Text that a person wrote: its line breaks are kept. */
export const prose = (text: string): string =>
  text
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map(
      (part) =>
        html`<p>!${part
          .split('\n')
          .map((line) => html`${line}`)
          .join('<br>')}</p>`,
    )
    .join('\n')
