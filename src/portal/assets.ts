/** The portal's own files: named by their content, so that a browser may keep them for ever and a new release is seen at once. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

const types = {
  'portal.css': 'text/css; charset=utf-8',
  'live.js': 'text/javascript; charset=utf-8',
  'camera.js': 'text/javascript; charset=utf-8',
  'mark.svg': 'image/svg+xml',
} as const
type Asset = keyof typeof types

const assets = new Map(
  (Object.keys(types) as Asset[]).map((name) => {
    const content = readFileSync(join(import.meta.dirname, 'style', name))
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
    return [name, { content, path: `/portal/${name.replace('.', `.${hash}.`)}` }]
  }),
)

/** Where a page finds it. */
export const assetPath = (name: Asset): string => assets.get(name)!.path

export function registerAssets(server: FastifyInstance): void {
  for (const [name, { path, content }] of assets) {
    server.get(path, (_, reply) => {
      void reply.header('cache-control', 'public, max-age=31536000, immutable').type(types[name])
      return reply.send(content)
    })
  }
}
