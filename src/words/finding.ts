/** What the comparison of a bill and an item list found, in one sentence that says what would put it right. */
import type { Finding } from '#core/case/case.ts'
import type { Language } from './date.ts'

/** `12345` → `123.45`; cents are whole. */
export function yuan(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`
}

/** The sentence on top of a finding, for staff, person and insurance centre alike. */
export function findingSentence({ lines, result }: Pick<Finding, 'lines' | 'result'>, lang: Language): string {
  const bill = yuan(result.billCents)
  const list = yuan(result.listCents)
  const difference = yuan(Math.abs(result.differenceCents))
  const named = result.surplus.map((index) => lines[index]).map((line) => (line ? `“${line.name}” ${yuan(line.cents)} 元` : ''))
  if (lang === 'en') return english(result.verdict, { bill, list, difference, named: named.join(', '), ways: result.ways })
  switch (result.verdict) {
    case 'equal':
      return `票据 ${bill} 元，明细合计 ${list} 元，两边一致。`
    case 'surplusLines': {
      const which = named.join('、')
      const sure = result.ways === 1 ? '' : `（另有其他组合也能解释，请人工确认）`
      return `票据 ${bill} 元，明细合计 ${list} 元，多出 ${difference} 元：正好是明细里的${which}。去掉这${result.surplus.length === 1 ? '一行' : '几行'}，两边就一致${sure}。`
    }
    case 'missingAmount':
      return `票据 ${bill} 元，明细合计 ${list} 元，明细少了 ${difference} 元：明细可能缺页，请补齐再比。`
    case 'unexplained':
      return `票据 ${bill} 元，明细合计 ${list} 元，多出 ${difference} 元，没有哪几行正好等于这个数：请核对金额有没有录错。`
  }
}

function english(
  verdict: Finding['result']['verdict'],
  f: { bill: string; list: string; difference: string; named: string; ways: number },
): string {
  const start = `The bill is ${f.bill} yuan, the list adds up to ${f.list} yuan`
  switch (verdict) {
    case 'equal':
      return `${start}: they agree.`
    case 'surplusLines':
      return `${start}, ${f.difference} too much: exactly ${f.named}. Without it the two agree${f.ways === 1 ? '' : ' (other combinations explain it too; please check)'}.`
    case 'missingAmount':
      return `${start}, ${f.difference} too little: pages of the list may be missing.`
    case 'unexplained':
      return `${start}, ${f.difference} too much, and no set of lines is exactly that: please check the amounts typed.`
  }
}
