/** What is doubtful about a number, said so that it can be put right. */
import type { NumberReason } from '#core/people/numbers.ts'
import type { Text } from './word.ts'

export const numberReasonWords: Readonly<Record<NumberReason, Text>> = {
  length: { zh: '位数不像证件号、信用代码或电话，请再看一眼。', en: 'The length fits no known kind of number; please look again.' },
  characters: { zh: '里面有信用代码不会用的字母（I、O、S、V、Z）。', en: 'It holds letters that credit codes never use (I, O, S, V, Z).' },
  area: { zh: '开头的地区号对不上。', en: 'The area at the beginning does not exist.' },
  date: { zh: '中间的出生日期不存在。', en: 'The date of birth in the middle does not exist.' },
  checkDigit: { zh: '最后一位对不上，可能有一位抄错了。', en: 'The last character does not fit; one may be miswritten.' },
  future: { zh: '出生日期还没有到。', en: 'The date of birth lies in the future.' },
}
