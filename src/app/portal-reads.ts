/** What the public pages and a person's own page read. */
import type { Actor, CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Clocks } from '#core/case/clocks.ts'
import { clocksOf } from '#core/case/clocks.ts'
import type { CommandType } from '#core/case/commands.ts'
import { allowed } from '#core/case/allowed.ts'
import { addDays, dateOf, instantAt, type Instant, type PlainDate } from '#core/clock/date.ts'
import type { Checklist } from '#core/materials/checklist.ts'
import { publicCount, publicParts } from '#core/figures/small-cells.ts'
import { findCaseVersion, findPersonCase } from '#store/portal-case.ts'
import { countMonth, countWaiting } from '#store/portal-figures.ts'
import { bodiesOf } from '#store/parties.ts'
import { currentItems } from '#store/centre.ts'
import { cardsIn, type PinnedCard, type PinnedMaterial } from '#store/item-data.ts'
import { checklistOf } from './case-checklist.ts'
import type { App } from './context.ts'
import { NotFound } from './not-found.ts'
import { type CaseSession, personOf } from './portal-sessions.ts'

export interface PersonFile {
  readonly state: CaseState
  readonly timeline: readonly { readonly seq: number; readonly event: CaseEvent }[]
  readonly clocks: Clocks
  /** What the item demands, against what is here; null: no item, or one without a list. */
  readonly checklist: Checklist<PinnedMaterial> | null
  /** 取材料小卡 of the item. */
  readonly cards: readonly PinnedCard[]
  readonly names: ReadonlyMap<string, string>
  readonly accesses: readonly {
    readonly at: Instant
    readonly who: string
    readonly what: string
    readonly purpose: string
  }[]
  /** What the person may do now. */
  readonly may: ReadonlySet<CommandType>
  /** How often rated: once, and changed once, is the most; first and last are kept. */
  readonly ratings: number
}

/** The file of a session's case as the person may see it. Throws NotFound when it is gone. */
export async function getPersonFile(app: App, session: CaseSession): Promise<PersonFile> {
  const rows = await findPersonCase(app.store.db, session.orgId, session.caseId)
  if (!rows) throw new NotFound('case')
  const { calendar } = await app.centre(session.orgId)
  const bodies = await bodiesOf(app.store.pool, rows.accesses)
  const person: Actor = personOf(session)
  return {
    state: rows.state,
    timeline: rows.events,
    clocks: clocksOf(rows.state, calendar),
    checklist: checklistOf(rows.state, rows.itemData, { now: app.now(), calendar }),
    cards: cardsIn(rows.itemData),
    names: rows.names,
    accesses: rows.accesses.map(({ at, actorId, what, purpose }) => ({
      at,
      who: rows.names.get(actorId) ?? bodies.get(actorId) ?? '',
      what,
      purpose,
    })),
    may: new Set(
      allowed(rows.state, person)
        .filter(({ reasons }) => reasons.length === 0)
        .map(({ command }) => command),
    ),
    ratings: rows.ratings,
  }
}

/** Which version the case has now; null when it is gone. */
export const caseVersion = (app: App, session: CaseSession): Promise<number | null> =>
  findCaseVersion(app.store.db, session.orgId, session.caseId)

export interface PortalItem {
  readonly id: string
  readonly name: string
  readonly category: string
  readonly shortName: string
  readonly otherNames: readonly string[]
  readonly keys: readonly string[]
  readonly code: string
  readonly otherCode: string
  readonly channels: readonly string[]
}

/** The catalogue in force, as it can be searched. */
export async function listItems(app: App): Promise<PortalItem[]> {
  const rows = await currentItems(app.store.db, app.orgId)
  return rows.map((row) => {
    const data = row.data as Partial<PortalItem>
    return {
      id: row.id,
      name: row.name,
      category: row.category,
      code: row.code,
      shortName: data.shortName ?? '',
      otherNames: data.otherNames ?? [],
      keys: data.keys ?? [],
      otherCode: data.otherCode ?? '',
      channels: data.channels ?? [],
    }
  })
}

export interface PublicFigures {
  /** First day of the month it is about. */
  readonly month: PlainDate
  /** null: between one and four, not shown. */
  readonly registered: number | null
  readonly answered: number | null
  /** Parts of `answered`. */
  readonly time: { readonly onTime: number | null; readonly late: number | null }
  readonly solved: { readonly yes: number | null; readonly no: number | null; readonly unsaid: number | null }
  readonly outcomes: Readonly<Record<string, number | null>>
  readonly waitingNow: number | null
}

const figuresKept = new WeakMap<App, Map<string, { until: Instant; figures: Promise<PublicFigures> }>>()

/** Last month in figures that may be public (law 13); a month is counted at most every minute. */
export function publicFigures(app: App): Promise<PublicFigures> {
  const kept = figuresKept.get(app) ?? new Map<string, { until: Instant; figures: Promise<PublicFigures> }>()
  figuresKept.set(app, kept)
  const now = app.now()
  const minute = now.slice(0, 16) as Instant
  const known = kept.get(app.orgId)
  if (known?.until === minute) return known.figures
  const figures = count(app, now)
  kept.set(app.orgId, { until: minute, figures })
  figures.catch(() => kept.delete(app.orgId))
  return figures
}

async function count(app: App, now: Instant): Promise<PublicFigures> {
  const thisMonth = `${dateOf(now).slice(0, 7)}-01` as PlainDate
  const month = `${addDays(thisMonth, -1).slice(0, 7)}-01` as PlainDate
  const { db } = app.store
  const counts = await countMonth(db, app.orgId, instantAt(month, '00:00'), instantAt(thisMonth, '00:00'))
  const { answered, onTime, solvedYes: yes, solvedNo: no } = counts
  return {
    month,
    registered: publicCount(counts.registered),
    answered: publicCount(answered),
    time: publicParts({ onTime, late: answered - onTime }),
    solved: publicParts({ yes, no, unsaid: answered - yes - no }),
    outcomes: publicParts(counts.outcomes),
    waitingNow: publicCount(await countWaiting(db, app.orgId)),
  }
}
