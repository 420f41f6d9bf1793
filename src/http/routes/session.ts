import type { SignInStep } from '#contract/session.ts'
import { session as routes } from '#contract/session.ts'
import type { App } from '#app/context.ts'
import type { Live } from '#app/live.ts'
import { changePassword, owed, signOut, tryCode, tryPassword, type SignedIn, type Tried } from '#app/sign-in.ts'
import { clearSessionCookie, setSessionCookie } from '../authenticate.ts'
import { mount, type Call, type Mounting } from '../mount.ts'
import { ProblemAnswer, tooManyTries } from '../problems.ts'

export function sessionRoutes(mounting: Mounting & { readonly live: Live }): void {
  const { live } = mounting
  mount(mounting, routes.get, async ({ app, session }) => await stepOf(app, session))

  mount(mounting, routes.password, async ({ app, session, body, request, reply }) => {
    const tried = await tryPassword(app, { ...body, ip: request.ip })
    if (tried.ok && session) {
      await signOut(app, session)
      live.end(session.tokenHash)
    }
    return await answer({ app, reply }, tried)
  })

  mount(mounting, routes.code, async ({ app, session, body, reply }) => {
    if (session!.full) return await stepOf(app, session)
    return await answer({ app, reply }, await tryCode(app, session!, body.code))
  })

  mount(mounting, routes.newPassword, async ({ app, session, body, reply }) => {
    const tried = await changePassword(app, session!, body)
    // The streams of the ended sessions, this one's among them, close; this page opens its stream anew.
    if (tried.ok) await live.closeEnded()
    return await answer({ app, reply }, tried)
  })

  mount(mounting, routes.end, async ({ app, session, reply }) => {
    if (session) {
      await signOut(app, session)
      live.end(session.tokenHash)
    }
    clearSessionCookie(app, reply)
    return null
  })
}

async function answer(
  { app, reply }: Pick<Call<unknown, unknown, unknown>, 'app' | 'reply'>,
  tried: Tried,
): Promise<SignInStep> {
  if (!tried.ok) throw tried.why === 'wait' ? tooManyTries(tried.seconds) : new ProblemAnswer(tried.why)
  setSessionCookie(app, reply, tried.token)
  return await stepOf(app, tried.session)
}

async function stepOf(app: App, session: SignedIn | null): Promise<SignInStep> {
  if (!session) return { next: 'password' }
  if (!session.full) return await owed(app, session)
  const { staffId, name, username, roles, counterNo, centre, csrf } = session
  return { next: 'nothing', me: { id: staffId, name, username, roles: [...roles], counterNo, centre, csrf } }
}
