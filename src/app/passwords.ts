/** Passwords as argon2id in the PHC text form (RFC 9106; cost after the OWASP sheet: 19 MiB, 2 passes, 1 lane). */
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)
const cost = { memory: 19_456, passes: 2, parallelism: 1 }
const tagLength = 32

/** `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`, with a salt of its own. About 30 ms of one core, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await derive('argon2id', { ...cost, message: message(password), nonce: salt, tagLength })
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/**
 * Whether the password is the one of this hash. Without a hash (nobody of that name) the same work is done for nothing,
 * so that the time does not tell who exists.
 */
export async function checkPassword(password: string, hash: string | undefined): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash ?? dummy)
  if (!parts) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = parts
  const expected = Buffer.from(tag, 'base64')
  const found = await derive('argon2id', {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    message: message(password),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
  })
  return timingSafeEqual(found, expected) && hash !== undefined
}

const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'

/** A first password to be read out or copied by hand: 15 characters in groups, 74 bits. */
export const newPassword = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join('')).join(
    '-',
  )

/** The same characters typed on another keyboard are the same password. */
const message = (password: string) => Buffer.from(password.normalize('NFKC'), 'utf8')
const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** Nobody's: salt and hash are random bytes that belong to no password. */
const dummy = `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(randomBytes(16))}$${unpadded(randomBytes(tagLength))}`
