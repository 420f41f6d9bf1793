/**
 * What a password of one's own must be, checked as it is typed and again by the server (NIST SP 800-63B-4 §3.1.1.2: length and a list of
 * known ones instead of kinds of characters; nothing about its holder).
 */

/** Shortest and longest, in characters (code points after NFKC). */
export const passwordLength = { least: 10, most: 128 } as const

export type PasswordFault = 'short' | 'long' | 'common' | 'own-name' | 'unchanged'

/** Everything that is wrong with a new password; empty when it may be used. `before` is the one it replaces, when known. */
export function passwordFaults(password: string, of: { username: string; name: string; before?: string }): PasswordFault[] {
  const plain = password.normalize('NFKC')
  const low = plain.toLowerCase()
  const faults: PasswordFault[] = []
  const { length } = Array.from(plain)
  if (length < passwordLength.least) faults.push('short')
  if (length > passwordLength.most) faults.push('long')
  if (isCommon(low)) faults.push('common')
  if ([of.username, of.name].some((own) => own.length > 1 && low.includes(own.toLowerCase()))) faults.push('own-name')
  if (of.before !== undefined && plain === of.before.normalize('NFKC')) faults.push('unchanged')
  return faults
}

/** One thing many times, a row of the keyboard or of the figures, or one of the words everybody tries, with figures around it. */
function isCommon(low: string): boolean {
  if (low === '') return false
  if (new Set(low).size <= 3) return true
  if (/^(.{1,6}?)\1+$/u.test(low)) return true
  if (rows.some((row) => row.includes(low))) return true
  return words.has(low.replace(/^[\d!@#$%^&*._-]+|[\d!@#$%^&*._-]+$/g, ''))
}

const both = (row: string) => [row.repeat(2), Array.from(row).toReversed().join('').repeat(2)]
const rows = [
  '0123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv',
  'qwertyuiopasdfghjklzxcvbnm',
].flatMap(both)
/** The bare words on top of published lists of leaked passwords in China and elsewhere; '' stands for figures alone. */
const words = new Set(
  ',a,aa,abc,abcd,abcdef,admin,administrator,asd,asdf,asdfgh,baobao,bancheng,dragon,iloveyou,letmein,love,monkey,p@ssw0rd,pass,passw0rd,password,qaz,qazwsx,qq,qwe,qweasd,qwer,qwert,qwerty,root,shanghai,test,welcome,wo,woaini,woaiwojia,woaini,zhang,zxc,zxcvbn,zxcvbnm'.split(
    ',',
  ),
)
