/**
 * Writes data/calendar/cn-national.json from the holidays that the package chinese-days knows (it covers 2004–2026; we take 2007 on).
 * Run once; afterwards the file is ours and edited by hand. A new year: add it there, with its notice, and raise the version.
 *
 *   node scripts/import-calendar.ts            writes the file; refuses when it exists
 *   node scripts/import-calendar.ts --compare  says where the file and the package differ, exit code 1 if they do
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import known from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { CalendarFile } from '#contract/calendar.ts'

const target = new URL('../data/calendar/cn-national.json', import.meta.url)
const [first, last] = [2007, 2026]

/** Document numbers of the notices, each looked up in a published copy; the one for 2008 was not found with its number. */
const yearly: Record<number, string | null> = {
  2007: '国办发明电〔2006〕49号',
  2008: null,
  2009: '国办发明电〔2008〕42号',
  2010: '国办发明电〔2009〕27号',
  2011: '国办发明电〔2010〕40号',
  2012: '国办发明电〔2011〕45号',
  2013: '国办发明电〔2012〕33号',
  2014: '国办发明电〔2013〕28号',
  2015: '国办发明电〔2014〕28号',
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}
const extra: Record<number, { title: string; number: string }[]> = {
  2015: [
    {
      title: '国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知',
      number: '国发明电〔2015〕1号',
    },
  ],
  2019: [{ title: '国务院办公厅关于调整2019年劳动节假期安排的通知', number: '国办发明电〔2019〕3号' }],
  2020: [{ title: '国务院办公厅关于延长2020年春节假期的通知', number: '国办发明电〔2020〕1号' }],
}
/** Years whose last days were set by the notice for the following year. */
const endSetByNext = new Set([2007, 2011, 2018, 2022])

const notice = (year: number) => ({
  title: `国务院办公厅关于${year}年部分节假日安排的通知`,
  number: yearly[year] ?? null,
})

function days(year: number) {
  const list = (entries: Record<string, string>, kind: 'off' | 'work') =>
    Object.entries(entries)
      .filter(([date]) => date.startsWith(`${year}-`))
      .map(([date, names]) => ({ date, kind, name: officialName(names.split(',')[1]!) }))
  return [...list(known.holidays, 'off'), ...list(known.workdays, 'work')].toSorted((a, b) =>
    a.date < b.date ? -1 : 1,
  )
}

/** The package shortens three names that the notices write in full. */
function officialName(name: string): string {
  return name === '清明' || name === '端午' || name === '中秋' || name === '国庆' ? `${name}节` : name
}

const file: CalendarFile = CalendarFile.parse({
  version: 'cn-national-2026.1',
  years: Array.from({ length: last - first + 1 }, (_, index) => first + index).map((year) => ({
    year,
    notices: [notice(year), ...(extra[year] ?? []), ...(endSetByNext.has(year) ? [notice(year + 1)] : [])],
    days: days(year),
  })),
})

if (process.argv.includes('--compare')) {
  const ours = CalendarFile.parse(JSON.parse(readFileSync(target, 'utf8')))
  const lines = (each: CalendarFile) =>
    new Set(each.years.flatMap((year) => year.days.map((day) => `${day.date} ${day.kind}`)))
  const [here, there] = [lines(ours), lines(file)]
  const differences = [...here.symmetricDifference(there)].toSorted()
  for (const line of differences)
    console.log(`${here.has(line) ? 'only in our file' : 'only in chinese-days'}: ${line}`)
  process.exitCode = differences.length > 0 ? 1 : 0
} else if (existsSync(target)) {
  console.error('data/calendar/cn-national.json exists and is edited by hand; use --compare, or delete it first.')
  process.exitCode = 1
} else {
  writeFileSync(target, oneDayPerLine(file))
}

/** JSON that is pleasant to edit: one notice and one day per line. */
function oneDayPerLine(content: CalendarFile): string {
  const rows = (list: readonly object[]) => list.map((row) => `        ${spaced(row)}`).join(',\n')
  const years = content.years.map(
    ({ year, notices, days: all }) =>
      `    {\n      "year": ${year},\n      "notices": [\n${rows(notices)}\n      ],\n      "days": [\n${rows(all)}\n      ]\n    }`,
  )
  return `{\n  "version": ${JSON.stringify(content.version)},\n  "years": [\n${years.join(',\n')}\n  ]\n}\n`
}

function spaced(row: object): string {
  const pairs = Object.entries(row).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
  return `{ ${pairs.join(', ')} }`
}
