/**
 * Work on bytes that strangers made runs in a child process: without network, files or secrets, bounded in time and memory, killed when
 * it exceeds them. A few children stay warm, because starting one costs a third of a second. The parent never decodes anything itself.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fromPieces, intoPieces, isPiece } from './pieces.ts'

export interface Bounds {
  /** Wall time of the work itself, waiting for a free child not counted. Default 10,000. */
  readonly timeoutMs?: number
  /** For somebody whom we do not know: such work waits for that of staff, and never has every child to itself. */
  readonly stranger?: boolean
  /** Resident memory of the child. Default 700: sharp needs 4 bytes for each of 50 million pixels, twice. */
  readonly memoryMb?: number
}

export type ChildResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ChildFailure; readonly detail: string }

/** `too-slow`, `too-big`: killed at its bound · `died`: it fell over · `failed`: the module threw · `busy`: too many wait already. */
export type ChildFailure = 'too-slow' | 'too-big' | 'died' | 'failed' | 'busy'

const root = join(import.meta.dirname, '../..')
const places = Math.max(1, Math.min(2, availableParallelism()))
const mostWaiting = 200
/** Of strangers: whoever sends what is hard to read must not keep a counter from its papers. */
const mostStrangersWaiting = 100
const mostStrangersRunning = Math.max(1, places - 1)
/** A child is replaced after so many jobs, so that what one file left behind in memory does not stay for ever. */
const mostJobs = 100
/**
 * Most that a child may hold of memory it can write to (600 MB when idle, most of it untouched; 900 more at most for one paper): the
 * kernel's own limit behind the watch on resident memory. Not address space, of which V8 and WebAssembly reserve as much as they get:
 * a child with a limit on that falls over by chance.
 */
const writableMb = 1_600

interface Worker {
  readonly process: ChildProcess
  jobs: number
  /** Of what it answers with. */
  pieces: Uint8Array[]
  settle: ((result: ChildResult<unknown>) => void) | null
}

interface Job {
  readonly module: string
  readonly input: unknown
  readonly timeoutMs: number
  readonly memoryMb: number
  readonly stranger: boolean
  readonly done: (result: ChildResult<unknown>) => void
}

const idle: Worker[] = []
const waiting: Job[] = []
let running = 0
let strangersRunning = 0

/**
 * Runs `run(input)` of a module (`import.meta.resolve('./x.ts')`) in a child. Input and value are copied (structured clone: buffers
 * allowed). Never throws for what the child does; every failure is a value.
 */
export function inChild<T>(module: string, input: unknown, bounds: Bounds = {}): Promise<ChildResult<T>> {
  return new Promise((resolve) => {
    const done = resolve as (result: ChildResult<unknown>) => void
    const { timeoutMs = 10_000, memoryMb = 700, stranger = false } = bounds
    const full = stranger
      ? waiting.filter((job) => job.stranger).length >= mostStrangersWaiting
      : waiting.length >= mostWaiting
    if (full) return done({ ok: false, code: 'busy', detail: `${waiting.length} jobs are waiting` })
    waiting.push({ module, input, timeoutMs, memoryMb, stranger, done })
    next()
  })
}

/** Starts the children ahead of the first upload. */
export function warmChildren(): void {
  while (idle.length + running < places) idle.push(start())
}

/** Ends the idle children; for tests and an orderly end. Running work is not touched. */
export function closeChildren(): void {
  for (const worker of idle.splice(0)) worker.process.kill('SIGKILL')
}

function next(): void {
  if (running >= places) return
  const ofStaff = waiting.findIndex((job) => !job.stranger)
  const at = ofStaff >= 0 ? ofStaff : strangersRunning < mostStrangersRunning ? 0 : -1
  const [job] = at < 0 ? [] : waiting.splice(at, 1)
  if (job) void work(job)
}

async function work(job: Job): Promise<void> {
  running++
  if (job.stranger) strangersRunning++
  const result = await perform(job)
  running--
  if (job.stranger) strangersRunning--
  job.done(result)
  next()
}

