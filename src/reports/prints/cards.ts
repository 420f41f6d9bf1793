/** 取材料小卡: two on an A4, large type, nothing of the person on them: they are handed over, passed on and lost. */
import type { PrintModel } from './model.ts'
import { frame } from './phrases.ts'
import type { PrintCase } from './print-case.ts'

/** Nothing where the item has no cards. */
export function cards(print: PrintCase): PrintModel | null {
  if (print.cards.length === 0) return null
  const { centre } = print
  const known = (label: string, text: string) => (text === '' || text === '未注明' ? [] : [`${label}：${text}`])
  return {
    ...frame(print, { title: '取材料小卡', blocks: [], paper: 'cards' }),
    reference: '',
    blocks: print.cards.map(({ title, steps, needs, address, qrSvg, cost, time, note, asOf }) => ({
      type: 'card',
      title,
      steps,
      needs,
      address,
      qrSvg,
      notes: [...known('费用', cost), ...known('要多久', time), ...(note === '' ? [] : [note])],
      foot: `弄不明白就打电话 ${centre.phone} 问${centre.window}（${centre.room}）。资料年份 ${asOf}，页面有变的，以现在的为准。`,
    })),
  }
}
