/** What the comparison of a bill and an item list found, in words that say what would put it right: one sentence, then what else is to know. */
import type { Finding } from '#core/case/case.ts'
import type { ListLine } from '#core/materials/reconcile.ts'
import type { Language } from './date.ts'

/** `12345` → `123.45`; cents are whole. */
export function yuan(cents: number): string {
  const sign = cents < 0 ? '-' : ''
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')}.${digits.slice(-2)}`
}

type Found = Pick<Finding, 'lines' | 'result' | 'items'>

/** The words on top of a finding, for staff, person and insurance centre alike. */
export function findingSentence(found: Found, lang: Language): string {
  const parts = [lang === 'en' ? english(found) : chinese(found), ...details(found, lang)]
  return parts.join(lang === 'en' ? ' ' : '')
}

function chinese({ lines, result }: Found): string {
  const bill = yuan(result.billCents)
  const list = yuan(result.listCents)
  const less = result.differenceCents < 0
  const sums = `票据 ${bill} 元，明细合计 ${list} 元，${less ? '明细少了' : '多出'} ${yuan(Math.abs(result.differenceCents))} 元`
  switch (result.verdict) {
    case 'equal':
      return `票据 ${bill} 元，明细合计 ${list} 元，两边一致。`
    case 'surplusLines': {
      const which = named(result.surplus, lines, 'zh', result.surplus.length).join('、')
      const off = `去掉这${result.surplus.length === 1 ? '一行' : '几行'}，两边就一致`
      if (result.byItems) return `${sums}：正好是票据上没有的${which}。${off}。`
      return `${sums}：正好是明细里的${which}。${off}${isCertain({ lines, result }) ? '' : '（另有其他组合也能解释，请人工确认）'}。`
    }
    case 'missingAmount':
      return told(result) ? `${sums}，逐项对照如下。` : `${sums}：明细可能缺页，请补齐再比。`
    case 'unexplained':
      return told(result) ? `${sums}，逐项对照如下。` : `${sums}，没有哪几行正好等于这个数：请核对金额有没有录错。`
  }
}

function english({ lines, result }: Found): string {
  const start = `The bill is ${yuan(result.billCents)} yuan, the list adds up to ${yuan(result.listCents)} yuan`
  const sums = `${start}, ${yuan(Math.abs(result.differenceCents))} too ${result.differenceCents < 0 ? 'little' : 'much'}`
  switch (result.verdict) {
    case 'equal':
      return `${start}: they agree.`
    case 'surplusLines': {
      const which = named(result.surplus, lines, 'en', result.surplus.length).join(', ')
      if (result.byItems) return `${sums}: exactly ${which}, which the bill does not have. Without it the two agree.`
      return `${sums}: exactly ${which}. Without it the two agree${isCertain({ lines, result }) ? '' : ' (other combinations explain it too; please check)'}.`
    }
    case 'missingAmount':
      return told(result) ? `${sums}, item by item:` : `${sums}: pages of the list may be missing.`
    case 'unexplained':
      return told(result) ? `${sums}, item by item:` : `${sums}, and no set of lines is exactly that: please check the amounts typed.`
  }
}

/** The bill's own items tell where the difference comes from. */
const told = ({ missing = [], notOnBill = [], amountDiffers = [] }: Found['result']): boolean =>
  missing.length + notOnBill.length + amountDiffers.length > 0

/** Nobody need choose: there is one smallest set, or all of them say the same line in different places. */
function isCertain({ lines, result }: Found): boolean {
  const { ways, solutions = [] } = result
  const said = (set: readonly number[]) =>
    set
      .map((at) => `${lines[at]?.name} ${lines[at]?.cents}`)
      .toSorted()
      .join()
  return ways === 1 || (ways <= solutions.length && new Set(solutions.slice(0, ways).map((set) => said(set))).size === 1)
}

/** So many are named, the rest is counted. */
const most = 3

/** What the bill's own items and the days of the lines tell besides the sums; nothing in findings from before. */
function details({ lines, items = [], result }: Found, lang: Language): string[] {
  const zh = lang === 'zh'
  const parts: string[] = []
  const say = (places: readonly number[] | undefined, chineseWords: string, englishWords: string, of: readonly ListLine[]) => {
    if (!places || places.length === 0) return
    const list = named(places, of, lang, most)
    parts.push(zh ? `${chineseWords}：${list.join('、')}。` : `${englishWords}: ${list.join(', ')}.`)
  }
  say(result.missing, '票据上有、明细里没有', 'On the bill and not on the list', items)
  if (!result.byItems) say(result.notOnBill, '明细里有、票据上没有', 'On the list and not on the bill', lines)
  const priced = (result.amountDiffers ?? []).map(({ item, line, times }) => {
    const [one, other] = [yuan(items[item]?.cents ?? 0), yuan(lines[line]?.cents ?? 0)]
    const name = lines[line]?.name ?? ''
    if (zh) return `“${name}”票据 ${one} 元、明细 ${other} 元${times ? `（正好 ${times} 倍）` : ''}`
    return `“${name}” ${one} on the bill, ${other} on the list${times ? ` (exactly ${times} times)` : ''}`
  })
  if (priced.length > 0)
    parts.push(zh ? `同一项金额不同：${upTo(priced, lang).join('；')}。` : `One item, two amounts: ${upTo(priced, lang).join('; ')}.`)
  const renamed = (result.namedDifferently ?? []).map(
    ({ item, line }) => `“${items[item]?.name ?? ''}”${zh ? '／' : ' / '}“${lines[line]?.name ?? ''}”`,
  )
  if (renamed.length > 0)
    parts.push(
      zh ? `金额相同、名称不同：${upTo(renamed, lang).join('、')}。` : `Same amount, other name: ${upTo(renamed, lang).join(', ')}.`,
    )
  const again = result.itemsCompared === undefined ? [] : result.duplicates.map(([, later]) => later)
  if (again.length > 0)
    parts.push(
      zh
        ? `第 ${places(again, lang)} 行与前面的行相同，请看是不是录重了。`
        : `Line ${places(again, lang)} repeats an earlier one: see whether it was entered twice.`,
    )
  const { outside = [] } = result
  if (outside.length > 0)
    parts.push(
      zh
        ? `第 ${places(outside, lang)} 行的日期不在就诊期间内，请医院说明或改正。`
        : `Line ${places(outside, lang)} is dated outside the treatment: ask the hospital to explain or correct it.`,
    )
  return parts
}

const named = (at: readonly number[], of: readonly ListLine[], lang: Language, count: number): string[] =>
  upTo(
    at.flatMap((index) => of[index] ?? []).map(({ name, cents }) => `“${name}” ${yuan(cents)} ${lang === 'zh' ? '元' : 'yuan'}`),
    lang,
    count,
  )

/** The first few, and of how many. */
function upTo(all: readonly string[], lang: Language, count = most): string[] {
  if (all.length <= count) return [...all]
  const rest = lang === 'zh' ? `等共 ${all.length} 处` : `${all.length} in all`
  return lang === 'zh' ? [...all.slice(0, count - 1), `${all[count - 1]!}${rest}`] : [...all.slice(0, count), rest]
}

const places = (at: readonly number[], lang: Language): string =>
  upTo(
    at.map((index) => String(index + 1)),
    lang,
    10,
  ).join(lang === 'zh' ? '、' : ', ')
