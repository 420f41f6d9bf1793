/**
 * Numbers people and enterprises are known by, checked by their own rules: citizen number (GB 11643-1999, check digit by ISO 7064 MOD 11-2), the
 * 15-digit old form, residence permits of Hong Kong, Macao (81, 82) and Taiwan (83) and of
 * foreigners (9), unified social credit code (GB 32100-2015, MOD 31-3),
 * telephone. A doubt is told, nothing is ever refused because of it.
 */
export type NumberKind = 'citizenNumber' | 'oldCitizenNumber' | 'residencePermit' | 'creditCode' | 'phone' | 'unknown'
export const numberReasons = ['length', 'characters', 'area', 'date', 'checkDigit', 'future'] as const
export type NumberReason = (typeof numberReasons)[number]

export interface NumberVerdict {
  readonly kind: NumberKind
  readonly valid: boolean
  readonly reasons: readonly NumberReason[]
}

/** First two digits: provinces, and Hong Kong, Macao, Taiwan both as places of birth and as permits. */
const areas = new Set('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '))
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** What the value is and whether it holds by its own rules. `today` ('YYYY-MM-DD') bounds dates of birth. */
export function checkNumber(value: string, today: string): NumberVerdict {
  const bare = value.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()
  if (/^\+?(86)?1[3-9]\d{9}$/.test(bare) || /^0\d{9,11}$/.test(bare)) return verdict('phone', [])
  if (/^\d{17}[\dX]$/.test(bare)) {
    const person = bare[0] === '9' ? foreignerNumber(bare, today) : citizenNumber(bare, today)
    // Eighteen digits may also be a credit code whose check character happens to be a digit; most of those begin with 9.
    const faults = creditFaults(bare)
    return !person.valid && (faults.length === 0 || bare[0] === '9') ? verdict('creditCode', faults) : person
  }
  if (/^\d{15}$/.test(bare)) return oldNumber(bare, today)
  if (/^[0-9A-Z]{18}$/.test(bare)) return verdict('creditCode', creditFaults(bare))
  return verdict('unknown', ['length'])
}

const verdict = (kind: NumberKind, reasons: readonly NumberReason[]): NumberVerdict => ({ kind, valid: reasons.length === 0, reasons })

function citizenNumber(bare: string, today: string): NumberVerdict {
  const kind = /^8[123]0000/.test(bare) ? 'residencePermit' : 'citizenNumber'
  const birth = `${bare.slice(6, 10)}-${bare.slice(10, 12)}-${bare.slice(12, 14)}`
  return verdict(kind, [...areaFaults(bare), ...dateFaults(birth, today), ...checkFaults(bare)])
}

function checkFaults(bare: string): NumberReason[] {
  const sum = Array.from(bare.slice(0, 17)).reduce((total, digit, index) => total + Number(digit) * (2 ** (17 - index) % 11), 0)
  return '10X98765432'[sum % 11] === bare[17] ? [] : ['checkDigit']
}

/** Foreigners' permanent residence card of 2023: 9, province, three digits of nationality, then as a citizen number. */
function foreignerNumber(bare: string, today: string): NumberVerdict {
  const { reasons } = citizenNumber(`${bare.slice(1, 3)}0000${bare.slice(6)}`, today)
  // The check digit counts the number as it is, not the one whose area was looked up.
  return verdict('residencePermit', [...reasons.filter((reason) => reason !== 'checkDigit'), ...checkFaults(bare)])
}

const oldNumber = (bare: string, today: string): NumberVerdict =>
  verdict('oldCitizenNumber', [
    ...areaFaults(bare),
    ...dateFaults(`19${bare.slice(6, 8)}-${bare.slice(8, 10)}-${bare.slice(10, 12)}`, today),
  ])

/** The province must exist and the county part must not be empty or a mere repetition of ones. */
function areaFaults(bare: string): NumberReason[] {
  const area = bare.slice(0, 6)
  return areas.has(area.slice(0, 2)) && area !== '111111' ? [] : ['area']
}

function dateFaults(date: string, today: string): NumberReason[] {
  const instant = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date || date < '1850') return ['date']
  return date > today ? ['future'] : []
}

function creditFaults(bare: string): NumberReason[] {
  const reasons: NumberReason[] = []
  if ([...bare].some((character) => !creditAlphabet.includes(character))) return ['characters']
  const sum = Array.from(bare.slice(0, 17)).reduce(
    (total, character, index) => total + creditAlphabet.indexOf(character) * (3 ** index % 31),
    0,
  )
  if (creditAlphabet[(31 - (sum % 31)) % 31] !== bare[17]) reasons.push('checkDigit')
  return reasons
}
