/** The phone's side of a camera link: who stands where, binding the one phone, and putting a page where it belongs. */
import type pg from 'pg'
import { mostCameraPages } from '#contract/camera.ts'
import { admit } from '#core/case/allowed.ts'
import { refuse } from '#core/refusal.ts'
import type { UploadRefusal } from '#documents/intake.ts'
import { kindOf } from '#documents/kind.ts'
import {
  announceCamera,
  bindCameraLink,
  findCameraLink,
  hasCameraPage,
  insertCameraPage,
  lockCameraLink,
  type CameraLinkRow,
} from '#store/camera-links.ts'
import { orgTransaction } from '#store/org-query.ts'
import { claimPapers } from '#store/paper-claims.ts'
import type { Language } from '#words/date.ts'
import { orgOfTicket } from './camera-links.ts'
import type { App, Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'
import { uploadPaper } from './papers.ts'
import { perform } from './perform.ts'
import { hashToken } from './session-token.ts'
import { livingSessions } from './sign-in.ts'

/**
 * `unopened`: waits for its phone · `ready`: this phone may send · `full`: it has sent all it may · `elsewhere`: another phone has it ·
 * `expired` · `stopped`: ended at the desk, or whoever made it may no longer add papers. An unknown link is none at all.
 */
export type Standing = 'unopened' | 'ready' | 'full' | 'elsewhere' | 'expired' | 'stopped'

export interface PhoneLink {
  readonly row: CameraLinkRow
  readonly standing: Standing
}

/** How a link stands for the phone with this cookie; null when there is none. Looking changes nothing. */
export async function findPhoneLink(
  app: App,
  ticket: string,
  phone: string | undefined,
  lang: Language,
): Promise<PhoneLink | null> {
  const orgId = orgOfTicket(ticket)
  const row = orgId && (await findCameraLink(app.store.pool, orgId, hashToken(ticket)))
  if (!row) return null
  const standing = standingOf(app, row, phone)
  const may = standing === 'expired' || standing === 'stopped' || (await mayAdd(askOf(app, row, lang), row))
  return { row, standing: may ? standing : 'stopped' }
}

/** The first phone that asks gets it, for good; asked again by the same phone nothing changes. */
export async function openPhoneLink(
  app: App,
  ticket: string,
  phone: string,
  lang: Language,
): Promise<PhoneLink | null> {
  const found = await findPhoneLink(app, ticket, phone, lang)
  if (found?.standing !== 'unopened') return found
  const { orgId } = found.row
  await orgTransaction(app.store.pool, orgId, async (client) => {
    const row = await lockCameraLink(client, orgId, hashToken(ticket))
    if (!row || standingOf(app, row, phone) !== 'unopened') return
    await bindCameraLink(client, row, phoneHash(phone), app.now())
    await announceCamera(client, row)
  })
  return await findPhoneLink(app, ticket, phone, lang)
}

export type PageResult = { readonly ok: true } | { readonly ok: false; readonly code: UploadRefusal | 'not-now' }

/**
 * Puts one page of the phone where its link says, as an act of whoever made the link; `key` is of the phone's form and the place in it.
 * Whether it may still come is asked once more in the transaction that takes it in: `not-now` when it may not.
 */
export async function addPhonePage(
  app: App,
  ticket: string,
  phone: string,
  key: string,
  file: { readonly bytes: Buffer; readonly name: string; readonly label: string },
): Promise<PageResult> {
  // The office's record, therefore in its language whatever the phone's is.
  const found = await findPhoneLink(app, ticket, phone, 'zh')
  if (!found) return { ok: false, code: 'not-now' }
  const { row } = found
  const { pool } = app.store
  if (await hasCameraPage(pool, row.orgId, row.id, key)) return { ok: true }
  if (found.standing !== 'ready') return { ok: false, code: 'not-now' }
  const ask = askOf(app, row, 'zh')
  const isPicture = ['jpeg', 'png', 'webp'].includes(kindOf(file.bytes))
  const label = isPicture ? `手机拍 ${row.sent + 1}` : file.label
  const kept = await uploadPaper(ask, `camera-${row.id}-${key}`, { ...file, label })
  if (!kept.ok) {
    // A twin of this very form was quicker.
    if (kept.code !== 'key-reused') return { ok: false, code: kept.code }
    return (await hasCameraPage(pool, row.orgId, row.id, key)) ? { ok: true } : { ok: false, code: 'not-now' }
  }
  const paperId = kept.paper.id
  const take: Take = async (client) => {
    const now = await lockCameraLink(client, row.orgId, hashToken(ticket))
    if (!now || standingOf(app, now, phone) !== 'ready' || now.roles.join() !== row.roles.join()) return false
    await insertCameraPage(client, now, { paperId, key, at: app.now() })
    await announceCamera(client, now)
    return true
  }
  const { caseId } = row
  const taken = caseId === null ? await orgTransaction(pool, row.orgId, take) : await putOn(ask, caseId, paperId, take)
  return taken ? { ok: true } : { ok: false, code: 'not-now' }
}

/** Takes a page in, in the transaction of what is done with it; false when the link stands otherwise by now. */
type Take = (client: pg.PoolClient) => Promise<boolean>

async function putOn(ask: Ask, caseId: string, paperId: string, take: Take): Promise<boolean> {
  try {
    const done = await perform(ask, {
      key: `camera-${paperId}`,
      caseId,
      content: { type: 'addPaper', paperId },
      command: async ({ client }) => {
        if (!(await take(client))) return [refuse('thing-not-open')]
        const [paper] = await claimPapers(client, ask.orgId, caseId, [paperId], ask.actor)
        return paper ? { type: 'addPaper', paper } : [refuse('no-such-paper')]
      },
    })
    return done.ok
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

/** As far as the link itself says; whether the case still takes papers is another question. */
function standingOf(app: App, row: CameraLinkRow, phone: string | undefined): Standing {
  if (row.ended || row.handedOver || !row.signedIn) return 'stopped'
  if (row.expiresAt <= app.now()) return 'expired'
  if (row.phoneHash === null) return 'unopened'
  if (phone === undefined || !row.phoneHash.equals(phoneHash(phone))) return 'elsewhere'
  return row.sent >= mostCameraPages ? 'full' : 'ready'
}

/** Whoever made it may still add papers there: asked as if they did it themselves, in a session that has not run out. */
async function mayAdd(ask: Ask, row: CameraLinkRow): Promise<boolean> {
  if ((await livingSessions(ask.app, row.orgId, [row.sessionHash])).size === 0) return false
  if (row.caseId === null) return row.roles.some((role) => role !== 'administrator')
  try {
    const { state } = await mustSee(ask, row.caseId)
    return !Array.isArray(admit('addPaper', state, ask.actor))
  } catch (error) {
    if (error instanceof NotFound) return false
    throw error
  }
}

const phoneHash = (phone: string): Buffer => hashToken(`camera|${phone}`)

const askOf = (app: App, row: CameraLinkRow, lang: Language): Ask => ({
  app,
  orgId: row.orgId,
  actor: { kind: 'staff', id: row.staffId, roles: row.roles },
  now: app.now(),
  lang,
})
