/** What tests of the residents' pages need: a catalogue to search in, a caseworker's hand, a picture to send. */
import sharp from 'sharp'
import { fileURLToPath } from 'node:url'
import { parseCatalogue } from '#app/catalogue-import.ts'
import { runCommand } from '#app/command.ts'
import type { Command } from '#contract/commands.ts'
import { dateOf } from '#core/clock/date.ts'
import { insertItems } from '#store/catalogue.ts'
import { inOrg } from '#store/staff.ts'
import { getCode } from '#store/case-codes.ts'
import { codeUrl, typedCode } from '#app/case-code.ts'
import type { CaseState } from '#core/case/case.ts'
import type { TestApp, TestStaff } from './app.ts'

/** The example catalogue, as a centre has it. */
export async function fillCatalogue(t: TestApp): Promise<void> {
  const { items } = parseCatalogue(fileURLToPath(new URL('../../data/catalogue/shanghai-example', import.meta.url)))
  const rows = items.map(({ id, code, name, category, department, shortName, otherNames, otherCode, channels, keys }) => ({
    id,
    code,
    name,
    category,
    department,
    source: '',
    data: { shortName, otherNames, otherCode, channels, keys },
  }))
  await inOrg(t.app.store.pool, t.centre.id, (client) => insertItems(client, t.centre.id, rows, dateOf(t.clock.now())))
}

/** The newest case, folded. */
export async function newestCase(t: TestApp): Promise<CaseState> {
  return await inOrg(t.app.store.pool, t.centre.id, async (client) => {
    const { rows } = await client.query<{ state: CaseState }>('select state from case_file where org_id = $1 order by registered_at desc, number desc limit 1', [t.centre.id])
    if (!rows[0]) throw new Error('no case yet')
    return rows[0].state
  })
}

export const countCases = (t: TestApp): Promise<number> =>
  inOrg(t.app.store.pool, t.centre.id, async (client) => (await client.query('select count(*) as n from case_file where org_id = $1', [t.centre.id])).rows[0].n)

/** What a slip of the case carries. */
export async function slipCode(t: TestApp, caseId: string): Promise<{ typed: string; path: string }> {
  const code = await getCode(t.app.store.pool, t.centre.id, caseId)
  return { typed: typedCode(t.app, code), path: new URL(codeUrl(t.app, code)).pathname }
}

/** One member of staff does things to a case, one after the other; throws at the first refusal. */
export async function staffDoes(t: TestApp, staff: TestStaff, caseId: string, ...commands: Command[]): Promise<CaseState> {
  let state = await stateOf(t, caseId)
  for (const command of commands) {
    const actor = { kind: 'staff', id: staff.id, roles: [...staff.roles] } as const
    const done = await runCommand({ app: t.app, orgId: t.centre.id, actor, now: t.clock.now(), lang: 'zh' }, crypto.randomUUID(), caseId, state.version, command)
    if (!done.ok) throw new Error(`${command.type}: ${done.refusals.map(({ code }) => code).join(', ')}`)
    state = done.state
  }
  return state
}

async function stateOf(t: TestApp, caseId: string): Promise<CaseState> {
  return await inOrg(t.app.store.pool, t.centre.id, async (client) => {
    const { rows } = await client.query<{ state: CaseState }>('select state from case_file where org_id = $1 and id = $2', [t.centre.id, caseId])
    return rows[0]!.state
  })
}

/** Whoever of the test's people this id is. */
export function staffOf(t: TestApp, id: string): TestStaff {
  const found = Object.values(t.staff).find((staff) => staff.id === id)
  if (!found) throw new Error(`nobody here is ${id}`)
  return found
}

/** A photo with a place in its EXIF data. */
export const photo = (text = '单据'): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#f3efe4' } })
    .composite([{ input: Buffer.from(`<svg width="600" height="400"><text x="40" y="200" font-size="60">${text}</text></svg>`), left: 0, top: 0 }])
    .withExif({ IFD0: { ImageDescription: 'secret-place' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 12/1 0/1' } })
    .jpeg()
    .toBuffer()
