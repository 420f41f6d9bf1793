/** A host that the operator of a test centre allows webhooks to be sent to, or no longer. */
import { allowIntranetHost } from '#app/webhooks/allow-host.ts'
import type { TestApp } from './app.ts'

export const allowHost = (t: TestApp, host: string, allowed = true): Promise<string[] | null> =>
  allowIntranetHost(t.app.store, t.centre.code, host, allowed)
