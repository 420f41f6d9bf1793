/**
 * Numbers of people: citizen number (GB 11643-1999, check digit by ISO 7064 MOD 11-2), its 15-digit form of before 1999, residence permits of
 * Hong Kong, Macao (81, 82) and Taiwan (83), permanent residence cards of foreigners since 1 December 2023.
 * Provinces are known here, counties are not: whether an area existed in the year of birth needs tables of sixty years.
 */
import type { NumberReason } from './numbers.ts'

/** First two digits of mainland provinces. */
const provinces = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65'.split(' '))
/** Taiwan, Hong Kong, Macao and the permits of Taiwan: nothing but 0000 follows. */
const beyond = new Set(['71', '81', '82', '83'])
/** Cities that are provinces have districts (01), counties (02), Chongqing also had cities (03); nothing else. */
const municipalities = new Set(['11', '12', '31', '50'])

export const isResidencePermit = (bare: string): boolean => /^8[123]0000/.test(bare)

/** Eighteen places, the last a digit or X. */
export function citizenFaults(bare: string, today: string): NumberReason[] {
  return [...areaFaults(bare), ...birthFaults(birthOf(bare), today), ...checkFaults(bare)]
}

/** `YYYY-MM-DD` as it stands in an 18-place number, or in as much of one as there is. */
export const birthOf = (bare: string): string => `${bare.slice(6, 10)}-${bare.slice(10, 12)}-${bare.slice(12, 14)}`

function checkFaults(bare: string): NumberReason[] {
  const sum = Array.from(bare.slice(0, 17)).reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11] === bare[17] ? [] : ['checkDigit']
}

/** Card of foreigners since 2023: 9, province, three digits of nationality, then as a citizen number. */
export const foreignerFaults = (bare: string, today: string): NumberReason[] => [
  ...(provinces.has(bare.slice(1, 3)) ? [] : (['area'] as const)),
  ...birthFaults(birthOf(bare), today),
  ...checkFaults(bare),
]

/** Fifteen digits. The year has two: of the 1900s, but the order numbers 996 to 999 were kept for people born before. */
export function oldCitizenFaults(bare: string, today: string): NumberReason[] {
  const century = Number(bare.slice(12)) >= 996 ? '18' : '19'
  return [...areaFaults(bare), ...birthFaults(`${century}${bare.slice(6, 8)}-${bare.slice(8, 10)}-${bare.slice(10, 12)}`, today)]
}

/** The province must exist, in it something beyond the province itself, and in a municipality one of its parts. */
export function areaFaults(bare: string): NumberReason[] {
  const province = bare.slice(0, 2)
  const city = bare.slice(2, 4)
  if (beyond.has(province)) return bare.slice(2, 6) === '0000' ? [] : ['area']
  const known = provinces.has(province) && bare.slice(2, 6) !== '0000'
  return known && (!municipalities.has(province) || /^0[123]$/.test(city)) ? [] : ['area']
}

/** Whether the calendar has the day. */
export function isDay(date: string): boolean {
  const instant = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().slice(0, 10) === date
}

function birthFaults(date: string, today: string): NumberReason[] {
  if (!isDay(date) || date < '1850') return ['date']
  return date > today ? ['future'] : []
}
