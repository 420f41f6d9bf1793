/** Changing settings: what is in force and whose word it is, what a change would do, and the change itself. */
import { caseClasses, type CaseClass } from '#core/case/case.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { deadline } from '#core/clock/deadline.ts'
import type { Instant } from '#core/clock/date.ts'
import type { Setting, SettingPreview, Settings, SettingSubject } from '#contract/settings.ts'
import { latestCalendar } from '#store/centre.ts'
import { saySetting, settingsBelow, settingsUp, settingVersions, type SayingOrganisation } from '#store/settings.ts'
import { moveDates } from './calendar-change.ts'
import type { Ask } from './context.ts'
import { idOfKey } from './id-of-key.ts'
import { plainSettings } from './plain-settings.ts'
import { calendarOf, inherited, type CentreSettings } from './settings.ts'
import { staffNames } from './staff-names.ts'

/** More than any city has. */
const mostBelow = 2000
const placeFields = ['room', 'address', 'addressEn', 'phone'] as const

/** The fields of `organisation.settings` in which a subject is said. */
const fieldsOf = (subject: SettingSubject): readonly string[] => (subject === 'place' ? placeFields : [subject])
const says = (organisation: SayingOrganisation, subject: SettingSubject): boolean =>
  fieldsOf(subject).some((field) => field in organisation.settings)

const placeOf = ({ room, address, addressEn, phone }: CentreSettings) => ({ room, address, addressEn, phone })

/** What is in force here. */
export async function settingsOf(ask: Ask): Promise<Settings> {
  const { app, orgId } = ask
  const [up, versions, names] = await Promise.all([
    settingsUp(app.store.pool, orgId),
    settingVersions(app.store.pool, orgId),
    staffNames(app, orgId),
  ])
  const now = inherited(up.toReversed().map(({ settings }) => settings))
  const whose = (subject: SettingSubject) => {
    const at = up.findIndex((organisation) => says(organisation, subject))
    return { from: at === 0 ? 'own' : at > 0 ? 'above' : 'nobody', organisation: up[at]?.name ?? '' } as const
  }
  return {
    organisation: up[0]!.name,
    limits: { value: now.limits, ...whose('limits') },
    opening: { value: now.opening, ...whose('opening') },
    place: { value: placeOf(now), ...whose('place') },
    versions: versions.map(({ number, subject, value, note, at, by }) => ({
      number,
      subject: subject as SettingSubject,
      givenBack: value === null,
      note,
      at,
      by: names(by),
    })),
  }
}

/** What would be in force with the change. */
function changed(up: readonly SayingOrganisation[], { subject, value }: Setting): CentreSettings {
  const [own, ...above] = up
  const kept = Object.fromEntries(Object.entries(own!.settings).filter(([field]) => !fieldsOf(subject).includes(field)))
  const said = value === null ? {} : subject === 'place' ? value : { [subject]: value }
  return inherited([...above.toReversed().map(({ settings }) => settings), { ...kept, ...said }])
}

export async function previewSetting(ask: Ask, setting: Setting): Promise<SettingPreview> {
  const { app, orgId, now } = ask
  const up = await settingsUp(app.store.pool, orgId)
  const before = inherited(up.toReversed().map(({ settings }) => settings))
  const after = changed(up, setting)
  const { follow, keep } = await followers(ask, setting.subject)
  const calendars = { before: await calendarFor(ask, before), after: await calendarFor(ask, after) }
  const cases = { openCases: 0, moved: 0 }
  for (const id of [orgId, ...follow.map((each) => each.id)]) {
    const { open, moved } = await moveDates(app, id, calendars.after, false)
    cases.openCases += open
    cases.moved += moved
  }
  const dates = caseClasses.map((each) => ({
    class: each,
    before: promised(before, each, calendars.before, now),
    after: promised(after, each, calendars.after, now),
  }))
  return {
    dates: dates.filter((each) => each.before !== each.after),
    follow: follow.map(({ name }) => name),
    keep: keep.map(({ name }) => name),
    ...cases,
  }
}

/** Null: the key was used for another change. */
export async function changeSetting(ask: Ask, key: string, { subject, value }: Setting, note: string) {
  const { app, orgId, actor, now } = ask
  const kept = await saySetting(app.store.pool, orgId, {
    id: idOfKey('setting', ask, key),
    subject,
    value,
    note,
    at: now,
    by: actor.id,
  })
  if (!kept) return null
  let moved = 0
  for (const { id } of [{ id: orgId }, ...(await followers(ask, subject)).follow]) {
    app.forgetCentre(id)
    if (subject === 'opening') moved += (await moveDates(app, id, (await app.centre(id)).calendar)).moved
  }
  return { settings: await settingsOf(ask), moved }
}

/** Organisations below that follow what is said here, and the nearest ones that say something of their own. */
async function followers({ app, orgId }: Ask, subject: SettingSubject) {
  const below = await settingsBelow(app.store.pool, orgId, mostBelow)
  const apart = new Set<string>()
  const keep: typeof below = []
  const follow: typeof below = []
  for (const organisation of below) {
    if (apart.has(organisation.parentId)) apart.add(organisation.id)
    else if (says(organisation, subject)) {
      apart.add(organisation.id)
      keep.push(organisation)
    } else follow.push(organisation)
  }
  return { follow, keep }
}

async function calendarFor({ app, orgId }: Ask, { opening }: CentreSettings): Promise<Calendar> {
  const said = await latestCalendar(app.store.db, orgId)
  return calendarOf(opening, said && { ...said.data, version: `${said.orgId}/${said.number}` })
}

const promised = (settings: CentreSettings, each: CaseClass, calendar: Calendar, now: Instant) =>
  deadline(
    { start: now, limit: (settings.limits ?? plainSettings.limits).byClass[each], pauses: [], extensions: [] },
    calendar,
  ).date
