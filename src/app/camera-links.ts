/** A phone as the camera of a desk: the link is made, looked at and ended by a member of staff; what comes through it is their act. */
import { randomBytes } from 'node:crypto'
import QRCode from 'qrcode'
import type { CameraLink, NewCameraLink } from '#contract/camera.ts'
import { mostCameraPages } from '#contract/camera.ts'
import { admit } from '#core/case/allowed.ts'
import { addMillis } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import { logAccess } from '#store/access-log.ts'
import {
  endCameraLink,
  endOtherCameraLinks,
  listCameraPages,
  ownCameraLink,
  putCameraLink,
  type CameraLinkRow,
} from '#store/camera-links.ts'
import { orgTransaction } from '#store/org-query.ts'
import { countPerHour } from './attempts.ts'
import type { App, Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { idOfKey } from './id-of-key.ts'
import { NotFound } from './not-found.ts'
import { hashToken } from './session-token.ts'

/** Long enough to walk to the copier and back. */
const livesMillis = 15 * 60_000
/** Far more than a desk needs, far less than a script would make. */
const mostAnHour = 60
/** 192 random bits: 54 characters with the organisation's id, which keeps the QR code coarse enough for a poor camera. */
const secretBytes = 24

const limits = new WeakMap<App, ReturnType<typeof countPerHour>>()
function limitOf(app: App): ReturnType<typeof countPerHour> {
  const known = limits.get(app) ?? countPerHour(app.store.pool, 'camera-link', mostAnHour)
  limits.set(app, known)
  return known
}

export type MadeLink =
  | { readonly ok: true; readonly link: NewCameraLink }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
  | { readonly ok: false; readonly seconds: number }

/**
 * Makes a link for a case, or (null) for a sheet that is no case yet. Only its hash is kept, so the same key again gives the same link
 * with another token, as long as no phone has opened it. For a case it is logged like looking at it, and the person sees that.
 */
export async function makeCameraLink(
  ask: Ask,
  key: string,
  sessionHash: Buffer,
  caseId: string | null,
): Promise<MadeLink> {
  const { app, orgId, actor, now } = ask
  if (caseId !== null) {
    const { state } = await mustSee(ask, caseId)
    const admitted = admit('addPaper', state, actor)
    if (Array.isArray(admitted)) return { ok: false, refusals: admitted }
  }
  const seconds = await limitOf(app)([orgId, actor.id], 1)
  if (seconds > 0) return { ok: false, seconds }
  const ticket = newTicket(orgId)
  const expiresAt = addMillis(now, livesMillis)
  const row = { id: idOfKey('camera', ask, key), staffId: actor.id, caseId, at: now }
  const made = await orgTransaction(app.store.pool, orgId, async (client) => {
    if (!(await putCameraLink(client, orgId, { ...row, tokenHash: hashToken(ticket), sessionHash, expiresAt })))
      return false
    await endOtherCameraLinks(client, orgId, row)
    if (caseId !== null)
      await logAccess(client, orgId, { caseId, personId: null, actor, what: 'camera', purpose: '', at: now })
    return true
  })
  if (!made) return { ok: false, refusals: [refuse('key-reused')] }
  const url = `${app.publicUrl}/p/${ticket}`
  const qrSvg = await QRCode.toString(url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' })
  return { ok: true, link: { id: row.id, url, qrSvg, expiresAt } }
}

/** How one's own link stands and what came through it. Throws NotFound for anybody else's. */
export async function getCameraLink(ask: Ask, id: string): Promise<CameraLink> {
  const { app, orgId, actor, now } = ask
  const row = await ownCameraLink(app.store.pool, orgId, actor.id, id)
  if (!row) throw new NotFound('camera link')
  const papers = await listCameraPages(app.store.pool, orgId, id)
  return { id, expiresAt: row.expiresAt, opened: row.phoneHash !== null, ended: isOver(row, now), papers }
}

/** Ends one's own link at once. Throws NotFound for anybody else's. */
export async function endOwnCameraLink({ app, orgId, actor, now }: Ask, id: string): Promise<void> {
  if (!(await endCameraLink(app.store.pool, orgId, actor.id, id, now))) throw new NotFound('camera link')
}

/** Whether nothing can come through it any more, whatever the phone. */
const isOver = (row: CameraLinkRow, now: string): boolean =>
  row.ended || row.handedOver || !row.signedIn || row.expiresAt <= now || row.sent >= mostCameraPages

/** What stands in the QR code behind the address: the organisation, whose wall the link lies behind, and the secret. */
const newTicket = (orgId: string): string =>
  Buffer.concat([Buffer.from(orgId.replaceAll('-', ''), 'hex'), randomBytes(secretBytes)]).toString('base64url')

/** The organisation a ticket names; null when it is none of ours by its form. */
export function orgOfTicket(ticket: string): string | null {
  if (!/^[\w-]{54}$/.test(ticket)) return null
  const hex = Buffer.from(ticket, 'base64url').toString('hex', 0, 16)
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
