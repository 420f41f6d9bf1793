/** A closed loop over HTTP: every client sends its next request when the answer to the last one is there. */
import { Agent, request } from 'node:http'

export interface Shot {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Looks at the answer; throws when it is not what it should be. */
  readonly check: (status: number, text: string) => void
}

export interface Loop {
  /** Answers per second. */
  readonly perSecond: number
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly count: number
  readonly bytes: number
}

/** Runs `clients` loops for so long; `next` gives the next request of a client. */
export async function closedLoop(
  origin: string,
  clients: number,
  millis: number,
  next: (client: number) => Shot,
): Promise<Loop> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let bytes = 0
  const begun = performance.now()
  const client = async (index: number): Promise<void> => {
    while (performance.now() - begun < millis) {
      const shot = next(index)
      const start = performance.now()
      const { status, text, size } = await fire(agent, origin, shot)
      times.push(performance.now() - start)
      bytes += size
      shot.check(status, text)
    }
  }
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)))
  const seconds = (performance.now() - begun) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!
  return {
    perSecond: times.length / seconds,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    count: times.length,
    bytes: bytes / times.length,
  }
}

function fire(
  agent: Agent,
  origin: string,
  { method, path, headers, body }: Shot,
): Promise<{ status: number; text: string; size: number }> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const asked = request(origin + path, { method, agent, headers: { ...headers, ...length } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const whole = Buffer.concat(parts)
        resolve({ status: answer.statusCode ?? 0, text: whole.toString(), size: whole.length })
      })
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
