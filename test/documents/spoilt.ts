/**
 * Papers of every kind, spoilt by the thousand: reading each ends in time with an outcome or a refusal, whatever is in it. Read in a child
 * of the test, many in one, as in the children of the server; a child that says nothing for too long is a hang and is replaced.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { unzipSync, zipSync } from 'fflate'
import { mutate } from '#test/support/mutations.ts'
import { random } from '#test/support/random.ts'
import { wholesOf, type Parser } from './whole.ts'

export interface Spoilt {
  readonly parser: Parser
  /** The first file is spoilt by this number, the next by the next. */
  readonly seed: number
  readonly files: number
  readonly read: number
  readonly refused: number
  /** Longest single file, milliseconds, and its number. */
  readonly longest: { readonly ms: number; readonly seed: number }
  /** A child's memory at its largest, MB. */
  readonly mostMb: number
  /** Numbers of the files that used up the heap a reader has: it ends, and the server says that the file is too hard. */
  readonly exhausted: readonly number[]
  /** Numbers of the files that ran over the limit of time, ended the child, or threw what is no refusal. */
  readonly faults: readonly { readonly seed: number; readonly what: string }[]
}

/** What a child tells of each file. */
export interface Told {
  readonly seed: number
  readonly outcome: 'read' | 'refused' | 'exhausted' | 'fault'
  readonly ms: number
  readonly mb: number
  readonly what: string
}

/** As many as a child of the server does. */
const filesPerChild = 100

/** Spoils and reads `count` files of one parser. Hangs, crashes and defects are reported, not thrown. */
export async function readSpoilt(parser: Parser, count: number, seed: number, mostMillis: number): Promise<Spoilt> {
  const wholes = await wholesOf(parser)
  const told = new Map<number, Told>()
  for (let next = seed; next < seed + count;) {
    const until = Math.min(seed + count, next + filesPerChild)
    next = await inOneChild(parser, wholes, next, until, mostMillis, told)
  }
  const all = [...told.values()]
  const longest = all.reduce((one, other) => (other.ms > one.ms ? other : one))
  return {
    parser,
    seed,
    files: all.length,
    read: all.filter(({ outcome }) => outcome === 'read').length,
    refused: all.filter(({ outcome }) => outcome === 'refused').length,
    longest: { ms: Math.round(longest.ms), seed: longest.seed },
    mostMb: Math.max(...all.map(({ mb }) => mb)),
    exhausted: all.filter(({ outcome }) => outcome === 'exhausted').map((each) => each.seed),
    faults: all.filter(({ outcome }) => outcome === 'fault').map((each) => ({ seed: each.seed, what: each.what })),
  }
}

/** Gives the number that comes next: `until`, or the one after the file that ended the child. */
async function inOneChild(
  parser: Parser,
  wholes: readonly Buffer[],
  from: number,
  until: number,
  mostMillis: number,
  told: Map<number, Told>,
): Promise<number> {
  const child = fork(new URL('./spoilt-child.ts', import.meta.url), {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=256'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let at = from
  let hung = false
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-20_000)))
  let watch = watchdog(child, mostMillis + 20_000, () => (hung = true))
  child.on('message', (message) => {
    const each = message as Told
    told.set(each.seed, each)
    at = each.seed + 1
    clearTimeout(watch)
    watch = watchdog(child, mostMillis, () => (hung = true))
  })
  const gone = once(child, 'exit')
  child.send({ parser, wholes, from, until })
  const [code, signal] = (await gone) as [number | null, string | null]
  clearTimeout(watch)
  if (at >= until) return until
  const outcome = !hung && /heap out of memory/.test(errors) ? 'exhausted' : 'fault'
  const what = hung ? `over ${mostMillis} ms` : `the child ended with ${signal ?? code}: ${errors.slice(-600)}`
  told.set(at, { seed: at, outcome, ms: hung ? mostMillis : 0, mb: 0, what })
  return at + 1
}

function watchdog(child: ChildProcess, millis: number, bark: () => void): NodeJS.Timeout {
  return setTimeout(() => {
    bark()
    child.kill('SIGKILL')
  }, millis)
}

/** The file of that number. */
export function spoil(parser: Parser, wholes: readonly Buffer[], seed: number): Buffer {
  const whole = wholes[seed % wholes.length]!
  if (parser === 'ofd parts') return spoilParts(whole, seed, (name) => /\.(xml|dat|png)$/.test(name))
  if (parser === 'bill parts') return spoilParts(whole, seed, (name) => name.endsWith('.xml'))
  if (parser === 'pages' && whole[0] === 0x50) return spoilParts(whole, seed, (name) => /\.(xml|png)$/.test(name))
  if (parser === 'seal') return spoilParts(whole, seed, (name) => /Signs\/.*\.dat$/.test(name))
  return mutate(whole, seed)
}

/** Parts of the package spoilt and the package closed again: what lies behind the archive's own checks. */
function spoilParts(ofd: Buffer, seed: number, which: (name: string) => boolean): Buffer {
  const parts = unzipSync(ofd)
  const next = random(seed * 7)
  const names = Object.keys(parts).filter(which)
  for (let count = 1 + Math.floor(next() * 2); count > 0; count--) {
    const name = names[Math.floor(next() * names.length)]!
    parts[name] = new Uint8Array(mutate(parts[name]!, seed + count * 1_000_003))
  }
  return Buffer.from(zipSync(parts, { level: 0 }))
}
