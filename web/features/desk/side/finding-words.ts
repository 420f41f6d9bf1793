import { dictionary } from '../../../i18n.ts'

/** Texts of findings that are on the case. */
export const useFindingWords = dictionary(
  {
    sheet: '打印核对单',
    remarks: '核对时材料之间的情况',
    now: '材料之间的情况',
    wrong: '不符',
    check: '请核',
    good: '相符',
  },
  {
    sheet: 'Print the sheet',
    remarks: 'What the papers said then',
    now: 'What the papers say against each other',
    wrong: 'wrong',
    check: 'check',
    good: 'agrees',
  },
)
