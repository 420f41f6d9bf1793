/**
 * Sealing of personal fields: AES-256-GCM with a named key, the field's place (table, column, organisation, row) as additional data,
 * so that a sealed value moved to another row does not open. Blind indexes and case codes come from keys of their own.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'

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
export function seal(keys: Keyring, place: FieldPlace, text: string): Buffer {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keys.fields[keys.current]!, iv).setAAD(additional(place))
  const name = Buffer.from(keys.current)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([name.length]), name, iv, body, cipher.getAuthTag()])
}

const pieceBytes = 1024 * 1024

/** The same for a whole file, in pieces: twenty megabytes sealed in one go keep everybody else waiting for 40 ms. */
export async function sealFile(keys: Keyring, place: FieldPlace, content: Buffer): Promise<Buffer> {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', keys.fields[keys.current]!, iv).setAAD(additional(place))
  const name = Buffer.from(keys.current)
  const head = Buffer.concat([Buffer.from([name.length]), name, iv])
  const sealed = Buffer.allocUnsafe(head.length + content.length + tagBytes)
  head.copy(sealed)
  for (let at = 0; at < content.length; at += pieceBytes) {
    cipher.update(content.subarray(at, at + pieceBytes)).copy(sealed, head.length + at)
    await setImmediate()
  }
  cipher.final()
  cipher.getAuthTag().copy(sealed, head.length + content.length)
  return sealed
}

/** Throws when the value was changed, belongs elsewhere, or its key is gone. */
export function unseal(keys: Keyring, place: FieldPlace, sealed: Buffer): string {
  const { decipher, body } = opened(keys, place, sealed)
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
}

/** The same for a whole file, in pieces. Nothing of it is given before all of it was found unchanged. */
export async function unsealFile(keys: Keyring, place: FieldPlace, sealed: Buffer): Promise<Buffer> {
  const { decipher, body } = opened(keys, place, sealed)
  const content = Buffer.allocUnsafe(body.length)
  for (let at = 0; at < body.length; at += pieceBytes) {
    decipher.update(body.subarray(at, at + pieceBytes)).copy(content, at)
    await setImmediate()
  }
  decipher.final()
  return content
}

function opened(keys: Keyring, place: FieldPlace, sealed: Buffer) {
  const nameEnd = 1 + sealed[0]!
  const key = keys.fields[sealed.subarray(1, nameEnd).toString()]
  if (!key) throw new Error(`no key to open ${place.table}.${place.column}`)
  const iv = sealed.subarray(nameEnd, nameEnd + ivBytes)
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
    .setAAD(additional(place))
    .setAuthTag(sealed.subarray(-tagBytes))
  return { decipher, body: sealed.subarray(nameEnd + ivBytes, -tagBytes) }
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
