/**
 * Numbers of enterprises and bodies: unified social credit code (GB 32100-2015, MOD 31-3) and what came before it: organisation code
 * (GB 11714-1997, MOD 11), tax number of 15 places (area and organisation code), business licence number (ISO 7064 MOD 11,10).
 */
import type { NumberReason } from './numbers.ts'

const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const organisationAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Eighteen digits and capitals. */
export function creditFaults(bare: string): NumberReason[] {
  if (Array.from(bare).some((character) => !creditAlphabet.includes(character))) return ['characters']
  const sum = Array.from(bare.slice(0, 17)).reduce(
    (total, character, index) => total + creditAlphabet.indexOf(character) * (3 ** index % 31),
    0,
  )
  return creditAlphabet[(31 - (sum % 31)) % 31] === bare[17] ? [] : ['checkDigit']
}

/** Eight digits and capitals, then the check character: a digit or X. */
export function organisationFaults(bare: string): NumberReason[] {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, index) => total + weight * organisationAlphabet.indexOf(bare[index]!), 0)
  const check = 11 - (sum % 11)
  return (check === 10 ? 'X' : check === 11 ? '0' : String(check)) === bare[8] ? [] : ['checkDigit']
}

/** Fifteen digits: registering office, order, check digit. */
export function licenceFaults(bare: string): NumberReason[] {
  const product = Array.from(bare.slice(0, 14)).reduce((carried, digit) => {
    const sum = (carried + Number(digit)) % 10
    return ((sum === 0 ? 10 : sum) * 2) % 11
  }, 10)
  return String((11 - product) % 10) === bare[14] ? [] : ['checkDigit']
}
