/**
 * The code by which a person finds their case: 15 characters in three groups (6 that find it, 8 that prove it, 1 against slips of the
 * pen), and a 128-bit token for the QR code. The proving parts are derived from a key, so a slip can be printed again and nothing
 * secret lies in the database; raising the version of a code makes every earlier slip void.
 */
import { randomInt, timingSafeEqual } from 'node:crypto'
import { deriveCode } from '#store/seal.ts'
import { findCode } from '#store/case-codes.ts'
import type { App } from './context.ts'

/** Crockford's alphabet: no I, L, O, U, so that nothing is misread over the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const selectorLength = 6
const secretLength = 8

export interface CaseCode {
  readonly selector: string
  readonly caseId: string
  readonly version: number
}

export const newSelector = (): string => Array.from({ length: selectorLength }, () => alphabet[randomInt(32)]).join('')

/** As printed: `ABCDE-FGHJK-MNPQR`. */
export function typedCode(app: Pick<App, 'keys'>, code: CaseCode): string {
  const body = code.selector + secretOf(app, code)
  return `${body}${checkCharacter(body)}`.replace(/(.{5})(?=.)/g, '$1-')
}

/** What the QR code of a slip opens. The page behind it shows a button only; the token is exchanged by its press. */
export const codeUrl = (app: Pick<App, 'keys' | 'publicUrl'>, code: CaseCode): string =>
  `${app.publicUrl}/q/${code.selector}.${tokenOf(app, code)}`

/** The case of a typed code, or null: unknown, wrong and mistyped are one answer, found in the same time. */
export async function caseByCode(app: App, typed: string): Promise<{ orgId: string; caseId: string } | null> {
  const body = normalise(typed)
  const wellFormed =
    body.length === selectorLength + secretLength + 1 && checkCharacter(body.slice(0, -1)) === body.at(-1)
  return await prove(app, body.slice(0, selectorLength), body.slice(selectorLength, -1), secretOf, wellFormed)
}

/** The case of a QR token `selector.token`, or null. */
export async function caseByToken(app: App, text: string): Promise<{ orgId: string; caseId: string } | null> {
  const [selector = '', token = ''] = text.split('.')
  return await prove(app, selector, token, tokenOf, true)
}

async function prove(app: App, selector: string, shown: string, right: typeof secretOf, wellFormed: boolean) {
  const row = await findCode(app.store.pool, selector)
  const expected = Buffer.from(right(app, row ?? { selector, caseId: 'nobody', version: 0 }))
  const given = Buffer.alloc(expected.length)
  given.write(shown)
  const equal = timingSafeEqual(given, expected) && shown.length === expected.length
  return row && wellFormed && equal ? { orgId: row.orgId, caseId: row.caseId } : null
}

function secretOf(app: Pick<App, 'keys'>, code: CaseCode): string {
  const bytes = deriveCode(app.keys, `code|${code.caseId}|${code.version}`)
  return Array.from(bytes.subarray(0, secretLength), (byte) => alphabet[byte % 32]).join('')
}

const tokenOf = (app: Pick<App, 'keys'>, code: CaseCode): string =>
  deriveCode(app.keys, `token|${code.caseId}|${code.version}`).subarray(0, 16).toString('base64url')

/** Upper case, groups joined, the letters people confuse read as what is printed. */
const normalise = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–·.]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

/** Weights 1, 3, 5 … are odd, so every single wrong character and most swaps change it. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce(
    (total, character, index) => total + Math.max(alphabet.indexOf(character), 0) * (2 * index + 1),
    0,
  )
  return alphabet[sum % 32]!
}
