/** A print model as one HTML page: for the screen with a print button, for paper without it. Everything is escaped; only our own SVG is not. */
import { html } from 'ghtml'
import type { Block, CardBlock, Fact, PrintModel } from './model.ts'
import { pageRule, printStyle } from './style.ts'

export interface RenderOptions {
  /** Of the answer's content security policy. */
  readonly nonce: string
  /** Language of the bar above the sheet; documents themselves are Chinese. */
  readonly lang: 'zh' | 'en'
  /** Where the bar leads back to. */
  readonly back: string
}

/** The whole document. */
export function renderPrint(model: PrintModel, { nonce, lang, back }: RenderOptions): string {
  const t = (zh: string, en: string) => (lang === 'zh' ? zh : en)
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>${model.title} ${model.reference}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<style nonce="${nonce}">!${pageRule(model.paper)}!${printStyle}</style>
</head>
<body class="${model.paper}">
<nav class="bar" lang="${t('zh-CN', 'en')}">
<a href="${back}">${t('返回', 'Back')}</a>
<button type="button" id="print" hidden>${t('打印', 'Print')}</button>
<span id="by-hand">${t('请用浏览器的打印（Ctrl+P）。', 'Please use the print command of your browser (Ctrl+P).')}</span>
</nav>
<main>!${model.paper === 'a4' ? sheet(model) : model.paper === 'slip' ? roll(model) : model.blocks.map((entry) => block(entry, model)).join('\n')}</main>
<script nonce="${nonce}">const b = document.getElementById('print'); b.hidden = false; b.onclick = () => print(); document.getElementById('by-hand').hidden = true</script>
</body>
</html>
`
}

/** A table, because its head and foot come again on every page in every browser. */
function sheet(model: PrintModel): string {
  return html`<table class="sheet" role="presentation">
<thead><tr><td><div class="head"><div class="from">${model.from}</div><div class="reference"><span>${model.reference}</span><span class="hint">${model.qrHint}</span></div><div class="qr" role="img" aria-label="${model.qrHint || `编号 ${model.reference}`}">!${model.qrSvg}</div></div></td></tr></thead>
<tfoot><tr><td><div class="foot">${model.foot}</div></td></tr></tfoot>
<tbody><tr><td>
<h1>${model.title}</h1>
!${model.subtitle ? html`<p class="subtitle">${model.subtitle}</p>` : ''}
!${model.blocks.map((entry) => block(entry, model)).join('\n')}
</td></tr></tbody>
</table>`
}

function roll(model: PrintModel): string {
  return html`<article class="roll">
<p class="from">!${model.from
    .split(' · ')
    .map((line) => html`<span class="line">${line}</span>`)
    .join('')}</p>
<h1>${model.title}</h1>
<p class="number">${model.reference}</p>
!${model.blocks.map((entry) => block(entry, model)).join('\n')}
<p class="foot">${model.foot}</p>
</article>`
}

function block(entry: Block, model: PrintModel): string {
  switch (entry.type) {
    case 'heading':
      return html`<h2>${entry.text}</h2>`
    case 'paragraph':
      return paragraphs(entry.text)
    case 'salutation':
      return html`<p class="salutation">${entry.text}</p>`
    case 'lead':
      return html`<p class="lead">${entry.text}</p>`
    case 'quote':
      return html`<blockquote>!${paragraphs(entry.text)}</blockquote>`
    case 'note':
      return html`<p class="note">${entry.text}</p>`
    case 'rule':
      return '<hr>'
    case 'facts':
      return model.paper === 'a4' ? facts(entry.rows) : factList(entry.rows)
    case 'items':
      return html`<ol>!${entry.items.map((item) => html`<li>${item}</li>`).join('')}</ol>`
    case 'table':
      return table(entry)
    case 'lines':
      return listLines(entry)
    case 'code':
      return html`<p class="code-label">${entry.label}</p><p class="code">!${entry.groups.map((group) => html`<span>${group}</span>`).join(' ')}</p>`
    case 'qr':
      return html`<figure><div class="qr" role="img" aria-label="${entry.hint}">!${model.qrSvg}</div><figcaption>${entry.hint}</figcaption></figure>`
    case 'story':
      return html`<ol class="story">!${entry.entries.map(({ when, title, body }) => html`<li><time>${when}</time><div><strong>${title}</strong>!${body ? lines(body) : ''}</div></li>`).join('')}</ol>`
    case 'seal':
      return html`<div class="seal"><p>${entry.name}</p><p>${entry.date}</p></div>`
    case 'card':
      return card(entry)
    case 'signatures':
      return html`<div class="signatures">!${entry.labels.map((label) => html`<span>${label}<i></i></span>`).join('')}</div>`
  }
}

const card = ({ title, needs, steps, address, qrSvg, notes, foot }: CardBlock): string => html`<article class="card">
<h1>${title}</h1>
!${needs.length > 0 ? html`<p class="needs"><b>先准备好：</b>${needs.join('、')}</p>` : ''}
<div class="how"><ol>!${steps.map((step) => html`<li>${step}</li>`).join('')}</ol>
!${qrSvg ? html`<figure><div class="qr" role="img" aria-label="${address}">!${qrSvg}</div><figcaption>${address.replace(/^https:\/\//, '')}</figcaption></figure>` : ''}</div>
!${notes.map((note) => html`<p class="note">${note}</p>`).join('')}
<p class="foot">${foot}</p>
</article>`

const paragraphs = (text: string): string =>
  text
    .split(/\n+/)
    .filter((part) => part.trim() !== '')
    .map((part) => html`<p class="text">${part}</p>`)
    .join('')

const lines = (text: string): string =>
  text
    .split(/\n+/)
    .map((part) => html`<span class="line">${part}</span>`)
    .join('')

/** Two short facts share a row; a wide one, or a short one whose neighbour is wide, takes its own. */
function facts(rows: readonly Fact[]): string {
  const out: string[] = []
  for (let at = 0; at < rows.length; at++) {
    const fact = rows[at]!
    const next = rows[at + 1]
    if (fact.wide || !next || next.wide) {
      out.push(html`<tr><th scope="row">${fact.label}</th><td colspan="3">!${lines(fact.value)}</td></tr>`)
      continue
    }
    out.push(
      html`<tr><th scope="row">${fact.label}</th><td>!${lines(fact.value)}</td><th scope="row">${next.label}</th><td>!${lines(next.value)}</td></tr>`,
    )
    at++
  }
  return `<table class="facts"><colgroup><col class="l"><col><col class="l"><col></colgroup><tbody>${out.join('')}</tbody></table>`
}

const factList = (rows: readonly Fact[]): string =>
  html`<dl>!${rows.map(({ label, value }) => html`<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`

function table({ columns, rows }: Extract<Block, { type: 'table' }>): string {
  const align = (at: number) => columns[at]?.align ?? 'start'
  return html`<table class="grid"><colgroup>!${columns.map(({ width }) => html`<col class="w${Math.round(width / 2) * 2}">`).join('')}</colgroup>
<thead><tr>!${columns.map(({ label }, at) => html`<th scope="col" class="${align(at)}">${label}</th>`).join('')}</tr></thead>
<tbody>!${rows.map(({ cells }) => html`<tr>!${cells.map((cell, at) => html`<td class="${align(at)}">!${lines(cell)}</td>`).join('')}</tr>`).join('')}</tbody></table>`
}

function listLines({ rows, dated, sums }: Extract<Block, { type: 'lines' }>): string {
  const row = ({ number, mark, date, name, amount, note }: (typeof rows)[number]) =>
    html`<tr class="${mark ? 'marked' : 'plain'}"><td class="n">${mark}${number}</td>!${dated ? html`<td class="day">${date}</td>` : ''}<td>${name}</td><td class="end">${amount}</td><td>${note}</td></tr>`
  const sum = ({ label, amount }: (typeof sums)[number]) =>
    html`<tr class="sum"><th scope="row" colspan="${dated ? 3 : 2}">${label}</th><td class="end">${amount}</td><td></td></tr>`
  return html`<table class="lines"><colgroup><col class="n">!${dated ? '<col class="day">' : ''}<col><col class="amount"><col class="say"></colgroup>
<thead><tr><th scope="col">行</th>!${dated ? '<th scope="col">日期</th>' : ''}<th scope="col">项目</th><th scope="col">金额</th><th scope="col">说明</th></tr></thead>
<tbody>!${rows.map((each) => row(each)).join('')}!${sums.map((each) => sum(each)).join('')}</tbody></table>`
}
