/**
 * A 12345 hotline from outside: over real sockets it sends orders that repeat, change, come out of order and lose their replies, and takes
 * webhooks with acknowledgements that get lost. It knows of us only what docs/api says, and checks signatures by itself.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, request, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface SentOrder {
  readonly number: string
  readonly content: string
  readonly [field: string]: unknown
}

export interface Told {
  readonly status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- a stranger reads whatever came
  readonly body: any
}

/** How often a reply gets lost, between 0 and 1; and what decides it. */
export interface Weather {
  readonly lost: number
  readonly random: () => number
}

/** Sends until it is told. A reply that gets lost is asked for again, as a hotline does. Gives the answer and how often it was sent. */
export async function tell(
  address: string,
  key: string,
  body: unknown,
  { lost, random }: Weather,
): Promise<Told & { readonly times: number }> {
  for (let times = 1; times <= 20; times++) {
    const fate = random()
    // Half of the lost ones are cut while we may still be at work, half after we have answered.
    const cut = fate < lost / 2 ? 'early' : fate < lost ? 'late' : null
    const told = await post(address, key, body, cut)
    if (told && told.status < 500) return { ...told, times }
  }
  throw new Error(`never told: ${address}`)
}

const post = (address: string, key: string, body: unknown, cut: 'early' | 'late' | null): Promise<Told | null> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body)
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      authorization: `Bearer ${key}`,
    }
    const call = request(address, { method: 'POST', headers, agent: false }, (response) => {
      if (cut) {
        call.destroy()
        return resolve(null)
      }
      void readAll(response).then(
        (answer) => resolve({ status: response.statusCode!, body: JSON.parse(answer) }),
        reject,
      )
    })
    call.on('error', (error) => (cut ? resolve(null) : reject(error)))
    call.end(text, () => {
      if (cut !== 'early') return
      setTimeout(() => {
        call.destroy()
        resolve(null)
      }, 2)
    })
  })

async function readAll(stream: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of stream) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

export interface Arrived {
  readonly id: string
  readonly body: string
  // oxlint-disable-next-line typescript/no-explicit-any -- a stranger reads whatever came
  readonly event: any
}

export interface Receiver {
  readonly url: string
  /** What it took over, once per id, in the order it came. */
  readonly taken: readonly Arrived[]
  /** Ids that came again, with the bodies they had. */
  readonly again: readonly Arrived[]
  /** What did not carry a good signature. */
  readonly unsigned: number
  secret: string
  close(): Promise<void>
}

/** Takes webhooks on a free port of the loopback: checks, takes over once per id, and now and then loses the acknowledgement or is busy. */
export async function receiver({ lost, random }: Weather): Promise<Receiver> {
  const taken: Arrived[] = []
  const again: Arrived[] = []
  const known = new Set<string>()
  let unsigned = 0
  const server = createServer((message, answer) => {
    void readAll(message).then((body) => {
      const id = String(message.headers['webhook-id'])
      if (!isSigned(message.headers, body, me.secret)) {
        unsigned++
        return void answer.writeHead(401).end()
      }
      if (random() < lost / 2) return void answer.writeHead(503).end('busy')
      const arrived = { id, body, event: JSON.parse(body) }
      if (known.has(id)) again.push(arrived)
      else taken.push(arrived)
      known.add(id)
      if (random() < lost) return void message.socket.destroy()
      answer.writeHead(202).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const me = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`,
    taken,
    again,
    get unsigned() {
      return unsigned
    },
    secret: '',
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
  return me
}

/** The check as standard-webhooks describes it. */
export function isSigned(headers: IncomingMessage['headers'], body: string, secret: string): boolean {
  const made = createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`)
    .digest()
  return String(headers['webhook-signature'])
    .split(' ')
    .map((part) => Buffer.from(part.replace(/^v1,/, ''), 'base64'))
    .some((given) => given.length === made.length && timingSafeEqual(given, made))
}

/** An invented order; nothing in it is anybody's. */
export const orderNo = (n: number): SentOrder => ({
  number: `20260303-${String(n).padStart(6, '0')}`,
  title: `市民反映第${n}件事没办成`,
  content: `市民来电称多次前往窗口，第${n}件事一直没有办成，请核实。`,
  callerName: `司徒·来电${n}`,
  callerPhone: `139${String(10_000_000 + n)}`,
  confidential: n % 7 === 0,
  calledAt: '2026-03-03T00:30:00.000Z',
  dueAt: '2026-03-10T09:00:00.000Z',
  itemName: '',
  type: 'help',
  urgency: 'ordinary',
  address: `测试路${n}号`,
  question: { code: '120301', name: '社会保障' },
})
