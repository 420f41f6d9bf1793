/** A browser as far as the API is concerned: cookies, CSRF token, same-origin headers, a key for every write. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app/context.ts'
import { codeOfStep, stepOf } from '#app/one-time-code.ts'
import { inOrg } from '#store/staff.ts'
import type { TestApp, TestStaff } from './app.ts'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>
  /** Parsed when it is JSON, otherwise undefined. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came
  readonly body: any
  readonly text: string
}

export interface Sending {
  /** Idempotency-Key; default a new one for every write. Null: none. */
  readonly key?: string | null
  /** Set or, with undefined, left out. */
  readonly headers?: Readonly<Record<string, string | undefined>>
  /** Where the request comes from; default the loopback. */
  readonly ip?: string | undefined
}

export interface Client {
  get(url: string, sending?: Sending): Promise<Answer>
  post(url: string, body?: unknown, sending?: Sending): Promise<Answer>
  put(url: string, body?: unknown, sending?: Sending): Promise<Answer>
  patch(url: string, body?: unknown, sending?: Sending): Promise<Answer>
  del(url: string, sending?: Sending): Promise<Answer>
  /** Any method; `body` a string or bytes is sent as it is. */
  send(method: string, url: string, body?: unknown, sending?: Sending): Promise<Answer>
  /** What the browser holds, by name; a test may change it. */
  readonly cookies: Map<string, string>
  csrf: string
  readonly language: 'zh' | 'en'
}

export function makeClient(server: FastifyInstance, app: Pick<App, 'publicUrl'>): Client {
  const cookies = new Map<string, string>()
  const client: Client = {
    cookies,
    csrf: '',
    language: 'zh',
    get: (url, sending) => client.send('GET', url, undefined, sending),
    post: (url, body, sending) => client.send('POST', url, body, sending),
    put: (url, body, sending) => client.send('PUT', url, body, sending),
    patch: (url, body, sending) => client.send('PATCH', url, body, sending),
    del: (url, sending) => client.send('DELETE', url, undefined, sending),
    async send(method, url, body, sending = {}) {
      const writes = method !== 'GET' && method !== 'HEAD'
      const raw = typeof body === 'string' || Buffer.isBuffer(body)
      const headers: Record<string, string | undefined> = {
        host: new URL(app.publicUrl).host,
        'accept-language': 'zh-CN',
        'sec-fetch-site': 'same-origin',
        ...(cookies.size > 0 && { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }),
        ...(writes && {
          'x-csrf-token': client.csrf,
          'idempotency-key': sending.key === null ? undefined : (sending.key ?? randomUUID()),
        }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...sending.headers,
      }
      for (const [name, value] of Object.entries(headers)) if (value === undefined || value === '') delete headers[name]
      const answer = await server.inject({
        method: method as 'GET',
        url,
        headers: headers as Record<string, string>,
        ...(sending.ip && { remoteAddress: sending.ip }),
        ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
      })
      for (const { name, value, maxAge, expires } of answer.cookies) {
        const gone = value === '' || maxAge === 0 || (expires !== undefined && expires.getTime() <= 0)
        if (gone) cookies.delete(name)
        else cookies.set(name, value)
      }
      const json = String(answer.headers['content-type'] ?? '').includes('json')
      return {
        status: answer.statusCode,
        headers: answer.headers,
        body: json && answer.payload ? JSON.parse(answer.payload) : undefined,
        text: answer.payload,
      }
    },
  }
  return client
}

/** Through both steps, as a person would. Throws with the server's answer when one of them fails. */
export async function signIn(test: TestApp, staff: TestStaff, ip?: string): Promise<Client> {
  const client = test.anyone()
  const first = await client.post('/api/session', { username: staff.username, password: staff.password }, { ip })
  if (first.body?.next !== 'code') throw new Error(`first step: ${first.text}`)
  const second = await client.post('/api/session/code', { code: await freshCode(test, staff) }, { ip })
  if (second.body?.next !== 'nothing') throw new Error(`second step: ${second.text}`)
  client.csrf = second.body.me.csrf
  return client
}

/** A code not used yet. Whoever signs in again within one half minute would have to wait for the next; a test forgets the old one instead. */
export async function freshCode(test: TestApp, staff: TestStaff): Promise<string> {
  const step = stepOf(test.clock.now())
  await inOrg(test.app.store.pool, staff.orgId, (client) =>
    client.query('update staff set totp_last_step = 0 where org_id = $1 and id = $2 and totp_last_step >= $3', [
      staff.orgId,
      staff.id,
      step,
    ]),
  )
  return codeOfStep(staff.secret, step)
}
