/**
 * One centre as a file: where it stands in the tree, its hours, limits, counters, people and the words on its wall. Read when a centre is set
 * up (data/centre); afterwards all of it is kept and changed in the database.
 */
import * as z from 'zod'
import { caseClasses, roles } from '#core/case/case.ts'
import { PlainDate } from './common.ts'

const text = z.string().trim().min(1, '不能为空')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时间写成 08:30')
const days = z.int().min(1)

/** How long something may take; the same shape as `Limit` of the core. */
const FileLimit = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('atOnce') }),
  z.strictObject({ unit: z.literal('sameDay') }),
  z.strictObject({ unit: z.literal('workingDays'), n: days }),
  z.strictObject({ unit: z.literal('workingHours'), n: z.number().positive() }),
])

const intervals = z.array(
  z.strictObject({ from: time, to: time }).refine((hours) => hours.from < hours.to, '开始要早于结束'),
)

/** Opening hours, in the words of the core's `Calendar`; the holidays themselves are the national list. */
export const OpeningHours = z.strictObject({
  /** 1 = Monday … 7 = Sunday. */
  hours: z.strictObject({
    1: intervals,
    2: intervals,
    3: intervals,
    4: intervals,
    5: intervals,
    6: intervals,
    7: intervals,
  }),
  holidayHours: intervals,
  makeUpHours: intervals,
  /** When limits run on a working day. */
  officeHours: intervals.min(1),
})
export type OpeningHours = z.infer<typeof OpeningHours>

/** Promised limits; `CaseLimits` of the core is pinned from them when a case is registered. */
export const CentreLimits = z.strictObject({
  contact: FileLimit,
  byClass: z.strictObject(
    Object.fromEntries(caseClasses.map((name) => [name, FileLimit])) as Record<
      (typeof caseClasses)[number],
      typeof FileLimit
    >,
  ),
  referral: FileLimit,
  /** Working days by which a case may be extended in all. */
  maxExtensionDays: days,
  maxPauseDays: days,
  /** Working days without a word to the person before the heartbeat. */
  silenceDays: days,
  /** Working days after delivery before a silent person's case may be closed. */
  confirmDays: days,
})
export type CentreLimits = z.infer<typeof CentreLimits>

/** A level of the tree, from the city down to the centre. */
export const OrgNode = z.strictObject({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  level: z.enum(['city', 'district', 'street', 'centre']),
  name: text,
  nameEn: text,
})
export type OrgNode = z.infer<typeof OrgNode>

export const CounterDesk = z.strictObject({ id: z.uuid(), number: z.int().min(1), name: text, nameEn: text })
export type CounterDesk = z.infer<typeof CounterDesk>

/** A member of staff. Names may be long, hold “·” and rare characters. */
export const StaffMember = z.strictObject({
  id: z.uuid(),
  username: z.string().regex(/^[a-z][a-z0-9-]{2,31}$/, '用小写字母、数字和短横线，3 到 32 位'),
  name: text,
  title: text,
  titleEn: text,
  roles: z.array(z.enum(roles)).min(1, '至少一个角色'),
  counterId: z.uuid().nullable().default(null),
  /** Names of catalogue categories a caseworker is at home in. */
  specialities: z.array(text).default([]),
  /** Open cases at most at the same time; null: gets none assigned. */
  maxLoad: z.int().min(1).nullable().default(null),
  /** An adviser's term, both days included. */
  term: z.strictObject({ from: PlainDate, until: PlainDate }).nullable().default(null),
  /** Gives the second signature under a negative verdict (with the director, whoever did not judge). */
  secondSignature: z.boolean().default(false),
})
export type StaffMember = z.infer<typeof StaffMember>

/** A body beside or above the centre, with the people who answer for it. */
export const Body = z.strictObject({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  level: z.enum(['city', 'district', 'street', 'centre', 'department']),
  name: text,
  nameEn: text,
  /** The unit of the catalogue it is known by at the centre. */
  unit: text.nullable().default(null),
  /** Of a body of advisers: the organisation below which every centre may ask them. */
  serves: z.uuid().nullable().default(null),
  /** Of an oversight office: the organisation it looks after; it receives the clues of every centre below. */
  oversees: z.uuid().nullable().default(null),
  people: z.array(StaffMember),
})
export type Body = z.infer<typeof Body>

