/** News of duties on their way into the inboxes of other organisations: each written within the walls of whoever is told. */
import type pg from 'pg'
import type { DutyNews } from '#notify/duty-messages.ts'
import type { DutyAddress } from '#store/duty-news.ts'
import { dutiesOfCases, listOfficers } from '#store/duty-news.ts'

/** Duties of these cases, and who answers for each organisation that owes one. */
export interface Addresses {
  readonly duties: readonly DutyAddress[]
  readonly officers: ReadonlyMap<string, readonly string[]>
}

/** Whose walls the transaction stands in from here on. */
export const setOrgOf = (client: pg.PoolClient, orgId: string) =>
  client.query({ name: 'set-org', text: `select set_config('app.org', $1, true)`, values: [orgId] })

/** In a transaction; app.org is that of the cases before and somebody else's after. */
export async function addressesOf(
  client: pg.PoolClient,
  orgId: string,
  caseIds: readonly string[],
): Promise<Addresses> {
  const duties = await dutiesOfCases(client, orgId, caseIds)
  return { duties, officers: await officersOf(client, duties) }
}

/** Whoever is not meant by name is told through the officers of the organisation. Leaves app.org at one of theirs. */
export async function officersOf(
  client: pg.PoolClient,
  duties: readonly DutyAddress[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const officers = new Map<string, readonly string[]>()
  for (const to of new Set(duties.filter(({ staff }) => staff === null).map((duty) => duty.to))) {
    await setOrgOf(client, to)
    officers.set(to, await listOfficers(client, to))
  }
  return officers
}

export interface Letter {
  /** The organisation within whose walls it is told. */
  readonly orgId: string
  readonly dutyId: string
  readonly recipientId: string
  readonly text: string
}

/** Who is told this; never whoever did it. Nobody where the body has no account. */
export function lettersFor(
  { kind, thing, text }: DutyNews,
  caseId: string,
  doneBy: string,
  { duties, officers }: Addresses,
): Letter[] {
  const duty = duties.find((each) => each.caseId === caseId && each.kind === kind && each.thing === thing)
  if (!duty) return []
  const { id, to, staff } = duty
  const told = staff === null ? (officers.get(to) ?? []) : [staff]
  return told
    .filter((recipientId) => `${to}/${recipientId}` !== doneBy)
    .map((recipientId) => ({ orgId: to, dutyId: id, recipientId, text }))
}
