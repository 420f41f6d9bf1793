/**
 * Measures how long papers take to be read, and how long the server's loop is held up while large ones come in; README.md tells how.
 *
 *     node_modules/.bin/node bench/reading.ts [--rounds 3] [--write]
 */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { closeChildren, warmChildren } from '#documents/child.ts'
import { readInvoice } from '#documents/read-invoice.ts'
import { loopOf, type Loop } from '#test/documents/hostile/served.ts'
import { signInTo, startProgram } from '#test/faults/program.ts'
import { machineTicks, treeCpuMillis } from './cpu.ts'
import { largePapers, papersToRead, type Papers } from './papers.ts'
import { setting, writeChapter } from './report.ts'

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '3' }, write: { type: 'boolean', default: false } },
})

const registration = {
  channel: 'counter',
  title: '',
  statement: '发票和清单对不上，报销不了。',
  wish: '',
  itemId: null,
  blocker: { causes: ['material-mismatch'], note: '', step: '', place: '', refusedBy: null, refusedOn: null },
  person: { kind: 'individual', name: '陈·测试', idNumber: '', phone: '13800000000', note: '' },
  proxy: null,
  external: null,
  owner: null,
  comes: 'now',
}

interface Row {
  readonly cells: readonly string[]
  readonly missed: boolean
}

const rows: Row[] = []
for (const papers of await papersToRead())
  for (const atOnce of [1, 2]) {
    const row = await readAll(papers, atOnce)
    rows.push(row)
    console.log(row.cells.join(' | '))
  }
closeChildren()
const loops = await loopUnderUploads()
const text = `# Reading papers

${setting()}. ${values.rounds} rounds. Method: README.md.

| papers | at once | readings | p50 / p95 / max ms | limit, p95 | CPU used by others |
|---|--:|--:|--:|--:|--:|
${rows.map(({ cells }) => `| ${cells.join(' | ')} |`).join('\n')}

While papers as large as they may be come in, are read and are shown again, two at a time, the server's loop:

| round | late at most, ms | late p99, ms | computing at a stretch, ms | CPU used by others |
|--:|--:|--:|--:|--:|
${loops.map(({ loop, others }, at) => `| ${at + 1} | ${loop.max} | ${loop.p99} | ${loop.own} | ${percent(others)} |`).join('\n')}
`
console.log(text)
if (values.write) writeChapter(text)
if (rows.some(({ missed }) => missed) || loops.some(({ loop }) => loop.own > 50)) process.exitCode = 1

function used(): { machine: ReturnType<typeof machineTicks>; own: number } {
  return { machine: machineTicks(), own: treeCpuMillis(process.pid) }
}

/** Share of the machine that neither this process nor what it started has used. */
function othersSince(before: ReturnType<typeof used>): number {
  const after = used()
  const busy = (after.machine.busy - before.machine.busy) * 10
  const total = (after.machine.total - before.machine.total) * 10
  return Math.max(0, busy - (after.own - before.own)) / Math.max(1, total)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0)} %`
}

/** Every paper so many rounds, through the entry that the server uses: the way to the child and back is in it, its first start is not. */
async function readAll({ what, limitMs, files }: Papers, atOnce: number): Promise<Row> {
  warmChildren()
  for (const bytes of files.slice(0, 4)) await readInvoice(bytes)
  const times: number[] = []
  const before = used()
  const waiting = Array.from({ length: Number(values.rounds) }, () => files).flat()
  const reader = async (): Promise<void> => {
    for (let bytes = waiting.shift(); bytes; bytes = waiting.shift()) {
      const begun = performance.now()
      const read = await readInvoice(bytes)
      times.push(performance.now() - begun)
      if (!read.ok) throw new Error(`${what}: ${read.code} ${read.detail}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, reader))
  const others = othersSince(before)
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  const figures = [at(0.5), at(0.95), sorted.at(-1)!].map((ms) => ms.toFixed(0)).join(' / ')
  return {
    cells: [what, String(atOnce), String(sorted.length), figures, `${limitMs}`, percent(others)],
    missed: at(0.95) > limitMs,
  }
}

/** The running program, as it is started at a centre; each round brings every large paper, reads it on a case, and fetches it again. */
async function loopUnderUploads(): Promise<{ readonly loop: Loop; readonly others: number }[]> {
  const papers = await largePapers()
  const dataDir = mkdtempSync(join(tmpdir(), 'bancheng-bench-'))
  const program = await startProgram(dataDir, {
    flags: ['--import', import.meta.resolve('#test/support/loop-watch.ts')],
  })
  try {
    const signed = await signInTo(program.origin, 'fangyiqing')
    const rounds: { loop: Loop; others: number }[] = []
    for (let round = 0; round <= Number(values.rounds); round++) {
      await loopOf(program)
      const before = used()
      const waiting = [...papers]
      const sender = async (): Promise<void> => {
        for (let paper = waiting.shift(); paper; paper = waiting.shift()) await bring(program.origin, signed, paper)
      }
      await Promise.all([sender(), sender()])
      // The first round loads what the program needs at its first paper.
      const loop = await loopOf(program)
      if (round > 0) rounds.push({ loop, others: othersSince(before) })
    }
    return rounds
  } finally {
    await program.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function bring(
  origin: string,
  signed: Readonly<Record<string, string>>,
  { name, bytes }: { readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  const { 'content-type': _json, ...headers } = signed
  const keyed = () => ({ 'idempotency-key': randomUUID() })
  const form = new FormData()
  form.append('label', '大文件')
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  const paper = await answer(
    fetch(`${origin}/api/papers`, { method: 'POST', headers: { ...headers, ...keyed() }, body: form }),
  )
  const made = await answer(
    fetch(`${origin}/api/cases`, {
      method: 'POST',
      headers: { ...signed, ...keyed() },
      body: JSON.stringify({ ...registration, paperIds: [paper.id] }),
    }),
  )
  await answer(
    fetch(`${origin}/api/cases/${made.id}/papers/${paper.id}/read`, {
      method: 'POST',
      headers: { ...headers, ...keyed() },
    }),
  )
  await (await fetch(`${origin}/api/papers/${paper.id}`, { headers })).arrayBuffer()
}

async function answer(sent: Promise<Response>): Promise<{ id: string }> {
  const { status, text } = await sent.then(async (got) => ({ status: got.status, text: await got.text() }))
  if (status >= 300) throw new Error(`${status}: ${text.slice(0, 500)}`)
  return JSON.parse(text) as { id: string }
}
