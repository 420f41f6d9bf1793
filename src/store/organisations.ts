/** The tree of bodies, written when a centre is set up. */
import type pg from 'pg'

interface Tree {
  readonly demo: boolean
  readonly code: string
  readonly orgs: readonly {
    readonly id: string
    readonly parentId: string | null
    readonly level: string
    readonly name: string
  }[]
  readonly bodies: readonly (Tree['orgs'][number] & { readonly oversees: string | null })[]
}

/** Inserts the path from the city to the centre and the bodies beside it; those that are there already are shared. As the owner of the tables. */
export async function insertOrganisations(owner: pg.Client, file: Tree, settings: object): Promise<void> {
  const own = file.orgs.at(-1)!
  for (const org of [...file.orgs, ...file.bodies]) {
    const centre = org.id === own.id
    await owner.query(
      `insert into organisation (id, parent_id, kind, code, name, settings, demo, oversees) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (id) do nothing`,
      [
        org.id,
        org.parentId,
        org.level,
        centre ? file.code : org.id,
        org.name,
        JSON.stringify(centre ? settings : {}),
        file.demo,
        'oversees' in org ? org.oversees : null,
      ],
    )
  }
}
