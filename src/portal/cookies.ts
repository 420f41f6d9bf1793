/** The portal's cookies. Nothing personal is in them: two preferences, and random tokens of which the server keeps only the hash. */
import type { FastifyReply, FastifyRequest } from 'fastify'

const kinds = {
  /** Preferences live for a year; everything else dies with the browser. */
  lang: { maxAge: 31_536_000, sameSite: 'lax', httpOnly: true },
  size: { maxAge: 31_536_000, sameSite: 'lax', httpOnly: true },
  form: { sameSite: 'lax', httpOnly: true },
  draft: { sameSite: 'lax', httpOnly: true },
  case: { sameSite: 'strict', httpOnly: true },
  /** Tells the one phone that opened a camera link; longer than a link lives, should the browser be put away while a picture is taken. */
  camera: { maxAge: 3600, sameSite: 'lax', httpOnly: true },
  /** Tells browsers that open a guest link apart, so that a second one is counted; what it may do ends two hours after each opening. */
  guest: { maxAge: 2_592_000, sameSite: 'lax', httpOnly: true },
} as const
type Kind = keyof typeof kinds

/** With https the browser itself refuses the cookie to other hosts and to plain http (`__Host-`). */
const nameOf = (kind: Kind, https: boolean): string => `${https ? '__Host-' : ''}bancheng-${kind}`

export function portalCookies(publicUrl: string) {
  const https = publicUrl.startsWith('https:')
  return {
    get: (request: FastifyRequest, kind: Kind): string | undefined => {
      const value = request.cookies[nameOf(kind, https)]
      return value && value.length <= 200 ? value : undefined
    },
    set: (reply: FastifyReply, kind: Kind, value: string): void => {
      void reply.setCookie(nameOf(kind, https), value, { path: '/', secure: https, ...kinds[kind] })
    },
    clear: (reply: FastifyReply, kind: Kind): void => {
      void reply.clearCookie(nameOf(kind, https), { path: '/', secure: https, ...kinds[kind], maxAge: 0 })
    },
  }
}
export type PortalCookies = ReturnType<typeof portalCookies>
