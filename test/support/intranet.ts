/** A host that the operator of a test centre has allowed webhooks to be sent to. */
import { asOwner } from '#store/open.ts'
import type { TestApp } from './app.ts'

export const allowHost = (t: TestApp, ...hosts: string[]): Promise<unknown> =>
  asOwner(t.app.store, (client) =>
    client.query(
      `update organisation set settings = settings || jsonb_build_object('intranetHosts', $2::jsonb) where id = $1`,
      [t.centre.id, JSON.stringify(hosts)],
    ),
  )
