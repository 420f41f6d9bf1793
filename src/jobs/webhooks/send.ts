/** One attempt to bring an event to its address. Nothing is followed, nothing is trusted: the answer is a status and how it began. */
import { lookup as systemLookup } from 'node:dns'
import { request as http } from 'node:http'
import { request as https } from 'node:https'
import type { LookupFunction } from 'node:net'
import { hostOf, isAllowedAddress, isPublicAddress } from '#app/webhooks/address.ts'

export interface Sent {
  readonly httpStatus: number | null
  /** Why no answer came: `refused-address`, `timeout`, or the code of the system. */
  readonly error: string | null
  /** The beginning of the answer. */
  readonly answer: string
}

const shownAnswer = 500
const mostAnswer = 64 * 1024

interface Sending {
  readonly intranetHosts: readonly string[]
  readonly timeoutMillis?: number
  /** How names become numbers; default: as the system has it. */
  readonly lookup?: typeof systemLookup
}

/** Sends; never throws. The time limit holds for all of it, so that an answer that drips ends too. */
export function send(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  { intranetHosts, timeoutMillis = 10_000, lookup = systemLookup }: Sending,
): Promise<Sent> {
  if (!isAllowedAddress(address, intranetHosts)) return Promise.resolve(failed('refused-address'))
  const url = new URL(address)
  const host = hostOf(url)
  const trusted = intranetHosts.includes(host)
  return new Promise((resolve) => {
    const call = (url.protocol === 'https:' ? https : http)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      signal: AbortSignal.timeout(timeoutMillis),
      lookup: trusted ? undefined : onlyPublic(lookup),
    })
    call.on('error', (error: NodeJS.ErrnoException) => {
      const timeout = error.name === 'TimeoutError' || error.name === 'AbortError'
      resolve(failed(timeout ? 'timeout' : (error.code ?? 'no-connection')))
    })
    call.on('response', (response) => {
      const parts: Buffer[] = []
      let bytes = 0
      const status = response.statusCode ?? null
      const answer = () =>
        [...Buffer.concat(parts).toString('utf8').replaceAll('\u0000', '')].slice(0, shownAnswer).join('')
      response.on('data', (part: Buffer) => {
        bytes += part.length
        if (bytes <= mostAnswer) return void parts.push(part)
        resolve({ httpStatus: status, error: null, answer: answer() })
        response.destroy()
      })
      response.on('end', () => resolve({ httpStatus: status, error: null, answer: answer() }))
      // Cut off in the middle: whether it was taken is not known, so it is sent again under the same id.
      response.on('error', () => resolve(failed('cut-off')))
      response.on('close', () => resolve(failed('cut-off')))
    })
    call.end(body)
  })
}

const failed = (error: string): Sent => ({ httpStatus: null, error, answer: '' })

/** Looks a name up and refuses it as soon as one of its numbers is not public. */
const onlyPublic =
  (lookup: typeof systemLookup): LookupFunction =>
  (host, options, done) => {
    lookup(host, { ...options, all: true }, (error, found) => {
      if (error) return done(error, '', 0)
      if (found.length === 0 || !found.every(({ address }) => isPublicAddress(address)))
        return done(Object.assign(new Error('address refused'), { code: 'refused-address' }), '', 0)
      if (options.all) return done(null, found)
      done(null, found[0]!.address, found[0]!.family)
    })
  }
