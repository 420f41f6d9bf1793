/** What is written down about requests: when, what, how it ended. No bodies, no query, no cookies, no addresses of people, no secrets of slips. */
import { randomBytes } from 'node:crypto'
import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify'

type LogOptions = Exclude<FastifyServerOptions['logger'], boolean | undefined>

/** The path as it may be logged: without its query, and without the token of a slip or link, however the address is bent. */
export function maskPath(url: string): string {
  const path = url.replace(/[?#].*$/s, '')
  return path
    .replace(/(^|\/|%2f)(q|t|p|g|%71|%74|%70|%67|%51|%54|%50|%47)(\/|%2f|\\|%5c)+.*$/is, '$1$2/***')
    .replaceAll(/[\r\n]/g, '')
    .slice(0, 200)
}

/** `level` as pino takes it. Errors are logged by kind and place: the messages of PostgreSQL quote what people wrote. */
export const logOptions = (level: string): LogOptions => ({
  level,
  base: null,
  redact: ['req.headers', 'headers', 'body', 'query', 'cookie', 'password'],
  serializers: { req: requestLine, res: ({ statusCode }) => ({ status: statusCode }), err: errorLine },
})

const requestLine = (request: FastifyRequest) => ({ method: request.method, path: maskPath(request.url) })

interface DatabaseFault {
  code?: string
  table?: string
  constraint?: string
  routine?: string
}

/** Kind, code and place of an error; its message only when it is one of our own program. */
export function errorLine(error: Error) {
  const { code, table, constraint, routine } = error as Error & DatabaseFault
  const ofDatabase = routine !== undefined
  const at = (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12)
    .map((line) => line.trim())
  return {
    type: error.name,
    message: ofDatabase ? '' : error.message.slice(0, 500),
    stack: at.join(' '),
    ...(code && { code }),
    ...(table && { table }),
    ...(constraint && { constraint }),
  }
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten characters that can be read out on the phone; 50 random bits, so that no two requests of a day share one. */
export function newRequestId(): string {
  let id = ''
  for (const byte of randomBytes(10)) id += alphabet[byte & 31]
  return id
}

/** One line per request, when it is done. */
export function logDone(log: FastifyBaseLogger, request: FastifyRequest, reply: FastifyReply): void {
  const { method, path } = requestLine(request)
  log.info({ method, path, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'done')
}
