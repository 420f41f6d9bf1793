/** Which bills are on which case: a bill that is already in another case is said before it is handed in twice. */
import type pg from 'pg'
import type { Instant } from '#core/clock/date.ts'
import type { Actor, Outcome } from '#core/case/case.ts'
import type { Statement } from './one-trip.ts'
import { orgQuery } from './org-query.ts'
import { blindIndex, type Keyring } from './seal.ts'

export interface BillUse {
  /** The paper of the case that asks. */
  readonly paperId: string
  readonly caseNumber: string
  /** How the other case ended; null while it is open. */
  readonly outcome: Outcome | null
  /** Somebody must not find the other case (law 5): what is kept where they may read it says nothing of it. */
  readonly hiddenFromSome: boolean
}

/**
 * What a paper says of itself from now on: these bills (`billIdentity`) and no others; for the transaction that records the reading.
 * A paper read again with another result leaves nothing behind; without a bill the earlier ones are only taken away.
 */
export function recordBillUse(
  keys: Keyring,
  orgId: string,
  use: { readonly caseId: string; readonly paperId: string; readonly bills: readonly string[]; readonly at: Instant },
): Statement {
  return {
    name: 'record-bill-use',
    text: `with gone as (delete from bill_use where org_id = $1 and paper_id = $3 and bill_index <> all($4::bytea[]))
           insert into bill_use (org_id, bill_index, case_id, paper_id, at)
           select $1, bill, $2, $3, $5 from unnest($4::bytea[]) as bill on conflict do nothing`,
    values: [orgId, use.caseId, use.paperId, indexesOf(keys, orgId, use.bills), use.at],
  }
}

/**
 * Where else the bills on this case's papers are. Left out:
 * papers that were withdrawn, here or there: the bill lies there no longer;
 * cases the person called off (`withdrawn`): nothing was asked for with the bill;
 * cases that whoever looks may not see (`maySee`): a complaint about them (law 5), and for a counter what it did not hand over itself; of
 * those they learn nothing, not even that they are there.
 * A case that ended with another answer counts, a refusal too: whether money came of it is for a person to see, and the number tells where.
 */
export async function otherUsesOf(
  pool: pg.Pool,
  orgId: string,
  caseId: string,
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
): Promise<BillUse[]> {
  const expert = roles.includes('caseworker') || roles.includes('director')
  return await orgQuery<BillUse & pg.QueryResultRow>(pool, orgId, {
    name: 'other-bill-uses',
    text: `select distinct mine.paper_id as "paperId", f.number as "caseNumber", f.outcome, f.hidden_from is not null as "hiddenFromSome"
           from bill_use mine
             join bill_use other on other.org_id = $1 and other.bill_index = mine.bill_index and other.case_id <> $2
             join case_file f on f.org_id = $1 and f.id = other.case_id
             join case_file own on own.org_id = $1 and own.id = $2
           where mine.org_id = $1 and mine.case_id = $2
             and f.hidden_from is distinct from $3 and ($4 or f.registered_by = $3) and f.outcome is distinct from 'withdrawn'
             and ${onCase('f', 'other')} and ${onCase('own', 'mine')}
           order by f.number, mine.paper_id`,
    values: [orgId, caseId, id, expert],
  })
}

/** The paper is on the case and was not withdrawn. */
const onCase = (file: string, use: string): string =>
  `${file}.state -> 'papers' @> jsonb_build_array(jsonb_build_object('id', ${use}.paper_id, 'withdrawn', false))`

const indexesOf = (keys: Keyring, orgId: string, bills: readonly string[]): Buffer[] =>
  [...new Set(bills)].map((bill) => blindIndex(keys, orgId, 'bill', bill))
