/** The centre: its people, catalogue, bodies, calendar, board, access log. */
import { z } from 'zod'
import { roles } from '#core/case/case.ts'
import { Instant, PlainDate, StaffBrief, Uuid, line } from './common.ts'
import { centrePosts, route } from './route.ts'

export const ItemChoice = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  shortName: z.string(),
  otherNames: z.array(z.string()),
  category: z.string(),
  department: z.string(),
  code: z.string(),
  otherCode: z.string(),
  channels: z.array(z.string()),
  /** Pinyin by which item-search.ts finds it. */
  keys: z.array(z.string()),
  /** What it demands, for ticking what somebody has with them. */
  materials: z.array(
    z.object({ id: z.string(), name: z.string(), alternatives: z.array(z.array(z.string())), when: z.string() }),
  ),
})
export type ItemChoice = z.infer<typeof ItemChoice>

const Leave = z
  .strictObject({ starts: PlainDate, ends: PlainDate, reason: line(100) })
  .refine(({ starts, ends }) => starts <= ends, { message: 'ends-before-start', path: ['ends'] })

/** A post held from one day to another: acting for a colleague, or sitting in. Whoever keeps the accounts holds none. */
const Post = z
  .strictObject({
    role: z.enum(['counter', 'caseworker', 'director', 'officer']),
    starts: PlainDate,
    ends: PlainDate,
    actsFor: z.string().max(64).nullable(),
    reason: line(100),
  })
  .refine(({ starts, ends }) => starts <= ends, { message: 'ends-before-start', path: ['ends'] })

export const Colleague = z.object({
  id: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  specialities: z.array(z.string()),
  counterNo: z.int().nullable(),
  open: z.int(),
  maximumLoad: z.int(),
  awayToday: z.boolean(),
  /** Leave not ended yet; empty for whoever does not plan it. */
  leave: z.array(Leave),
  /** Posts held for a time, not ended yet; empty for whoever does not plan them. */
  posts: z.array(Post),
  active: z.boolean(),
})
export type Colleague = z.infer<typeof Colleague>

const figure = z.int()
export const Board = z.object({
  at: Instant,
  /** Each figure is the length of the list of the same name (GET /api/cases?queue=…). */
  open: figure,
  unassigned: figure,
  atRisk: figure,
  overdue: figure,
  stuck: figure,
  toSign: figure,
  callbacks: figure,
  reopened: figure,
  lanes: z.array(
    z.object({
      staff: StaffBrief,
      open: figure,
      atRisk: figure,
      overdue: figure,
      maximumLoad: figure,
      awayToday: z.boolean(),
    }),
  ),
  stuckBy: z.array(
    z.object({
      turn: z.enum(['us', 'person', 'party', 'supervisor']),
      waitingOn: z.string(),
      count: figure,
      longestDays: figure,
    }),
  ),
  month: z.object({
    from: PlainDate,
    registered: figure,
    answered: figure,
    closed: figure,
    solvedYes: figure,
    solvedNo: figure,
    onTime: figure,
    outcomes: z.record(z.string(), figure),
    byDay: z.array(z.object({ date: PlainDate, registered: figure })),
  }),
})
export type Board = z.infer<typeof Board>

export const AccessEntry = z.object({ at: Instant, who: z.string(), what: z.string(), purpose: z.string() })

/** Names, and the act in words of the reader's language. */
const AccountEntry = z.object({ at: Instant, by: z.string(), who: z.string(), what: z.string() })

