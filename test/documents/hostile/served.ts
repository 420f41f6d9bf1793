/** Hostile files sent to the running program over HTTP, as staff and as a resident, while its memory, its loop and its health are watched. */
import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { signInTo, startProgram, type Program } from '#test/faults/program.ts'
import { uploadWords } from '#words/uploads.ts'
import type { UploadRefusal } from '#documents/intake.ts'
import type { Hostile } from './row.ts'

export interface Served {
  readonly files: number
  readonly taken: number
  readonly refused: number
  /** Of those, sent again by a resident. */
  readonly resident: number
  /** Milliseconds from sending to answer, of the slowest. */
  readonly slowest: { readonly ms: number; readonly what: string }
  /** Resident memory, MB: of the server before and at most, and of its largest child. */
  readonly memory: { readonly before: number; readonly most: number; readonly after: number; readonly child: number }
  /** Slowest answer of /healthz meanwhile, ms. */
  readonly health: number
  /** How long the loop of the server was held up. */
  readonly loop: Loop
}

/** Milliseconds: late for whatever reason, and the longest that the thread itself was computing (test/support/loop-watch.ts). */
export interface Loop {
  readonly max: number
  readonly p99: number
  readonly own: number
}

const loopWatch = import.meta.resolve('#test/support/loop-watch.ts')

/** Sends every row; asserts of each that its answer is one of those allowed, in words. */
export async function serveHostile(rows: readonly Hostile[]): Promise<Served> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bancheng-hostile-'))
  const program = await startProgram(dataDir, { flags: ['--import', loopWatch] })
  try {
    return await withProgram(program, dataDir, rows)
  } finally {
    await program.end('SIGTERM')
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function withProgram(program: Program, dataDir: string, rows: readonly Hostile[]): Promise<Served> {
  const { 'content-type': _json, ...headers } = await signInTo(program.origin, 'fangyiqing')
  const kept: string[] = []
  const [refused, taken] = [new Set<string>(), new Set<string>()]
  const counts = { taken: 0, refused: 0 }
  let slowest = { ms: 0, what: '' }
  // One sound picture first: what the program loads at its first upload is no growth.
  assert.equal((await sendAsStaff(program.origin, headers, 'a.png', tiny, 'zh')).status, 201)
  await loopOf(program)
  const watch = watchProgram(program)
  const waiting = [...rows.entries()]
  const sender = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, hostile] = next
      const language = at % 2 ? 'en' : 'zh'
      const bytes = await hostile.bytes()
      const begun = performance.now()
      const { status, body } = await sendAsStaff(program.origin, headers, hostile.name, bytes, language)
      const ms = Math.round(performance.now() - begun)
      if (ms > slowest.ms) slowest = { ms, what: hostile.what }
      const outcome = outcomeOf(status, body, language)
      assert.ok(hostile.door.includes(outcome), `${hostile.what}: ${outcome}, not ${hostile.door.join(' or ')}`)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      if (outcome === 'taken') {
        counts.taken++
        kept.push((body as { mediaType: string }).mediaType)
        taken.add(sha256)
      } else {
        counts.refused++
        refused.add(sha256)
      }
    }
  }
  const sent = Promise.all([sender(), sender()]).then(() => serveResident(program.origin, rows))
  // The watch ends also when an answer was none of those allowed, or it would hide what was wrong.
  const { most, before, child, health } = await sent.then(watch, async (error: unknown) => {
    await watch()
    throw error
  })
  const resident = await sent
  const loop = await loopOf(program)
  const after = residentMb(program.process.pid!)
  // What was refused left nothing behind, and what was being written is gone. A picture leaves two files: clean, and sealed as it came.
  const files = filesIn(join(dataDir, 'files'))
  const mostFiles = kept.reduce((sum, type) => sum + (type.startsWith('image/') ? 2 : 1), 2)
  assert.ok(files.length <= mostFiles, `${files.length} files for ${kept.length} papers`)
  // Some are refused for their name alone, and taken under another.
  const unwanted = refused.difference(taken)
  const left = files.filter((path) => unwanted.has(basename(path)) || path.startsWith(join(dataDir, 'files', 'tmp')))
  assert.deepEqual(left, [])
  assert.equal(program.process.exitCode, null)
  return { files: rows.length, ...counts, resident, slowest, memory: { before, most, after, child }, health, loop }
}

const mostOfResident = 22

/**
 * A part of those that are only ever refused, one after the other, to a report's pictures; the sentence must stand on the page. As many
 * as one place may send within a minute.
 */
