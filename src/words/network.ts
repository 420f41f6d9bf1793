/** Words of panel and exception: stances, levels. */
import type { FilingLevel } from '#core/network/filing.ts'
import type { Stance } from '#core/network/panel.ts'
import type { Word } from './word.ts'

export const stanceWords: Readonly<Record<Stance, Word>> = {
  can: { zh: '可以办', en: 'Can be done', hint: { zh: '现有规定下就能办', en: 'The rules as they are allow it' } },
  canIf: { zh: '有条件可以办', en: 'Can be done, if', hint: { zh: '满足写明的条件就能办', en: 'Once the conditions named are met' } },
  cannot: { zh: '不能办', en: 'Cannot be done', hint: { zh: '要写明哪一条不允许', en: 'Name the clause that forbids it' } },
}

export const filingLevelWords: Readonly<Record<FilingLevel, Word>> = {
  centre: { zh: '中心', en: 'Centre', hint: { zh: '中心主任批，区里复核', en: 'The director decides, the district looks again' } },
  district: { zh: '区', en: 'District', hint: { zh: '区里批，市里复核', en: 'The district decides, the city looks again' } },
  city: { zh: '市', en: 'City', hint: { zh: '市里批', en: 'The city decides' } },
}
