/** Policy proposals: drafted from exceptions that are alike, sent up, answered there, read below. */
import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Cause } from '#core/causes/taxonomy.ts'
import {
  alikeForProposal,
  decideProposal,
  type Proposal,
  type ProposalActor,
  type ProposalCommand as CoreCommand,
  type ProposalEvent,
} from '#core/network/proposal.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { ProposalCommand, ProposalView } from '#contract/proposals.ts'
import { decidersOf } from '#store/bodies.ts'
import { orgTransaction } from '#store/org-query.ts'
import {
  alikeGroups,
  appendProposal,
  evidenceOf,
  findProposal,
  listProposals,
  type ProposalRow,
} from '#store/proposals.ts'
import { proposalDraft } from '#words/proposal.ts'
import type { Ask } from './context.ts'
import { NotFound } from './not-found.ts'
import { staffNames } from './staff-names.ts'

type Done =
  | { readonly ok: true; readonly view: ProposalView }
  | { readonly ok: false; readonly refusals: readonly Refusal[] }

export async function proposalsOf(ask: Ask) {
  const { app, orgId, actor } = ask
  const rows = await listProposals(app.store.pool, orgId, actor.id)
  const alike = isOfCentre(ask) ? await alikeGroups(app.store.pool, orgId, actor.id, alikeForProposal) : []
  const names = await staffNames(app, orgId)
  return { rows: rows.map((row) => present(row, orgId, actor.roles, names)), alike }
}

/** Throws NotFound for one that may not be read here. */
export async function proposalOf(ask: Ask, id: string): Promise<ProposalView> {
  const row = await findProposal(ask.app.store.pool, ask.orgId, ask.actor.id, id)
  if (!row) throw new NotFound('proposal')
  return present(row, ask.orgId, ask.actor.roles, await staffNames(ask.app, ask.orgId))
}

/** The same key again gives the same draft. */
export async function draftProposal(ask: Ask, key: string, itemId: string | null, cause: Cause): Promise<Done> {
  const { app, orgId, actor } = ask
  const found = await evidenceOf(app.store.pool, orgId, actor.id, itemId, cause)
  if (found.length < alikeForProposal)
    return { ok: false, refusals: [refuse('too-few-alike', { least: alikeForProposal })] }
  const keyHash = hashOf(ask, key)
  const id = idOf(keyHash)
  // By the items' own name, which the exceptions carry.
  const groups = await alikeGroups(app.store.pool, orgId, actor.id, alikeForProposal)
  const item = groups.find((group) => group.itemId === itemId && group.cause === cause)?.item ?? ''
  const evidence = found.map(({ why: _, ...each }) => each)
  const command = { type: 'draft', id, item, itemId, cause, ...proposalDraft(item, cause, found), evidence } as const
  const isSame = (made: ProposalEvent) => made.type === 'draft' && made.itemId === itemId && made.cause === cause
  return await append(ask, { homeOrg: orgId, id, keyHash, isSame }, (before) => (before ? null : command), null)
}

export async function commandProposal(ask: Ask, key: string, id: string, command: ProposalCommand): Promise<Done> {
  const { app, orgId, actor } = ask
  const row = await findProposal(app.store.pool, orgId, actor.id, id)
  if (!row) throw new NotFound('proposal')
  const own = row.orgId === orgId
  const names = await staffNames(app, orgId)
  const { name } = await app.centre(orgId)
  const signed = own ? null : { body: name, name: names(actor.id) }
  // Whoever reads an answered one below has nothing to say to it.
  if (!own && (row.state.to !== orgId || !actor.roles.includes('officer')))
    return { ok: false, refusals: [refuse('not-your-role')] }
  const asked: CoreCommand = command.type === 'send' ? { type: 'send', to: await above(ask, command.level) } : command
  const isSame = ({ at: _at, by: _by, signed: _signed, ...made }: ProposalEvent) => isDeepStrictEqual(made, asked)
  return await append(ask, { homeOrg: row.orgId, id, keyHash: hashOf(ask, key), isSame }, () => asked, signed)
}

const above = (ask: Ask, level: 'district' | 'city') =>
  orgTransaction(
    ask.app.store.pool,
    ask.orgId,
    async (client) => (await decidersOf(client, ask.orgId, level)).to ?? null,
  )

async function append(
  ask: Ask,
  {
    homeOrg,
    id,
    keyHash,
    isSame,
  }: {
    readonly homeOrg: string
    readonly id: string
    readonly keyHash: Buffer
    readonly isSame: (made: ProposalEvent) => boolean
  },
  commandFor: (before: Proposal | null) => CoreCommand | null,
  signed: ProposalActor['signed'],
): Promise<Done> {
  const { app, orgId, actor, now } = ask
  const by = { id: homeOrg === orgId ? actor.id : `${orgId}/${actor.id}`, signed }
  const made = await appendProposal<readonly Refusal[]>(app.store.pool, homeOrg, id, keyHash, isSame, (before) => {
    const command = commandFor(before)
    return command ? decideProposal(before, command, by, now) : [refuse('already-registered')]
  })
  if (made === 'key-reused') return { ok: false, refusals: [refuse('key-reused')] }
  if (isRefused(made)) return { ok: false, refusals: made }
  return { ok: true, view: await proposalOf(ask, id) }
}

const isRefused = (made: Proposal | readonly Refusal[]): made is readonly Refusal[] => Array.isArray(made)

const isOfCentre = ({ actor }: Ask): boolean => actor.roles.includes('caseworker') || actor.roles.includes('director')

const hashOf = ({ orgId, actor }: Ask, key: string): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(['proposal', orgId, actor.id, key]))
    .digest()

/** A UUID of version 8 from a hash: the same asked again is the same proposal. */
function idOf(hash: Buffer): string {
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function present(
  { orgId: home, centre, toName, state }: ProposalRow,
  orgId: string,
  roles: readonly string[],
  names: (id: string) => string,
): ProposalView {
  const own = home === orgId && (roles.includes('caseworker') || roles.includes('director'))
  const answers = state.to === orgId && home !== orgId && roles.includes('officer')
  const actions: ProposalView['actions'] = []
  if (own && state.status === 'draft') actions.push('edit', 'send')
  if (own && (state.status === 'draft' || state.status === 'sent')) actions.push('withdraw')
  if (answers && state.status === 'sent') actions.push('answer')
  const { itemId: _, ...shown } = state
  return {
    ...shown,
    centre,
    own: home === orgId,
    // The register is read by the centre and above it: those below read what was asked and answered, not what happened elsewhere.
    evidence: home === orgId || state.to === orgId ? state.evidence.map((each) => ({ ...each })) : [],
    draftedBy: home === orgId ? names(state.draftedBy) : '',
    to: toName ?? '',
    actions,
  }
}
