/** Settings of an organisation: what it says itself, what it inherits and from whom, what a change would do, what was changed when. */
import { z } from 'zod'
import { caseClasses } from '#core/case/case.ts'
import { CentreLimits, OpeningHours } from './centre-file.ts'
import { Instant, PlainDate, line } from './common.ts'
import { route } from './route.ts'

export const settingSubjects = ['limits', 'opening', 'place'] as const
export type SettingSubject = (typeof settingSubjects)[number]

const Place = z.strictObject({ room: line(100), address: line(200), addressEn: line(200), phone: line(40) })

/** One subject with its value; null gives it back to those above. */
export const Setting = z.discriminatedUnion('subject', [
  z.strictObject({ subject: z.literal('limits'), value: CentreLimits.nullable() }),
  z.strictObject({ subject: z.literal('opening'), value: OpeningHours.nullable() }),
  z.strictObject({ subject: z.literal('place'), value: Place.nullable() }),
])
export type Setting = z.infer<typeof Setting>

/** Whose word is in force: the organisation itself, one above it, or nobody's (what most offices do). */
const From = z.enum(['own', 'above', 'nobody'])
const inForce = <T extends z.ZodType>(value: T) => z.object({ value, from: From, organisation: z.string() })

export const Settings = z.object({
  organisation: z.string(),
  limits: inForce(CentreLimits),
  opening: inForce(OpeningHours),
  place: inForce(Place),
  versions: z.array(
    z.object({
      number: z.int(),
      subject: z.enum(settingSubjects),
      /** It was given back to those above. */
      givenBack: z.boolean(),
      note: z.string(),
      at: Instant,
      by: z.string(),
    }),
  ),
})
export type Settings = z.infer<typeof Settings>

export const SettingPreview = z.object({
  /** Promised dates of a matter taken in now, by class, before and after; only where they differ. */
  dates: z.array(z.object({ class: z.enum(caseClasses), before: PlainDate.nullable(), after: PlainDate.nullable() })),
  /** Organisations below that would follow, and those that say something of their own (with everything below them). */
  follow: z.array(z.string()),
  keep: z.array(z.string()),
  /** Open cases keep the limits they were taken in with; opening hours move their dates. */
  openCases: z.int(),
  moved: z.int(),
})
export type SettingPreview = z.infer<typeof SettingPreview>

export const settings = {
  get: route({
    method: 'GET',
    path: '/api/settings',
    summary: 'What is in force here, whose word it is, and what was changed when',
    access: 'staff',
    roles: ['administrator', 'director', 'officer'],
    answer: Settings,
  }),
  preview: route({
    method: 'POST',
    path: '/api/settings/preview',
    summary: 'What a change would do; changes nothing',
    access: 'staff',
    roles: ['administrator'],
    body: Setting,
    answer: SettingPreview,
  }),
  put: route({
    method: 'PUT',
    path: '/api/settings',
    summary: 'Say something anew, or give it back to those above; a version that stays',
    access: 'staff',
    roles: ['administrator'],
    keyed: true,
    body: z.strictObject({ setting: Setting, note: line(200) }),
    answer: z.object({ settings: Settings, moved: z.int() }),
  }),
}
