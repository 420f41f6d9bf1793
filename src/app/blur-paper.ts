/** A blurred copy of a paper, put on the case as a paper of its own: what a panel may be given. The original is not touched. */
import { deidentify, type Known } from '#core/people/deidentify.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { BlurArea } from '#contract/advisers.ts'
import type { Paper } from '#contract/papers.ts'
import { blurPicture, canBlur, type Blurred } from '#documents/blur-picture.ts'
import { claimPapers } from '#store/paper-claims.ts'
import { orgTransaction } from '#store/org-query.ts'
import { insertPaper } from '#store/papers.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { idOfKey } from './id-of-key.ts'
import { NotFound } from './not-found.ts'
import { peopleOf } from './panel-people.ts'
import { perform } from './perform.ts'

export type BlurredPaper =
  | { readonly ok: true; readonly paper: Paper }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }
  | Extract<Blurred, { ok: false }>

/** Of at most 100 characters, as every label, and without what tells who it is: advisers read it. */
const labelOf = (label: string, known: Known): string =>
  `${[...deidentify(label, known).text].slice(0, 80).join('')}（已遮盖）`

/**
 * Throws NotFound unless the paper is on a case the actor may see and not withdrawn. The same key again gives the same paper. `looked`:
 * whoever did it says that faces were looked for; that is theirs to say and changes nothing in the picture.
 */
export async function blurPaper(
  ask: Ask,
  key: string,
  what: {
    readonly caseId: string
    readonly paperId: string
    readonly areas: readonly BlurArea[]
    readonly looked: boolean
  },
): Promise<BlurredPaper> {
  const { app, orgId, actor } = ask
  const { caseId, paperId, areas } = what
  const { state } = await mustSee(ask, caseId)
  const paper = state.papers.find(({ id, withdrawn }) => id === paperId && !withdrawn)
  if (!paper) throw new NotFound('paper')
  if (!canBlur(paper.mediaType)) return { ok: false, refusals: [refuse('not-a-picture')] }
  const blurred = await blurPicture(await app.files.get(paper.sha256), paper.mediaType, areas)
  if (!blurred.ok) return blurred
  const { sha256, bytes } = await app.files.put(blurred.bytes)
  const known = await orgTransaction(app.store.pool, orgId, (client) => peopleOf(client, ask, state, []))
  const id = idOfKey('paper', ask, key)
  const by = { kind: actor.kind, id: actor.id }
  const copy = {
    id,
    sha256,
    mediaType: paper.mediaType,
    bytes,
    label: labelOf(paper.label, known),
    original: null,
    by,
    blurredOf: paperId,
  }
  const kept = await insertPaper(app.store.pool, orgId, copy, ask.now)
  if (kept.sha256 !== sha256) return { ok: false, refusals: [refuse('key-reused')] }
  const done = await perform(ask, {
    key,
    caseId,
    content: { type: 'blur', ...what },
    command: async ({ client, state: now }) => {
      const [claimed] = await claimPapers(client, orgId, now!.id, [id], actor)
      return claimed ? { type: 'addPaper', paper: claimed } : [refuse('no-such-paper')]
    },
  })
  if (!done.ok) return done
  const made = done.state.papers.find((each) => each.id === id)!
  const { mediaType, label, from, at, withdrawn } = made
  return { ok: true, paper: { id, mediaType, bytes: made.bytes, label, from, at, withdrawn, qr: [], document: null } }
}
