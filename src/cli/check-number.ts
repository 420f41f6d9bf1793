/** `bancheng check-number`: citizen numbers, permits, credit codes and phones by their own rules, one JSON line a value. */
import { checkNumber } from '#core/people/numbers.ts'
import { dateOf, fromMillis } from '#core/clock/date.ts'

const usage = `用法 / usage: bancheng check-number VALUE…

按号码自身的规则核对（居民身份证、居住证、永久居留证、统一社会信用代码、电话），每个号码输出一行 JSON：
{"value":…,"kind":…,"valid":…,"reasons":[…]}。不联网，不代表号码真实存在。退出码：全部通过为 0，否则为 1。

Checks each value by its own rules and prints one JSON line: {"value":…,"kind":…,"valid":…,"reasons":[…]}. Whether the number
was ever issued is not known. Exit code 0 = all valid, 1 = not all, 2 = called wrongly.
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
