/** The ways that were tried, as a table: the same in every document that others read. */
import type { CaseState } from '#core/case/case.ts'
import type { Block } from './model.ts'

export function waysTable({ ways }: Pick<CaseState, 'ways'>): Block {
  if (ways.length === 0) return { type: 'paragraph', text: '还没有记录。' }
  return {
    type: 'table',
    columns: [
      { label: '办法', width: 32 },
      { label: '依据', width: 28 },
      { label: '结果', width: 40 },
    ],
    rows: ways.map((way) => ({
      cells: [
        way.way,
        way.basis,
        `${{ works: '可行', fails: '不行', open: '还在试' }[way.result]}${way.note && `：${way.note}`}`,
      ],
    })),
  }
}
