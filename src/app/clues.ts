/** Clues: sent past everybody at the centre, read by the oversight office alone; the receipt number is the only way back. */
import { createHmac } from 'node:crypto'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { ClueResult, ClueRow, ClueView, ReceiptView } from '#contract/clues.ts'
import {
  addClueMessage,
  clueOfReceipt,
  insertClue,
  listClues,
  officeOf,
  readClue,
  type ClueStatus,
  type SealedMessage,
} from '#store/clues.ts'
import { seal, unseal } from '#store/seal.ts'
import type { App, Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import { staffNames } from './staff-names.ts'

type Done<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusals: readonly Refusal[] }
const no = (...refusals: Refusal[]) => ({ ok: false, refusals }) as const

export interface ClueWords {
  readonly about: string
  readonly what: string
  readonly caseNumber: string
  readonly named: boolean
}

export async function officeFor({ app, orgId }: Ask): Promise<{ name: string | null }> {
  return { name: (await officeOf(app.store.pool, orgId))?.name ?? null }
}

/** The same key with the same words gives the same receipt. Of the sender nothing is kept, unless they want to be named; then sealed. */
export async function sendClue(
  ask: Ask,
  key: string,
  words: ClueWords,
): Promise<Done<{ receipt: string; office: string }>> {
  const { app, orgId, actor, now } = ask
  const { about, what, caseNumber, named } = words
  if (what === '') return no(refuse('needs-text'))
  const office = await officeOf(app.store.pool, orgId)
  if (!office) return no(refuse('no-oversight'))
  const keyHash = keyed(app, 'clue-key', orgId, actor.id, key)
  const receipt = receiptOf(keyed(app, 'clue-receipt', keyHash.toString('hex')))
  const id = idOf(keyed(app, 'clue-id', keyHash.toString('hex')))
  const sender = named ? (await staffNames(app, orgId))(actor.id) : ''
  const inserted = await insertClue(app.store.pool, office.id, {
    id,
    fromOrg: orgId,
    at: now,
    receiptHash: receiptHash(app, receipt),
    keyHash,
    contentHash: keyed(app, 'clue-content', JSON.stringify([about, what, caseNumber, named])),
    sealed: seal(app.keys, place(office.id, 'clue', id), JSON.stringify({ about, what, caseNumber, sender })),
  })
  return inserted ? { ok: true, value: { receipt, office: office.name } } : no(refuse('key-reused'))
}

/** Throws NotFound for a number that leads nowhere. */
export async function receiptView(ask: Ask, receipt: string): Promise<ReceiptView> {
  const { office, clue } = await byReceipt(ask, receipt)
  const { at, status, result, messages } = clue
  return {
    at,
    status,
    result,
    questions: messages
      .filter(({ kind }) => kind === 'question')
      .map((message) => ({ text: open(ask.app, office, clue.id, message), at: message.at })),
    answers: messages.filter(({ kind }) => kind === 'answer').length,
  }
}

/** Only what was asked is answered: until the first question, and once it is done, nothing more is taken. */
export async function answerByReceipt(
  ask: Ask,
  key: string,
  receipt: string,
  text: string,
): Promise<Done<ReceiptView>> {
  const { office, clue } = await byReceipt(ask, receipt)
  const refusals = await say(ask, key, office, clue.id, { kind: 'answer', text, result: null }, (now) => {
    return now.status === 'looking' && now.questions > 0
  })
  return refusals ? no(...refusals) : { ok: true, value: await receiptView(ask, receipt) }
}

async function byReceipt({ app, orgId }: Ask, receipt: string) {
  const office = await officeOf(app.store.pool, orgId)
  const clue = office && (await clueOfReceipt(app.store.pool, office.id, receiptHash(app, normalise(receipt))))
  if (!office || !clue) throw new NotFound('clue')
  return { office: office.id, clue }
}

export async function cluesFor({ app, orgId }: Ask): Promise<{ rows: ClueRow[] }> {
  return { rows: await listClues(app.store.pool, orgId) }
}

