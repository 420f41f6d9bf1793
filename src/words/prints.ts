/** What the documents that a case can be turned into are called; the codes are those of src/reports/prints/print-case.ts. */
import type { Text } from './word.ts'

export const printWords = {
  slip: { zh: '回执', en: 'Slip' },
  acceptance: { zh: '受理告知书', en: 'Notice of acceptance' },
  materials: { zh: '一次性补正告知书', en: 'Papers still needed' },
  reply: { zh: '答复书', en: 'Letter of reply' },
  followup: { zh: '回访记录', en: 'Record of the call-back' },
  register: { zh: '登记表', en: 'Registration sheet' },
  finding: { zh: '票据核对单', en: 'Bill against list' },
  cards: { zh: '取材料小卡', en: 'Cards: where to get a paper' },
  conference: { zh: '会商材料、纪要', en: 'Conference: papers and minutes' },
  course: { zh: '事情经过', en: 'Course of events' },
} as const satisfies Readonly<Record<string, Text>>
