/** `bancheng serve` (and `npm start`): opens the database, sets a demo centre up once, serves, works jobs, and stops cleanly. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openStore } from '#store/open.ts'
import { readConfig } from '../config.ts'

/** Serves until told to stop. Answers with the exit code. */
export async function serve(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  const config = readConfig(env)
  for (const warning of config.warnings) console.warn(warning)
  const fresh = !config.databaseUrl && !existsSync(join(config.dataDir, 'pg'))
  // The database is made or started while the rest of the program is loaded: each takes about a second of a core.
  const opening = openStore(config)
  opening.catch(() => undefined)
  const { serveOn } = await import('./serve-on.ts')
  return await serveOn(config, opening, fresh)
}
