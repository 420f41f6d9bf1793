/**
 * 票据与明细核对单: the bill against its list, for the body that reimburses. Every marked line is told by a mark, in bold and in a note, so
 * that a copy in black and white says it too. Genuineness is theirs to verify.
 */
import type { Finding } from '#core/case/case.ts'
import { amountCents } from '#core/materials/amount.ts'
import type { StatedField } from '#core/materials/bill-stated.ts'
import type { Source } from '#core/materials/document-reading.ts'
import { documentNames, paperName } from '#words/documents.ts'
import { findingSentence } from '#words/finding.ts'
import { yuanSign } from '#words/money.ts'
import { remarkSentence } from '#words/remarks.ts'
import { findingLines } from './finding-lines.ts'
import type { Block, Fact, PrintModel } from './model.ts'
import { frame, nameOf, plainMoment } from './phrases.ts'
import type { PrintCase } from './print-case.ts'

/** The finding that was asked for, else the newest; null when nothing was compared. */
export function finding(print: PrintCase): PrintModel | null {
  const { findings } = print.state
  const found = print.findingId === undefined ? findings.at(-1) : findings.find(({ id }) => id === print.findingId)
  if (!found) return null
  const { rows, marked } = findingLines(found)
  const blocks: Block[] = [
    { type: 'lead', text: findingSentence(found, 'zh') },
    { type: 'facts', rows: facts(print, found) },
    { type: 'heading', text: `明细（共 ${found.lines.length} 行${marked > 0 ? `，有标记的 ${marked} 处` : ''}）` },
    {
      type: 'lines',
      rows,
      dated: found.lines.some(({ date }) => date !== undefined),
      sums: [
        { label: '明细合计', amount: yuanSign(found.result.listCents) },
        { label: '票据金额', amount: yuanSign(found.result.billCents) },
        { label: '相差', amount: yuanSign(found.result.differenceCents) },
      ],
    },
    ...otherSets(found),
    ...remarks(print, found),
    { type: 'note', text: sourcesNote },
    { type: 'signatures', labels: ['核对单位（盖章）', '本人', '经办单位'] },
  ]
  const caution = '本单只核对金额和文字，没有查验票据真伪。'
  return frame(print, { title: '票据与明细核对单', subtitle: '供报销经办单位参考', blocks, caution })
}

const sourcesNote =
  '〔文件〕〔二维码〕是程序从票据文件、票面二维码里读到的，〔手工〕是工作人员照票面填写的。读到 ≠ 核验过：票据真伪由经办单位在税务、财政查验平台核验。'

/** The bill field by field, each with where it was read, then the comparison. */
function facts(print: PrintCase, found: Finding): Fact[] {
  const { result, stated, treatment } = found
  const compared = print.events.find((event) => event.type === 'found' && event.data.id === found.id)
  const papers = found.paperIds.map((id) => labelOf(print, id)).join('、')
  return [
    { label: '姓名', value: nameOf(print) },
    { label: '证件号码', value: print.requester?.idNumber ?? '' },
    ...(stated
      ? statedFacts(found)
      : [{ label: '票据', value: found.bill && `${found.bill}〔手工〕`, wide: true }, ...codes(print, found)]),
    { label: '票据金额', value: `${yuanSign(result.billCents)}${amountSource(found)}` },
    { label: '明细合计', value: `${yuanSign(result.listCents)}（${found.lines.length} 行）` },
    { label: '相差', value: differenceWords(result.differenceCents) },
    ...(treatment ? [{ label: '就诊期间', value: daysOf(treatment) }] : []),
    ...(papers ? [{ label: '核对的材料', value: papers, wide: true }] : []),
    { label: '核对人', value: compared ? print.names(compared.actor.id) : '' },
    { label: '核对时间', value: plainMoment(found.at) },
  ]
}

/** One visit is one day. */
const daysOf = ({ from, to }: NonNullable<Finding['treatment']>): string => (from === to ? from : `${from} 至 ${to}`)

const statedLabels: Readonly<Record<StatedField, string>> = {
  invoiceCode: '票据代码',
  invoiceNumber: '票据号码',
  issueDate: '开票日期',
  sellerName: '收款单位',
  amountIncludingTax: '票据金额',
}

