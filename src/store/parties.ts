/** Which body stands behind a party of a case. */
import type pg from 'pg'
import type { Actor } from '#core/case/case.ts'

/** Of these actors the parties, by their id (`organisation/account`), with the name of their organisation: a person is told the body. */
export async function bodiesOf(
  pool: pg.Pool,
  actors: readonly { readonly actorKind: string; readonly actorId: Actor['id'] }[],
): Promise<ReadonlyMap<string, string>> {
  const parties = [...new Set(actors.filter(({ actorKind }) => actorKind === 'party').map(({ actorId }) => actorId))]
  if (parties.length === 0) return new Map()
  const { rows } = await pool.query<{ id: string; name: string }>({
    name: 'bodies-of-parties',
    text: `select p.id, o.name from unnest($1::text[]) as p(id) join organisation o on o.id::text = split_part(p.id, '/', 1)`,
    values: [parties],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
