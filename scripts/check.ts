/** Everything that can be checked without running the program, at once. Prints only what failed. */
import { run } from './run.ts'

const checks: readonly [string, string, string[]][] = [
  ['lint', 'oxlint', ['--quiet']],
  ['types: server', 'tsc', ['-p', 'tsconfig.json']],
  ['types: core', 'tsc', ['-p', 'src/core/tsconfig.json']],
  ['types: console', 'tsc', ['-p', 'web/tsconfig.json']],
  ['types: console tests', 'tsc', ['-p', 'web/tsconfig.test.json']],
  ['format', 'oxfmt', ['--list-different', 'src', 'web', 'test', 'bench', 'scripts']],
  ['imports', 'node', ['scripts/import-rules.ts']],
  ['unused', 'knip', ['--no-progress']],
]

const results = await Promise.all(
  checks.map(async ([name, command, args]) => ({ name, ...(await run(command, args)) })),
)
const failed = results.filter(({ code }) => code !== 0)
for (const { name, output } of failed) console.error(`✖ ${name}\n${output.trim()}\n`)
if (process.argv.includes('--times')) {
  for (const { name, seconds } of results) console.log(`${seconds.toFixed(2).padStart(6)} s  ${name}`)
}
if (failed.length > 0) {
  console.error(`${failed.length} of ${results.length} checks failed: ${failed.map(({ name }) => name).join(', ')}`)
  process.exitCode = 1
}
