/** What is known of this case's people: every way to write it is found, wherever it stands. */
import type { Identifying, IdentifyingKind } from '../identifying.ts'
import { doubleSurnames } from './surnames.ts'

export interface KnownPerson {
  readonly kind: 'individual' | 'enterprise'
  readonly name: string
  /** The name in letters, where somebody can tell it. */
  readonly spellings?: readonly string[]
  /** Somebody of whom only the whole name tells anything: 李先生 may be another. */
  readonly byNameOnly?: true
  /** Identity numbers, telephones, and what else is known to be theirs. */
  readonly numbers: readonly { readonly kind: IdentifyingKind; readonly value: string }[]
  /** What they are in this case: 当事人, 代办人, 工作人员. */
  readonly instead: string
}

export interface Known {
  readonly people: readonly KnownPerson[]
  /** Numbers of the case here and elsewhere. */
  readonly codes: readonly string[]
  /** Words that must stay, such as the item's name: nothing is found inside of them but what is known. */
  readonly keep: readonly string[]
}

export const nobody: Known = { people: [], codes: [], keep: [] }

/** Blanks, dots, and selectors of variants between the characters of a name. */
const loose = String.raw`[\s\u200b-\u200d\u2060\ufeff·•・･‧∙⋅.\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{0,2}`
const selector = String.raw`[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]?`
const courtesies = '先生|女士|小姐|太太|阿姨|叔叔|大爷|大妈|大叔|大姐|大哥|奶奶|爷爷|老伯|同志|师傅|老师|某某|某'

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`)
const spaced = (text: string): string =>
  Array.from(text.replace(/[\s·•・･‧∙⋅.]|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]/gu, ''), escaped).join(loose) + selector

const surnameOf = (name: string): string => {
  const double = new RegExp(`^(?:${doubleSurnames})`, 'u').exec(name)
  if (double) return double[0]
  const characters = Array.from(name)
  return characters.length >= 4 && !/[·•・]/.test(name) ? characters.slice(0, 2).join('') : (characters[0] ?? '')
}

export function* knownIn(text: string, { people, codes }: Known): Generator<Identifying> {
  for (const person of people) {
    const { certain, maybe } = namesOf(person)
    yield* found(text, certain, 'name', person.instead, true)
    yield* found(text, maybe, 'name', person.instead, false)
    for (const { kind, value } of person.numbers)
      if (value.length >= 4) yield* found(text, [digits(value)], kind, insteadOf[kind] ?? '[证件号]', true)
  }
  for (const value of codes) if (value.length >= 4) yield* found(text, [digits(value)], 'code', '[编号]', true)
}

/** The characters one by one with blanks or hyphens between. */
const digits = (value: string): string =>
  Array.from(value.replace(/[\s-]/g, ''), escaped).join(String.raw`[\s\u200b-\u200d\u2060\ufeff-]{0,2}`)

const insteadOf: Partial<Record<IdentifyingKind, string>> = {
  phone: '[联系方式]',
  address: '[地址]',
  date: '[出生日期]',
  code: '[编号]',
  name: '某人',
}

/** `maybe`: a word of everyday as often as not, such as the 建设 of 李建设; taken out for the preview, and no ground to refuse. */
interface Forms {
  readonly certain: readonly string[]
  readonly maybe: readonly string[]
}

function namesOf({ kind, name, byNameOnly, spellings = [] }: KnownPerson): Forms {
  const bare = name.trim()
  if (bare === '') return { certain: [], maybe: [] }
  const latin = spellings
    .filter((each) => each.length >= 4)
    .map((each) => String.raw`(?<![\p{Script=Latin}])${spaced(each)}(?![\p{Script=Latin}])`)
  if (kind === 'enterprise') {
    // A firm is known by what stands between its town and its form.
    const core = bare
      .replace(/(?:有限责任公司|股份有限公司|有限公司|集团|公司|厂|店)$/u, '')
      .replace(/^(?:\p{Script=Han}{2,3}[市省区县]|上海)/u, '')
    const long = Array.from(core).length
    return { certain: [...written(bare), ...(long >= 4 ? written(core) : []), ...latin], maybe: long >= 2 ? written(core) : [] }
  }
  if (byNameOnly) return { certain: written(bare), maybe: [] }
  const characters = Array.from(bare)
  const isHan = /^\p{Script=Han}/u.test(bare)
  const surname = surnameOf(bare)
  const afterSurname = bare.slice(surname.length)
  const parts = bare.split(/[·•・･‧∙⋅]/u).filter((part) => part !== bare && Array.from(part).length >= 3)
  return {
    certain: [
      ...(characters.length >= 2 ? written(bare) : []),
      ...latin,
      // 陈女士 · 陈某; each part of a name with dots.
      ...(isHan ? [`${escaped(surname)}(?:${courtesies})`] : []),
      ...parts.map(spaced),
    ],
    // 小陈 · 晓梅
    maybe: isHan ? [`[小老阿]${escaped(surname)}`, ...(Array.from(afterSurname).length >= 2 ? [spaced(afterSurname)] : [])] : [],
  }
}

/** As given and in either form of accents, and with what systems make of rare characters. */
const written = (name: string): string[] => [...new Set([name, name.normalize('NFC'), name.normalize('NFD')])].map(spaced)

function* found(text: string, forms: readonly string[], kind: IdentifyingKind, instead: string, sure: boolean): Generator<Identifying> {
  for (const form of forms) {
    if (form === '') continue
    for (const match of text.matchAll(new RegExp(form, 'giu')))
      yield { from: match.index, to: match.index + match[0].length, kind, instead, sure }
  }
}
