/**
 * Demanded against brought (材料清单): what the pinned version of the item demands, and how each of it stands by the marks of the case.
 * Pure; the day and the calendar are arguments.
 */
import type { Calendar } from '../clock/calendar.ts'
import { addWorkingDays } from '../clock/calendar.ts'
import { dateOf, type PlainDate } from '../clock/date.ts'
import { broughtBy, isDoubted } from './brought.ts'
import type { DemandedMaterial, MarkState, MaterialMark } from './marks.ts'
import { isHere, isOf, papersOf, plainName } from './marks.ts'

/** `undecided`: it is demanded under a condition only, and nobody has said whether that holds. */
export const standings = ['satisfied', 'missing', 'deferred', 'committed', 'notNeeded', 'doubtful', 'undecided'] as const
export type Standing = (typeof standings)[number]

export interface PartRow {
  readonly name: string
  /** Null: nothing was said of it. */
  readonly state: MarkState | null
  /** What was said of this paper, here or, where it serves for both, of the same paper elsewhere. */
  readonly mark: MaterialMark | null
  /** Name of the material it was brought for there; empty: none. */
  readonly sharedWith: string
}

export interface MaterialRow<M extends DemandedMaterial = DemandedMaterial> {
  readonly material: M
  readonly standing: Standing
  /** Which way is complete; null: none, or it was marked as a whole. */
  readonly way: number | null
  readonly parts: readonly PartRow[]
  /** What was said of the material as a whole. */
  readonly mark: MaterialMark | null
  /** The papers still to come, on each of the ways with the fewest; empty once it is settled, but what was deferred still follows. */
  readonly missing: readonly (readonly string[])[]
  /** Day on which a deferred one must have followed; null: not deferred, or the catalogue names no days. */
  readonly until: PlainDate | null
  readonly late: boolean
}

/**
 * `complete`: everything is here or not needed. `withDeferrals`: it can be accepted, the rest follows or was committed to. `undecided`: only
 * conditions are left to be asked about. `missing`: something is missing or in doubt.
 */
export interface Checklist<M extends DemandedMaterial = DemandedMaterial> {
  readonly standing: 'complete' | 'withDeferrals' | 'undecided' | 'missing'
  readonly rows: readonly MaterialRow<M>[]
  /** Whether all that is missing may be deferred or committed to by the catalogue. */
  readonly mayDefer: boolean
  /** Marks of materials that are not demanded any more, kept but not counted. */
  readonly notCounted: readonly MaterialMark[]
}

interface Day {
  readonly today: PlainDate
  readonly calendar: Calendar
}

/** How everything demanded stands. Ids of `demanded` are unique (the catalogue's import sees to it). */
export function checklist<M extends DemandedMaterial>(demanded: readonly M[], marks: readonly MaterialMark[], day: Day): Checklist<M> {
  const rows = demanded.map((material) => rowOf(material, marks, day))
  const has = (...wanted: Standing[]) => rows.some(({ standing }) => wanted.includes(standing))
  const missing = rows.filter(({ standing }) => standing === 'missing')
  return {
    standing: has('missing', 'doubtful')
      ? 'missing'
      : has('undecided')
        ? 'undecided'
        : has('deferred', 'committed')
          ? 'withDeferrals'
          : 'complete',
    rows,
    mayDefer:
      missing.length > 0 &&
      !has('doubtful', 'undecided') &&
      missing.every(({ material }) => material.deferrable === 'yes' || material.commitment === 'yes'),
    notCounted: marks.filter((mark) => !demanded.some((material) => isOf(mark, material))),
  }
}

