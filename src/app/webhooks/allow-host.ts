/** The operator's word on hosts of the intranet (address.ts). */
import { asOwner, type Store } from '#store/open.ts'
import { setIntranetHost } from '#store/webhooks.ts'

/** Allows a host for a centre, or takes the word back; gives all that are allowed then, null when there is no such centre. */
export const allowIntranetHost = (
  store: Store,
  centreCode: string,
  host: string,
  allowed: boolean,
): Promise<string[] | null> => asOwner(store, (owner) => setIntranetHost(owner, centreCode, host, allowed))
