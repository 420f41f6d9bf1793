/** The table beside the floor, printed and, when asked, written to results.md. */
import { writeFileSync } from 'node:fs'
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
}

/**
 * CPU milliseconds per operation of a bare Fastify + pg server with neither sign-in, validation, roles, audit nor pages, on a machine of
 * two cores (AMD EPYC), 20,000 cases: what the machine allows, not a product.
 */
const floor: Readonly<Record<string, Readonly<Record<number, number>>>> = {
  create: { 1: 0.45, 8: 0.33 },
  queue: { 1: 0.18, 8: 0.13 },
  open: { 1: 0.2, 8: 0.14 },
  note: { 1: 0.56, 8: 0.43 },
}

export function report(measured: readonly Measured[], about: { cases: number; seedSeconds: number; seconds: number; rounds: number; write: boolean }): void {
  const lines = measured.map((row) => {
    const bare = floor[row.name]?.[row.clients]
    const times = bare ? `${(row.cpu / bare).toFixed(1)} ×` : '–'
    const cells = [row.name, row.clients, row.perSecond.toFixed(0), `${row.p50.toFixed(2)} / ${row.p95.toFixed(2)} / ${row.p99.toFixed(2)}`]
    return `| ${[...cells, row.cpu.toFixed(2), row.nodeCpu.toFixed(2), bare ?? '–', times, `${(row.bytes / 1024).toFixed(1)}`, `${(row.foreign * 100).toFixed(0)} %`].join(' | ')} |`
  })
  const text = `# Measured

${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, embedded PostgreSQL with fsync on.
${about.cases} cases (written in ${about.seedSeconds.toFixed(0)} s), ${about.rounds} rounds of ${about.seconds} s, the middle one by CPU. Method: README.md.

| operation | clients | per second | p50 / p95 / p99 ms | CPU ms per operation | of which Node | floor | times the floor | KiB answered | CPU used by others |
|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${lines.join('\n')}
`
  console.log(text)
  if (about.write) writeFileSync(join(import.meta.dirname, 'results.md'), text)
}
