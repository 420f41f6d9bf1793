/** Who the people of a case are, opened only to take them out of a text: nothing of it is shown, kept or logged. */
import type pg from 'pg'
import type { CaseState } from '#core/case/case.ts'
import type { Known, KnownPerson } from '#core/people/deidentify.ts'
import { identifying } from '#core/people/deidentify.ts'
import { searchKeys } from '#insight/pinyin.ts'
import { openField } from '#store/people.ts'
import type { Ask } from './context.ts'

type Opening = Pick<Ask, 'app' | 'orgId'>

/** For a transaction inside the walls. `colleagues`: names of staff that must go too. */
export async function peopleOf(
  client: pg.PoolClient,
  ask: Opening,
  state: CaseState,
  colleagues: readonly string[],
): Promise<Known> {
  const { requester } = state
  const people: KnownPerson[] = []
  if (requester) {
    const instead = requester.kind === 'enterprise' ? '当事企业' : '当事人'
    people.push(await opened(client, ask, requester.personId, requester.kind, instead))
    if (requester.proxy) people.push(await opened(client, ask, requester.proxy.personId, 'individual', '代办人'))
  }
  const others = (name: string, instead: string): KnownPerson => ({
    kind: 'individual',
    name,
    byNameOnly: true,
    numbers: [],
    instead,
  })
  const outside = [
    ...state.referrals.flatMap(({ contact, signed }) => [contact, signed?.name ?? '']),
    ...(state.conferences ?? []).flatMap(({ invited }) => invited.map(({ contact }) => contact)),
    ...(state.panels ?? []).flatMap(({ seats }) => seats.map(({ adviser }) => adviser.name)),
  ]
  return {
    people: [
      ...people,
      ...named(colleagues).map((name) => others(name, '工作人员')),
      ...named(outside).map((name) => others(name, '有关人员')),
    ],
    codes: [state.number, state.external?.number ?? ''],
    keep: [state.item?.name ?? ''],
  }
}

/** What is no name, such as a post or a telephone, is left to the rules. */
const named = (words: readonly string[]): string[] =>
  [...new Set(words)].filter((word) => /^\p{Script=Han}{2,4}$/u.test(word))

async function opened(
  client: pg.PoolClient,
  { app, orgId }: Opening,
  id: string,
  kind: KnownPerson['kind'],
  instead: string,
): Promise<KnownPerson> {
  const field = async (name: 'name' | 'idNumber' | 'phone' | 'note') =>
    (await openField(client, app.keys, orgId, id, name)) ?? ''
  const name = await field('name')
  const idNumber = await field('idNumber')
  const phone = await field('phone')
  // An address or a second telephone stands, where it does, in the note.
  const note = await field('note')
  const noted = identifying(note)
    .filter(({ sure }) => sure)
    .map(({ from, to, kind: of }) => ({ kind: of, value: note.slice(from, to) }))
  return {
    kind,
    name,
    spellings: kind === 'individual' ? inLetters(name) : [],
    numbers: [{ kind: 'number' as const, value: idNumber }, { kind: 'phone' as const, value: phone }, ...noted].filter(
      ({ value }) => value !== '',
    ),
    instead,
  }
}

/** As a passport writes it, either way round. */
function inLetters(name: string): string[] {
  const syllables = searchKeys(name)
    .full.split(' ')
    .map((token) => token.split('|')[0]!)
    .filter((token) => /^[a-z]+$/.test(token))
  if (syllables.length < 2 || syllables.length !== Array.from(name.trim()).length) return []
  const [family, ...given] = syllables
  return [`${family}${given.join('')}`, `${given.join('')}${family}`]
}
