/**
 * Sealing of personal fields: AES-256-GCM with a named key, the field's place (table, column, organisation, row) as additional data,
 * so that a sealed value moved to another row does not open. Blind indexes and case codes come from keys of their own.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

export interface Keyring {
  /** Name of the key that seals from now on; older keys only open. */
  readonly current: string
  readonly fields: Readonly<Record<string, Buffer>>
  readonly index: Buffer
  readonly codes: Buffer
}

export interface FieldPlace {
  readonly table: string
  readonly column: string
  readonly orgId: string
  readonly rowId: string
}

const ivBytes = 12
const tagBytes = 16

/** Reads the key file, or makes one readable by its owner only. Losing it loses every name and number: back it up apart from the data. */
export function openKeyring(path: string): Keyring {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true })
    const fresh = {
      version: 1,
      current: 'k1',
      fields: { k1: randomBytes(32).toString('base64') },
      secret: randomBytes(32).toString('base64'),
    }
    const temporary = `${path}.${process.pid}.new`
    writeFileSync(temporary, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    // Two processes starting at once: whoever renames last would win and lock the other out, so the first file stays.
    if (!existsSync(path)) renameSync(temporary, path)
  }
  chmodSync(path, 0o600)
  const file = JSON.parse(readFileSync(path, 'utf8')) as {
    current: string
    fields: Record<string, string>
    secret: string
  }
  const secret = Buffer.from(file.secret, 'base64')
  const fields = Object.fromEntries(Object.entries(file.fields).map(([id, key]) => [id, Buffer.from(key, 'base64')]))
  if (!fields[file.current] || secret.length !== 32)
    throw new Error(`Key file ${path} is damaged: restore it from its backup.`)
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return { current: file.current, fields, index: derive('blind-index'), codes: derive('case-code') }
}

const additional = (place: FieldPlace) => Buffer.from(`${place.table}.${place.column}|${place.orgId}|${place.rowId}`)

/** Layout: key-name length (1) · key name · iv (12) · ciphertext · tag (16). */
export function seal(keys: Keyring, place: FieldPlace, content: string | Buffer): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keys.fields[keys.current]!, iv).setAAD(additional(place))
  const name = Buffer.from(keys.current)
  const body = Buffer.concat([
    cipher.update(typeof content === 'string' ? Buffer.from(content) : content),
    cipher.final(),
  ])
  return Buffer.concat([Buffer.from([name.length]), name, iv, body, cipher.getAuthTag()])
}

/** Throws when the value was changed, belongs elsewhere, or its key is gone. */
export const unseal = (keys: Keyring, place: FieldPlace, sealed: Buffer): string =>
  unsealBytes(keys, place, sealed).toString('utf8')

/** The same for what is no text. */
export function unsealBytes(keys: Keyring, place: FieldPlace, sealed: Buffer): Buffer {
  const nameEnd = 1 + sealed[0]!
  const key = keys.fields[sealed.subarray(1, nameEnd).toString()]
  if (!key) throw new Error(`no key to open ${place.table}.${place.column}`)
  const iv = sealed.subarray(nameEnd, nameEnd + ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
    .setAAD(additional(place))
    .setAuthTag(sealed.subarray(-tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nameEnd + ivBytes, -tagBytes)), decipher.final()])
}

/** Equal values give equal indexes within one organisation and purpose: for phone, identity and bill numbers only, never for names. */
export const blindIndex = (
  keys: Keyring,
  orgId: string,
  purpose: 'phone' | 'idNumber' | 'bill',
  text: string,
): Buffer =>
  createHmac('sha256', keys.index)
    .update(`${orgId}|${purpose}|${text.replace(/[\s-]/g, '').toUpperCase()}`)
    .digest()

/** 32 bytes that only this system can derive for this purpose; case codes and QR tokens are cut from it. */
export const deriveCode = (keys: Keyring, purpose: string): Buffer =>
  createHmac('sha256', keys.codes).update(purpose).digest()
