import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import { orgQuery } from './org-query.ts'

/** What the news of a case is made of: its state, and the counter of whoever registered it ('' when none). */
export async function findNews(
  pool: pg.Pool,
  orgId: string,
  caseId: string,
): Promise<{ state: CaseState; counter: string } | undefined> {
  const [row] = await orgQuery<{ state: CaseState; counter_no: number | null }>(pool, orgId, {
    name: 'case-news',
    text: `select f.state, s.counter_no from case_file f left join staff s on s.org_id = f.org_id and s.id = f.registered_by
           where f.org_id = $1 and f.id = $2`,
    values: [orgId, caseId],
  })
  return row && { state: row.state, counter: row.counter_no === null ? '' : String(row.counter_no) }
}