function rowOf<M extends DemandedMaterial>(material: M, marks: readonly MaterialMark[], day: Day): MaterialRow<M> {
  const own = marks.filter((mark) => isOf(mark, material))
  const whole = own.find(({ part }) => part === null) ?? null
  const parts = papersOf(material.alternatives).map((name) => partRow(name, material, marks))
  const partOf = new Map(parts.map((part) => [plainName(part.name), part]))
  const stateOf = (name: string) => partOf.get(plainName(name))?.state ?? undefined
  const here = (name: string) => isHere(stateOf(name))
  const promised = (name: string) => here(name) || stateOf(name) === 'deferred' || stateOf(name) === 'committed'
  const way = material.alternatives.findIndex((papers) => papers.every(here))
  const onTheWay = material.alternatives
    .find((papers) => papers.every(promised))
    ?.flatMap((name) => partOf.get(plainName(name))?.mark ?? [])
  const standing = ((): Standing => {
    if (whole?.state === 'notNeeded') return 'notNeeded'
    if (way >= 0 || isHere(whole?.state) || elsewhere(material.name, material, marks)) return 'satisfied'
    if (own.some(({ state }) => state === 'doubtful')) return 'doubtful'
    if (whole?.state === 'deferred' || whole?.state === 'committed') return whole.state
    if (onTheWay) return onTheWay.some(({ state }) => state === 'deferred') ? 'deferred' : 'committed'
    return material.when !== '' && own.length === 0 ? 'undecided' : 'missing'
  })()
  const done = standing === 'satisfied' || standing === 'notNeeded'
  const until = standing === 'deferred' ? untilOf(material, [whole, ...(onTheWay ?? [])], day) : null
  return {
    material,
    standing,
    way: standing === 'satisfied' && way >= 0 ? way : null,
    parts,
    mark: whole,
    missing: done ? [] : shortest(material.alternatives.map((papers) => papersOf([papers]).filter((name) => !here(name)))),
    until,
    late: until !== null && day.today > until,
  }
}

/** The first promise binds: marking a second paper does not move the day of the first. */
function untilOf({ deferDays }: DemandedMaterial, marks: readonly (MaterialMark | null)[], { calendar }: Day): PlainDate | null {
  const days = marks.flatMap((mark) => (mark?.state === 'deferred' ? [dateOf(mark.at)] : []))
  return deferDays === null ? null : addWorkingDays(calendar, days.toSorted()[0]!, deferDays)
}

function partRow(name: string, material: DemandedMaterial, marks: readonly MaterialMark[]): PartRow {
  // The only paper of a material is the material: what was said of the whole was said of it.
  const only = papersOf(material.alternatives).length === 1
  const own = marks.find((mark) => isOf(mark, material) && (mark.part === null ? only : plainName(mark.part) === plainName(name))) ?? null
  const settled = own !== null && (isHere(own.state) || own.state === 'doubtful')
  const shared = settled ? null : elsewhere(name, material, marks)
  const mark = shared ?? own
  return { name, state: mark?.state ?? null, mark, sharedWith: shared?.name ?? '' }
}

/** The mark by which the same paper is here for something else, or was for the item before. */
const elsewhere = (name: string, material: DemandedMaterial, marks: readonly MaterialMark[]): MaterialMark | null =>
  isDoubted(name, marks)
    ? null
    : broughtBy(
        name,
        marks.filter((mark) => !isOf(mark, material)),
      )

/** Of several lists those with the fewest entries, each once. */
function shortest(lists: readonly (readonly string[])[]): (readonly string[])[] {
  const fewest = Math.min(...lists.map((list) => list.length))
  const seen = new Set<string>()
  return lists.filter((list) => {
    const key = list.map(plainName).toSorted().join('\n')
    return list.length === fewest && !seen.has(key) && seen.add(key)
  })
}

export interface Lack<M extends DemandedMaterial = DemandedMaterial> {
  readonly row: MaterialRow<M>
  /** What to ask for: papers of their own, or null for the material by its name, or by its ways once one of its papers is here. */
  readonly paper: string | null
}

/** What a one-time notice asks for: all that is missing, in doubt or still to be asked about, each paper once. */
export function lacking<M extends DemandedMaterial>({ rows }: Pick<Checklist<M>, 'rows'>): Lack<M>[] {
  const asked = new Set<string>()
  return rows.flatMap((row): Lack<M>[] => {
    if (!['missing', 'doubtful', 'undecided'].includes(row.standing)) return []
    const papers = isBegun(row) && row.missing.length === 1 ? row.missing[0]! : [null]
    return papers
      .filter((paper) => {
        const key = plainName(paper ?? row.material.name)
        return !asked.has(key) && asked.add(key)
      })
      .map((paper) => ({ row, paper }))
  })
}

/** Some of its papers are here, but no way is complete. */
export const isBegun = ({ parts, standing }: Pick<MaterialRow, 'parts' | 'standing'>): boolean =>
  standing !== 'satisfied' && parts.some(({ state }) => isHere(state ?? undefined))
