/**
 * Numbers people and enterprises are known by, told apart and checked by their own rules. One string may fit several kinds: the one that
 * fewest strings fit by chance is taken (a date and a check digit before a check digit alone, that before a mere form), and a string that
 * fits none is held against the kind it most looks like. A doubt is told, nothing is ever refused because of it.
 */
import { areaFaults, birthOf, citizenFaults, foreignerFaults, isDay, isResidencePermit, oldCitizenFaults } from './citizen-number.ts'
import { creditFaults, licenceFaults, organisationFaults } from './enterprise-number.ts'

export type NumberKind = (typeof numberKinds)[number]
export const numberKinds = [
  'citizenNumber',
  'oldCitizenNumber',
  'residencePermit',
  'passport',
  'travelPermit',
  'creditCode',
  'organisationCode',
  'taxNumber',
  'businessLicence',
  'bankCard',
  'phone',
  'date',
  'unknown',
] as const

/** What speaks against a number, and (last) what is only said along with one that holds. */
export const numberReasons = [
  'length',
  'characters',
  'area',
  'date',
  'checkDigit',
  'future',
  'noSuchDay',
  'prefix',
  'formOnly',
  'severalKinds',
  'noAreaCode',
  'replaced',
] as const
export type NumberReason = (typeof numberReasons)[number]
const remarks: readonly NumberReason[] = ['formOnly', 'severalKinds', 'noAreaCode', 'replaced']

export interface NumberVerdict {
  readonly kind: NumberKind
  /** Nothing speaks against it; a remark does not. */
  readonly valid: boolean
  readonly reasons: readonly NumberReason[]
}

/** What the value is and whether it holds by its own rules. `today` ('YYYY-MM-DD') bounds dates of birth. */
export function checkNumber(value: string, today: string): NumberVerdict {
  const typed = value.normalize('NFKC').trim().toUpperCase()
  const bare = bareOf(typed)
  return (
    asDate(typed) ??
    asPhone(typed, bare) ??
    (/^\d{17}[\dX]$/.test(bare) ? ofEighteen(bare, today) : undefined) ??
    (/^\d{15}$/.test(bare) ? ofFifteen(bare, today) : undefined) ??
    asOrganisation(typed, bare) ??
    asDocument(bare) ??
    (/^[0-9A-Z]{18}$/.test(bare) ? verdict('creditCode', creditFaults(bare)) : undefined) ??
    (/^\d{6}[0-9A-Z]{8}[\dX]$/.test(bare) ? verdict('taxNumber', [...taxFaults(bare), 'replaced']) : undefined) ??
    ofDigits(bare) ??
    verdict('unknown', ['length'])
  )
}

/** Whether this can be rung up. What is typed as a phone is not looked at as anything else. */
export function isPhone(value: string): boolean {
  const typed = value.normalize('NFKC').trim().toUpperCase()
  return asPhone(typed, bareOf(typed))?.valid === true
}

const bareOf = (typed: string): string => typed.replace(/[\s\-‐–—−()·.]/g, '')

const verdict = (kind: NumberKind, reasons: readonly NumberReason[]): NumberVerdict => ({
  kind,
  valid: reasons.every((reason) => remarks.includes(reason)),
  reasons,
})

