/**
 * Who may import whom (docs/decisions: one package, layers). The table is data, read from the top: the law imports nothing,
 * the wire knows the law, the shell knows everything below it. `npm run check` prints every import that breaks it.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findImports, usesAmbientClock, type ImportFound } from './import-scan.ts'

/** One folder of the table. `types` are folders of which only types may be taken. */
type Row = {
  folders: readonly string[]
  types?: readonly string[]
  packages: readonly string[]
  /** Whether node: modules are allowed; false keeps a folder able to run in a browser. */
  node: boolean
}

const fastify = ['fastify', '@fastify/*']

export const table: Readonly<Record<string, Row>> = {
  core: { folders: [], packages: [], node: false },
  words: { folders: [], types: ['core'], packages: [], node: false },
  contract: { folders: ['core', 'words'], packages: ['zod'], node: false },
  store: { folders: ['core'], types: ['config'], packages: ['kysely', 'pg'], node: true },
  documents: {
    folders: ['core'],
    packages: ['(computed name)', 'sharp', 'zxing-wasm', 'fflate', 'fast-xml-parser', 'unpdf', '@noble/curves'],
    node: true,
  },
  insight: { folders: ['core', 'store'], packages: ['pinyin-pro'], node: true },
  notify: { folders: ['core', 'words'], types: ['config'], packages: ['nodemailer'], node: true },
  reports: {
    folders: ['core', 'words'],
    packages: ['docx', 'write-excel-file', 'pdfkit', 'csv-parse', 'ghtml'],
    node: true,
  },
  app: {
    // Use cases take the checked input and answer in the reader's language (docs/decisions/0001).
    folders: ['core', 'words', 'contract', 'store', 'documents', 'insight'],
    types: ['config'],
    packages: ['pg', 'csv-parse', 'otplib', 'qrcode', 'rate-limiter-flexible'],
    node: true,
  },
  jobs: {
    folders: ['app', 'store', 'notify', 'reports', 'core', 'words'],
    types: ['config'],
    packages: ['pg-boss', 'pg'],
    node: true,
  },
  http: {
    folders: ['app', 'contract', 'reports', 'core', 'words'],
    types: ['config'],
    packages: [...fastify, 'otplib', 'qrcode', 'rate-limiter-flexible', 'zod'],
    node: true,
  },
  portal: {
    folders: ['app', 'contract', 'reports', 'core', 'words'],
    types: ['config'],
    packages: [...fastify, 'ghtml', 'qrcode'],
    node: true,
  },
  web: {
    folders: ['contract', 'words'],
    packages: ['react', 'react-dom', 'antd', '@tanstack/react-query', 'wouter', 'echarts'],
    node: false,
  },
}

/** Composition roots and what they are built from: they may import everything. */
const free = ['cli', 'main', 'config', 'scripts']

/** A test may reach across layers: it stands outside the program. */
const outside = /(\.(test|drill)\.tsx?$)|^web\/vite-env\.d\.ts$/

/**
 * Reads one file and returns a sentence per violation.
 * @param file path from the project root with forward slashes, for example `src/app/perform.ts`
 */
export function findViolations(file: string, source: string): string[] {
  if (outside.test(file)) return []
  const home = folderOf(file)
  if (free.includes(home)) return []
  const row = table[home]
  if (!row) return [`${file}: the folder "${home}" is not in the table of scripts/import-rules.ts`]
  const faults = findImports(file, source).flatMap((found) => {
    const why = whyForbidden(file, home, row, found)
    return why ? [`${file}:${found.line}: ${home} may not import ${found.from} (${why})`] : []
  })
  const clocks = home === 'core' ? usesAmbientClock(file, source) : []
  return [...faults, ...clocks.map((line) => `${file}:${line}: the core has no clock: take the time as an argument`)]
}

function whyForbidden(file: string, home: string, row: Row, { from, typeOnly }: ImportFound): string | undefined {
  if (from.startsWith('node:')) return row.node ? undefined : 'this folder does not know Node'
  const target = resolve(file, from)
  if (!target) return allowsPackage(row, from) ? undefined : 'package not in the table'
  const folder = folderOf(target)
  if (folder === home) return home === 'web' ? whyCrossesFeatures(file, target) : undefined
  if (row.folders.includes(folder)) return undefined
  if (row.types?.includes(folder)) return typeOnly ? undefined : 'only its types'
  return `folder not in the table`
}

function whyCrossesFeatures(file: string, target: string): string | undefined {
  const [mine, theirs] = [featureOf(file), featureOf(target)]
  if (mine && theirs && mine !== theirs) return 'a feature never imports another'
  if (!mine && theirs && !/^web\/(app|main)\.tsx?$/.test(file)) return 'only web/app.tsx composes features'
  return undefined
}

const featureOf = (path: string): string | undefined => /^web\/features\/([^/]+)/.exec(path)?.[1]

/** `src/core/case/x.ts` → core, `web/ui/x.tsx` → web, `src/config.ts` → config. */
function folderOf(path: string): string {
  const [top = '', second = ''] = path.split('/')
  return top === 'src' ? second.replace(/\.ts$/, '') : top
}

/** The path in the project that a specifier means, or undefined for a package. */
function resolve(file: string, from: string): string | undefined {
  if (from.startsWith('#')) return from.startsWith('#test/') ? from.slice(1) : `src/${from.slice(1)}`
  if (from.startsWith('.')) return join(file, '..', from).replaceAll('\\', '/')
  return undefined
}

function allowsPackage(row: Row, from: string): boolean {
  return row.packages.some((name) =>
    name.endsWith('/*') ? from.startsWith(name.slice(0, -1)) : from === name || from.startsWith(`${name}/`),
  )
}

/** Every violation in the project that lies at `root`. */
export function findProjectViolations(root: string): string[] {
  const files = globSync(['src/**/*.ts', 'web/**/*.{ts,tsx}'], { cwd: root })
  return files
    .map((file) => file.replaceAll('\\', '/'))
    .flatMap((file) => findViolations(file, readFileSync(join(root, file), 'utf8')))
}

if (import.meta.main) {
  const violations = findProjectViolations(join(import.meta.dirname, '..'))
  for (const line of violations) console.error(line)
  if (violations.length > 0) process.exitCode = 1
}
