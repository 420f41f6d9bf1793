/** A calendar while it is being changed. Pure; days are `YYYY-MM-DD`. */
export type SpecialDay = { date: string; kind: 'off' | 'work'; name: string }
export type CalendarDraft = { publishedYears: readonly number[]; special: ReadonlyMap<string, SpecialDay> }

export const draftOfCalendar = (calendar: {
  publishedYears: readonly number[]
  special: readonly SpecialDay[]
}): CalendarDraft => ({
  publishedYears: calendar.publishedYears,
  special: new Map(calendar.special.map((day) => [day.date, day])),
})

const dayMs = 86_400_000
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`)
export const addDays = (date: string, days: number): string =>
  new Date(at(date) + days * dayMs).toISOString().slice(0, 10)
/** 0 = Monday … 6 = Sunday. */
export const weekdayOf = (date: string): number => (new Date(at(date)).getUTCDay() + 6) % 7

/** The days from `first` to `last`; undefined when they run backwards or over 31 days. */
export function daysBetween(first: string, last: string): string[] | undefined {
  const count = (at(last) - at(first)) / dayMs + 1
  if (!Number.isInteger(count) || count < 1 || count > 31) return undefined
  return Array.from({ length: count }, (_, index) => addDays(first, index))
}

/** Makes each of these days a day off, a working weekend, or an ordinary day again (kind null). */
export function setDays(
  draft: CalendarDraft,
  dates: readonly string[],
  kind: SpecialDay['kind'] | null,
  name: string,
): CalendarDraft {
  const special = new Map(draft.special)
  for (const date of dates) {
    if (kind === null) special.delete(date)
    else special.set(date, { date, kind, name })
  }
  return { ...draft, special }
}

export const setPublished = (draft: CalendarDraft, year: number, published: boolean): CalendarDraft => ({
  ...draft,
  publishedYears: [...draft.publishedYears.filter((other) => other !== year), ...(published ? [year] : [])].sort(
    (a, b) => a - b,
  ),
})

/** One difference: a day with what it was and what it becomes (null = ordinary), or a year announced or not. */
export type Change =
  | { kind: 'day'; date: string; before: SpecialDay | null; after: SpecialDay | null }
  | { kind: 'year'; year: number; published: boolean }

export function changesBetween(before: CalendarDraft, after: CalendarDraft): Change[] {
  const dates = [...new Set([...before.special.keys(), ...after.special.keys()])].sort()
  const days = dates.flatMap((date): Change[] => {
    const [was, is] = [before.special.get(date) ?? null, after.special.get(date) ?? null]
    return was?.kind === is?.kind && was?.name === is?.name ? [] : [{ kind: 'day', date, before: was, after: is }]
  })
  const years = [...new Set([...before.publishedYears, ...after.publishedYears])].sort((a, b) => a - b)
  const announced = years.flatMap((year): Change[] => {
    const published = after.publishedYears.includes(year)
    return published === before.publishedYears.includes(year) ? [] : [{ kind: 'year', year, published }]
  })
  return [...announced, ...days]
}

/** The draft without one change. */
export function withoutChange(draft: CalendarDraft, change: Change): CalendarDraft {
  if (change.kind === 'year') return setPublished(draft, change.year, !change.published)
  return setDays(draft, [change.date], change.before?.kind ?? null, change.before?.name ?? '')
}

/** The weeks of a month, Monday first; null pads the first and last week. */
export function weeksOf(year: number, month: number): (string | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`
  const days: (string | null)[] = Array.from({ length: weekdayOf(first) }, () => null)
  for (let date = first; date.slice(0, 7) === first.slice(0, 7); date = addDays(date, 1)) days.push(date)
  while (days.length % 7 !== 0) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
