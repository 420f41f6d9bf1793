/**
 * What a bill says of its own standing: voided, reversed, exchanged for paper. Only plain statements count: a watermark, a title, a state, a
 * remark that gives the number of the other bill. Sentences of advice (换开纸质票据后…) name the same words and say nothing.
 */
import { billMarks, type BillMark } from '#core/materials/document-reading.ts'
import { cents } from './invoice.ts'
import { joined, rowsOf, type WordPage } from './placed-words.ts'

/** A line or watermark that consists of nothing else. */
const alone: readonly (readonly [BillMark, RegExp])[] = [
  ['voided', /^[【（(]?(?:此票|本票|该票)?已?作废[】）)]?$/],
  ['redFlushed', /^[【（(]?(?:已?(?:冲红|红冲)|红字|红票|销项负数)[】）)]?$/],
  ['exchanged', /^[【（(]?已?换开(?:为)?(?:纸质)?(?:票据|发票)?[】）)]?$/],
]
/** Within a line. `已` must not be asked, denied or a condition. */
const within: readonly (readonly [BillMark, RegExp])[] = [
  ['voided', /(?<!未|是否|[如若])已经?作废(?![:：]?[否未])/],
  ['voided', /票据?状态[:：]已?作废/],
  ['redFlushed', /(?<!未|是否|[如若])已经?(?:冲红|红冲)(?![:：]?[否未])/],
  ['redFlushed', /[票发][据票]状态[:：]已?(?:冲红|红冲)/],
  ['redFlushed', /被(?:红冲|冲红).{0,16}(?:号码|代码)[:：]?\d{6,}/],
  ['redFlushed', /红字(?:增值税)?(?:专用)?发票信息(?:表|确认单)编号[:：]?[\dA-Za-z]{6,}/],
  ['redFlushed', /(?:对应|原)(?:正数|蓝字)(?:发票|票据|数电票)?(?:代码|号码)[:：]?\d{6,}/],
  ['exchanged', /(?<!未|是否|[如若])已经?换开(?![:：]?[否未])/],
  ['exchanged', /换开的?纸质(?:票据|发票)?(?:代码|号码)[:：]?\d{6,}/],
]

/** The marks on the pages, and redFlushed for a total below zero. */
export function marksOn(pages: readonly WordPage[], total: string | null): BillMark[] {
  const lines = pages.flatMap((page) => [
    ...rowsOf(page).map((row) => joined(row).text),
    ...page.words.map(({ text }) => text.replace(/\s/g, '')),
    ...(page.askew ?? []).map((text) => text.replace(/\s/g, '')),
    // A watermark may be written character by character.
    (page.askew ?? []).join('').replace(/\s/g, ''),
  ])
  const found = new Set<BillMark>()
  for (const line of lines) for (const [mark, pattern] of [...alone, ...within]) if (pattern.test(line)) found.add(mark)
  const sum = cents(total ?? '')
  if (sum !== null && sum < 0n) found.add('redFlushed')
  return billMarks.filter((mark) => found.has(mark))
}
