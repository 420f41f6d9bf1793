/** Advisers that fit a case, and whom the centre owes thanks. */
import { dateOf } from '#core/clock/date.ts'
import { inOrder, matchOf } from '#core/network/adviser-match.ts'
import { honoursOf } from '#core/network/honours.ts'
import type { AdviserMatch, HonourRow } from '#contract/advisers.ts'
import { listAdvisers, listPanels } from '#store/advisers.ts'
import { adviserWhy } from '#words/advisers.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'

/** Throws NotFound for a case the reader may not see. */
export async function advisersFor(ask: Ask, caseId: string): Promise<{ advisers: AdviserMatch[] }> {
  const { app, orgId, now, lang } = ask
  const { state, category } = await mustSee(ask, caseId)
  const today = dateOf(now)
  const before = new Set(
    (state.panels ?? []).flatMap(({ seats }) => seats.map(({ adviser }) => `${adviser.to} ${adviser.id}`)),
  )
  const matter = {
    texts: [category ?? '', state.item?.name ?? '', state.title],
    causes: state.classification?.causes ?? state.blocker.causes,
  }
  const rows = await listAdvisers(app.store.pool, orgId, today)
  const matched = rows.map((row) => {
    const entry = { ...row, askedBefore: before.has(`${row.orgId} ${row.staffId}`) }
    return { entry, match: matchOf(entry, matter, today) }
  })
  return {
    advisers: inOrder(matched).map(({ entry, match }) => ({
      id: entry.id,
      name: entry.name,
      fields: [...entry.fields],
      termUntil: entry.termUntil,
      asked: entry.asked,
      matched: match.matched,
      why: adviserWhy(entry, match, lang),
    })),
  }
}

export async function honours({ app, orgId, actor }: Ask): Promise<{ rows: HonourRow[] }> {
  const { panels, ids } = await listPanels(app.store.pool, orgId, actor.id)
  return {
    rows: honoursOf(panels).map(({ to, staff, ...row }) => ({ adviserId: ids.get(`${to} ${staff}`) ?? null, ...row })),
  }
}
