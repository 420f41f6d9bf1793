/**
 * Sessions that were looked up a moment ago. Who asks again right away need not be looked up first: their session is checked in the
 * transaction of what they ask for, by the gate, so that a session ended anywhere ends with the next request all the same.
 */
import { dateOf } from '#core/clock/date.ts'
import type { Gate } from '#store/org-query.ts'
import { sessionGate } from '#store/sessions.ts'
import type { App } from './context.ts'
import { findSignedIn, type SignedIn } from './sign-in.ts'
import { hashToken } from './session-token.ts'

export { isSessionChanged } from '#store/sessions.ts'

/** Well below the time after which the use of a session is noted. */
const keptMillis = 10_000
const keptAtMost = 2_000

interface Known {
  readonly session: SignedIn
  readonly foundAt: number
}
const known = new WeakMap<App, Map<string, Known>>()

/** The session of a token as it was when last looked up, with a gate that must be passed; or looked up now, without one. */
export async function findGated(
  app: App,
  token: string,
  attended: boolean,
): Promise<{ session: SignedIn | null; gate: Gate | null }> {
  const kept = known.get(app) ?? new Map<string, Known>()
  known.set(app, kept)
  const key = hashToken(token).toString('base64')
  const now = Date.parse(app.now())
  const found = kept.get(key)
  // A clock that was put back makes nobody's session longer.
  if (found && now >= found.foundAt && now - found.foundAt < keptMillis && now < found.session.until)
    return { session: found.session, gate: sessionGate(dateOf(app.now()), found.session) }
  kept.delete(key)
  const session = await findSignedIn(app, token, attended)
  if (session?.full) {
    if (kept.size >= keptAtMost) kept.clear()
    kept.set(key, { session, foundAt: now })
  }
  return { session, gate: null }
}
