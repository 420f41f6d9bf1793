/** What is doubtful about a number, said so that it can be put right, and what is only to be known about one that holds. */
import type { NumberReason } from '#core/people/numbers.ts'
import type { Text } from './word.ts'

export const numberReasonWords: Readonly<Record<NumberReason, Text>> = {
  length: { zh: '位数不对，可能少了或多了一位，请再看一眼。', en: 'The length does not fit; a figure may be missing or too many.' },
  characters: { zh: '里面有信用代码不会用的字母（I、O、S、V、Z）。', en: 'It holds letters that credit codes never use (I, O, S, V, Z).' },
  area: { zh: '开头的地区号对不上。', en: 'The area at the beginning does not exist.' },
  date: { zh: '中间的出生日期不存在。', en: 'The date of birth in the middle does not exist.' },
  checkDigit: { zh: '校验位对不上，可能有一位抄错了。', en: 'The check character does not fit; one may be miswritten.' },
  future: { zh: '出生日期还没有到。', en: 'The date of birth lies in the future.' },
  noSuchDay: { zh: '日历上没有这一天。', en: 'There is no such day.' },
  prefix: { zh: '没有这样开头的电话号码。', en: 'No telephone number begins like this.' },
  formOnly: { zh: '只看了写法：这种证件没有公开的校验位。', en: 'Form only: this kind has no published check digit.' },
  severalKinds: { zh: '也像另一种号码，请看一眼证件。', en: 'It fits another kind of number too; look at the document.' },
  noAreaCode: { zh: '没有区号，按本地座机看。', en: 'No area code; taken as a local landline.' },
  replaced: { zh: '这是旧式号码，现在已有新号。', en: 'An old form; a newer number has replaced it.' },
}
