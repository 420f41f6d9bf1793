/** 好差评: five grades, and reasons that may be ticked beside them. Whoever handled the matter never sees or holds this page. */
import type { Text } from '#words/word.ts'

export type Stars = 1 | 2 | 3 | 4 | 5
export const grades: readonly Stars[] = [5, 4, 3, 2, 1]

export const gradeWords: Readonly<Record<Stars, Text>> = {
  5: { zh: '非常满意', en: 'Very satisfied' },
  4: { zh: '满意', en: 'Satisfied' },
  3: { zh: '基本满意', en: 'Rather satisfied' },
  2: { zh: '不满意', en: 'Not satisfied' },
  1: { zh: '非常不满意', en: 'Not satisfied at all' },
}

/** Codes stay, words may be improved. */
export const ratingReasons: Readonly<Record<string, Text>> = {
  'came-through': { zh: '事情办成了', en: 'It was done' },
  'clear-words': { zh: '讲得清楚', en: 'Well explained' },
  kind: { zh: '态度好', en: 'Kind' },
  'kept-told': { zh: '一直告诉我办到哪了', en: 'Kept me told' },
  'too-slow': { zh: '等得太久', en: 'Too slow' },
  'unclear-words': { zh: '没讲清楚', en: 'Not explained' },
  unkind: { zh: '态度不好', en: 'Unkind' },
  'many-trips': { zh: '还是跑了好几趟', en: 'Still several trips' },
  'not-heard': { zh: '没有听我讲', en: 'Not listened to' },
}
