/** Builds the staff console into dist/web. With --if-needed, only when its sources changed since the last build. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { enableCompileCache, flushCompileCache } from 'node:module'
import { join } from 'node:path'
import { compiledFolder } from '../src/cli/compiled.ts'
import { hashSources } from './source-hash.ts'

const root = join(import.meta.dirname, '..')
const stamp = join(root, 'dist/web/.sources')
const sources = [
  'web/**',
  'src/contract/**',
  'src/words/**',
  'src/core/**',
  'scripts/vite-config.ts',
  'package-lock.json',
]

/** Builds; returns whether there was anything to do. The stamp is written last, so a broken build is never taken for done. */
export async function buildConsole({ ifNeeded }: { ifNeeded: boolean }): Promise<boolean> {
  const hash = hashSources(root, sources)
  if (ifNeeded && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  // Loaded late: a start with nothing to build must not pay 200 ms for the bundler.
  const [{ build }, { viteConfig }] = await Promise.all([import('vite'), import('./vite-config.ts')])
  await build(viteConfig)
  writeFileSync(stamp, hash)
  return true
}

/** Loads the server once, so that its first start finds it compiled (src/main.ts). */
async function compileServer(): Promise<void> {
  enableCompileCache(compiledFolder)
  await import('../src/cli/serve-on.ts')
  flushCompileCache()
}

if (import.meta.main) {
  const started = performance.now()
  const built = await buildConsole({ ifNeeded: process.argv.includes('--if-needed') })
  if (built) {
    console.log(`Console built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
    await compileServer()
  }
}
