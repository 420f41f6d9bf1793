/** A report written online, page by page: kept on the server under a cookie's token, sealed, and sent once. */
import type { ReportAnswers as Answers } from '#contract/portal.ts'
import { ReportAnswers, emptyAnswers } from '#contract/portal.ts'
import { addMillis } from '#core/clock/date.ts'
import type { Language } from '#words/date.ts'
import type { PhotoLabel } from '#store/portal-drafts.ts'
import {
  deleteDraft,
  deleteOldDrafts,
  deletePhoto,
  findDraft,
  findPhoto,
  insertDraft,
  insertPhoto,
  listPhotos,
  saveDraft,
  sentDraft,
} from '#store/portal-drafts.ts'
import type { RegisterInput } from '#contract/cases.ts'
import type { Picture } from './portal-papers.ts'
import { keepPaper } from './portal-papers.ts'
import type { App, Ask } from './context.ts'
import type { Performed } from './perform.ts'
import { register } from './register.ts'
import { hashToken, newToken } from './session-token.ts'

export const mostPhotos = 6
const day = 86_400_000
/** After sending, how long the same cookie still leads to the confirmation: a lost answer, Back, a reload. */
const confirmationFor = 7_200_000

export interface ReportDraft {
  readonly token: string
  readonly key: string
  readonly answers: Answers
  readonly photos: readonly PhotoLabel[]
  /** Set once it was sent: answers are gone then. */
  readonly caseId: string | null
}

/** Begins a report; the token goes into the cookie. */
export async function beginReport(app: App): Promise<string> {
  const token = newToken()
  const at = app.now()
  const body = JSON.stringify(emptyAnswers())
  const draft = { tokenHash: hashToken(token), key: crypto.randomUUID(), body, at, before: addMillis(at, -day) }
  await insertDraft(app.store.db, app.keys, app.orgId, draft)
  return token
}

/** The report of a token, or null: never begun, a day old, or sent more than two hours ago. */
export async function findReport(app: App, token: string | undefined): Promise<ReportDraft | null> {
  if (!token) return null
  const { db } = app.store
  const hash = hashToken(token)
  const row = await findDraft(db, app.keys, app.orgId, hash, addMillis(app.now(), -day))
  if (!row || (row.caseId && row.updatedAt < addMillis(app.now(), -confirmationFor))) return null
  const answers = row.body ? ReportAnswers.parse(JSON.parse(row.body)) : emptyAnswers()
  return {
    token,
    key: row.key,
    answers,
    photos: row.caseId ? [] : await listPhotos(db, app.orgId, hash),
    caseId: row.caseId,
  }
}

export const saveReport = (app: App, draft: ReportDraft, answers: Answers): Promise<void> =>
  saveDraft(app.store.db, app.keys, app.orgId, hashToken(draft.token), JSON.stringify(answers), app.now())

export const forgetReport = (app: App, token: string): Promise<void> =>
  deleteDraft(app.store.db, app.orgId, hashToken(token))

/** Drafts and confirmations of more than a day ago; for the sweep. Gives how many were forgotten. */
export const sweepReports = (app: App): Promise<number> =>
  deleteOldDrafts(app.store.db, app.orgId, addMillis(app.now(), -day))

/** Adds a picture that was made safe already; false when there are six. */
export const addReportPhoto = (app: App, draft: ReportDraft, picture: Picture, label: string): Promise<boolean> => {
  const photo = {
    id: app.newId(),
    mediaType: picture.mediaType,
    bytes: picture.content.length,
    label,
    content: picture.content,
    original: picture.original,
  }
  return insertPhoto(app.store.db, app.keys, app.orgId, hashToken(draft.token), photo, mostPhotos)
}

export const dropReportPhoto = (app: App, draft: ReportDraft, id: string): Promise<void> =>
  deletePhoto(app.store.db, app.orgId, hashToken(draft.token), id)

export const findReportPhoto = (app: App, draft: ReportDraft, id: string) =>
  findPhoto(app.store.db, app.keys, app.orgId, hashToken(draft.token), id)

/**
 * Sends the report. The key was made when it began and the pictures keep their ids, so a second press, a reload or a lost answer is
 * the same registration and gives the same case.
 */
export async function sendReport(
  app: App,
  draft: ReportDraft,
  lang: Language,
  input: Omit<RegisterInput, 'paperIds'>,
): Promise<Performed> {
  const ask: Ask = { app, orgId: app.orgId, actor: { kind: 'person', id: draft.key, roles: [] }, now: app.now(), lang }
  for (const photo of draft.photos) {
    const picture = await findReportPhoto(app, draft, photo.id)
    if (picture) await keepPaper(ask, { id: photo.id, label: photo.label, ...picture })
  }
  const done = await register(ask, draft.key, { ...input, paperIds: draft.photos.map(({ id }) => id) })
  if (done.ok) await sentDraft(app.store.db, app.orgId, hashToken(draft.token), done.caseId, app.now())
  return done
}
