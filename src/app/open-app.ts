/** Puts the running system together from its configuration; the one place that makes an App for the program. */
import { randomBytes } from 'node:crypto'
import type { Config } from '../config.ts'
import { fromMillis } from '#core/clock/date.ts'
import { folderStore } from '#documents/file-store.ts'
import type { Store } from '#store/open.ts'
import { openKeyring } from '#store/seal.ts'
import { findCentre } from '#store/centre.ts'
import type { App } from './context.ts'
import { makeRouting } from './routing.ts'
import { centreReader } from './settings.ts'

/** UUID version 7 (RFC 9562 §5.7): 48 bits of milliseconds, the rest random. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Throws when no centre has been set up yet. `publicUrl` is known only once the server listens on a free port. */
export async function openApp(config: Config, store: Store, publicUrl: () => string): Promise<App> {
  const centre = await findCentre(store.db)
  if (!centre) throw new Error('还没有设立中心：先运行 bancheng seed。 No centre has been set up yet: run bancheng seed first.')
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
