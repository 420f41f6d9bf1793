/** Why an adviser fits or does not, and what still tells who somebody is. */
import type { AdviserEntry, Match } from '#core/network/adviser-match.ts'
import type { IdentifyingKind } from '#core/people/identifying.ts'
import { causeWords } from './causes.ts'
import type { Text } from './word.ts'

/** One sentence: what fits, what speaks against it, how much they have to do. */
export function adviserWhy({ asked, askedBefore, termFrom }: AdviserEntry, { by, inTerm, busy }: Match, lang: 'zh' | 'en'): string {
  const zh = lang === 'zh'
  const fit =
    by === null
      ? zh
        ? '专长和这件事对不上'
        : 'No field of theirs fits this matter'
      : 'word' in by
        ? zh
          ? `专长“${by.field}”，这件事讲的是“${by.word}”`
          : `Their field “${by.field}” fits: the matter is about “${by.word}”`
        : zh
          ? `专长“${by.field}”，这件事卡在“${causeWords[by.cause].zh}”`
          : `Their field “${by.field}” fits what stands in the way: ${causeWords[by.cause].en.toLowerCase()}`
  const against = [
    ...(askedBefore ? [zh ? '这件事已经问过' : 'was asked about it before'] : []),
    ...(inTerm ? [] : [zh ? `聘期 ${termFrom} 才开始` : `their term begins on ${termFrom}`]),
  ]
  const load =
    asked === 0
      ? zh
        ? '手上没有待提的意见'
        : 'owes no opinion now'
      : busy
        ? zh
          ? `手上已有 ${asked} 件待提意见，先问别人为好`
          : `owes ${asked} opinions already, rather ask somebody else`
        : zh
          ? `手上有 ${asked} 件待提意见`
          : `owes ${asked} opinion${asked === 1 ? '' : 's'}`
  return zh ? `${[fit, ...against, load].join('；')}。` : `${[fit, ...against, load].join('; ')}.`
}

const kindWords: Readonly<Record<IdentifyingKind, Text>> = {
  name: { zh: '姓名', en: 'a name' },
  number: { zh: '证件或账户号码', en: 'a number of a document or an account' },
  phone: { zh: '电话或别的联系方式', en: 'a telephone or another way to reach somebody' },
  address: { zh: '住址', en: 'an address' },
  date: { zh: '出生日期', en: 'a date of birth' },
  place: { zh: '地名', en: 'a place' },
  organisation: { zh: '单位', en: 'an organisation' },
  code: { zh: '编号', en: 'a case or bill number' },
}

/** The kinds of a refusal (`name,phone`) in words. */
export const tellingKinds = (kinds: string | number | undefined, lang: 'zh' | 'en'): string =>
  String(kinds ?? '')
    .split(',')
    .map((kind) => (kind in kindWords ? kindWords[kind as IdentifyingKind][lang] : kind))
    .join(lang === 'zh' ? '、' : ', ')
