/** From the wire to the core: what a command names by id is looked up, what it brings is sealed or claimed, in the same transaction. */
import { maySee } from '#core/case/allowed.ts'
import { isConcerned } from '#core/case/demands.ts'
import type { Command as CoreCommand } from '#core/case/commands.ts'
import { reconcile } from '#core/materials/reconcile.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { Command } from '#contract/commands.ts'
import { dateOf } from '#core/clock/date.ts'
import { decidersOf, findAdvisers, reach } from '#store/bodies.ts'
import { mayHoldCases } from '#store/caseworkers.ts'
import { forJoining } from '#store/maybe-same.ts'
import { pinnedMaterials } from '#store/items.ts'
import { claimPapers } from '#store/paper-claims.ts'
import { agreeTime } from './appointments.ts'
import type { Ask } from './context.ts'
import { findingFacts, type FindingFacts } from './finding-facts.ts'
import type { Given, Performed } from './perform.ts'
import { perform } from './perform.ts'
import { panelFaults } from './panel-preview.ts'
import { pin, sealRequester } from './register.ts'

/** Does one command of a member of staff on what they had in front of them. */
export async function runCommand(
  ask: Ask,
  key: string,
  caseId: string,
  expectedVersion: number,
  command: Command,
): Promise<Performed> {
  const facts = command.type === 'recordFinding' ? await findingFacts(ask, caseId, command) : {}
  return await perform(ask, {
    key,
    caseId,
    expectedVersion,
    content: command,
    command: (given) => toCore(given, ask, command, facts),
    thenRead: true,
  })
}

/** Without the fields that were left out. */
const defined = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }

async function toCore(given: Given, ask: Ask, command: Command, facts: FindingFacts): Promise<CoreCommand | Refusal[]> {
  const { orgId } = ask
  const { client } = given
  const state = given.state!
  switch (command.type) {
    case 'addPaper': {
      const [paper] = await claimPapers(client, orgId, state.id, [command.paperId], ask.actor)
      return paper ? { type: 'addPaper', paper } : [refuse('no-such-paper')]
    }
    case 'recordFinding': {
      const { billCents, ...kept } = command
      const known = command.paperIds.every((id) => state.papers.some((paper) => paper.id === id))
      return known ? { ...kept, ...facts, result: reconcile(billCents, kept.lines, kept) } : [refuse('no-such-paper')]
    }
    case 'markMaterial': {
      const { type, materialId, ...mark } = command
      const demanded = await pinnedMaterials(client, orgId, state.item)
      const material = demanded.find(({ id }) => id === materialId)
      return material ? { type, material, ...mark } : [refuse('no-such-material')]
    }
    case 'amend': {
      const item = command.itemId === undefined ? undefined : await pin(client, orgId, command.itemId)
      if (Array.isArray(item)) return item
      const requester = command.person ? sealRequester(given.later, ask, command.person, command.proxy ?? null) : null
      return {
        type: 'amend',
        ...(command.title === undefined ? {} : { title: command.title }),
        ...(command.wish === undefined ? {} : { wish: command.wish }),
        ...(item ? { item: { id: item.id, version: item.version, name: item.name } } : {}),
        ...(requester ? { requester } : {}),
      }
    }
    case 'joinCase': {
      const { other, joinedHere } = await forJoining(client, orgId, state.id, command.into)
      if (!other || !maySee(other, ask.actor)) return [refuse('no-such-thing')]
      if (joinedHere) return [refuse('has-joined', { number: joinedHere })]
      if (other.joined) return [refuse('case-joined', { number: other.joined.number })]
      if (other.stage === 'closed' || other.stage === 'archived') return [refuse('already-closed')]
      return { type: 'joinCase', into: { id: other.id, number: other.number }, reason: command.reason }
    }
    case 'makeAppointment':
    case 'moveAppointment':
      return await agreeTime(client, ask, state, defined(command))
    case 'reassign':
      return (await mayHoldCases(client, orgId, command.handler, dateOf(ask.now)))
        ? command
        : [refuse('no-such-colleague')]
    case 'changeOwner':
      return (await mayHoldCases(client, orgId, command.owner, dateOf(ask.now)))
        ? command
        : [refuse('no-such-colleague')]
    case 'refer': {
      const { body, contact, others = [], ...asked } = command
      const [first, ...rest] = await reach(client, orgId, [{ body, contact }, ...others])
      return { ...defined(asked), ...first!, ...(rest.length > 0 && { others: rest }) }
    }
    case 'planConference':
      return { ...command, invited: await reach(client, orgId, command.invited) }
    case 'recordConference':
      return { ...command, commitments: await reach(client, orgId, command.commitments) }
    case 'convenePanel': {
      const { adviserIds, ...asked } = command
      const advisers = await findAdvisers(client, adviserIds, dateOf(ask.now))
      // Whoever it is about is not asked about it (law 5).
      const concerned = advisers.some(({ id, to }) => to === orgId && isConcerned(state, id))
      if (concerned || advisers.length < adviserIds.length) return [refuse('no-such-adviser')]
      const faults = await panelFaults(client, ask, state, asked)
      if (faults.length > 0) return faults
      return { ...asked, advisers }
    }
    case 'askFiling':
      return { ...command, ...(await decidersOf(client, orgId, command.level)) }
    default:
      return command
  }
}
