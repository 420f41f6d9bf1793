/** Writes the files that are made from others. With --check it writes nothing and fails when one is not up to date. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openApi } from '#contract/openapi.ts'
import { lifeCycle } from './generate/life-cycle.ts'
import { generateTables } from './generate/tables.ts'

/** Path from the project root → how its text is made. One line per file. */
const generators: Readonly<Record<string, () => string | Promise<string>>> = {
  'docs/api/openapi.json': () => `${JSON.stringify(openApi(), null, 1)}\n`,
  'docs/life-cycle.md': lifeCycle,
  'src/store/tables.ts': generateTables,
}

const root = join(import.meta.dirname, '..')
const check = process.argv.includes('--check')

for (const [path, make] of Object.entries(generators)) {
  const text = await make()
  const target = join(root, path)
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue
  if (check) {
    console.error(`${path} is not up to date: run npm run generate`)
    process.exitCode = 1
    continue
  }
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, text)
  console.log(`${path} written`)
}
