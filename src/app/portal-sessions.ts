/** A person at their own case: the code is exchanged once for a cookie, which dies two hours after the last page, and after half a day in any case. */
import type { Actor } from '#core/case/case.ts'
import { addMillis } from '#core/clock/date.ts'
import type { Language } from '#words/date.ts'
import {
  deleteCaseSession,
  findCaseSession,
  findLivingCaseSessions,
  insertCaseSession,
  touchCaseSession,
} from '#store/portal-sessions.ts'
import { caseByCode, caseByToken } from './case-code.ts'
import type { App, Ask } from './context.ts'
import { hashToken, newToken } from './session-token.ts'

const idle = 7_200_000
/** However busy: a cookie that somebody else got hold of is worth nothing the next day. */
const longest = 43_200_000

export interface CaseSession {
  readonly orgId: string
  readonly caseId: string
}

/** Opens a session of a case whose code was proven (or which was just reported here). The token goes into the cookie. */
export async function openCaseSession(app: App, { orgId, caseId }: CaseSession): Promise<string> {
  const token = newToken()
  const at = app.now()
  await insertCaseSession(app.store.db, {
    tokenHash: hashToken(token),
    orgId,
    caseId,
    at,
    before: addMillis(at, -idle),
  })
  return token
}

/** The case of a typed code or a QR ticket, or null: unknown and wrong are one answer. */
export const caseOfCode = (app: App, typed: string): Promise<CaseSession | null> => caseByCode(app, typed)
export const caseOfTicket = (app: App, ticket: string): Promise<CaseSession | null> => caseByToken(app, ticket)

const alive = (app: App) => ({ used: addMillis(app.now(), -idle), opened: addMillis(app.now(), -longest) })

/** The session of a cookie. `touch` keeps it alive; a page that only looks whether something is new does not. */
export async function findSession(app: App, token: string | undefined, touch: boolean): Promise<CaseSession | null> {
  if (!token) return null
  const hash = hashToken(token)
  const at = app.now()
  const session = await findCaseSession(app.store.db, hash, alive(app))
  if (session && touch) await touchCaseSession(app.store.db, hash, at)
  return session
}

/** Which of these sessions (hashes of their tokens) still live, in hexadecimal. */
export const livingCaseSessions = (app: App, hashes: readonly Buffer[]): Promise<Set<string>> =>
  findLivingCaseSessions(app.store.db, hashes, alive(app))

export const closeCaseSession = (app: App, token: string): Promise<void> =>
  deleteCaseSession(app.store.db, hashToken(token))

/** The person of one case: bound to it, so that the same actor never reaches another. */
export const personOf = (session: CaseSession): Actor => ({ kind: 'person', id: session.caseId, roles: [] })

export const askOf = (app: App, session: CaseSession, lang: Language): Ask => ({
  app,
  orgId: session.orgId,
  actor: personOf(session),
  now: app.now(),
  lang,
})
