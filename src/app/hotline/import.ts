/** Orders from a file: what each line would be taken as, and, when nothing is wrong with any, taken so. */
import { HotlineOrder, type ImportLine, type ImportReport } from '#contract/hotline.ts'
import { fromMillis } from '#core/clock/date.ts'
import { orderTypes, urgencies } from '#core/hotline/order.ts'
import { orderTypeWords, urgencyWords } from '#words/hotline.ts'
import { refusalText } from '#words/refusals.ts'
import type { Ask } from '../context.ts'
import { readCsv, type CsvColumns, type CsvRow } from '../csv-rows.ts'
import { receiveOrder, wouldBe } from './receive.ts'

export const orderColumns: CsvColumns = {
  names: {
    number: ['工单编号', '工单号'],
    title: ['标题', '工单标题'],
    content: ['内容', '主要内容', '诉求内容'],
    callerName: ['来电人', '姓名', '来电人姓名'],
    callerPhone: ['电话', '联系电话', '来电号码'],
    confidential: ['保密', '是否保密'],
    calledAt: ['来电时间'],
    dueAt: ['办理时限', '截止时间'],
    itemName: ['事项', '事项名称'],
    type: ['工单类型', '诉求类型'],
    urgency: ['紧急程度'],
    address: ['地址', '详细地址'],
    questionCode: ['问题分类代码'],
    questionName: ['问题分类'],
    oldNumbers: ['原工单', '催单工单', '重复工单'],
    returnBy: ['退单时限'],
    badRating: ['差评'],
    agent: ['话务员'],
  },
  required: ['number', 'content', 'calledAt'],
}

/** Names of the columns as offices write them, for messages. */
const headings = (name: string) => orderColumns.names[name]?.[0] ?? name

const mostLines = 2000
/** Faults told at once; more of them are of one kind. */
const mostFaults = 200

/** Reads the file and says of each line what it is. Nothing is taken over while anything in the file is faulty, or when only asked. */
export async function importOrders(given: Ask, csv: string, dry: boolean): Promise<ImportReport> {
  // They come from the hotline all the same; who brought the file stands with them.
  const ask: Ask = { ...given, actor: { kind: 'hotline', id: `file:${given.actor.id}`, roles: [] } }
  const { rows, faults } = readCsv(csv, orderColumns)
  const wrong = faults.slice(0, mostFaults).map(({ line, message }) => `第 ${line} 行：${message}`)
  if (faults.length > mostFaults) wrong.push(`还有 ${faults.length - mostFaults} 处，先改好上面的`)
  if (rows.length > mostLines) wrong.push(`一次最多 ${mostLines} 行，这个文件有 ${rows.length} 行`)
  const read = rows.slice(0, mostLines).map((row) => ({ row, ...orderOf(row) }))
  const seen = new Map<string, number>()
  for (const { row, order, reasons } of read) {
    if (!order) continue
    const before = seen.get(order.number)
    if (before !== undefined) reasons.push(`和第 ${before} 行是同一个工单编号`)
    else seen.set(order.number, row.line)
  }
  const stop =
    dry ||
    faults.some(({ severity }) => severity === 'error') ||
    rows.length > mostLines ||
    read.some(({ reasons }) => reasons.length > 0)
  const lines: ImportLine[] = []
  for (const { row, order, reasons } of read) {
    const about = { line: row.line, number: row.cells['number'] ?? '' }
    if (!order || reasons.length > 0) {
      lines.push({ ...about, result: 'faulty', reasons, caseNumber: null })
      continue
    }
    const { as, caseNumber } = await wouldBe(ask, order)
    if (stop) {
      lines.push({ ...about, result: as, reasons: [], caseNumber })
      continue
    }
    const done = await receiveOrder(ask, order)
    lines.push(
      done.ok
        ? { ...about, result: as, reasons: [], caseNumber: done.state.caseNumber }
        : {
            ...about,
            result: 'refused',
            reasons: done.refusals.map((refusal) => refusalText(refusal, ask.lang)),
            caseNumber,
          },
    )
  }
  return { dry: stop, faults: wrong, lines }
}

const yes = ['是', '1', 'true', 'yes', 'y', '√']

/** A line as an order, or everything that is wrong with it. */
function orderOf({ cells }: CsvRow): { order: HotlineOrder | null; reasons: string[] } {
  const cell = (name: string) => cells[name] ?? ''
  const reasons: string[] = []
  const moment = (name: string) => {
    const text = cell(name)
    if (text === '') return null
    const at = momentOf(text)
    if (at === null) reasons.push(`“${headings(name)}”看不懂：${text}，写成 2026-03-02 09:00`)
    return at
  }
  const coded = <T extends string>(name: string, codes: readonly T[], words: Readonly<Record<T, { zh: string }>>) => {
    const text = cell(name)
    if (text === '') return undefined
    const code = codes.find((each) => each === text || words[each].zh === text)
    if (!code)
      reasons.push(`“${headings(name)}”不认识：${text}，可以写${codes.map((each) => words[each].zh).join('、')}`)
    return code
  }
  const returnBy = moment('returnBy')
  const order = {
    number: cell('number'),
    title: cell('title'),
    content: cell('content'),
    callerName: cell('callerName'),
    callerPhone: cell('callerPhone'),
    confidential: yes.includes(cell('confidential').toLowerCase()),
    calledAt: moment('calledAt') ?? (cell('calledAt') === '' ? (reasons.push('缺少“来电时间”'), '') : ''),
    dueAt: moment('dueAt'),
    itemName: cell('itemName'),
    type: coded('type', orderTypes, orderTypeWords),
    urgency: coded('urgency', urgencies, urgencyWords),
    ...(cell('address') !== '' && { address: cell('address') }),
    ...(cell('questionName') !== '' && { question: { code: cell('questionCode'), name: cell('questionName') } }),
    ...(cell('oldNumbers') !== '' && {
      oldNumbers: cell('oldNumbers')
        .split(/[\s,，;；、]+/)
        .filter(Boolean),
    }),
    ...(returnBy && { returnBy }),
    ...(cell('badRating') !== '' && { badRating: yes.includes(cell('badRating').toLowerCase()) }),
    ...(cell('agent') !== '' && { agent: cell('agent') }),
  }
  const parsed = HotlineOrder.safeParse(order)
  if (parsed.success) return { order: parsed.data, reasons }
  for (const { path, code } of parsed.error.issues) {
    const name = String(path[0] ?? '')
    if (reasons.some((reason) => reason.includes(headings(name)))) continue
    const empty = cell(name) === ''
    reasons.push(empty ? `缺少“${headings(name)}”` : `“${headings(name)}”不对${code === 'too_big' ? '：太长了' : ''}`)
  }
  return { order: null, reasons }
}

/** A moment as offices write it, on the clocks of China; or as the wire has it. */
function momentOf(text: string) {
  if (/^\d{4}-\d\d-\d\dT.*Z$/.test(text)) return Number.isNaN(Date.parse(text)) ? null : fromMillis(Date.parse(text))
  const found = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/.exec(text)
  if (!found) return null
  const [year, month, day, hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0))
  const millis = Date.UTC(year!, month! - 1, day, hour - 8, minute, second)
  const back = new Date(millis + 8 * 3_600_000)
  const same =
    back.getUTCMonth() === month! - 1 &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    minute < 60 &&
    second < 60
  return same ? fromMillis(millis) : null
}
