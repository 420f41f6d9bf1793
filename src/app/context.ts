/** What a use case is given: the open system and one request's who and when. No globals, no container. */
import type { Actor } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import type { Language } from '#words/date.ts'
import type { Store } from '#store/open.ts'
import type { Gate } from '#store/org-query.ts'
import type { Keyring } from '#store/seal.ts'
import type { FileStore } from '#documents/file-store.ts'
import type { Routing } from './routing.ts'
import type { Centre } from './settings.ts'

/** The running system, made once in main.ts (and in tests by test/support/app.ts). */
export interface App {
  readonly store: Store
  readonly files: FileStore
  /** Field encryption, blind indexes and the secret that case codes are derived from. */
  readonly keys: Keyring
  /** The only clock; tests turn it. */
  readonly now: () => Instant
  /** UUIDv7, so that keys grow with time. */
  readonly newId: () => string
  /** Where residents reach us, without a slash at the end; stands in QR codes. */
  readonly publicUrl: string
  readonly demo: boolean
  /** The centre this process serves by default (portal); staff bring their own with the session. */
  readonly orgId: string
  /** A centre's settings and calendar as in force; `forget` after changing them. */
  readonly centre: (orgId: string) => Promise<Centre>
  readonly forgetCentre: (orgId: string) => void
  /** Who owns a new case. */
  readonly routing: Routing
}

/** Who asks, for which organisation, when. */
export interface Ask {
  readonly app: App
  readonly orgId: string
  readonly actor: Actor
  readonly now: Instant
  /** Of what is told back. */
  readonly lang: Language
  /** Must be passed before anything is done or told; null or absent when it was already. */
  readonly gate?: Gate | null
}