function statedFacts({ bill, stated }: Finding): Fact[] {
  const { kind, fields, from } = stated!
  const fact = (field: StatedField): Fact[] => {
    const value = fields[field]
    return value === undefined
      ? []
      : [{ label: statedLabels[field], value: `${value}${sourceWords(from[field])}`, wide: field === 'sellerName' }]
  }
  return [
    { label: '票据种类', value: kind ? documentNames[kind].zh : '' },
    ...(['issueDate', 'invoiceCode', 'invoiceNumber', 'sellerName'] as const).flatMap((field) => fact(field)),
    // What was written by hand and says something else stays visible.
    ...(fields.invoiceNumber && bill && !bill.includes(fields.invoiceNumber)
      ? [{ label: '填写的票据', value: `${bill}〔手工〕`, wide: true }]
      : []),
  ]
}

const sourceWords = (source: Source | undefined): string =>
  source === undefined ? '〔手工〕' : source === 'qr' ? '〔二维码〕' : '〔文件〕'

/** The amount counts as read only where it is the one that was read. */
function amountSource({ result, stated }: Finding): string {
  const read = stated?.fields.amountIncludingTax
  if (read !== undefined && amountCents(read) === result.billCents) return sourceWords(stated!.from.amountIncludingTax)
  return read === undefined
    ? '〔手工〕'
    : `〔手工；${stated!.from.amountIncludingTax === 'qr' ? '二维码' : '文件'}里是 ${read}〕`
}

const differenceWords = (cents: number): string =>
  cents === 0 ? '没有差额' : `明细比票据${cents > 0 ? '多' : '少'} ${yuanSign(Math.abs(cents))}`

/** Where a person must choose: the sets of lines that explain the difference, fewest lines first, and how many there are. */
function otherSets({ lines, result }: Finding): Block[] {
  const { solutions = [], allWays, byItems, ways } = result
  if (byItems || ways < 2) return []
  const count = allWays
    ? allWays.exact
      ? `共有 ${allWays.count} 种`
      : `至少有 ${allWays.count} 种`
    : ways >= 99
      ? '有很多种'
      : `有 ${ways} 种`
  const many = allWays && allWays.count > 99 ? '有很多种（超过 99 种）' : count
  const sets = solutions.slice(0, 5)
  return [
    { type: 'heading', text: '可能多出的行（行数少的在前）' },
    {
      type: 'table',
      columns: [
        { label: '组合', width: 12, align: 'centre' },
        { label: '行', width: 88 },
      ],
      rows: sets.map((set, at) => ({
        cells: [
          String(at + 1),
          set
            .map((line) => `第 ${line + 1} 行 ${lines[line]?.name ?? ''} ${yuanSign(lines[line]?.cents ?? 0)}`)
            .join('；'),
        ],
      })),
    },
    { type: 'note', text: `能解释差额的组合${many}，上面的明细按第 1 种标记，请人工确认是哪几行。` },
  ]
}

const severityWords = { wrong: '【不符】', check: '【请核】', good: '【相符】' } as const

/** As they stood when it was compared: a name that was corrected since does not change the sheet. */
function remarks(print: PrintCase, { remarks: kept = [] }: Finding): Block[] {
  if (kept.length === 0) return []
  const items = kept.map(
    (remark) => `${severityWords[remark.severity]}${remarkSentence(remark, 'zh', (id) => labelOf(print, id))}`,
  )
  return [
    { type: 'heading', text: '材料之间的核对' },
    { type: 'items', items },
  ]
}

function labelOf({ state }: PrintCase, paperId: string): string {
  const at = state.papers.findIndex(({ id }) => id === paperId)
  const paper = state.papers[at]
  return paper ? paperName(paper.label || `第 ${at + 1} 份材料`, paper.document, 'zh') : ''
}

/** What the QR codes of the bill's pictures say, where the bill itself had not been read. */
function codes({ state, readings: known }: PrintCase, found: Finding): Fact[] {
  const texts = state.papers.filter(({ id }) => found.paperIds.includes(id)).flatMap(({ qr }) => qr)
  return known
    .filter(({ text, kind }) => texts.includes(text) && (kind === 'vatInvoice' || kind === 'fiscalBill'))
    .map(({ fields }) => {
      const meaning =
        fields['amountMeaning'] === 'withTax'
          ? '（含税）'
          : fields['amountMeaning'] === 'withoutTax'
            ? '（不含税）'
            : ''
      const parts = [
        fields['typeName'],
        (fields['code'] ?? fields['billCode']) && `代码 ${fields['code'] ?? fields['billCode']}`,
        (fields['number'] ?? fields['billNumber']) && `号码 ${fields['number'] ?? fields['billNumber']}`,
        fields['amount'] && `金额 ${fields['amount']}${meaning}`,
        fields['date'],
      ]
      return { label: '二维码所载', value: `${parts.filter(Boolean).join('，')}〔二维码〕`, wide: true }
    })
}
