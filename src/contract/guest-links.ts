/** A link by which a body without an account answers one referral: made, listed and ended by whoever has the case in hand. */
import { z } from 'zod'
import { Instant, Nothing, StaffBrief, Uuid, line } from './common.ts'
import { route } from './route.ts'

export const guestStandings = ['open', 'answered', 'expired', 'ended', 'locked', 'closed'] as const
/**
 * `answered`: through this link · `ended` by hand · `locked` after too many wrong codes · `closed`: nothing is asked any more, because it
 * was answered another way, taken back, or the case is closed.
 */
export type GuestStanding = (typeof guestStandings)[number]

const common = {
  id: Uuid,
  /** Whom it was made for, as it was written. */
  name: z.string(),
  expiresAt: Instant,
  /** Six digits to be told another way, never in the same message; null: not asked for. */
  code: z.string().nullable(),
}

export const NewGuestLink = z.object({
  ...common,
  /** Told this once; only its hash is kept. */
  url: z.string(),
  qrSvg: z.string(),
  /** Ready to be pasted into a message, in the office's language. */
  message: z.string(),
})
export type NewGuestLink = z.infer<typeof NewGuestLink>

export const GuestLink = z.object({
  ...common,
  standing: z.enum(guestStandings),
  madeBy: StaffBrief,
  madeAt: Instant,
  /** Browsers in which it was opened. */
  devices: z.int(),
  lastOpenedAt: Instant.nullable(),
  /** How whoever answered through it signed. */
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
  /** What the guest was told to quote. */
  receipt: z.string(),
})
export type GuestLink = z.infer<typeof GuestLink>

const roles = ['caseworker', 'director'] as const
const params = z.object({ caseId: Uuid, referralId: z.string().regex(/^r\d{1,4}$/) })
const path = '/api/cases/:caseId/referrals/:referralId/links'

export const guestLinks = {
  make: route({
    method: 'POST',
    path,
    summary:
      'A link by which somebody without an account answers this referral, once; papers laid open always demand the spoken code',
    access: 'staff',
    roles,
    keyed: true,
    params,
    body: z.strictObject({ name: line(100).refine((value) => value !== '', { message: 'empty' }), code: z.boolean() }),
    answer: NewGuestLink,
    status: 201,
  }),
  list: route({
    method: 'GET',
    path,
    summary: 'The links of this referral: open or not, in how many browsers they were opened, who answered',
    access: 'staff',
    roles,
    params,
    answer: z.object({ links: z.array(GuestLink) }),
  }),
  end: route({
    method: 'DELETE',
    path: `${path}/:linkId`,
    summary: 'End a link at once',
    access: 'staff',
    roles,
    params: params.extend({ linkId: Uuid }),
    answer: Nothing,
    status: 204,
  }),
}
