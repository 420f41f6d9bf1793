/** Settings as they are typed: every value a line of text, and the value made of them. Pure. */
import type { Setting, Settings, SettingSubject } from '#contract/settings.ts'

export type Draft = Readonly<Record<string, string>>
type Limits = Settings['limits']['value']
type Opening = Settings['opening']['value']
type Intervals = Opening['officeHours']
type Limit = Limits['contact']

const classNames = ['simple', 'ordinary', 'general', 'complex'] as const
const dayFields = ['maxExtensionDays', 'maxPauseDays', 'silenceDays', 'confirmDays'] as const
const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const
const otherHours = ['officeHours', 'holidayHours', 'makeUpHours'] as const

/** 'at once', 'same day', or a number of working days or hours. */
const limitText = (limit: Limit): string =>
  limit.unit === 'workingDays'
    ? `${limit.n}`
    : limit.unit === 'workingHours'
      ? `${limit.n}h`
      : limit.unit === 'atOnce'
        ? '0'
        : '当天'

function limitOf(text: string): Limit | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '0') return { unit: 'atOnce' }
  if (plain === '当天' || plain === 'today') return { unit: 'sameDay' }
  const [, n, hours] = /^(\d{1,3}(?:\.\d)?)\s*(h?)$/i.exec(plain) ?? []
  if (!n || Number(n) <= 0) return null
  if (hours) return { unit: 'workingHours', n: Number(n) }
  return Number.isInteger(Number(n)) ? { unit: 'workingDays', n: Number(n) } : null
}

const hoursText = (intervals: Intervals): string => intervals.map(({ from, to }) => `${from}-${to}`).join('、')

/** "08:30-11:30、13:00-16:30"; empty: closed. Null: not readable. */
function hoursOf(text: string): Intervals | null {
  const plain = text.normalize('NFKC').trim()
  if (plain === '') return []
  const parts = plain.split(/[、,;\s]+/).map((part) => /^(\d{1,2}:\d\d)[-~至到](\d{1,2}:\d\d)$/.exec(part))
  if (parts.some((part) => part === null)) return null
  const intervals = parts.map((part) => ({ from: part![1]!.padStart(5, '0'), to: part![2]!.padStart(5, '0') }))
  const real = intervals.every(
    ({ from, to }) => /^([01]\d|2[0-3]):[0-5]\d$/.test(from) && /^([01]\d|2[0-3]):[0-5]\d$/.test(to) && from < to,
  )
  return real ? intervals : null
}

/** What the fields hold at first. */
export function draftOf(subject: SettingSubject, settings: Settings): Draft {
  switch (subject) {
    case 'limits': {
      const { byClass, contact, referral, ...rest } = settings.limits.value
      return {
        contact: limitText(contact),
        referral: limitText(referral),
        ...Object.fromEntries(classNames.map((name) => [name, limitText(byClass[name])])),
        ...Object.fromEntries(dayFields.map((name) => [name, `${rest[name]}`])),
      }
    }
    case 'opening': {
      const { hours, ...rest } = settings.opening.value
      return {
        ...Object.fromEntries(weekdays.map((day) => [day, hoursText(hours[Number(day) as 1])])),
        ...Object.fromEntries(otherHours.map((name) => [name, hoursText(rest[name])])),
      }
    }
    case 'place':
      return settings.place.value
  }
}

/** The setting that is written there, or the names of the fields that cannot be read. */
export function settingOf(subject: SettingSubject, draft: Draft): Setting | readonly string[] {
  const faults: string[] = []
  const read = <T>(name: string, value: T | null): T => {
    if (value === null) faults.push(name)
    return value as T
  }
  const limit = (name: string) => read(name, limitOf(draft[name] ?? ''))
  const days = (name: string) =>
    read(name, /^[1-9]\d{0,2}$/.test((draft[name] ?? '').trim()) ? Number(draft[name]) : null)
  const hours = (name: string) => read(name, hoursOf(draft[name] ?? ''))
  const made = ((): Setting => {
    switch (subject) {
      case 'limits': {
        const byClass = {
          simple: limit('simple'),
          ordinary: limit('ordinary'),
          general: limit('general'),
          complex: limit('complex'),
        }
        const rest = {
          maxExtensionDays: days('maxExtensionDays'),
          maxPauseDays: days('maxPauseDays'),
          silenceDays: days('silenceDays'),
          confirmDays: days('confirmDays'),
        }
        return { subject, value: { contact: limit('contact'), byClass, referral: limit('referral'), ...rest } }
      }
      case 'opening': {
        const week = {
          1: hours('1'),
          2: hours('2'),
          3: hours('3'),
          4: hours('4'),
          5: hours('5'),
          6: hours('6'),
          7: hours('7'),
        }
        const office = hours('officeHours')
        if (office?.length === 0) faults.push('officeHours')
        const rest = { holidayHours: hours('holidayHours'), makeUpHours: hours('makeUpHours'), officeHours: office }
        return { subject, value: { hours: week, ...rest } }
      }
      case 'place': {
        const { room = '', address = '', addressEn = '', phone = '' } = draft
        return { subject, value: { room, address, addressEn, phone } }
      }
    }
  })()
  return faults.length > 0 ? faults : made
}