export const centre = {
  items: route({
    method: 'GET',
    path: '/api/items',
    summary: 'The catalogue in force today',
    access: 'staff',
    roles: centrePosts,
    answer: z.object({ items: z.array(ItemChoice) }),
  }),
  units: route({
    method: 'GET',
    path: '/api/units',
    summary: 'Bodies a case can be referred to',
    access: 'staff',
    roles: centrePosts,
    answer: z.object({
      units: z.array(
        z.object({
          name: z.string(),
          kind: z.string(),
          contact: z.string(),
          aliases: z.array(z.string()),
          /** Reads and answers here with accounts of its own. */
          online: z.boolean(),
        }),
      ),
    }),
  }),
  colleagues: route({
    method: 'GET',
    path: '/api/colleagues',
    summary: 'Who works here, with load and leave',
    access: 'staff',
    roles: centrePosts,
    answer: z.object({ staff: z.array(Colleague) }),
  }),
  board: route({
    method: 'GET',
    path: '/api/board',
    summary: "The director's figures",
    access: 'staff',
    roles: ['director', 'caseworker'],
    answer: Board,
  }),
  access: route({
    method: 'GET',
    path: '/api/cases/:caseId/access',
    summary: 'Who looked at this file',
    access: 'staff',
    roles: centrePosts,
    params: z.object({ caseId: Uuid }),
    answer: z.object({ entries: z.array(AccessEntry) }),
  }),
}

const startApart = (leave: readonly { starts: string }[]) =>
  new Set(leave.map(({ starts }) => starts)).size === leave.length

const postsApart = (posts: readonly { role: string; starts: string }[]) =>
  new Set(posts.map(({ role, starts }) => `${role} ${starts}`)).size === posts.length

export const admin = {
  addStaff: route({
    method: 'POST',
    path: '/api/staff',
    summary: 'Add a member of staff; answers with a one-time first password',
    access: 'staff',
    roles: ['administrator'],
    keyed: true,
    body: z.strictObject({
      name: line(60),
      username: z.string().regex(/^[a-z][a-z0-9.-]{2,31}$/),
      roles: z.array(z.enum(roles)).min(1),
      specialities: z.array(line(40)).max(20),
      counterNo: z.int().min(1).max(99).nullable(),
      maximumLoad: z.int().min(1).max(200),
    }),
    answer: z.object({ id: z.string(), password: z.string() }),
    status: 201,
  }),
  changeStaff: route({
    method: 'PATCH',
    path: '/api/staff/:staffId',
    summary: 'Change roles, speciality, load, leave; switching off ends every session at once',
    access: 'staff',
    roles: ['administrator'],
    params: z.object({ staffId: z.string().max(64) }),
    body: z.strictObject({
      roles: z.array(z.enum(roles)).min(1).optional(),
      specialities: z.array(line(40)).max(20).optional(),
      counterNo: z.int().min(1).max(99).nullable().optional(),
      maximumLoad: z.int().min(1).max(200).optional(),
      active: z.boolean().optional(),
      leave: z.array(Leave).max(20).refine(startApart, { message: 'same-day-twice' }).optional(),
      posts: z.array(Post).max(20).refine(postsApart, { message: 'same-day-twice' }).optional(),
      resetSecondFactor: z.literal(true).optional(),
      resetPassword: z.literal(true).optional(),
    }),
    answer: z.object({ staff: Colleague, password: z.string().nullable() }),
  }),
  accountLog: route({
    method: 'GET',
    path: '/api/staff/log',
    summary: 'What was done to accounts and by whom, newest first, 100 at most',
    access: 'staff',
    roles: ['administrator', 'director'],
    answer: z.object({ entries: z.array(AccountEntry) }),
  }),
  getCalendar: route({
    method: 'GET',
    path: '/api/calendar',
    summary: 'The working-day calendar in force, with its version',
    access: 'staff',
    roles: centrePosts,
    answer: z.object({
      number: z.int(),
      note: z.string(),
      publishedYears: z.array(z.int()),
      special: z.array(z.object({ date: PlainDate, kind: z.enum(['off', 'work']), name: z.string() })),
    }),
  }),
  putCalendar: route({
    method: 'PUT',
    path: '/api/calendar',
    summary: 'A new version of the calendar; open deadlines are computed anew, older versions stay',
    access: 'staff',
    roles: ['administrator'],
    keyed: true,
    body: z.strictObject({
      note: line(200),
      publishedYears: z.array(z.int().min(2000).max(2100)).max(60),
      special: z.array(z.strictObject({ date: PlainDate, kind: z.enum(['off', 'work']), name: line(40) })).max(2000),
    }),
    answer: z.object({ number: z.int(), recomputed: z.int() }),
  }),
}
