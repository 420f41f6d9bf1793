/** What tests of the residents' pages need: a catalogue to search in, a caseworker's hand, a picture to send. */
import sharp from 'sharp'
import { fileURLToPath } from 'node:url'
import { parseCatalogue } from '#app/catalogue-import.ts'
import { runCommand } from '#app/command.ts'
import type { Command } from '#contract/commands.ts'
import type { Classification } from '#core/case/case.ts'
import { register } from '#app/register.ts'
import { dateOf } from '#core/clock/date.ts'
import { insertItems } from '#store/catalogue.ts'
import { inOrg } from '#store/staff.ts'
import { getCode } from '#store/case-codes.ts'
import { codeUrl, typedCode } from '#app/case-code.ts'
import type { CaseState } from '#core/case/case.ts'
import type { TestApp, TestStaff } from './app.ts'

export const ordinary = {
  class: 'general',
  nature: 'hard',
  causes: ['material-mismatch'],
  layer: 'counter',
  remit: 'ours',
  rightBody: '',
} satisfies Classification

/** From acceptance to a written answer, as one caseworker does it. */
export const toReply: readonly Command[] = [
  { type: 'judge', verdict: 'can', reasoning: '电子票据自带的明细与票面一致，可以受理。', basis: '', alternative: '' },
  {
    type: 'reply',
    outcome: 'done',
    explanation:
      '您的报销已经受理，交到了区医保中心。\n\n清单上多的那一笔不算在这张发票里，已经用电子票据自带的明细替换。',
    basis: '医疗收费电子票据与纸质票据效力相同。',
    alternatives: '',
    remedy: '',
  },
]

/** The example catalogue, as a centre has it. */
export async function fillCatalogue(t: TestApp): Promise<void> {
  const { items } = parseCatalogue(fileURLToPath(new URL('../../data/catalogue/shanghai-example', import.meta.url)))
  const rows = items.map(
    ({ id, code, name, category, department, shortName, otherNames, otherCode, channels, keys }) => ({
      id,
      code,
      name,
      category,
      department,
      source: '',
      data: { shortName, otherNames, otherCode, channels, keys },
    }),
  )
  await inOrg(t.app.store.pool, t.centre.id, (client) => insertItems(client, t.centre.id, rows, dateOf(t.clock.now())))
}

/** A case as somebody reported it online. */
export async function reportedOnline(
  t: TestApp,
  statement = '我在外地看病花了两百多，发票和清单对不上，窗口说收不了。',
): Promise<CaseState> {
  const actor = { kind: 'person', id: crypto.randomUUID(), roles: [] } as const
  const done = await register(
    { app: t.app, orgId: t.centre.id, actor, now: t.clock.now(), lang: 'zh' },
    crypto.randomUUID(),
    {
      channel: 'online',
      title: '医疗费零星报销',
      statement,
      wish: '把钱报了',
      itemId: null,
      blocker: { causes: ['material-mismatch'], note: '', step: '', place: '', refusedBy: null, refusedOn: null },
      person: { kind: 'individual', name: '欧阳𰻝·买买提', idNumber: '', phone: '13800138000', note: '' },
      proxy: null,
      external: null,
      paperIds: [],
      owner: null,
      comes: 'notNeeded',
    },
  )
  if (!done.ok) throw new Error(done.refusals.map(({ code }) => code).join(', '))
  return done.state
}

/** The newest case, folded. */
export async function newestCase(t: TestApp): Promise<CaseState> {
  return await inOrg(t.app.store.pool, t.centre.id, async (client) => {
    const { rows } = await client.query<{ state: CaseState }>(
      'select state from case_file where org_id = $1 order by registered_at desc, number desc limit 1',
      [t.centre.id],
    )
    if (!rows[0]) throw new Error('no case yet')
    return rows[0].state
  })
}

export const countCases = (t: TestApp): Promise<number> =>
  inOrg(
    t.app.store.pool,
    t.centre.id,
    async (client) =>
      (await client.query('select count(*) as n from case_file where org_id = $1', [t.centre.id])).rows[0].n,
  )

