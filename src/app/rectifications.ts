/** Rectifications as the reader sees them, and what the reader does to them. */
import { dateOf } from '#core/clock/date.ts'
import type { Command } from '#core/rectification/commands.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { RectificationCommand, RectificationRow, RectificationView } from '#contract/rectifications.ts'
import { endingOf } from '#documents/kind.ts'
import { mayHoldCases } from '#store/caseworkers.ts'
import { claimEvidence, findEvidence } from '#store/evidence.ts'
import { listRectifications, type RectificationQuestion } from '#store/rectifications.ts'
import type pg from 'pg'
import { isHands } from './case-present.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { NotFound } from './not-found.ts'
import { sourcesOf } from './rectification-order.ts'
import { mustSeeRectification, performRectification, type PerformedRectification } from './rectification-perform.ts'
import { presentRectification, presentRow } from './rectification-present.ts'
import { staffNames } from './staff-names.ts'

const everything = { group: null, kind: null, overdue: false, disproved: false, caseId: null } as const

async function rowsOf(ask: Ask, question: Omit<RectificationQuestion, 'readerId'>): Promise<RectificationRow[]> {
  const { app, orgId, actor } = ask
  const { calendar } = await app.centre(orgId)
  const names = await staffNames(app, orgId)
  const found = await listRectifications(app.store.pool, orgId, { ...question, readerId: actor.id })
  return found.map((state) => presentRow(state, { ask, calendar, names }))
}

export interface RectificationsAsk {
  readonly group?: RectificationQuestion['group'] | undefined
  readonly kind?: string | null | undefined
  readonly only?: 'overdue' | 'disproved' | undefined
}

export const rectificationsOf = async (ask: Ask, { group = null, kind = null, only }: RectificationsAsk) => ({
  rows: await rowsOf(ask, { ...everything, group, kind, overdue: only === 'overdue', disproved: only === 'disproved' }),
})

/** Throws NotFound for a case the reader may not see. */
export async function rectificationsForCase(ask: Ask, caseId: string) {
  const { state } = await mustSee(ask, caseId)
  const rated = !isHands(state, ask.actor)
  return {
    rows: await rowsOf(ask, { ...everything, caseId }),
    start: {
      number: state.number,
      title: state.title,
      itemId: state.item?.id ?? null,
      item: state.item?.name ?? '',
      causes: [...(state.classification?.causes ?? state.blocker.causes)],
      layer: state.classification?.layer ?? null,
      sources: sourcesOf(state, rated),
      ratingWords: (rated && state.rating?.words) || '',
    },
  }
}

/** Throws NotFound for one that is not there or that is about the reader. */
export const rectificationView = async (ask: Ask, id: string): Promise<RectificationView> =>
  await presentRectification(ask, await mustSeeRectification(ask, id))

export const commandRectification = async (
  ask: Ask,
  key: string,
  id: string,
  body: { readonly expectedVersion: number; readonly command: RectificationCommand },
): Promise<PerformedRectification> =>
  await performRectification(ask, {
    key,
    id,
    expectedVersion: body.expectedVersion,
    content: body.command,
    command: ({ client }) => toCore(ask, client, id, body.command),
  })

/** What a command names by id is looked up, what it brings is claimed, in the same transaction. */
async function toCore(
  ask: Ask,
  client: pg.PoolClient,
  id: string,
  command: RectificationCommand,
): Promise<Command | Refusal[]> {
  const { orgId, actor } = ask
  switch (command.type) {
    case 'reportDone': {
      const { paperIds, sentTo, ...said } = command
      const papers = await claimEvidence(client, orgId, id, paperIds, actor)
      if (papers.length < new Set(paperIds).size) return [refuse('no-such-paper')]
      return { ...said, papers, ...(sentTo !== undefined && { sentTo }) }
    }
    case 'handOver': {
      const { owner } = command
      return 'body' in owner || (await mayHoldCases(client, orgId, owner.staff, dateOf(ask.now)))
        ? command
        : [refuse('no-such-colleague')]
    }
    case 'verify': {
      const { answer, ...said } = command
      return { ...said, ...(answer && { answer }) }
    }
    default:
      return command
  }
}

/** The file that proves what was done. Throws NotFound unless it belongs to this rectification and the reader may see that. */
export async function rectificationPaper(ask: Ask, id: string, paperId: string) {
  const { app, orgId } = ask
  await mustSeeRectification(ask, id)
  const paper = await findEvidence(app.store.pool, orgId, id, paperId)
  if (!paper) throw new NotFound('paper')
  return { bytes: await app.files.get(paper.sha256), mediaType: paper.mediaType, ending: endingOf[paper.mediaType]! }
}
