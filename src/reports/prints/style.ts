/**
 * How documents look. On paper: black ink, the faces of official letters (仿宋 text, 小标宋 title, 黑体 headings; the machine's own, none is
 * shipped), A4 with room to bind on the left. On the screen the same sheet lies on the ground of the console (web/tokens.css).
 */

/** Paper size and page number; the number needs a browser that knows margin boxes, others leave it out. */
export const pageRule = (paper: 'a4' | 'slip' | 'cards'): string => pages[paper]

const pages = {
  slip: '@page { size: 80mm 200mm; margin: 4mm 5mm }',
  cards: '@page { size: A4; margin: 0 }',
  a4: `@page { size: A4; margin: 16mm 20mm 18mm 24mm; @bottom-right { content: "第 " counter(page) " 页，共 " counter(pages) " 页"; font: 9pt SimSun, "Songti SC", serif; vertical-align: top; padding-top: 3mm } }`,
}

const widths = Array.from({ length: 50 }, (_, at) => `.w${(at + 1) * 2}{width:${(at + 1) * 2}%}`).join('')

export const printStyle = `
:root { --fang: FangSong, FangSong_GB2312, 仿宋, STFangsong, "Noto Serif CJK SC", SimSun, serif; --song: SimSun, NSimSun, 宋体, "Songti SC", "Noto Serif CJK SC", serif;
  --biao: FZXiaoBiaoSong-B05S, 方正小标宋简体, STZhongsong, 华文中宋, "Songti SC", SimSun, serif; --hei: SimHei, 黑体, "Heiti SC", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --ui: "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif }
* { box-sizing: border-box }
body { margin: 0; color: #000; font-family: var(--fang); font-size: 13pt; line-height: 1.65; overflow-wrap: anywhere; text-wrap: pretty; -webkit-print-color-adjust: exact; print-color-adjust: exact }
p, h1, h2, ol, dl, figure, blockquote { margin: 0; padding: 0 }
td, th { padding: 0; text-align: start; font-weight: normal; vertical-align: top }
table { border-collapse: collapse; width: 100% }
h1 { font: normal 22pt/1.35 var(--biao); text-align: center; margin: 3mm 0 5mm; text-wrap: balance }
.subtitle { text-align: center; font-size: 12pt; margin: -3.5mm 0 4mm; text-wrap: balance }
h2 { font: 500 13pt/1.5 var(--hei); margin: 4mm 0 1.5mm; break-after: avoid }
p { orphans: 2; widows: 2 }
.text { text-indent: 2em; text-align: justify }
/* Letters are set larger than forms. */
.sheet:has(.salutation) :is(.text, .salutation, .lead, .seal) { font-size: 14pt }
.sheet:has(.salutation) ol { font-size: 13pt }
.salutation { margin-bottom: 1mm }
.lead { font-family: var(--hei); font-weight: 500; margin: 3mm 0; padding: 2mm 4mm; border: .5mm solid #000; border-left-width: 1.6mm; break-inside: avoid }
blockquote { border-left: .8mm solid #000; padding-left: 4mm }
blockquote .text { text-indent: 0 }
.note { font-size: 10.5pt; margin-top: 2mm }
hr { border: 0; border-top: .3mm dashed #000; margin: 6mm 0 3mm }
.line { display: block }

.head { display: flex; align-items: center; gap: 4mm; border-bottom: .5mm solid #000; padding-bottom: 2mm; margin-bottom: 3mm; font: 10pt/1.4 var(--song) }
.head .from { flex: 1 }
.head .reference { text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums }
.head .reference span { display: block }
.head .reference span:first-child { font: 11pt/1.4 var(--hei) }
.head .hint { font-size: 8.5pt }
.head .qr { width: 17mm; height: 17mm; flex: none }
.qr svg { display: block; width: 100%; height: 100% }
.foot { border-top: .2mm solid #000; margin-top: 4mm; padding-top: 1mm; font: 8.5pt/1.4 var(--song) }

.facts { margin: 3mm 0; font-size: 11.5pt; line-height: 1.5; table-layout: fixed }
.facts .l { width: 25mm }
.facts th, .facts td { border: .25mm solid #000; padding: 1.4mm 2mm; min-height: 8mm }
.facts th { font-family: var(--hei); font-size: 10.5pt; text-align: center; vertical-align: middle }
.facts td { height: 8.4mm; vertical-align: middle }
ol { padding-left: 2em; font-size: 12pt; line-height: 1.6 }
ol li { margin: .6mm 0 }
.grid { margin: 3mm 0; font-size: 11.5pt; line-height: 1.5; table-layout: fixed }
.grid th, .grid td { border: .25mm solid #000; padding: 1.4mm 2mm }
.grid th { font-family: var(--hei); font-size: 10.5pt; text-align: center }
.grid tr { break-inside: avoid }
td.end { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap }
td.centre { text-align: center }
.story { list-style: none; padding: 0; font-size: 11.5pt; line-height: 1.5 }
.story li { display: grid; grid-template-columns: 36mm 1fr; gap: 3mm; padding: 1.2mm 0; border-bottom: .15mm solid #888; margin: 0 }
.story time { font-size: 10.5pt; font-variant-numeric: tabular-nums; white-space: nowrap }
.story strong { font-family: var(--hei); font-weight: 500 }
.lines { margin: 2mm 0 3mm; font-size: 9pt; line-height: 1.25; table-layout: fixed }
.lines .n { width: 13mm } .lines .day { width: 21mm } .lines .amount { width: 26mm } .lines .say { width: 46mm }
.lines th, .lines td { border: .15mm solid #888; padding: .35mm 1.5mm }
.lines th { font-family: var(--hei); text-align: center }
.lines tr { break-inside: avoid }
.lines :is(td.n, td.day) { font-family: var(--song); font-variant-numeric: tabular-nums; text-align: end; white-space: nowrap }
.lines .marked td { font-family: var(--hei); font-weight: bold; background: #e4e4e4; border: .3mm solid #000 }
.lines .sum { break-before: avoid } .lines .sum th { text-align: end } .lines .sum td { font-family: var(--hei) }
.seal { margin: 7mm 4em 0 auto; width: fit-content; max-width: 80%; text-align: center; break-inside: avoid; break-before: avoid }
.signatures { display: flex; gap: 6mm; margin-top: 9mm; font-size: 11.5pt; break-inside: avoid }
.signatures span { flex: 1; display: flex; align-items: end; gap: 2mm; white-space: nowrap }
.signatures i { flex: 1; border-bottom: .25mm solid #000; height: 8mm }
${widths}

.slip { font-family: var(--song); font-size: 10.5pt; line-height: 1.45 }
.roll .from { text-align: center; font-size: 9.5pt }
.roll h1 { font-size: 19pt; margin: 1mm 0 0; letter-spacing: .3em; text-indent: .3em }
.roll .number { text-align: center; font-family: var(--hei); font-variant-numeric: tabular-nums; padding-bottom: 2mm; border-bottom: .3mm dashed #000 }
.code-label { text-align: center; font-size: 9.5pt; margin-top: 2mm }
.code { display: flex; justify-content: center; gap: 3mm; font: bold 15pt/1.3 Consolas, Menlo, "DejaVu Sans Mono", monospace }
.roll figure { text-align: center; margin: 1mm 0 2mm }
.roll figure .qr { width: 36mm; height: 36mm; margin: 0 auto }
.roll figcaption { font-size: 9.5pt }
.roll dl { border-top: .3mm dashed #000; border-bottom: .3mm dashed #000; padding: 1.5mm 0; display: grid; grid-template-columns: 17mm 1fr; row-gap: .8mm }
.roll dt { font-family: var(--hei); font-size: 9.5pt }
.roll dd { margin: 0 }
.roll h2 { font-size: 11pt; margin: 2mm 0 .5mm }
.roll ol { font-size: 10.5pt; line-height: 1.45; padding-left: 1.4em }
.roll .note { font-size: 9.5pt; border-top: .3mm dashed #000; padding-top: 1.5mm }
.roll .foot { font-size: 8pt; border: 0; margin-top: 1mm; text-align: center }

/* Two cards on a sheet, cut along the line; large enough to be read standing, at arm's length. */
.card { height: 148mm; padding: 11mm 16mm 8mm 18mm; display: flex; flex-direction: column; font: 17pt/1.5 var(--hei); break-inside: avoid; border-bottom: .3mm dashed #000; overflow: hidden }
.card h1 { font: 500 24pt/1.3 var(--hei); text-align: start; margin: 0 0 2mm }
.card .needs { font-size: 14pt; margin-bottom: 2.5mm }
.card b { font-weight: 700 }
.card .how { display: flex; gap: 8mm; align-items: flex-start }
.card ol { font-size: 17pt; line-height: 1.45; padding-left: 1.5em; flex: 1 }
.card ol li { margin: 0 0 1.2mm }
.card li::marker { font-weight: 700; font-variant-numeric: tabular-nums }
.card figure { flex: none; width: 38mm; text-align: center }
.card figure .qr { width: 38mm; height: 38mm }
.card figcaption { font-size: 9pt }
.card .note { font-size: 13pt; line-height: 1.4; margin-top: 2mm }
.card .foot { margin-top: auto; font-size: 9.5pt }

@media screen {
  body { background: #f6f2ea }
  main { padding: 16px 16px 48px }
  .bar { position: sticky; top: 0; display: flex; align-items: center; gap: 16px; padding: 8px 16px; background: #fffdf8; border-bottom: 1px solid #ddd5c5; font: 16px/1.5 var(--ui); color: #5e5a50 }
  .bar a { color: #0f5a5c; padding: 10px 4px; margin-right: auto }
  .bar button { font: inherit; min-height: 44px; padding: 0 24px; border: 0; border-radius: 6px; background: #0f5a5c; color: #fffdf8; cursor: pointer }
  .bar button:hover { background: #0a4446 }
  .bar :focus-visible { outline: 3px solid #0b6fa8; outline-offset: 2px }
  .sheet, .roll { background: #fff; margin: 0 auto; border: 1px solid #ddd5c5; border-radius: 2px }
  .sheet { width: min(210mm, 100%); height: 297mm }
  .sheet > * > tr > td { padding: 0 min(22mm, 5vw) }
  .sheet > thead > tr > td { padding-top: 14mm }
  .sheet > tfoot > tr > td { padding-bottom: 14mm }
  .roll { width: 80mm; padding: 5mm }
  .card { background: #fff; width: min(210mm, 100%); margin: 0 auto; border: 1px solid #ddd5c5; border-bottom-style: dashed; height: auto; min-height: 148mm }
}
@media screen and (max-width: 640px) {
  .facts, .facts tbody, .facts tr, .facts td, .facts th { display: block; width: auto; height: auto }
  .facts th { text-align: start; border: 0; padding: 2mm 0 0 }
  .facts td { border: 0; border-bottom: .25mm solid #888; padding: 0 0 1mm; min-height: 6mm; height: auto }
  .story li { grid-template-columns: 1fr; gap: 0 }
  .lines { table-layout: auto; font-size: 8pt }
  .lines col { width: auto !important }
  .lines td.day { white-space: normal }
  .signatures { flex-direction: column }
  .head { flex-wrap: wrap }
  .head .from { flex-basis: 100% }
  .seal { margin-right: 0 }
  .sheet { height: auto }
  .card { padding: 6mm 5mm; min-height: 0 }
  .card .how { flex-direction: column }
}
/* One page is filled to its foot, so that who printed it always stands at the end of the paper. */
@media print { .bar { display: none } .sheet { height: 258mm } }
`
