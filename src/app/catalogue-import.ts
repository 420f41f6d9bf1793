/**
 * Reading a catalogue folder (data/catalogue/*): kinds, items, guides, units and aliases. Everything wrong is named by file and line, in Chinese,
 * all of it at once; what is wrong is left out, so that nothing half-read reaches the counters.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Category, Guide, RetrievalCard, ServiceItem, Source, Unit, UnitAlias } from '#contract/catalogue.ts'
import type { Catalogue, ImportProblem } from '#contract/catalogue.ts'
import { itemKeys } from '../insight/pinyin.ts'
import {
  aliasColumns,
  categoryColumns,
  cellValues,
  fieldNames,
  itemColumns,
  sourceColumns,
  unitColumns,
} from './catalogue-columns.ts'
import { checkCatalogue } from './catalogue-check.ts'
import type { Placed } from './catalogue-check.ts'
import { decodeText, readCsv } from './csv-rows.ts'
import type { CsvColumns } from './csv-rows.ts'
import { lineOfPath } from './json-lines.ts'

/** The files of a catalogue folder. The first two must be there. */
export const catalogueFiles = [
  'categories.csv',
  'items.csv',
  'guides.json',
  'retrieval-cards.json',
  'units.csv',
  'unit-aliases.csv',
  'sources.csv',
] as const
export type CatalogueFile = (typeof catalogueFiles)[number]

interface Issue {
  readonly code: string
  readonly message: string
  readonly path: PropertyKey[]
  readonly values?: readonly unknown[]
  readonly keys?: readonly string[]
}
type Parsed<T> = { success: true; data: T } | { success: false; error: { issues: readonly unknown[] } }
interface Schema<T> {
  safeParse(value: unknown): Parsed<T>
}

const list = (cell: string | undefined, separator: RegExp): string[] =>
  (cell ?? '')
    .split(separator)
    .map((part) => part.trim())
    .filter(Boolean)

const coded = (cell: string | undefined): string => cellValues[cell ?? ''] ?? cell ?? ''

/** Reads a folder. Throws only when the folder cannot be read at all; a missing or broken file is a problem in the result. */
export const parseCatalogue = (dir: string): Catalogue => {
  const texts: Partial<Record<CatalogueFile, string>> = {}
  for (const file of catalogueFiles) {
    const path = join(dir, file)
    if (existsSync(path)) texts[file] = decodeText(readFileSync(path))
  }
  return readCatalogue(texts)
}

/** The same from texts already in hand (an upload); pure. */
export const readCatalogue = (texts: Partial<Record<CatalogueFile, string>>): Catalogue => {
  const problems: ImportProblem[] = []
  for (const file of ['categories.csv', 'items.csv'] as const) {
    if (texts[file] === undefined) problems.push({ severity: 'error', file, line: null, message: '找不到这个文件' })
  }

  const rows = <T>(
    file: CatalogueFile,
    columns: CsvColumns,
    schema: Schema<T>,
    shape: (cells: Readonly<Record<string, string>>) => unknown,
  ): Placed<T>[] => {
    const text = texts[file]
    if (text === undefined) return []
    const { rows: found, faults } = readCsv(text, columns)
    for (const fault of faults) problems.push({ file, ...fault })
    return found.flatMap(({ line, cells }) => {
      const parsed = schema.safeParse(shape(cells))
      if (parsed.success) return [{ value: parsed.data, file, line }]
      for (const issue of parsed.error.issues as Issue[])
        problems.push({ severity: 'error', file, line, message: inChinese(issue) })
      return []
    })
  }

  const categories = rows('categories.csv', categoryColumns, Category, (cells) => ({
    ...cells,
    position: Number(cells.position),
  }))
  const sources = rows('sources.csv', sourceColumns, Source, (cells) => ({ ...cells, year: cells.year ?? '' }))
  const items = rows('items.csv', itemColumns, ServiceItem, (cells) => ({
    id: cells.id,
    code: cells.code ?? '',
    otherCode: cells.other_code,
    name: cells.name,
    shortName: cells.short_name,
    otherNames: list(cells.other_names, /[|｜]/),
    category: cells.category,
    department: cells.department,
    channels: list(cells.channel, /[+＋]/).map(coded),
    confidence: coded(cells.confidence),
    sources: list(cells.source, /[+＋]/),
    sourceYear: cells.source_year ?? '',
    note: cells.note,
  }))
  const units = rows('units.csv', unitColumns, Unit, (cells) => ({
    id: cells.id,
    name: cells.name,
    kind: coded(cells.kind),
    parent: cells.parent,
    countsAs: cells.counts_as,
    contactName: cells.contact_name,
    contactPhone: cells.contact_phone,
    note: cells.note,
  }))
  const aliases = rows('unit-aliases.csv', aliasColumns, UnitAlias, (cells) => ({
    ...cells,
    status: coded(cells.status),
  }))
  const guides = readList('guides.json', '指南', Guide, texts, problems)
  const cards = readList('retrieval-cards.json', '小卡', RetrievalCard, texts, problems)

  const sound = checkCatalogue(
    { categories, sources, items, units, aliases, guides, cards, hasSources: texts['sources.csv'] !== undefined },
    problems,
  )
  problems.sort(
    (a, b) =>
      catalogueFiles.indexOf(a.file as CatalogueFile) - catalogueFiles.indexOf(b.file as CatalogueFile) ||
      (a.line ?? 0) - (b.line ?? 0),
  )
  return { ...sound, items: sound.items.map((item) => ({ ...item, keys: itemKeys(item) })), problems }
}

/** A file that is one list of `what`. */
const readList = <T>(
  file: CatalogueFile,
  what: string,
  schema: Schema<T>,
  texts: Partial<Record<CatalogueFile, string>>,
  problems: ImportProblem[],
): Placed<T>[] => {
  const text = texts[file]
  if (text === undefined) return []
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch (error) {
    // V8 says "… (line 3 column 1)"; at the very end of the text it names no place.
    const named = /line (\d+)/.exec((error as Error).message)?.[1]
    const line = named === undefined ? text.split('\n').length : Number(named)
    problems.push({ severity: 'error', file, line, message: '这里的写法不对，可能少了逗号、引号或括号' })
    return []
  }
  if (!Array.isArray(found)) {
    problems.push({ severity: 'error', file, line: 1, message: `最外层应是用方括号括起来的一列${what}` })
    return []
  }
  return found.flatMap((entry: unknown, at) => {
    const parsed = schema.safeParse(entry)
    if (parsed.success) return [{ value: parsed.data, file, line: lineOfPath(text, [at]) } as const]
    for (const issue of parsed.error.issues as unknown as Issue[]) {
      problems.push({ severity: 'error', file, line: lineOfPath(text, [at, ...issue.path]), message: inChinese(issue) })
    }
    return []
  })
}

/** The sentence for one fault of a value; messages written for people are already Chinese, the library's own are not. */
const inChinese = (issue: Issue): string => {
  const field = issue.path.findLast((step) => typeof step === 'string')
  const name = field === undefined ? '' : `“${fieldNames[String(field)] ?? String(field)}”`
  if (/\p{Script=Han}/u.test(issue.message)) return `${name}${issue.message}`
  if (issue.code === 'unrecognized_keys') return `不认识“${(issue.keys ?? []).join('、')}”`
  if (issue.code === 'invalid_value') return `${name}只能写 ${(issue.values ?? []).map(String).join('、')} 之一`
  if (issue.code === 'invalid_type') return `${name}没有写，或写法不对`
  return `${name}写法不对`
}
