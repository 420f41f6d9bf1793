/**
 * 一次性补正告知书: everything that is missing, once, with why, in which form, where to get it and whether it may follow; and what is here
 * already, so that nobody asks for it again.
 */
import type { CaseState } from '#core/case/case.ts'
import { dateOf } from '#core/clock/date.ts'
import { broughtBy } from '#core/materials/brought.ts'
import type { MaterialRow } from '#core/materials/checklist.ts'
import { papersOf, plainName } from '#core/materials/marks.ts'
import { formWords, openWays } from '#words/checklist.ts'
import { dateWords } from '#words/date.ts'
import type { Block, PrintModel } from './model.ts'
import { frame, matter, nameOf, plainDay } from './phrases.ts'
import type { PrintCase, PrintMaterial } from './print-case.ts'

type Row = MaterialRow<PrintMaterial>

/** Of the newest request that was not withdrawn; null when nothing was asked for. */
export function materials(print: PrintCase): PrintModel | null {
  const { state, centre, names, checklist, basis } = print
  const request = state.requests.findLast(({ status }) => status !== 'withdrawn')
  if (!request) return null
  const here = settled(checklist?.rows ?? [])
  const blocks: Block[] = [
    { type: 'salutation', text: `${nameOf(print)}：` },
    {
      type: 'paragraph',
      text: `您反映的${matter(state)}，还需要下面 ${request.materials.length} 样材料。要补的都写在这里了，一次说全。`,
    },
    table(print, request.materials),
    { type: 'lead', text: `请在${dateWords(request.until, 'zh')}前补齐。等您期间不算我们的时间。` },
    ...(here.length > 0
      ? ([
          { type: 'heading', text: '已经有了的，不用再交' },
          { type: 'paragraph', text: `${here.join('；')}。` },
        ] as const)
      : []),
    { type: 'heading', text: '怎样交' },
    {
      type: 'items',
      items: [
        `送到窗口：${[centre.address, centre.room].filter(Boolean).join('，')}。请人代送也行。`,
        `在手机上交：扫右上角的二维码，或者用回执上的查询码，拍照上传。`,
        `不清楚、拿不到，打电话${centre.phone}找${names(state.handler ?? state.owner)}，一起想办法，不会因此不管。`,
      ],
    },
    ...(basis === '' ? [] : [{ type: 'note', text: `依据：${basis}` } as const]),
    { type: 'seal', name: centre.name, date: plainDay(dateOf(request.askedAt)) },
    { type: 'rule' },
    { type: 'note', text: '材料收件栏（交齐时由收件人填写，一份交本人，一份存档）' },
    { type: 'signatures', labels: ['交件人', '收件人', '收件日期'] },
  ]
  return frame(print, { title: '一次性补正告知书', blocks })
}

/** What may follow later has a column of its own only where the catalogue says so of something. */
function table(print: PrintCase, asked: CaseState['requests'][number]['materials']): Block {
  const rows = print.checklist?.rows ?? []
  const lines = asked.map((each) => ({ ...each, row: rowFor(each.name, rows) }))
  const some = lines.some(({ row }) => row && later(row) !== '')
  return {
    type: 'table',
    columns: [
      { label: '序号', width: 8, align: 'centre' },
      { label: '需要的材料', width: some ? 18 : 22 },
      { label: '为什么要', width: some ? 28 : 32 },
      { label: '到哪里拿', width: some ? 26 : 30 },
      ...(some ? [{ label: '能晚交吗', width: 12 }] : []),
      { label: '已交', width: 8, align: 'centre' },
    ],
    rows: lines.map(({ name, why, where, row }, at) => ({
      cells: [
        String(at + 1),
        named(name, why, row),
        why,
        wherefrom(where, row, print),
        ...(some ? [row ? later(row) : ''] : []),
        broughtBy(name, print.state.materials ?? []) ? '✓' : '□',
      ],
    })),
  }
}

/** The demanded material that an asked one is, by its own name or by one of its papers. */
const rowFor = (name: string, rows: readonly Row[]): Row | null =>
  rows.find(({ material }) => plainName(material.name) === plainName(name)) ??
  rows.find(({ material }) => papersOf(material.alternatives).some((paper) => plainName(paper) === plainName(name))) ??
  null

/** With its ways and form, unless the reason says them already. */
function named(name: string, why: string, row: Row | null): string {
  if (!row) return name
  const { material } = row
  const ways = openWays(row, 'zh')
  const form = formWords[material.form].zh
  return [
    name,
    ways !== '' && ways !== name && !why.includes(ways) ? ways : '',
    form !== '' && !why.includes(form) ? `（${form}）` : '',
  ]
    .filter(Boolean)
    .join('\n')
}

function wherefrom(where: string, row: Row | null, { cards }: PrintCase): string {
  const card = cards.find(({ id }) => id === row?.material.card)
  return [where, card && `见小卡“${card.title}”`].filter(Boolean).join('\n')
}

function later({ material }: Row): string {
  const days = material.deferDays === null ? '' : `，${material.deferDays} 个工作日内`
  return [
    material.deferrable === 'yes' && `可以后补${days}`,
    material.commitment === 'yes' && '可以签承诺代替',
    material.deferrable === 'no' && material.commitment !== 'yes' && '不能',
  ]
    .filter((line) => line !== false)
    .join('\n')
}

/** What is here, follows, was committed to or is not needed, a line each. */
function settled(rows: readonly Row[]): string[] {
  return rows.flatMap(({ material, standing, way, until, mark, parts }) => {
    const { name } = material
    switch (standing) {
      case 'satisfied': {
        const papers = way === null ? [] : material.alternatives[way]!
        const which =
          papers.length > 0 && plainName(papers.join('')) !== plainName(name) ? `（${papers.join('、')}）` : ''
        const seen = [mark, ...parts.map((part) => part.mark)].some((one) => one?.state === 'seen')
        return [`${name}${which}${seen ? '，看过原件' : ''}`]
      }
      case 'deferred':
        return [`${name}，可以后补${until ? `，最晚${dateWords(until, 'zh')}` : ''}`]
      case 'committed':
        return [`${name}，签了承诺，不用再交`]
      case 'notNeeded':
        return [`${name}，这次不用`]
      case 'missing':
      case 'doubtful':
      case 'undecided':
        return []
    }
  })
}
