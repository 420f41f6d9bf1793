/** A case begins: persons sealed, item pinned, owner routed, number given, papers put on; one transaction (laws 1, 2, 11). */
import type pg from 'pg'
import type { OrderFacts } from '#core/hotline/order.ts'
import type { CaseLimits, PinnedItem, Requester } from '#core/case/case.ts'
import type { Routing as Routed } from '#core/case/route.ts'
import type { Marking } from '#core/case/commands.ts'
import { dateOf, yearOf } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { RegisterInput } from '#contract/cases.ts'
import { numberOfExternal } from '#store/external.ts'
import { mayHoldCases } from '#store/caseworkers.ts'
import { together } from '#store/org-query.ts'
import { materialsIn, type ItemData } from '#store/item-data.ts'
import { findItem, type ItemInForce } from '#store/items.ts'
import { insertPerson } from '#store/people.ts'
import { claimPapers } from '#store/paper-claims.ts'
import { causeWords } from '#words/causes.ts'
import type { Ask } from './context.ts'
import type { Given, Performed } from './perform.ts'
import { perform } from './perform.ts'

/** Registers what came in. The number is the centre's code, the year and a count without gaps: `HQ-2026-000123`. */
export async function register(
  ask: Ask,
  key: string,
  input: RegisterInput,
  order: { readonly content: unknown; readonly facts?: OrderFacts } = { content: input },
): Promise<Performed> {
  const { app, orgId } = ask
  const { settings, code } = await app.centre(orgId)
  const today = dateOf(ask.now)
  const id = app.newId()
  return await perform(ask, {
    key,
    caseId: null,
    content: order.content,
    command: async ({ number, client, later }) => {
      // Asked for together, in one packet; whatever is refused below is undone with the rest.
      const [known, item, papers] = await together(client, () =>
        Promise.all([
          input.external && numberOfExternal(client, orgId, input.external.number),
          pin(client, orgId, input.itemId),
          claimPapers(client, orgId, id, input.paperIds, ask.actor),
        ]),
      )
      const requester = sealRequester(later, ask, input.person, input.proxy)
      if (known) return [refuse('order-known', { number: known })]
      if (Array.isArray(item)) return item
      if (papers.length !== input.paperIds.length) return [refuse('no-such-paper')]
      const routed = await ownerFor(client, ask, input, item?.category ?? null)
      if (routed === null) return [refuse(input.owner ? 'no-such-colleague' : 'nobody-to-own')]
      const marks = markings(input, item?.data ?? null)
      if (marks.includes(null)) return [refuse('no-such-material')]
      const limits: CaseLimits = { ...settings.limits, legal: null }
      return {
        type: 'register',
        id,
        number: `${code}-${yearOf(today)}-${String(number).padStart(6, '0')}`,
        channel: input.channel,
        title: input.title || titleOf(item, input),
        statement: input.statement,
        wish: input.wish,
        item: item && { id: item.id, version: item.version, name: item.name },
        blocker: input.blocker,
        requester,
        external: input.external && { ...input.external, ...(order.facts && { facts: order.facts }) },
        papers,
        ...(marks.length > 0 && { marks: marks.filter((mark) => mark !== null) }),
        owner: routed.owner,
        ...(routed.reasons.length > 0 && { assigned: routed.reasons }),
        limits,
      }
    },
  })
}

/** What was ticked at the window, as the item demands it; null for what it does not. */
function markings(input: RegisterInput, data: ItemData | null): (Marking | null)[] {
  return (input.marks ?? []).map(({ materialId, ...mark }) => {
    const material = materialsIn(data).find(({ id }) => id === materialId)
    return material ? { material, ...mark, note: '' } : null
  })
}

/** Pins the version in force; an unknown item is refused rather than dropped. */
export async function pin(
  client: pg.PoolClient,
  orgId: string,
  itemId: string | null,
): Promise<ItemInForce | null | Refusal[]> {
  if (itemId === null) return null
  return (await findItem(client, orgId, itemId)) ?? [refuse('no-such-item')]
}

/** Has the persons written with the events, and gives the reference the log may hold. */
export function sealRequester(
  later: Given['later'],
  { app, orgId }: Ask,
  person: RegisterInput['person'],
  proxy: RegisterInput['proxy'],
): Requester | null {
  if (!person) return null
  const personId = app.newId()
  later(insertPerson(app.keys, orgId, personId, person))
  if (!proxy) return { personId, kind: person.kind, proxy: null }
  const proxyId = app.newId()
  later(insertPerson(app.keys, orgId, proxyId, proxy.person))
  return {
    personId,
    kind: person.kind,
    proxy: { personId: proxyId, relation: proxy.relation, authority: proxy.authority },
  }
}

async function ownerFor(
  client: pg.PoolClient,
  { app, orgId, now }: Ask,
  input: RegisterInput,
  category: string | null,
): Promise<Routed | null> {
  // Chosen by a person: the reason is theirs.
  if (input.owner)
    return (await mayHoldCases(client, orgId, input.owner, dateOf(now))) ? { owner: input.owner, reasons: [] } : null
  return await app.routing.ownerFor(client, orgId, { category, today: dateOf(now), exclude: input.blocker.refusedBy })
}

/** Words about somebody's conduct stand in no title, and “other” says nothing. */
const untitled: ReadonlySet<string> = new Set(['attitude-or-inaction', 'wrong-advice', 'other'])

function titleOf(item: PinnedItem | null, input: RegisterInput): string {
  // Ten cases of one item are told apart by what stopped them; without an item the first words of the person say what it is about.
  const cause = input.blocker.causes.find((each) => !untitled.has(each))
  const named = item && (cause ? `${item.name}：${causeWords[cause].zh}` : item.name)
  return [...(named ?? (input.statement.split(/[。！？\n]/)[0] || input.blocker.note || '事项待查'))]
    .slice(0, 60)
    .join('')
}