async function perform(job: Job): Promise<ChildResult<unknown>> {
  const worker = idle.pop() ?? start()
  worker.jobs++
  hold(worker.process, true)
  let watch: NodeJS.Timeout | undefined
  let limit: NodeJS.Timeout | undefined
  const result = await new Promise<ChildResult<unknown>>((settle) => {
    worker.settle = settle
    limit = setTimeout(() => settle({ ok: false, code: 'too-slow', detail: `over ${job.timeoutMs} ms` }), job.timeoutMs)
    watch = watchMemory(worker.process, job.memoryMb, settle)
    void hand(worker.process, job).catch((error: unknown) =>
      settle({ ok: false, code: 'died', detail: error instanceof Error ? error.message : String(error) }),
    )
  })
  clearTimeout(limit)
  clearInterval(watch)
  worker.settle = null
  const healthy = result.ok || result.code === 'failed'
  if (healthy && worker.jobs < mostJobs && worker.process.connected) {
    hold(worker.process, false)
    idle.push(worker)
  } else {
    worker.process.kill('SIGKILL')
    hold(worker.process, false)
  }
  return result
}

/** One piece after the other, so that whatever else waits comes in between. */
async function hand(child: ChildProcess, { module, input }: Job): Promise<void> {
  const { pieces, rest } = intoPieces(input)
  for (const message of [...pieces, { module, input: rest }])
    await new Promise<void>((resolve, reject) =>
      child.send(message, (error) => (error ? reject(error) : setImmediate(resolve))),
    )
}

/** What a child sends: pieces of its value, then the result that they belong to. */
function receive(worker: Worker, message: unknown): void {
  if (isPiece(message)) return void worker.pieces.push(message.piece)
  const result = message as ChildResult<unknown>
  const pieces = worker.pieces.splice(0)
  worker.settle?.(result.ok ? { ok: true, value: fromPieces(result.value, pieces) } : result)
}

function start(): Worker {
  const flags = [
    '--max-old-space-size=256',
    // The permission model: nothing may be written, no process started, no connection opened; sharp is an addon.
    '--permission',
    '--allow-addons',
    `--allow-fs-read=${join(root, '*')}`,
    '--disable-warning=SecurityWarning',
    join(import.meta.dirname, 'child-main.ts'),
  ]
  const env = {
    PATH: process.env['PATH'] ?? '',
    VIPS_BLOCK_UNTRUSTED: '1',
    VIPS_CONCURRENCY: '1',
    UV_THREADPOOL_SIZE: '2',
  }
  const stdio: ('ignore' | 'ipc')[] = ['ignore', 'ignore', 'ignore', 'ipc']
  const options = { stdio, env, serialization: 'advanced' as const, cwd: root }
  const child =
    process.platform === 'win32'
      ? spawn(process.execPath, flags, options)
      : spawn(
          '/bin/sh',
          ['-c', `ulimit -d ${writableMb * 1024} 2>/dev/null; ulimit -c 0; exec "$0" "$@"`, process.execPath, ...flags],
          options,
        )
  const worker: Worker = { process: child, jobs: 0, pieces: [], settle: null }
  child.on('message', (message) => receive(worker, message))
  child.on('error', (error) => leave(worker, error.message))
  child.on('exit', (code, signal) => leave(worker, `ended with ${signal ?? code}`))
  hold(child, false)
  return worker
}

function leave(worker: Worker, detail: string): void {
  const at = idle.indexOf(worker)
  if (at >= 0) idle.splice(at, 1)
  worker.settle?.({ ok: false, code: 'died', detail })
}

/** A child keeps this process alive only while it works. */
function hold(child: ChildProcess, working: boolean): void {
  if (working) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}

/** Linux only: elsewhere the limit on the heap must do. */
function watchMemory(
  child: ChildProcess,
  memoryMb: number,
  settle: (result: ChildResult<unknown>) => void,
): NodeJS.Timeout | undefined {
  if (process.platform !== 'linux') return undefined
  return setInterval(() => {
    void residentMb(child.pid).then((used) => {
      if (used > memoryMb) settle({ ok: false, code: 'too-big', detail: `${used} MB of ${memoryMb}` })
    })
  }, 50)
}

async function residentMb(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Math.round(Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) / 1024)
}
