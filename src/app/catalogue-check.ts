/** What single rows cannot show: doubles, and names that lead nowhere. */
import type {
  Category,
  Guide,
  ImportProblem,
  RetrievalCard,
  ServiceItem,
  Source,
  Unit,
  UnitAlias,
} from '#contract/catalogue.ts'
import { sameName } from './unit-names.ts'

/** A valid row and where it stood. */
export interface Placed<T> {
  readonly value: T
  readonly file: string
  readonly line: number
}

interface Loose {
  readonly categories: readonly Placed<Category>[]
  readonly sources: readonly Placed<Source>[]
  readonly items: readonly Placed<ServiceItem>[]
  readonly units: readonly Placed<Unit>[]
  readonly aliases: readonly Placed<UnitAlias>[]
  readonly guides: readonly Placed<Guide>[]
  readonly cards: readonly Placed<RetrievalCard>[]
  /** False: there was no list of sources, so naming one is not a fault. */
  readonly hasSources: boolean
}

interface Sound {
  categories: Category[]
  sources: Source[]
  items: ServiceItem[]
  units: Unit[]
  aliases: UnitAlias[]
  guides: Guide[]
  cards: RetrievalCard[]
}

/** Keeps what holds together; adds every fault to `problems`. */
export const checkCatalogue = (loose: Loose, problems: ImportProblem[]): Sound => {
  const say = (at: Placed<unknown>, message: string, severity: ImportProblem['severity'] = 'error'): void => {
    problems.push({ severity, file: at.file, line: at.line, message })
  }
  /** Keeps the first of each key; says where the first one stood. */
  const unique = <T>(placed: readonly Placed<T>[], key: (value: T) => string, what: string): Placed<T>[] => {
    const first = new Map<string, number>()
    return placed.filter((row) => {
      const name = key(row.value)
      const before = first.get(name)
      if (before !== undefined) say(row, `${what}“${name}”和第 ${before} 行重复`)
      else first.set(name, row.line)
      return before === undefined
    })
  }

  const categories = unique(
    unique(loose.categories, (value) => value.id, '编号'),
    (value) => value.name,
    '类别',
  )
  const sources = unique(loose.sources, (value) => value.id, '编号')
  const categoryNames = new Set(categories.map((row) => row.value.name))
  const sourceIds = new Set(sources.map((row) => row.value.id))
  const checkSources = (row: Placed<{ sources: string[] }>): void => {
    if (!loose.hasSources) return
    for (const id of row.value.sources) if (!sourceIds.has(id)) say(row, `来源“${id}”在 sources.csv 里没有`, 'warning')
  }

  const items = unique(loose.items, (value) => value.id, '编号').filter((row) => {
    checkSources(row)
    const known = categoryNames.has(row.value.category)
    if (!known) say(row, `类别“${row.value.category}”在 categories.csv 里没有`)
    return known
  })
  const byName = new Map<string, Placed<ServiceItem>>()
  for (const row of items) {
    for (const name of new Set([row.value.name, ...row.value.otherNames].map(sameName))) {
      const before = byName.get(name)
      if (before !== undefined)
        say(row, `“${row.value.name}”和第 ${before.line} 行“${before.value.name}”叫法相同，查找时会分不清`, 'warning')
      else byName.set(name, row)
    }
  }

  const cards = unique(loose.cards, (value) => value.id, '编号')
  for (const row of cards) checkSources(row)
  const cardIds = new Set(cards.map((row) => row.value.id))

  const itemIds = new Set(items.map((row) => row.value.id))
  const guides = unique(loose.guides, (value) => value.itemId, '事项编号').filter((row) => {
    checkSources(row)
    const seen = new Set<string>()
    for (const material of row.value.materials) {
      if (seen.has(material.id)) say(row, `材料编号“${material.id}”用了两次`)
      seen.add(material.id)
      if (material.card !== '' && !cardIds.has(material.card))
        say(row, `材料“${material.name}”的小卡“${material.card}”在 retrieval-cards.json 里没有`, 'warning')
      for (const papers of material.alternatives)
        if (new Set(papers.map(sameName)).size < papers.length)
          say(row, `材料“${material.name}”的一种办法里，同一样材料写了两次`, 'warning')
      if (material.deferDays !== null && material.deferrable === 'no')
        say(row, `材料“${material.name}”写了不能容缺，又写了几个工作日内补，请核对`, 'warning')
    }
    for (const card of row.value.cards)
      if (!cardIds.has(card)) say(row, `小卡“${card}”在 retrieval-cards.json 里没有`, 'warning')
    const known = itemIds.has(row.value.itemId)
    if (!known) say(row, `事项“${row.value.itemId}”在 items.csv 里没有`)
    return known && seen.size === row.value.materials.length
  })

  const units = unique(
    unique(loose.units, (value) => value.id, '编号'),
    (value) => sameName(value.name),
    '单位',
  )
  const unitNames = new Set(units.map((row) => row.value.name))
  for (const row of units) {
    const { countsAs } = row.value
    if (countsAs !== '' && !unitNames.has(countsAs)) say(row, `计入的单位“${countsAs}”在这个文件里没有`, 'warning')
  }
  const ownNames = new Set(units.map((row) => sameName(row.value.name)))
  const aliases = unique(loose.aliases, (value) => sameName(value.alias), '别名').filter((row) => {
    const { alias, unit, suggestion, status } = row.value
    if (ownNames.has(sameName(alias))) say(row, `“${alias}”本身就是一个单位，不能再当别名`)
    if (!unitNames.has(unit)) say(row, `单位“${unit}”在 units.csv 里没有`)
    if (suggestion !== '' && !unitNames.has(suggestion))
      say(row, `建议的单位“${suggestion}”在 units.csv 里没有`, 'warning')
    if (status === 'dubious')
      say(
        row,
        `“${alias}”对应“${unit}”存疑${suggestion === '' ? '' : `，可能是“${suggestion}”`}；改定以前不会自动套用`,
        'warning',
      )
    return unitNames.has(unit) && !ownNames.has(sameName(alias))
  })

  const bare = <T>(placed: readonly Placed<T>[]): T[] => placed.map((row) => row.value)
  return {
    categories: bare(categories).sort((a, b) => a.position - b.position),
    sources: bare(sources),
    items: bare(items),
    units: bare(units),
    aliases: bare(aliases),
    guides: bare(guides),
    cards: bare(cards),
  }
}
