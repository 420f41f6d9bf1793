/** Names behind staff ids, kept for seconds per centre: every screen shows them, they hardly ever change. */
import { listStaffNames } from '#store/staff-names.ts'
import type { App } from './context.ts'

const keptMillis = 10_000
const kept = new WeakMap<App, Map<string, { until: number; names: Promise<Map<string, string>> }>>()

/** Looks ids up; one that is not a member of staff is shown as it is. */
export async function staffNames(app: App, orgId: string): Promise<(id: string) => string> {
  const ofApp = kept.get(app) ?? new Map()
  kept.set(app, ofApp)
  let known = ofApp.get(orgId)
  if (!known || known.until < performance.now()) {
    known = { until: performance.now() + keptMillis, names: listStaffNames(app.store.pool, orgId) }
    ofApp.set(orgId, known)
    known.names.catch(() => ofApp.delete(orgId))
  }
  const names = await known.names
  return (id) => names.get(id) ?? id
}

/** After adding or renaming somebody. */
export const forgetStaffNames = (app: App, orgId: string): void => void kept.get(app)?.delete(orgId)
