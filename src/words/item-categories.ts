/** The usual kinds of matters (data/catalogue) for a reader of English; a centre's own kinds are shown as the centre wrote them. */
const english: Readonly<Record<string, string>> = {
  社会救助: 'Social assistance',
  社会保险: 'Social insurance',
  医疗保险: 'Medical insurance',
  就业促进: 'Employment',
  计划生育: 'Family planning',
  副食品补贴发放: 'Food subsidy',
  工会事务: 'Trade union',
  住房保障: 'Housing',
  社保卡办理: 'Social security card',
  残联事务: 'Disability services',
  档案查询: 'Archives',
  '居住证与户籍（公安）': 'Residence permit and household register',
  其他: 'Other',
}

/** The kind in the reader's language, where there is a word for it. */
export const categoryWords = (name: string, lang: 'zh' | 'en'): string => (lang === 'en' ? (english[name] ?? name) : name)
