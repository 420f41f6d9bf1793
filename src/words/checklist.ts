/** Demanded against brought, in words: how each material stands, and one sentence over all of it. For staff, the person and printed notices alike. */
import type { Checklist, Lack, MaterialRow, Standing } from '#core/materials/checklist.ts'
import type { DemandedMaterial, MarkState } from '#core/materials/marks.ts'
import { dateWords, type Language } from './date.ts'
import type { Text } from './word.ts'

/** What was done, as a colleague says it. */
export const markWords: Readonly<Record<MarkState, Text>> = {
  brought: { zh: '带来了', en: 'Brought' },
  seen: { zh: '看过原件', en: 'Original seen' },
  deferred: { zh: '容缺后补', en: 'Follows later' },
  committed: { zh: '告知承诺', en: 'Commitment signed' },
  notNeeded: { zh: '不需要', en: 'Not needed' },
  doubtful: { zh: '有疑问', en: 'In doubt' },
  open: { zh: '还没有', en: 'Still to come' },
}

/** How it stands, as the person reads it. */
export const standingWords: Readonly<Record<Standing, Text>> = {
  satisfied: { zh: '已经有了', en: 'Here' },
  missing: { zh: '还缺', en: 'Missing' },
  deferred: { zh: '可以后补', en: 'May follow' },
  committed: { zh: '签了承诺，不用再交', en: 'Commitment signed, no paper needed' },
  notNeeded: { zh: '这次不用', en: 'Not needed this time' },
  doubtful: { zh: '交了，但还有疑问', en: 'Handed in, but something is in doubt' },
  undecided: { zh: '看情况', en: 'Depends' },
}

export const formWords: Readonly<Record<DemandedMaterial['form'], Text>> = {
  original: { zh: '原件', en: 'original' },
  copy: { zh: '复印件', en: 'copy' },
  either: { zh: '原件或复印件都行', en: 'original or copy' },
  unknown: { zh: '', en: '' },
}

/** `[["A"], ["B", "C"]]` → 'A，或者 B 和 C'. */
export function waysWords(ways: readonly (readonly string[])[], lang: Language): string {
  const together = (papers: readonly string[]) => papers.join(lang === 'zh' ? '和' : ' and ')
  return ways.map(together).join(lang === 'zh' ? '，或者' : ', or ')
}

/** What a row still lacks: its name while nothing of it is here, else the single papers. */
export const lackWords = (row: MaterialRow, lang: Language): string =>
  isBegun(row) && row.missing.length > 0 ? waysWords(row.missing, lang) : row.material.name

const isBegun = ({ parts }: MaterialRow): boolean => parts.some(({ state }) => state === 'brought' || state === 'seen')

/** The ways still open: what would complete one that was begun, else every one, also the longer; empty for a plain paper. */
export const openWays = (row: MaterialRow, lang: Language): string =>
  row.material.alternatives.flat().length > 1 ? waysWords(isBegun(row) ? row.missing : row.material.alternatives, lang) : ''

/** One sentence over the list: what is missing, or that nothing is. */
export function checklistSentence(list: Checklist, lang: Language): string {
  const zh = lang === 'zh'
  const of = (standing: Standing) => list.rows.filter((row) => row.standing === standing)
  const named = (rows: readonly MaterialRow[]) => rows.map((row) => lackWords(row, lang)).join(zh ? '、' : ', ')
  const missing = of('missing')
  const doubtful = of('doubtful')
  const undecided = of('undecided')
  const later = [
    ...of('deferred').map((row) => deferredWords(row, lang)),
    ...of('committed').map(({ material }) => (zh ? `${material.name}（签了承诺）` : `${material.name} (commitment signed)`)),
  ].join(zh ? '、' : ', ')
  const parts = [
    missing.length > 0 && (zh ? `还缺 ${missing.length} 样：${named(missing)}` : `${missing.length} missing: ${named(missing)}`),
    doubtful.length > 0 && (zh ? `有疑问 ${doubtful.length} 样：${named(doubtful)}` : `${doubtful.length} in doubt: ${named(doubtful)}`),
    undecided.length > 0 &&
      (zh ? `还要问清 ${undecided.length} 样要不要：${named(undecided)}` : `${undecided.length} to be asked about: ${named(undecided)}`),
  ].filter((part) => part !== false)
  const defer = zh ? '缺的都可以容缺或者承诺' : 'all that is missing may be deferred or committed to'
  if (parts.length > 0) return [...parts, ...(list.mayDefer ? [defer] : [])].join(zh ? '；' : '; ') + (zh ? '。' : '.')
  if (later !== '') return zh ? `可以容缺受理：${later}。` : `Can be accepted; still open: ${later}.`
  return zh ? '齐了。' : 'Everything is here.'
}

/** '银行卡（最晚2026年3月10日（周二）补来）'. */
function deferredWords({ material, until, late }: MaterialRow, lang: Language): string {
  if (until === null) return lang === 'zh' ? `${material.name}（后补）` : `${material.name} (follows)`
  const day = dateWords(until, lang)
  if (lang === 'en') return `${material.name} (by ${day}${late ? ', overdue' : ''})`
  return `${material.name}（${late ? '应在' : '最晚'}${day}${late ? '补来，已经过了' : '补来'}）`
}

/** One thing a one-time notice asks for, with why and where; `item` is the name of the matter. In Chinese, as notices are. */
export function askedFor(
  { row, paper }: Lack<DemandedMaterial & { readonly where: string; readonly note?: string }>,
  item: string,
): { name: string; why: string; where: string } {
  const { material, standing } = row
  const ways = paper === null && !isBegun(row) ? openWays(row, 'zh') : ''
  const doubt = [row.mark, ...row.parts.map(({ mark }) => mark)].find((mark) => mark?.state === 'doubtful')
  const why = [
    standing === 'doubtful' && doubt?.note ? `交过的有疑问：${doubt.note}` : `办“${item}”要用`,
    material.when !== '' && `只在“${material.when}”才要`,
    ways !== '' && `${ways}，${material.alternatives.length > 1 ? '有一种就行' : '都要'}`,
    formWords[material.form].zh && `要${formWords[material.form].zh}`,
    // What the paper is for, as the catalogue says it: not the note of a colleague.
    standing !== 'doubtful' && material.note,
  ]
  return { name: paper ?? lackWords(row, 'zh'), why: why.filter(Boolean).join('；'), where: material.where }
}
