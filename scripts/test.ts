/**
 * The one test command. Builds the console when needed, unpacks the browser once, holds the shared PostgreSQL while the
 * files run, and passes on node's own exit code.
 *
 *     npm test                     everything
 *     npm test -- deadline         only files whose path contains "deadline" (several words: any of them)
 *     npm run drill                the slow drills (*.drill.ts): crashes, load, long journeys
 */
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { startTestServer, stopTestServers } from '../test/support/database-server.ts'
import { getChromium } from '../test/support/chromium.ts'
import { buildConsole } from './build.ts'
import { runLoud } from './run.ts'

const { values, positionals } = parseArgs({ options: { drill: { type: 'boolean' } }, allowPositionals: true })
const kind = values.drill ? 'drill' : 'test'
const files = globSync([`{src,web,scripts,test}/**/*.${kind}.ts`], { cwd: join(import.meta.dirname, '..') })
  .filter((file) => positionals.length === 0 || positionals.some((word) => file.includes(word)))
  .sort()

/** Files that need neither database nor browser; running only them should start neither. */
const bare = /^(src\/(core|words|contract)|web|scripts)\//
const browser = /^test\/browser\//

if (files.length === 0) {
  console.error(`No ${kind} file matches ${positionals.join(', ') || 'the pattern'}.`)
  process.exitCode = 1
} else {
  const needs = (pattern: RegExp) => files.some((file) => pattern.test(file))
  try {
    if (needs(browser)) await Promise.all([getChromium(), buildConsole({ ifNeeded: true })])
    // Every test process joins this server; held here, it does not stop and start between files.
    if (!files.every((file) => bare.test(file))) await startTestServer()
    const minutes = values.drill ? 30 : 3
    process.exitCode = await runLoud(
      process.execPath,
      [
        '--test',
        // A failing file must end too: what it holds open (a server, a pool) would keep it alive for ever.
        '--test-force-exit',
        '--test-reporter=spec',
        `--test-concurrency=${Math.max(2, availableParallelism())}`,
        `--test-timeout=${minutes * 60_000}`,
        ...files,
      ],
      {},
    )
  } finally {
    await stopTestServers()
  }
}
