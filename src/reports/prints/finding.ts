/** 票据核对说明: the bill against its list, for the body that reimburses. Amounts only; genuineness is theirs to verify. */
import type { Finding } from '#core/case/case.ts'
import { findingSentence } from '#words/finding.ts'
import { yuanSign } from '#words/money.ts'
import { dateOf } from '#core/clock/date.ts'
import type { Block, Fact, PrintModel } from './model.ts'
import { frame, nameOf, plainDay } from './phrases.ts'
import type { PrintCase } from './print-case.ts'

/** The newest finding; null when nothing was compared. */
export function finding(print: PrintCase): PrintModel | null {
  const found = print.state.findings.at(-1)
  if (!found) return null
  const { centre } = print
  const { result } = found
  const marked = new Set(result.surplus)
  const blocks: Block[] = [
    { type: 'lead', text: findingSentence(found, 'zh') },
    {
      type: 'facts',
      rows: [
        { label: '姓名', value: nameOf(print) },
        { label: '证件号码', value: print.requester?.idNumber ?? '' },
        { label: '票据', value: found.bill, wide: true },
        ...readings(print, found),
        { label: '票据金额', value: yuanSign(result.billCents) },
        { label: '明细合计', value: `${yuanSign(result.listCents)}（${found.lines.length} 行）` },
        { label: '相差', value: differenceWords(result.differenceCents), wide: true },
      ],
    },
    ...surplusTable(found),
    { type: 'heading', text: `明细（共 ${found.lines.length} 行${marked.size > 0 ? '，★ 为多出的行' : ''}）` },
    {
      type: 'ledger',
      rows: found.lines.map((line, at) => ({
        number: at + 1,
        name: line.name,
        amount: yuanSign(line.cents),
        marked: marked.has(at),
      })),
    },
    { type: 'seal', name: centre.name, date: plainDay(dateOf(found.at)) },
  ]
  const caution = '本说明只核对金额是否一致，不代表票据已经查验真伪。'
  return frame(print, { title: '票据与明细核对说明', subtitle: '供报销经办单位参考', blocks, caution })
}

function surplusTable({ lines, result }: Finding): Block[] {
  if (result.surplus.length === 0) return []
  const rows = result.surplus.map((at) => ({
    cells: [`★ 第 ${at + 1} 行`, lines[at]!.name, yuanSign(lines[at]!.cents)],
  }))
  return [
    { type: 'heading', text: '多出的行' },
    {
      type: 'table',
      columns: [
        { label: '位置', width: 20 },
        { label: '名称', width: 55 },
        { label: '金额', width: 25, align: 'end' },
      ],
      rows,
    },
    ...(result.ways > 1
      ? [
          {
            type: 'note',
            text: `另有${result.ways >= 99 ? '很多' : ` ${result.ways - 1} 种`}组合同样能解释差额，请人工确认是哪几行。`,
          } as const,
        ]
      : []),
  ]
}

const differenceWords = (cents: number): string =>
  cents === 0 ? '没有差额' : `明细比票据${cents > 0 ? '多' : '少'} ${yuanSign(Math.abs(cents))}`

/** What the QR codes of the bill's pictures say. */
function readings({ state, readings: known }: PrintCase, found: Finding): Fact[] {
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
      return { label: '二维码所载', value: `${parts.filter(Boolean).join('，')}（已读取，未查验）`, wide: true }
    })
}
