/** Signing in: password, then the one-time code; nothing is open with one of the two. */
import { z } from 'zod'
import { roles } from '#core/case/case.ts'
import { Nothing, line } from './common.ts'
import { route } from './route.ts'

export const Me = z.object({
  id: z.string(),
  name: z.string(),
  username: z.string(),
  roles: z.array(z.enum(roles)),
  counterNo: z.int().nullable(),
  centre: z.object({ id: z.string(), name: z.string(), code: z.string(), demo: z.boolean() }),
  csrf: z.string(),
})
export type Me = z.infer<typeof Me>

/** The same check as the server's, for the screen to say it while it is typed. */
export { passwordFaults, type PasswordFault } from '#core/people/own-password.ts'

/** `code`: show the one-time code. `enrol`: first sign-in, set up the code first (secret for the authenticator app). */
export const SignInStep = z.discriminatedUnion('next', [
  z.object({ next: z.literal('nothing'), me: Me }),
  z.object({ next: z.literal('code'), demoCode: z.string().nullable() }),
  z.object({ next: z.literal('enrol'), secret: z.string(), uri: z.string(), qrSvg: z.string() }),
  /** The password was given by somebody else: choose one of one's own. */
  z.object({ next: z.literal('new-password'), name: z.string(), username: z.string() }),
  z.object({ next: z.literal('password') }),
])
export type SignInStep = z.infer<typeof SignInStep>

export const session = {
  get: route({
    method: 'GET',
    path: '/api/session',
    summary: 'Who is signed in, or what is still owed',
    access: 'anyone',
    answer: SignInStep,
  }),
  password: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in with name and password',
    access: 'anyone',
    body: z.strictObject({ username: line(64), password: z.string().min(1).max(256) }),
    answer: SignInStep,
  }),
  code: route({
    method: 'POST',
    path: '/api/session/code',
    summary: 'Show the one-time code',
    access: 'halfway',
    body: z.strictObject({ code: z.string().regex(/^\d{6}$/) }),
    answer: SignInStep,
  }),
  newPassword: route({
    method: 'POST',
    path: '/api/session/password',
    summary: "Choose another password; the person's other sessions end",
    access: 'halfway',
    body: z.strictObject({ current: z.string().max(256).optional(), next: z.string().min(1).max(256) }),
    answer: SignInStep,
  }),
  end: route({
    method: 'DELETE',
    path: '/api/session',
    summary: 'Sign out',
    access: 'anyone',
    answer: Nothing,
    status: 204,
  }),
}