/** Throws NotFound for one of another office. The reading is written down before anything is opened. */
export async function clueFor(ask: Ask, id: string): Promise<ClueView> {
  const { app, orgId, actor, now } = ask
  const clue = await readClue(app.store.pool, orgId, id, { staffId: actor.id, at: now })
  if (!clue) throw new NotFound('clue')
  const names = await staffNames(app, orgId)
  const { sealed, messages, readings, ...row } = clue
  const words = JSON.parse(unseal(app.keys, place(orgId, 'clue', id), sealed)) as Omit<ClueWords, 'named'> & {
    sender: string
  }
  return {
    ...row,
    ...words,
    messages: messages.map((message) => ({
      kind: message.kind,
      text: open(app, orgId, id, message),
      at: message.at,
      by: message.staffId === null ? '' : names(message.staffId),
    })),
    readings: readings.map(({ staffId, at }) => ({ who: names(staffId), at })),
  }
}

export async function askAboutClue(ask: Ask, key: string, id: string, text: string): Promise<Done<ClueView>> {
  return await write(ask, key, id, { kind: 'question', text, result: null })
}

export async function concludeClue(
  ask: Ask,
  key: string,
  id: string,
  result: ClueResult,
  text: string,
): Promise<Done<ClueView>> {
  return await write(ask, key, id, { kind: 'result', text, result })
}

interface Said {
  readonly kind: SealedMessage['kind']
  readonly text: string
  readonly result: ClueResult | null
}

async function write(ask: Ask, key: string, id: string, said: Said): Promise<Done<ClueView>> {
  const refusals = await say(ask, key, ask.orgId, id, said, ({ status }) => status !== 'done')
  return refusals ? no(...refusals) : { ok: true, value: await clueFor(ask, id) }
}

async function say(
  { app, actor, orgId, now }: Ask,
  key: string,
  office: string,
  id: string,
  { kind, text, result }: Said,
  allowed: (clue: { readonly status: ClueStatus; readonly questions: number }) => boolean,
): Promise<Refusal[] | null> {
  if (text === '') return [refuse('needs-text')]
  const message = {
    kind,
    at: now,
    // An answer is by whoever holds the receipt: who that is stays unknown.
    staffId: kind === 'answer' ? null : actor.id,
    keyHash: keyed(app, 'clue-message', orgId, actor.id, key),
    contentHash: keyed(app, 'clue-content', JSON.stringify([kind, text, result])),
    seal: (seq: number) => seal(app.keys, place(office, 'clue_message', `${id}/${seq}`), text),
    result,
  }
  switch (await addClueMessage(app.store.pool, office, id, message, allowed)) {
    case 'done':
      return null
    case 'not-open':
      return [refuse('thing-not-open')]
    case 'key-reused':
      return [refuse('key-reused')]
    case 'unknown':
      throw new NotFound('clue')
  }
}

const open = (app: App, office: string, id: string, { seq, sealed }: SealedMessage): string =>
  unseal(app.keys, place(office, 'clue_message', `${id}/${seq}`), sealed)

const place = (orgId: string, table: string, rowId: string) => ({ table, column: 'sealed', orgId, rowId })

const keyed = ({ keys }: Pick<App, 'keys'>, ...parts: string[]): Buffer =>
  createHmac('sha256', keys.codes).update(JSON.stringify(parts)).digest()

const receiptHash = (app: App, receipt: string): Buffer => keyed(app, 'receipt', receipt)

/** Crockford's alphabet, 80 bits: `ABCD-EFGH-JKMN-PQRS`. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const receiptOf = (bytes: Buffer): string =>
  grouped(Array.from(bytes.subarray(0, 16), (byte) => alphabet[byte % 32]).join(''))
const grouped = (text: string): string => text.replace(/(.{4})(?=.)/g, '$1-')

/** However it is typed: spaces, lower case, and the letters that people confuse. */
const normalise = (typed: string): string =>
  grouped(
    typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replaceAll('O', '0')
      .replaceAll(/[IL]/g, '1'),
  )

/** A UUID of version 8. */
function idOf(hash: Buffer): string {
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
