import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { randomBytes } from 'node:crypto'

const built = join(import.meta.dirname, '../../dist/web')
const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.html': 'text/html; charset=utf-8',
}

/** Answers one call of the API: JSON with a status, or `stream` for an event stream that stays open. */
export type ApiAnswer = { status?: number; json?: unknown } | 'stream'
export type ApiHandler = (method: string, path: string, body: unknown, headers: IncomingMessage['headers']) => ApiAnswer

/**
 * Serves the built console with the strict content policy and an API that the test writes itself: for pieces of the
 * console that are to be seen alone. Whole journeys are tested on the real server.
 */
export async function startConsoleSite(api: ApiHandler): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => void answer(request, response, api))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function answer(request: IncomingMessage, response: ServerResponse, api: ApiHandler): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://localhost').pathname
  if (path.startsWith('/api/')) return answerApi(request, response, path, api)
  const file = join(built, normalize(path.replace(/^\/console\/?/, '')))
  const found = extname(file) !== '' && (await stat(file).catch(() => undefined))?.isFile()
  if (found) {
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    createReadStream(file).pipe(response)
    return
  }
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self'",
      "connect-src 'self'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
  })
  response.end((await readFile(join(built, 'index.html'), 'utf8')).replaceAll('__CSP_NONCE__', nonce))
}

async function answerApi(request: IncomingMessage, response: ServerResponse, path: string, api: ApiHandler) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  const result = api(request.method ?? 'GET', path, text ? JSON.parse(text) : undefined, request.headers)
  if (result === 'stream') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
    return
  }
  const status = result.status ?? 200
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': type }).end(result.json === undefined ? '' : JSON.stringify(result.json))
}
