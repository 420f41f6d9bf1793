/** Sets up a centre from its file (data/centre): organisations, catalogue, bodies, people. Done once; a centre that is there is left alone. */
import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { fileURLToPath } from 'node:url'
import { CentreFile, demoPasswordOf, type StaffMember } from '#contract/centre-file.ts'
import type { Catalogue } from '#contract/catalogue.ts'
import { dateOf, type Instant } from '#core/clock/date.ts'
import type { Keyring } from '#store/seal.ts'
import { seal } from '#store/seal.ts'
import { asOwner, type Store } from '#store/open.ts'
import { insertItems, insertUnits } from '#store/catalogue.ts'
import { insertOrganisations } from '#store/organisations.ts'
import { orgTransaction } from '#store/org-query.ts'
import { insertAdviser } from '#store/bodies.ts'
import { insertStaff, setTotpSecret } from '#store/staff.ts'
import { parseCatalogue } from './catalogue-import.ts'
import { newSecret } from './one-time-code.ts'
import { hashPassword, newPassword } from './passwords.ts'
import type { CentreSettings } from './settings.ts'

export const demoCentrePath = fileURLToPath(new URL('../../data/centre/hongqiao-demo.json', import.meta.url))
const cataloguesDir = fileURLToPath(new URL('../../data/catalogue', import.meta.url))

export interface SignIn {
  readonly name: string
  readonly username: string
  readonly title: string
  /** Shown once; in a demo it follows the file's rule. */
  readonly password: string
}

/** Reads and checks a centre file. Throws with every fault named. */
export function readCentreFile(path: string): CentreFile {
  const file = CentreFile.safeParse(parsed(path))
  if (file.success) return file.data
  throw centreProblem(
    path,
    file.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
  )
}

function parsed(path: string): unknown {
  const text = readFileSync(path, 'utf8')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw centreProblem(path, [(error as Error).message])
  }
}

function centreProblem(path: string, faults: readonly string[]): Error {
  const message = `中心文件有误 / faults in the centre file ${path}:\n${faults.map((fault) => `  ${fault}`).join('\n')}`
  return Object.assign(new Error(message), { code: 'centre-file', forPeople: true })
}

/** What can be made of a centre's file before there is a database. */
export interface Prepared {
  readonly file: CentreFile
  readonly catalogue: Catalogue
  readonly signIns: readonly (SignIn & { readonly hash: string })[]
}

/** Reads the catalogue and derives the passwords' hashes. Throws with every fault of the catalogue named. */
export async function prepareCentre(file: CentreFile): Promise<Prepared> {
  const signIns = Promise.all(
    [...file.people, ...file.bodies.flatMap(({ people }) => people)].map(async (person) => {
      const password = file.demo && file.demoPassword ? demoPasswordOf(file, person.username)! : newPassword()
      const { name, username, title } = person
      return { name, username, title, password, hash: await hashPassword(password) }
    }),
  )
  const catalogue = parseCatalogue(`${cataloguesDir}/${file.catalogue}`)
  const errors = catalogue.problems.filter((problem) => problem.severity === 'error')
  if (errors.length > 0)
    throw new Error(errors.map((problem) => `${problem.file}:${problem.line ?? ''} ${problem.message}`).join('\n'))
  return { file, catalogue, signIns: await signIns }
}

/**
 * Sets the centre up. With a demo file everybody gets the rule's password and a ready second factor; otherwise everybody named in the
 * file gets a random first password, and sets the second factor up at the first sign-in.
 */
export async function seedCentre(
  store: Store,
  keys: Keyring,
  { file, catalogue, signIns }: Prepared,
  now: Instant,
): Promise<SignIn[]> {
  const centre = file.orgs.at(-1)!
  const { address, addressEn, phone, opening, limits, texts } = file
  const settings: CentreSettings = { room: '一楼“办不成事”反映窗口', address, addressEn, phone, opening, limits, texts }
  await asOwner(store, (owner) => insertOrganisations(owner, file, settings))
  await orgTransaction(store.pool, centre.id, async (client) => {
    await insertItems(client, centre.id, catalogueRows(catalogue), dateOf(now))
    await insertUnits(client, centre.id, unitRows(catalogue, file))
    for (const person of file.people) await addPerson(client, centre.id, person)
  })
  for (const { id, serves, people } of file.bodies) {
    await orgTransaction(store.pool, id, async (client) => {
      for (const person of people) {
        await addPerson(client, id, person)
        if (serves && person.term) await insertAdviser(client, id, { serves, ...person, ...person.term })
      }
    })
  }
  return signIns.map(({ hash: _, ...signIn }) => signIn)

  async function addPerson(client: pg.PoolClient, orgId: string, person: StaffMember): Promise<void> {
    const counterNo = file.counters.find((counter) => counter.id === person.counterId)?.number ?? null
    const { id, name, username, roles, specialities } = person
    const staff = {
      id,
      name,
      username,
      roles,
      specialities,
      counterNo,
      maximumLoad: person.maxLoad ?? 20,
      passwordHash: signIns.find((signIn) => signIn.username === username)!.hash,
      passwordFirst: !file.demo,
    }
    if (!(await insertStaff(client, orgId, staff)))
      throw new Error(`用户名 ${username} 已经有人用了。 The user name ${username} is taken.`)
    if (!file.demo) return
    const place = { table: 'staff', column: 'totp_secret', orgId, rowId: id }
    await setTotpSecret(client, orgId, id, seal(keys, place, newSecret()))
    // A demo's second factor counts as set up: its code is shown on the sign-in page.
    await client.query('update staff set totp_last_step = 0 where org_id = $1 and id = $2', [orgId, id])
  }
}

/** Rows of the catalogue as they are stored. */
export const catalogueRows = (catalogue: Catalogue) =>
  catalogue.items.map((item) => {
    const guide = catalogue.guides.find((entry) => entry.itemId === item.id) ?? null
    const named = new Set([...(guide?.materials.map((material) => material.card) ?? []), ...(guide?.cards ?? [])])
    // Pinned with the item: a case keeps the cards it was told of.
    const cards = catalogue.cards.filter((card) => named.has(card.id))
    const { id, code, name, category, department, shortName, otherNames, otherCode, channels, keys, confidence, note } =
      item
    return {
      id,
      code,
      name,
      category,
      department,
      source: item.sources.join(' '),
      data: {
        shortName,
        otherNames,
        otherCode,
        channels,
        keys,
        confidence,
        note,
        sourceYear: item.sourceYear,
        guide,
        cards,
      },
    }
  })

const unitRows = (catalogue: Catalogue, file: CentreFile) => [
  ...catalogue.units.map((unit) => ({
    name: unit.name,
    kind: unit.kind,
    contact: [unit.contactName, unit.contactPhone].filter(Boolean).join(' '),
    aliases: catalogue.aliases
      .filter((alias) => alias.unit === unit.name && alias.status === 'ok')
      .map((alias) => alias.alias),
    bodyId: file.bodies.find((body) => body.unit === unit.name)?.id ?? null,
  })),
  // Bodies that the catalogue does not list: those above, other centres.
  ...file.bodies
    .filter(({ unit, serves, oversees }) => unit === null && serves === null && oversees === null)
    .map(({ id, name, level }) => ({ name, kind: level, contact: '', aliases: [], bodyId: id })),
]