/** What a slip of the case carries. */
export async function slipCode(t: TestApp, caseId: string): Promise<{ typed: string; path: string }> {
  const code = await getCode(t.app.store.pool, t.centre.id, caseId)
  return { typed: typedCode(t.app, code), path: new URL(codeUrl(t.app, code)).pathname }
}

/** One member of staff does things to a case, one after the other; throws at the first refusal. */
export async function staffDoes(
  t: TestApp,
  staff: TestStaff,
  caseId: string,
  ...commands: Command[]
): Promise<CaseState> {
  let state = await stateOf(t, caseId)
  for (const command of commands) {
    const actor = { kind: 'staff', id: staff.id, roles: [...staff.roles] } as const
    const done = await runCommand(
      { app: t.app, orgId: t.centre.id, actor, now: t.clock.now(), lang: 'zh' },
      crypto.randomUUID(),
      caseId,
      state.version,
      command,
    )
    if (!done.ok) throw new Error(`${command.type}: ${done.refusals.map(({ code }) => code).join(', ')}`)
    state = done.state
  }
  return state
}

async function stateOf(t: TestApp, caseId: string): Promise<CaseState> {
  return await inOrg(t.app.store.pool, t.centre.id, async (client) => {
    const { rows } = await client.query<{ state: CaseState }>(
      'select state from case_file where org_id = $1 and id = $2',
      [t.centre.id, caseId],
    )
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
    .composite([
      {
        input: Buffer.from(`<svg width="600" height="400"><text x="40" y="200" font-size="60">${text}</text></svg>`),
        left: 0,
        top: 0,
      },
    ])
    .withExif({
      IFD0: { ImageDescription: 'secret-place' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 12/1 0/1' },
    })
    .jpeg()
    .toBuffer()

/** Somebody without scripts: cookies, the form token of the page last read, forms sent as a browser sends them. */
export function visitor(t: TestApp, ip = '192.0.2.1') {
  const cookies = new Map<string, string>()
  let token = ''
  const answerOf = (answer: Awaited<ReturnType<typeof t.server.inject>>) => {
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    token = /name="_form" value="([^"]+)"/.exec(answer.payload)?.[1] ?? token
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      location: String(answer.headers['location'] ?? ''),
    }
  }
  const headers = (more: Record<string, string | undefined>): Record<string, string> => {
    const all = {
      host: new URL(t.app.publicUrl).host,
      accept: 'text/html',
      'accept-language': 'zh-CN',
      'sec-fetch-site': 'same-origin',
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      ...more,
    }
    return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])))
  }
  return {
    cookies,
    get token() {
      return token
    },
    async get(url: string, more: Record<string, string | undefined> = {}, method: 'GET' | 'HEAD' = 'GET') {
      return answerOf(await t.server.inject({ method, url, headers: headers(more), remoteAddress: ip }))
    },
    /** `fields` may repeat a name with a list. The token of the last page is put in unless `_form` is given. */
    async post(
      url: string,
      fields: Record<string, string | readonly string[]> = {},
      more: Record<string, string | undefined> = {},
    ) {
      const body = new URLSearchParams()
      for (const [name, value] of Object.entries({ _form: token, ...fields }))
        for (const each of [value].flat()) body.append(name, each)
      const sent = { 'content-type': 'application/x-www-form-urlencoded', ...more }
      return answerOf(
        await t.server.inject({
          method: 'POST',
          url,
          headers: headers(sent),
          payload: body.toString(),
          remoteAddress: ip,
        }),
      )
    },
    async upload(
      url: string,
      name: string,
      files: readonly { name: string; type: string; bytes: Buffer }[],
      fields: Record<string, string> = {},
    ) {
      const form = new FormData()
      for (const [key, value] of Object.entries({ _form: token, ...fields })) form.append(key, value)
      for (const file of files)
        form.append(name, new Blob([new Uint8Array(file.bytes)], { type: file.type }), file.name)
      const encoded = new Response(form)
      const payload = Buffer.from(await encoded.arrayBuffer())
      return answerOf(
        await t.server.inject({
          method: 'POST',
          url,
          headers: headers({ 'content-type': encoded.headers.get('content-type')! }),
          payload,
          remoteAddress: ip,
        }),
      )
    },
  }
}