/** An account of another system; it has no password, its token is made when it is set up. */
export const ServiceAccount = z.strictObject({
  id: z.uuid(),
  username: text,
  kind: z.literal('hotline'),
  name: text,
  nameEn: text,
  note: text,
})
export type ServiceAccount = z.infer<typeof ServiceAccount>

/** What the public page and the wall say, in one language. */
export const WindowTexts = z.strictObject({
  name: text,
  lead: text,
  /** What may be brought. */
  taken: z.array(text).min(1),
  /** What is not taken, and where to go instead: never a bare no. */
  notTaken: z.array(z.strictObject({ what: text, instead: text })).min(1),
  notTakenNote: text,
  bring: z.array(text).min(1),
  rules: z.array(z.strictObject({ title: text, text })).min(1),
  promise: z.array(text).min(1),
  stages: z
    .array(
      z.strictObject({
        stage: z.enum(['reception', 'triage', 'coordination', 'assessment', 'reply']),
        name: text,
        text,
      }),
    )
    .length(5),
  hours: text,
})
export type WindowTexts = z.infer<typeof WindowTexts>

const repeated = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at)

export const CentreFile = z
  .strictObject({
    note: text,
    /** Marks invented people and numbers; nothing but `demo` may load such a file or apply its password rule. */
    demo: z.boolean(),
    /** The way up, from the city to the centre; the last one is the centre. */
    orgs: z.array(OrgNode).min(1),
    /** Stands before every case number. */
    code: z.string().regex(/^[A-Z]{2,6}$/, '2 到 6 个大写字母'),
    address: text,
    addressEn: text,
    phone: text,
    /** Folder under data/catalogue. */
    catalogue: text,
    opening: OpeningHours,
    limits: CentreLimits,
    counters: z.array(CounterDesk).min(1),
    people: z.array(StaffMember).min(1),
    /** Bodies it works with; one that is already in `orgs` only gets its people here. */
    bodies: z.array(Body).default([]),
    serviceAccounts: z.array(ServiceAccount),
    /** Password of every demo account: the pattern with {username} filled in. Null outside demos: people choose their own. */
    demoPassword: z.strictObject({ pattern: z.string().includes('{username}'), note: text }).nullable(),
    texts: z.strictObject({ zh: WindowTexts, en: WindowTexts }),
  })
  .check((context) => {
    const file = context.value
    const fault = (message: string): void => void context.issues.push({ code: 'custom', message, input: file })
    for (const id of repeated(
      [...file.orgs, ...file.counters, ...file.people, ...file.serviceAccounts].map((each) => each.id),
    ))
      fault(`编号 ${id} 用了两次`)
    const everybody = [...file.people, ...file.bodies.flatMap(({ people }) => people)]
    for (const name of repeated([...everybody, ...file.serviceAccounts].map((each) => each.username)))
      fault(`账号 ${name} 用了两次`)
    file.orgs.forEach((org, at) => {
      if (org.parentId !== (file.orgs[at - 1]?.id ?? null)) fault(`“${org.name}”的上级应是前一个机构`)
    })
    if (file.orgs.at(-1)?.level !== 'centre') fault('最后一个机构应是中心')
    for (const person of file.people) {
      if (person.counterId !== null && !file.counters.some((counter) => counter.id === person.counterId))
        fault(`“${person.name}”的窗口不存在`)
    }
    if (file.demoPassword !== null && !file.demo) fault('只有演示文件可以写密码规则')
  })
export type CentreFile = z.infer<typeof CentreFile>

/** The password of a demo account. Throws for a file that is not a demo. */
export const demoPasswordOf = (file: CentreFile, username: string): string => {
  if (file.demoPassword === null) throw new Error('only a demo file has a password rule')
  return file.demoPassword.pattern.replace('{username}', username)
}
