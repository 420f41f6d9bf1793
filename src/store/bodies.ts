/** Bodies that can be asked: which of those a centre knows by name have accounts here, who decides above it, and its advisers. */
import type pg from 'pg'
import type { PlainDate } from '#core/clock/date.ts'
import type { Reached } from '#core/network/conference.ts'
import type { FilingLevel } from '#core/network/filing.ts'
import type { Adviser } from '#core/network/panel.ts'

/** Each with its organisation and the one above it, where the name or an alias is that of a body with accounts. In the order given. */
export async function reach<T extends Reached>(
  client: pg.PoolClient,
  orgId: string,
  asked: readonly T[],
): Promise<T[]> {
  if (asked.length === 0) return []
  const { rows } = await client.query<{ at: number; to: string; above: string | null }>({
    name: 'reach-bodies',
    text: `select a.at::int as at, o.id as "to", o.parent_id as above
           from unnest($2::text[]) with ordinality as a(name, at)
             join lateral (
               select body_id from unit u
               where u.org_id = $1 and u.body_id <> $1 and (u.name = trim(a.name) or trim(a.name) = any (u.aliases))
               order by u.name = trim(a.name) desc, u.name limit 1
             ) u on true
             join organisation o on o.id = u.body_id`,
    values: [orgId, asked.map(({ body }) => body)],
  })
  return asked.map((each, index) => {
    const row = rows.find(({ at }) => at === index + 1)
    return row ? { ...each, to: row.to, ...(row.above && { above: row.above }) } : each
  })
}

/**
 * Who decides an exception of that level (nobody above for the centre's own) and who looks at it again: the next organisation above the
 * one that decides. Empty where the tree has no such level.
 */
export async function decidersOf(
  client: pg.PoolClient,
  orgId: string,
  level: FilingLevel,
): Promise<{ to?: string; above?: string }> {
  const { rows } = await client.query<{ id: string; kind: string }>({
    name: 'org-path',
    text: `select o.id, o.kind from unnest(org_path($1)) with ordinality as w(id, at) join organisation o on o.id = w.id order by w.at`,
    values: [orgId],
  })
  const levels = rows.filter(({ kind }) => kind === 'district' || kind === 'city')
  const decides = level === 'centre' ? null : levels.find(({ kind }) => kind === level)
  if (level !== 'centre' && !decides) return {}
  const next = decides ? levels[levels.indexOf(decides) + 1] : levels[0]
  return { ...(decides && { to: decides.id }), ...(next && { above: next.id }) }
}

/** The advisers of these entries whose term runs on that day and whose account is theirs still; seen by whoever they serve. */
export async function findAdvisers(
  client: pg.PoolClient,
  ids: readonly string[],
  today: PlainDate,
): Promise<Adviser[]> {
  const { rows } = await client.query<Adviser & pg.QueryResultRow>({
    name: 'find-advisers',
    text: `select staff_id as id, name, array_to_string(fields, '、') as field, org_id as "to"
           from unnest($1::uuid[]) with ordinality as w(id, at) join adviser a using (id)
           where $2::date between a.term_from and a.term_until order by w.at`,
    values: [ids, today],
  })
  return rows
}

/** Puts a member of staff of this organisation on the list of advisers. */
export async function insertAdviser(
  client: pg.PoolClient,
  orgId: string,
  adviser: {
    id: string
    serves: string
    name: string
    specialities: readonly string[]
    from: PlainDate
    until: PlainDate
  },
): Promise<void> {
  await client.query(
    `insert into adviser (id, org_id, staff_id, serves, name, fields, term_from, term_until)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7)`,
    [orgId, adviser.id, adviser.serves, adviser.name, adviser.specialities, adviser.from, adviser.until],
  )
}
