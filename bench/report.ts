/** The table beside the floor, printed and, when asked, written to results.md. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Loop } from './load.ts'

export interface Measured extends Loop {
  readonly name: string
  readonly clients: number
  /** CPU milliseconds per operation: program and PostgreSQL, and the program alone. */
  readonly cpu: number
  readonly nodeCpu: number
  /** Share of the machine that others used meanwhile. */
  readonly foreign: number
  /** The same on the floor (floor.ts), measured right after. */
  readonly floor: Measured | null
}

const kib = ({ bytes }: Loop): string => (bytes / 1024).toFixed(1)

/** What was measured: taken when the bench begins, for others may commit meanwhile; with a plus when files differed from it. */
const commit = commitOf()

function commitOf(): string {
  const git = (...words: string[]) =>
    spawnSync('git', words, { cwd: import.meta.dirname, encoding: 'utf8' }).stdout.trim()
  return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--', '../src', '../bench') ? '+' : '')
}

export function report(
  measured: readonly Measured[],
  about: { cases: number; seedSeconds: number; seconds: number; rounds: number; write: boolean },
): void {
  const lines = measured.map((row) => {
    const bare = row.floor
    const times = bare ? `${(row.cpu / bare.cpu).toFixed(1)} ×` : '–'
    const cells = [
      row.name,
      row.clients,
      row.perSecond.toFixed(0),
      `${row.p50.toFixed(2)} / ${row.p95.toFixed(2)} / ${row.p99.toFixed(2)}`,
    ]
    return `| ${[...cells, row.cpu.toFixed(2), row.nodeCpu.toFixed(2), bare?.cpu.toFixed(2) ?? '–', times, bare?.perSecond.toFixed(0) ?? '–', `${kib(row)} / ${bare ? kib(bare) : '–'}`, `${(row.foreign * 100).toFixed(0)} %`].join(' | ')} |`
  })
  const text = `# Measured

${setting()}, embedded PostgreSQL with fsync on.
${about.cases} cases (written in ${about.seedSeconds.toFixed(0)} s), ${about.rounds} rounds of ${about.seconds} s, the middle one by CPU. Method: README.md.

| operation | clients | per second | p50 / p95 / p99 ms | CPU ms per operation | of which Node | floor, CPU ms | times the floor | floor, per second | KiB answered: ours / floor | CPU used by others |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`
  console.log(text)
  if (about.write) writeChapter(text)
}

/** What was measured, when, and on what. */
export const setting = (): string =>
  `Commit ${commit}, ${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`

/** Puts a chapter (`# heading` and what follows) into results.md in place of the one of the same heading; the others stay. */
export function writeChapter(text: string): void {
  const path = join(import.meta.dirname, 'results.md')
  const heading = (chapter: string): string => chapter.slice(0, chapter.indexOf('\n'))
  const chapters = readFileSync(path, 'utf8').split(/^(?=# )/m)
  const at = chapters.findIndex((chapter) => heading(chapter) === heading(text))
  if (at < 0) chapters.push(text)
  else chapters[at] = text
  writeFileSync(path, chapters.map((chapter) => `${chapter.trim()}\n`).join('\n'))
}
