/** The centre's own lists: catalogue, bodies, colleagues. */
import { dateOf } from '#core/clock/date.ts'
import type { Colleague, ItemChoice } from '#contract/centre.ts'
import { currentItems, listUnits } from '#store/centre.ts'
import { listColleagues } from '#store/colleagues.ts'
import { materialsIn, type ItemData } from '#store/item-data.ts'
import type { Ask } from './context.ts'

interface Known extends ItemData {
  readonly shortName?: string
  readonly otherNames?: string[]
  readonly otherCode?: string
  readonly channels?: string[]
  readonly keys?: string[]
}

/** The catalogue in force, with the keys by which it is searched. */
export async function items({ app, orgId }: Ask): Promise<{ items: ItemChoice[] }> {
  const rows = await currentItems(app.store.db, orgId)
  return {
    items: rows.map(({ id, version, name, category, department, code, data }) => {
      const known = data as Known
      return {
        id,
        version,
        name,
        category,
        department,
        code,
        shortName: known.shortName ?? '',
        otherNames: known.otherNames ?? [],
        otherCode: known.otherCode ?? '',
        channels: known.channels ?? [],
        keys: known.keys ?? [],
        materials: materialsIn(known).map(({ id, name, alternatives, when }) => ({
          id,
          name,
          alternatives: alternatives.map((papers) => [...papers]),
          when,
        })),
      }
    }),
  }
}

export async function units({ app, orgId }: Ask) {
  const rows = await listUnits(app.store.db, orgId)
  return {
    units: rows.map(({ name, kind, contact, aliases, body_id: body }) => ({
      name,
      kind,
      contact,
      aliases,
      online: body !== null,
    })),
  }
}

/** Everybody who works here, with load and today's leave. */
export async function colleagues({ app, orgId, now, actor }: Ask): Promise<{ staff: Colleague[] }> {
  const staff = await listColleagues(app.store.pool, orgId, dateOf(now))
  // Why and how long somebody is away is between them and whoever plans; colleagues see that they are.
  const plans = actor.roles.some((role) => role === 'administrator' || role === 'director')
  return { staff: plans ? staff : staff.map((person) => ({ ...person, leave: [], posts: [] })) }
}
