/** Reading a form with files: fields first, files made safe one by one; a file that cannot be taken is a sentence, never an end. */
import type { FastifyRequest } from 'fastify'
import { acceptPicture, type Picture } from '#app/portal-papers.ts'
import { countPerHour, networkOf, siteOf } from '#app/attempts.ts'
import type { App } from '#app/context.ts'
import { uploadWords } from '#words/uploads.ts'
import type { Form } from './kit.ts'
import type { View } from './view.ts'

export interface Uploaded {
  readonly form: Form
  readonly files: readonly { readonly picture: Picture; readonly label: string }[]
  /** One sentence for each file that was not taken. */
  readonly refused: readonly string[]
}

const megabyte = 1024 * 1024
/** Megabytes that one place may bring in an hour: unsent pictures lie in the database for a day, and each is worked on for seconds. */
const mostAnHour = 600
/** What the smallest file counts for. */
const leastCounted = 3
/** What a phone's picture chooser may send at once; more than `most` is read past and told, the rest of the form is not lost. */
const mostSent = 40
const reading = {
  limits: { files: mostSent, fileSize: 20 * megabyte, fields: 10, fieldSize: 10_000, parts: mostSent + 10 },
  // A file that is too large is one sentence about that file; the others are taken. (The types of the parser forget this one.)
  throwFileSizeLimit: false,
}

const volumes = new WeakMap<App, ReturnType<typeof countPerHour>>()
function volumeOf(app: App): ReturnType<typeof countPerHour> {
  const known = volumes.get(app) ?? countPerHour(app.store.pool, 'upload', mostAnHour)
  volumes.set(app, known)
  return known
}

/** What became of one file: kept, or why not; null where the page says it by itself. */
type Taken<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: keyof typeof uploadWords | null }

interface Files<T> {
  readonly form: Form
  readonly taken: readonly T[]
  /** One sentence for each file that was not taken. */
  readonly refused: readonly string[]
}

interface Door<T> {
  /** Files that are taken from one form. */
  readonly most: number
  /** Called with the fields before the first file is opened; throws for a forged form. */
  readonly guard: (form: Form) => void
  /** Takes one file, the next only when this one is done; `at` is its place in the form. */
  readonly take: (
    file: { readonly bytes: Buffer; readonly name: string; readonly label: string; readonly at: number },
    form: Form,
  ) => Promise<Taken<T>>
  /** Seconds to wait when too much came already. */
  readonly wait: (megabytes: number) => Promise<number>
}

/** Pictures and files of residents, made safe. */
export async function readUpload(
  request: FastifyRequest,
  app: App,
  view: View,
  most: number,
  guard: (form: Form) => void,
): Promise<Uploaded> {
  const network = networkOf(request.ip)
  const volume = volumeOf(app)
  const { form, taken, refused } = await readFiles<Uploaded['files'][number]>(request, view, {
    most,
    guard,
    wait: (megabytes) => volume([siteOf(network) ?? network], megabytes),
    take: async ({ bytes, name, label }) => {
      const accepted = await acceptPicture(bytes, name)
      return accepted.ok ? { ok: true, value: { picture: accepted.picture, label } } : accepted
    },
  })
  return { form, files: taken, refused }
}

export async function readFiles<T>(
  request: FastifyRequest,
  view: View,
  { most, guard, take, wait }: Door<T>,
): Promise<Files<T>> {
  if (!request.isMultipart())
    return {
      form: {},
      taken: [],
      refused: [view.t('没有收到文件，请再选一次。', 'No file arrived; please choose again.')],
    }
  const form: Record<string, string> = {}
  const taken: T[] = []
  const refused: string[] = []
  let guarded = false
  let at = 0
  let tooMany = 0
  let tooMuch = false
  let broken = false
  const parts = request.parts(reading)
  for (;;) {
    const next = await orBroken(parts.next())
    if (next === null) broken = true
    if (!next || next.done) break
    const part = next.value
    if (part.type === 'field') {
      if (typeof part.value === 'string') form[part.fieldname] = part.value
      continue
    }
    if (!guarded) guard(form)
    guarded = true
    if (taken.length >= most) {
      tooMany += 1
      part.file.resume()
      continue
    }
    const bytes = await orBroken(part.toBuffer())
    if (bytes === null) {
      broken = true
      break
    }
    // A file field that was left empty arrives as an empty file without a name.
    if (bytes.length === 0 && !part.filename) continue
    const megabytes = Math.max(leastCounted, Math.ceil(bytes.length / megabyte))
    if (tooMuch || (await wait(megabytes)) > 0) {
      tooMuch = true
      continue
    }
    const label = nameOf(part.filename, view)
    const done: Taken<T> = part.file.truncated
      ? { ok: false, code: 'too-big' }
      : await take({ bytes, name: part.filename ?? '', label, at }, form)
    at += 1
    if (done.ok) taken.push(done.value)
    else if (done.code)
      refused.push(
        view.t(
          `“${label}”没有收下：${uploadWords[done.code].zh}`,
          `“${label}” was not taken: ${uploadWords[done.code].en}`,
        ),
      )
  }
  if (!guarded) guard(form)
  if (broken)
    refused.push(
      view.t(
        '传到一半断了，没有传完的那几个没有收到。请再选一次。',
        'The upload broke off half-way, and what was not through did not arrive. Please choose it again.',
      ),
    )
  if (tooMuch)
    refused.push(
      view.t(
        '这一小时里从您这里传来的太多了，剩下的没有收。请过一小时再传，或者带到窗口来。',
        'Too much came from where you are within this hour; the rest was not taken. Please try in an hour, or bring it to the window.',
      ),
    )
  if (tooMany > 0)
    refused.push(
      view.t(
        `一次最多 ${most} 个，多的 ${tooMany} 个没有收。请再选一次，把剩下的传上来。`,
        `At most ${most} at once; ${tooMany} more were not taken. Please choose the rest again.`,
      ),
    )
  return { form, taken, refused }
}

/**
 * Null when the form breaks off or its frame cannot be read, which the parser tells by an error without a status: what came before is
 * kept, and it is no fault of ours.
 */
async function orBroken<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Error && 'statusCode' in error) throw error
    return null
  }
}

/** The file's name as a label: no path, no control characters, at most 60 characters. */
function nameOf(name: string | undefined, view: View): string {
  const plain = Array.from((name ?? '').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, ''))
    .slice(0, 60)
    .join('')
  return plain || view.t('照片', 'picture')
}
