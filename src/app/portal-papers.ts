/** Pictures and files that people bring online: made safe at the door, kept under their hash, read back only from the person's own case. */
import { acceptUpload, type UploadRefusal } from '#documents/intake.ts'
import { insertPaper } from '#store/papers.ts'
import type { App, Ask } from './context.ts'
import { keepOriginal } from './paper-originals.ts'
import type { PersonFile } from './portal-reads.ts'

/** A picture or file that was made safe. */
export interface Picture {
  readonly mediaType: string
  readonly content: Buffer
  /** As it came; null where that is what is kept, and where it was not asked for. */
  readonly original: Buffer | null
}

export type Accepted =
  | { readonly ok: true; readonly picture: Picture }
  | { readonly ok: false; readonly code: UploadRefusal }

/** Looks at what was sent; every fault is a value with a code whose sentence is in src/words/uploads.ts. */
export async function acceptPicture(bytes: Buffer, name: string): Promise<Accepted> {
  const accepted = await acceptUpload(bytes, name, true)
  if (!accepted.ok) return accepted
  return { ok: true, picture: { mediaType: accepted.mediaType, content: accepted.bytes, original: accepted.original } }
}

/** Keeps it under an id that the caller made, so that the same paper sent twice is one. */
export async function keepPaper(
  ask: Ask,
  paper: Picture & { readonly id: string; readonly label: string },
): Promise<void> {
  const { app, orgId, actor, now } = ask
  const original = await keepOriginal(app, orgId, paper.id, paper.original)
  const { sha256, bytes } = await app.files.put(paper.content)
  const by = { kind: actor.kind, id: actor.id }
  await insertPaper(
    app.store.pool,
    orgId,
    { id: paper.id, sha256, mediaType: paper.mediaType, bytes, label: paper.label, original, by },
    now,
  )
}

/** The bytes of a paper of this file; null when the file has no such paper or it was withdrawn. */
export async function findPaperOf(app: App, file: PersonFile, paperId: string): Promise<Picture | null> {
  const paper = file.state.papers.find(({ id, withdrawn }) => id === paperId && !withdrawn)
  return paper ? { mediaType: paper.mediaType, content: await app.files.get(paper.sha256), original: null } : null
}
