/** Reading the register of exceptions: the tenant's own, and what row-level security lets those above see. */
import type pg from 'pg'
import type { Cause } from '#core/causes/taxonomy.ts'
import type { Instant, PlainDate } from '#core/clock/date.ts'
import type { Filing, FilingLevel } from '#core/network/filing.ts'
import { orgQuery } from './org-query.ts'

export interface FilingRow {
  readonly orgId: string
  readonly centre: string
  readonly caseId: string
  readonly thing: string
  readonly number: string
  readonly item: string
  readonly causes: readonly Cause[]
  readonly level: FilingLevel
  readonly status: Filing['status']
  readonly expires: PlainDate
  readonly askedAt: Instant
  readonly words: Pick<Filing, 'beyond' | 'clause' | 'why' | 'limits' | 'risk' | 'decision' | 'review'>
  readonly alike: number
}

const columns = `f.org_id as "orgId", o.name as centre, f.case_id as "caseId", f.thing, f.number, f.item, f.causes, f.level, f.status,
  f.expires, f.asked_at as "askedAt", f.words,
  (select count(*)::int from filing a where a.status = 'approved' and a.item_id is not distinct from f.item_id and a.causes && f.causes) as alike`

/** Not of a case that is hidden from the reader (law 5). Cases of other organisations lie behind their walls: nobody here is meant by them. */
const visibleTo = (reader: string) =>
  `not exists (select from case_file c where c.org_id = f.org_id and c.id = f.case_id and c.hidden_from = ${reader})`

export interface FilingQuestion {
  readonly readerId: string
  readonly status: string | null
  readonly level: string | null
  readonly words: readonly string[]
  /** The last row of the page before. */
  readonly after: { readonly at: string; readonly key: string } | null
  readonly limit: number
}

/** Newest first. `key` of a row: its case and thing. */
export const listFilings = (pool: pg.Pool, orgId: string, ask: FilingQuestion): Promise<FilingRow[]> =>
  orgQuery<FilingRow & pg.QueryResultRow>(pool, orgId, {
    name: 'list-filings',
    text: `select ${columns} from filing f join organisation o on o.id = f.org_id
           where ($1::text is null or f.status = $1) and ($2::text is null or f.level = $2)
             and not exists (
               select from unnest($3::text[]) as w(word)
               where position(lower(w.word) in lower(concat_ws(' ', o.name, f.number, f.item, f.words ->> 'beyond', f.words ->> 'clause', f.words ->> 'why'))) = 0)
             and ($4::timestamptz is null or (f.asked_at, f.case_id || f.thing) < ($4, $5)) and ${visibleTo('$7')}
           order by f.asked_at desc, f.case_id || f.thing desc limit $6`,
    values: [ask.status, ask.level, ask.words, ask.after?.at ?? null, ask.after?.key ?? null, ask.limit, ask.readerId],
  })

/** Approved ones of the same item, or, where that is none, with a shared cause; same item and cause first. Not the case itself. */
export const findPrecedents = (
  pool: pg.Pool,
  orgId: string,
  like: {
    readonly readerId: string
    readonly caseId: string
    readonly itemId: string | null
    readonly causes: readonly string[]
  },
): Promise<FilingRow[]> =>
  orgQuery<FilingRow & pg.QueryResultRow>(pool, orgId, {
    name: 'filing-precedents',
    text: `select ${columns} from filing f join organisation o on o.id = f.org_id
           where f.status = 'approved' and f.sound is distinct from false and f.case_id <> $1
             and ((f.item_id is not null and f.item_id = $2) or f.causes && $3) and ${visibleTo('$4')}
           order by (f.item_id is not null and f.item_id = $2 and f.causes && $3) desc, (f.item_id is not null and f.item_id = $2) desc,
             f.decided_at desc
           limit 10`,
    values: [like.caseId, like.itemId, like.causes, like.readerId],
  })
