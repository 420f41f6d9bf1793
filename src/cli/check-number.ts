/** `bancheng check-number`: numbers of people, enterprises, cards and phones, and dates, by their own rules, one JSON line a value. */
import { checkNumber, numberKinds } from '#core/people/numbers.ts'
import { dateOf, fromMillis } from '#core/clock/date.ts'

const usage = `用法 / usage: bancheng check-number VALUE…

按号码自身的规则核对，每个号码输出一行 JSON：{"value":…,"kind":…,"valid":…,"reasons":[…]}。认得：居民身份证（18 位、15 位）、港澳台居民
居住证、外国人永久居留证、护照和出入境证件（只看写法，reasons 里是 formOnly）、统一社会信用代码、组织机构代码、15 位税号、注册号、银行卡、
电话、日期。一个号码像好几种时，取最难碰巧对上的一种（severalKinds）；formOnly、severalKinds、noAreaCode、replaced 只是提醒，不算错。
不联网，不代表号码真实存在。地区号只看省级：某个县区在出生那年有没有设立、有没有撤销，要历年区划表，这里不查（例如 500154199301135886、
411082198901010002、110111198012010078、110201199312010077 都算对）。退出码：全部通过为 0，否则为 1。

Checks each value by its own rules and prints one JSON line: {"value":…,"kind":…,"valid":…,"reasons":[…]}. Whether the number
was ever issued is not known. Of a string that fits several kinds the one hardest to fit by chance is taken (severalKinds). formOnly,
severalKinds, noAreaCode and replaced are remarks, not faults. Areas are known by province only: whether a county existed in the year
of birth needs the tables of all years and is not looked at (the four numbers above hold). Exit code 0 = all valid, 1 = not all,
2 = called wrongly.

kind: ${numberKinds.join(', ')}
`

export function run(values: string[]): number {
  if (values.length === 0 || values.includes('--help') || values.includes('-h')) {
    process[values.length === 0 ? 'stderr' : 'stdout'].write(usage)
    return values.length === 0 ? 2 : 0
  }
  const today = dateOf(fromMillis(Date.now()))
  const verdicts = values.map((value) => ({ value, ...checkNumber(value, today) }))
  for (const verdict of verdicts) process.stdout.write(`${JSON.stringify(verdict)}\n`)
  return verdicts.every(({ valid }) => valid) ? 0 : 1
}
