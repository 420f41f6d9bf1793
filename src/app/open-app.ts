/** Puts the running system together from its configuration; the one place that makes an App for the program. */
import { randomUUID } from 'node:crypto'
import type { Config } from '../config.ts'
import { fromMillis } from '#core/clock/date.ts'
import { folderStore } from '#documents/file-store.ts'
import type { Store } from '#store/open.ts'
import { openKeyring } from '#store/seal.ts'
import { findCentre } from '#store/centre.ts'
import type { App } from './context.ts'
import { makeRouting } from './routing.ts'
import { centreReader } from './settings.ts'

/** UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds; the rest is that of a random one, which Node makes from a store of chance. */
export function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

/** Throws when no centre has been set up yet. `publicUrl` is known only once the server listens on a free port. */
export async function openApp(config: Config, store: Store, publicUrl: () => string): Promise<App> {
  const centre = await findCentre(store.db)
  if (!centre)
    throw new Error('还没有设立中心：先运行 bancheng seed。 No centre has been set up yet: run bancheng seed first.')
  const centres = centreReader(store)
  return {
    store,
    files: folderStore(config.filesDir),
    keys: openKeyring(config.keysFile),
    now: () => fromMillis(Date.now()),
    newId,
    get publicUrl() {
      return publicUrl()
    },
    demo: centre.demo,
    orgId: centre.id,
    centre: centres.read,
    forgetCentre: centres.forget,
    routing: makeRouting(),
  }
}
