/** What a centre has set for itself: limits, hours, room, public texts; and its working-day calendar. Read from the database, kept for seconds. */
import type { CaseLimits } from '#core/case/case.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import type { CentreFile } from '#contract/centre-file.ts'
import type { Store } from '#store/open.ts'
import { getOrganisation, latestCalendar, settingsDown } from '#store/centre.ts'
import { nationalCalendar } from './calendar.ts'
import { plainSettings } from './plain-settings.ts'

/** `organisation.settings`. */
export interface CentreSettings {
  readonly room: string
  readonly address: string
  readonly addressEn: string
  readonly phone: string
  readonly opening: CentreFile['opening']
  readonly limits: Omit<CaseLimits, 'legal'>
  readonly texts: CentreFile['texts']
}

export interface Centre {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly demo: boolean
  readonly settings: CentreSettings
  readonly calendar: Calendar
  /** 0: the calendar that came with the product, not changed here yet. */
  readonly calendarNumber: number
}

/** Other processes notice a change within this time; the one that makes it, at once (`forget`). */
const keptMillis = 5_000

/** A reader of centres for one process. */
export function centreReader(store: Store) {
  const kept = new Map<string, { until: number; centre: Promise<Centre> }>()
  const read = (orgId: string): Promise<Centre> => {
    const known = kept.get(orgId)
    if (known && known.until > performance.now()) return known.centre
    const centre = load(store, orgId)
    kept.set(orgId, { until: performance.now() + keptMillis, centre })
    centre.catch(() => kept.delete(orgId))
    return centre
  }
  return { read, forget: (orgId: string) => kept.delete(orgId) }
}

/** What an organisation says itself goes before what is said above it, subject by subject; what nobody says is what most offices do. */
export const inherited = (down: readonly object[]): CentreSettings =>
  Object.assign({}, plainSettings, ...down) as CentreSettings

async function load(store: Store, orgId: string): Promise<Centre> {
  const organisation = await getOrganisation(store.db, orgId)
  const own = await latestCalendar(store.db, orgId)
  const settings = inherited(await settingsDown(store.db, orgId))
  const { id, code, name, demo } = organisation
  const calendar = calendarOf(settings.opening, own && { ...own.data, version: `${own.orgId}/${own.number}` })
  return { id, code, name, demo, settings, calendar, calendarNumber: own?.orgId === orgId ? own.number : 0 }
}

/** The calendar of these hours; `said`: working days that the organisation or one above it put in force, else the national ones. */
export function calendarOf(
  opening: CentreSettings['opening'],
  said: Pick<Calendar, 'version' | 'publishedYears' | 'special'> | null,
): Calendar {
  const { hours, holidayHours, makeUpHours, officeHours } = opening
  return { ...nationalCalendar(), ...said, hours, holidayHours, makeUpHours, officeHours } as Calendar
}