async function serveResident(origin: string, rows: readonly Hostile[]): Promise<number> {
  const cookies = new Map<string, string>()
  let token = ''
  const ask = async (path: string, body?: FormData | URLSearchParams): Promise<{ status: number; text: string }> => {
    const answer = await fetch(origin + path, {
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'accept-language': 'zh-CN',
        'sec-fetch-site': 'same-origin',
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
      ...(body && { method: 'POST', body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (name) cookies.set(name, value ?? '')
    }
    const text = await answer.text()
    token = /name="_form" value="([^"]+)"/.exec(text)?.[1] ?? token
    return { status: answer.status, text }
  }
  await ask('/report')
  await ask('/report', new URLSearchParams({ _form: token }))
  assert.equal((await ask('/report/photos')).status, 200)
  const refusable = rows.filter(({ door }) => !door.includes('taken') && !door.includes('empty-file'))
  const step = Math.ceil(refusable.length / mostOfResident)
  const chosen = refusable.filter((_, at) => at % step === 0)
  for (const hostile of chosen) {
    const bytes = await hostile.bytes()
    const form = new FormData()
    form.append('_form', token)
    form.append('photos', new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' }), hostile.name)
    const { status, text } = await ask('/report/photos', form)
    assert.equal(status, 422, `${hostile.what}: ${status}`)
    const found = hostile.door.some((code) => code !== 'taken' && text.includes(uploadWords[code].zh))
    assert.ok(found, `${hostile.what}: no sentence of ${hostile.door.join(' or ')}`)
  }
  return chosen.length
}

const tiny = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function sendAsStaff(
  origin: string,
  headers: Readonly<Record<string, string>>,
  called: string,
  bytes: Buffer,
  language: 'zh' | 'en',
): Promise<{ readonly status: number; readonly body: unknown }> {
  const boundary = 'hostile-part'
  const name = called.replaceAll('"', '%22')
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="label"\r\n\r\n敌意\r\n--${boundary}\r\n`),
    Buffer.from(`content-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const answer = await fetch(`${origin}/api/papers`, {
    method: 'POST',
    headers: {
      ...headers,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'idempotency-key': randomUUID(),
      'accept-language': language === 'zh' ? 'zh-CN' : 'en',
    },
    body,
  })
  return { status: answer.status, body: await answer.json() }
}

/** The code whose sentence the answer holds, `taken`, or what came instead. */
function outcomeOf(status: number, body: unknown, language: 'zh' | 'en'): UploadRefusal | 'taken' {
  if (status === 201) return 'taken'
  const { code, fields, title, detail } = body as {
    code?: string
    fields?: { text: string }[]
    title?: string
    detail?: string
  }
  if (status === 413) {
    assert.ok((detail ?? title ?? '').length > 5, 'too large, without a sentence')
    return 'too-big'
  }
  const text = fields?.[0]?.text
  const found = Object.entries(uploadWords).find(([, words]) => words[language] === text)
  assert.ok(status === 422 && found, `${status} ${code}: ${JSON.stringify(body).slice(0, 300)}`)
  return found[0] as UploadRefusal
}

/** How late the program's loop was since it was asked last. */
export async function loopOf(program: Program): Promise<Loop> {
  const told = () => [...program.output().matchAll(/^loop (\{.*\})$/gm)].map(([, json]) => json!)
  const before = told().length
  program.process.kill('SIGUSR2')
  for (const until = Date.now() + 10_000; Date.now() < until; await sleep(20))
    if (told().length > before) return JSON.parse(told().at(-1)!) as Loop
  throw new Error('the program did not tell of its loop')
}

/** Looks every tenth of a second until it is told to end. */
export function watchProgram(
  program: Program,
): () => Promise<{ before: number; most: number; child: number; health: number }> {
  const pid = program.process.pid!
  const before = residentMb(pid)
  let [most, child, health] = [before, 0, 0]
  let going = true
  const looking = (async () => {
    while (going) {
      const begun = performance.now()
      const answer = await fetch(`${program.origin}/healthz`, { signal: AbortSignal.timeout(5_000) })
      assert.equal(answer.status, 200)
      await answer.text()
      health = Math.max(health, Math.round(performance.now() - begun))
      most = Math.max(most, residentMb(pid))
      child = Math.max(child, ...readersOf(pid).map(residentMb))
      await sleep(100)
    }
  })()
  return async () => {
    going = false
    await looking
    return { before, most, child, health }
  }
}

export function residentMb(pid: number): number {
  try {
    return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)
  } catch {
    return 0
  }
}

/** The readers among the children of a process: they run child-main.ts. */
function readersOf(pid: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((each) => {
      try {
        const stat = readFileSync(`/proc/${each}/stat`, 'utf8')
        return (
          Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === pid &&
          readFileSync(`/proc/${each}/cmdline`, 'utf8').includes('child-main.ts')
        )
      } catch {
        return false
      }
    })
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
