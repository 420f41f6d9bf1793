/** Other systems that may call us: a key each, shown once, kept as its hash. */
import type pg from 'pg'
import { findOrganisation, findServiceAccount, insertServiceAccount, type ServiceAccount } from '#store/sessions.ts'
import type { App } from './context.ts'
import { hashToken, newToken } from './session-token.ts'

export type ServiceCaller = ServiceAccount

/** Whose key this is, unless it was switched off. */
export const findServiceCaller = async (app: App, key: string): Promise<ServiceCaller | null> =>
  (await findServiceAccount(app.store.pool, hashToken(key))) ?? null

/** Makes a key for the hotline of the organisation with this code; null when there is none. The key cannot be shown again. */
export async function makeHotlineKey(
  pool: pg.Pool,
  orgCode: string,
  name: string,
): Promise<{ key: string; centre: string; id: string } | null> {
  const organisation = await findOrganisation(pool, orgCode)
  if (!organisation) return null
  const key = `bch_${newToken()}`
  const id = `hotline-${hashToken(key).toString('hex').slice(0, 8)}`
  await insertServiceAccount(pool, hashToken(key), { orgId: organisation.id, id, kind: 'hotline', name })
  return { key, centre: organisation.name, id }
}
