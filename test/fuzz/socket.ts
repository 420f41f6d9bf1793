/** What comes in below HTTP: halves of requests, lies about their length, things that are no HTTP at all. */
import { connect } from 'node:net'
import type { Dice } from './samples.ts'

const body = '{"username":"sun","password":"x"}'
const head =
  'POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nSec-Fetch-Site: same-origin\r\n'

/** Bytes to send, in pieces. */
export function pieces(dice: Dice): (string | Buffer)[] {
  const whole = `${head}Content-Length: ${body.length}\r\n\r\n${body}`
  switch (dice.below(20)) {
    case 0:
      return [whole.slice(0, dice.below(whole.length))]
    case 1:
      return [`${head}Content-Length: ${body.length + 50}\r\n\r\n${body}`]
    case 2:
      return [`${head}Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`]
    case 3:
      return [`${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n${body}\r\n0\r\n\r\n`]
    case 4:
      return [`${head}Transfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n`, '0\r\n\r\n']
    case 5:
      return [
        `${head}Transfer-Encoding: chunked\r\n\r\n`,
        ...Array.from(body, (char) => `1\r\n${char}\r\n`),
        '0\r\n\r\n',
      ]
    case 6:
      return [`${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFFF\r\n`]
    case 7:
      return [`GET /api/session HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`]
    case 8:
      return [`GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`]
    case 9:
      return ['GET /api/session\r\n\r\n']
    case 10:
      return [Buffer.from(Array.from({ length: 200 }, () => dice.below(256)))]
    case 11:
      return [`GET /api/session HTTP/1.1\r\nHost: x\r\nX\u0000: 1\r\n\r\n`]
    case 12:
      return [`GET /api/session HTTP/1.1\r\n\r\n`]
    case 13:
      return [`BREW /api/session HTTP/1.1\r\nHost: x\r\n\r\n`]
    case 14:
      return [`GET /api/session HTTP/9.9\r\nHost: x\r\n\r\n`]
    case 15:
      return [Array.from({ length: 20 }, () => 'GET /api/session HTTP/1.1\r\nHost: x\r\n\r\n').join('')]
    case 16:
      return [`${head}Content-Length: -1\r\n\r\n${body}`]
    case 17:
      return [`${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\n${body}`]
    case 18:
      return [...whole].map((char) => char)
    default:
      return [
        `GET http://evil.example/api/session HTTP/1.1\r\nHost: x\r\n\r\n`,
        `GET * HTTP/1.1\r\nHost: x\r\n\r\n`,
        '\x16\x03\x01',
      ]
  }
}

/** Sends the pieces and hangs up after a moment; gives the status lines that came back. */
export function shoot(port: number, parts: readonly (string | Buffer)[], hangUpMillis: number): Promise<number[]> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(port, '127.0.0.1', () => {
      for (const part of parts) socket.write(part)
      setTimeout(() => socket.destroy(), hangUpMillis)
    })
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve([...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]))))
  })
}