/** Days as people and files write them; eight digits only where month and day could be ones. */
function asDate(typed: string): NumberVerdict | undefined {
  const parts =
    /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?$/.exec(typed) ??
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(typed)?.toSpliced(2, 1) ??
    /^((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)$/.exec(typed)
  if (!parts) return undefined
  const day = `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}`
  return verdict('date', isDay(day) ? [] : ['noSuchDay'])
}

/** Mobile, landline with area code, service numbers (400, 800, 12345, 95588), from abroad with +; local numbers with a remark. */
function asPhone(typed: string, bare: string): NumberVerdict | undefined {
  const home = bare.replace(/^(?:\+|00)86/, '')
  const [number = '', ...more] = home.split(/转|#|,|EXT/)
  const landline = /^0?(?:10|2\d)[2-9]\d{7}$|^0?[3-9]\d\d[2-9]\d{6,7}$/
  const extension = more.length === 0 || (more.length === 1 && /^\d{1,6}$/.test(more[0]!))
  if (/^(?:86|0)?1[3-9]\d{9}$/.test(number) && more.length === 0) return verdict('phone', [])
  if (landline.test(number) && extension && (number.startsWith('0') || home !== bare)) return verdict('phone', [])
  // With an extension behind a second hyphen: 021-62345678-8012.
  if (/^0\d{2,3}-\d{7,8}-\d{1,6}$/.test(typed) && landline.test(typed.split('-').slice(0, 2).join(''))) return verdict('phone', [])
  if (/^[48]00\d{7}$/.test(number)) return verdict('phone', [])
  if (/^(?:11\d|12[0-2]|1[02]\d{3}|9[56]\d{3,4}|1\d{4})$/.test(number)) return verdict('phone', [])
  if (/^\+\d{7,15}$/.test(bare)) return verdict('phone', home === bare ? ['formOnly'] : ['length'])
  if (/^1[3-9]\d{8}$|^1[3-9]\d{10}$/.test(number)) return verdict('phone', ['length'])
  if (/^1[0-2]\d{9}$/.test(number)) return verdict('phone', ['prefix'])
  if (/^0\d{7,11}$/.test(number)) return verdict('phone', landlineFaults(number))
  return /^[2-9]\d{6,7}$/.test(number) ? verdict('phone', ['noAreaCode']) : undefined
}

/** Behind 010 and 02x eight digits, elsewhere seven or eight; none begins with 0 or 1. */
function landlineFaults(number: string): NumberReason[] {
  const places = /^0(?:10|2)/.test(number) && number.length === 11 ? 3 : number.startsWith('02') || number.startsWith('010') ? 0 : 4
  return places > 0 && /^[01]/.test(number.slice(places)) ? ['prefix'] : ['length']
}

function ofEighteen(bare: string, today: string): NumberVerdict {
  const foreign = bare.startsWith('9')
  const faults = foreign ? foreignerFaults(bare, today) : citizenFaults(bare, today)
  if (faults.length === 0) return verdict(foreign || isResidencePermit(bare) ? 'residencePermit' : 'citizenNumber', [])
  // Eighteen digits may also be a credit code whose check character happens to be a digit; most of those begin with 9.
  const ofCredit = creditFaults(bare)
  if (ofCredit.length === 0) return verdict('creditCode', [])
  // A date in the middle is no accident: this was meant for a person's number.
  if (/^[3-6]/.test(bare) && isCard(bare) && !isDay(birthOf(bare))) return verdict('bankCard', [])
  if (foreign) return verdict('creditCode', ofCredit)
  return verdict(isResidencePermit(bare) ? 'residencePermit' : 'citizenNumber', faults)
}

function ofFifteen(bare: string, today: string): NumberVerdict {
  const person = oldCitizenFaults(bare, today)
  const kinds: NumberKind[] = []
  if (person.length === 0) kinds.push('oldCitizenNumber')
  // The 30th of February is a person's number gone wrong; what has no month at all never was one.
  const meant = person.length > 0 && /^.{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(bare) && areaFaults(bare).length === 0
  if (licenceFaults(bare).length === 0 && !meant) kinds.push('businessLicence')
  if (taxFaults(bare).length === 0 && !meant) kinds.push('taxNumber')
  // Cards of fifteen digits begin with 34 or 37, as numbers of Anhui and Shandong do.
  if (/^3[47]/.test(bare) && isCard(bare)) kinds.push('bankCard')
  const [first] = kinds
  if (!first) return verdict('oldCitizenNumber', person)
  return verdict(first, [
    ...(first === 'bankCard' ? [] : (['replaced'] as const)),
    ...(kinds.length > 1 ? (['severalKinds'] as const) : []),
  ])
}

/** Area and organisation code. */
const taxFaults = (bare: string): NumberReason[] => [...areaFaults(bare), ...organisationFaults(bare.slice(6))]

/** With its hyphen it is one; without, the check character must hold where the form is also a document's. */
function asOrganisation(typed: string, bare: string): NumberVerdict | undefined {
  if (!/^[0-9A-Z]{8}[\dX]$/.test(bare)) return undefined
  const faults = organisationFaults(bare)
  if (/^[0-9A-Z]{8}\s*-\s*[\dX]$/.test(typed)) return verdict('organisationCode', [...faults, 'replaced'])
  const document = asDocument(bare)
  if (!document) return verdict('organisationCode', [...faults, 'replaced'])
  return faults.length > 0 || document.kind === 'passport' ? undefined : verdict('organisationCode', ['replaced', 'severalKinds'])
}

/** Passports and exit-entry permits: letters and digits without a published check digit. */
function asDocument(bare: string): NumberVerdict | undefined {
  // Permits to Hong Kong, Macao (C, W) and Taiwan (L, T); home-return permits (H, M) with or without their renewal.
  if (/^C[A-Z]\d{7}$|^[CWLT]\d{8}$|^[HM]\d{8}(?:\d{2})?$/.test(bare)) return verdict('travelPermit', ['formOnly'])
  // Permanent residence cards of foreigners before December 2023.
  if (/^[A-Z]{3}\d{12}$/.test(bare)) return verdict('residencePermit', ['formOnly', 'replaced'])
  return /^[A-Z]{1,2}\d{6,8}$/.test(bare) ? verdict('passport', ['formOnly']) : undefined
}

/** Digits alone, of a length that no other kind has: a bank card, or a citizen number with a digit too few or too many. */
function ofDigits(bare: string): NumberVerdict | undefined {
  if (!/^\d{13,19}$/.test(bare)) return undefined
  const person = bare.length !== 16 && areaFaults(bare).length === 0 && isDay(birthOf(bare)) && /^(?:19|20)/.test(bare.slice(6))
  if (isCard(bare) && !(person && bare.length < 19)) return verdict('bankCard', [])
  return person ? verdict('citizenNumber', ['length']) : verdict('bankCard', ['checkDigit'])
}

/** Luhn (ISO/IEC 7812-1). */
function isCard(bare: string): boolean {
  const sum = Array.from(bare)
    .toReversed()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
  return sum % 10 === 0
}
