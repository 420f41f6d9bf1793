import type { FastifyRequest } from 'fastify'
import { papers as routes } from '#contract/papers.ts'
import { readings as readingRoutes } from '#contract/readings.ts'
import { openOriginal } from '#app/paper-originals.ts'
import { caseReadings, readPaper } from '#app/paper-readings.ts'
import { getPaper, uploadPaper } from '#app/papers.ts'
import { presentReconciliation } from '#app/present-finding.ts'
import { reconcile } from '#core/materials/reconcile.ts'
import { refuse } from '#core/refusal.ts'
import { uploadWords } from '#words/uploads.ts'
import { mount, type Mounting } from '../mount.ts'
import { sendPaper } from '../paper-file.ts'
import { ProblemAnswer, refused } from '../problems.ts'

export function paperRoutes(mounting: Mounting): void {
  mount(mounting, routes.upload, async ({ ask, key, request }) => {
    if (!request.isMultipart()) throw new ProblemAnswer('wrong-media-type')
    const file = await readFile(request)
    if (!file) throw cannotTake('empty-file')
    const result = await uploadPaper(ask, key, file)
    if (result.ok) return result.paper
    throw result.code === 'key-reused' ? refused([refuse('key-reused')]) : cannotTake(result.code)
  })

  mount(mounting, routes.get, async ({ ask, params, reply }) =>
    sendPaper(reply, params.paperId, await getPaper(ask, params.paperId)),
  )

  mount(mounting, routes.read, async ({ ask, key, params, query }) => {
    const result = await readPaper(ask, key, params.caseId, params.paperId, query.byItself === 'yes')
    if (result.ok)
      return {
        readings: result.readings.map((reading) => ({ ...reading, fields: { ...reading.fields } })),
        document: result.document,
      }
    throw 'refusals' in result ? refused(result.refusals) : cannotTake(result.code)
  })

  mount(mounting, readingRoutes.ofCase, async ({ ask, params }) => await caseReadings(ask, params.caseId))

  mount(mounting, readingRoutes.original, async ({ ask, params, body, reply }) => {
    const bytes = await openOriginal(ask, params.paperId, body.reason)
    // Not decoded by anything of ours since it came: to be kept and looked at elsewhere, never shown in the page.
    return await reply
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('content-disposition', `attachment; filename="${params.paperId}.original"`)
      .header('cache-control', 'no-store')
      .type('application/octet-stream')
      .serializer((payload: unknown) => payload as string)
      .send(bytes)
  })

  mount(mounting, routes.reconcile, async ({ body }) =>
    presentReconciliation(reconcile(body.billCents, body.lines, body)),
  )
}

/** The one file of the form. What the parser of forms cannot read comes as an error without a status: it is the sender's, not ours. */
async function readFile(request: FastifyRequest): Promise<{ bytes: Buffer; name: string; label: string } | null> {
  try {
    const file = await request.file()
    return file ? { bytes: await file.toBuffer(), name: file.filename, label: labelOf(file.fields['label']) } : null
  } catch (error) {
    throw error instanceof Error && 'statusCode' in error ? error : new ProblemAnswer('malformed')
  }
}

function cannotTake(code: keyof typeof uploadWords): ProblemAnswer {
  if (code === 'busy') return new ProblemAnswer('busy', { retryAfter: 30 })
  if (code === 'too-big') return new ProblemAnswer('too-large')
  return new ProblemAnswer('invalid-input', {
    fields: (language) => [{ pointer: '/file', text: uploadWords[code][language] }],
  })
}

/** The label that came with the file, one line of at most 100 characters; control characters are dropped. */
function labelOf(field: unknown): string {
  const value =
    typeof field === 'object' && field !== null && 'value' in field && typeof field.value === 'string'
      ? field.value
      : ''
  const plain = value
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- control characters are what is dropped
    .replaceAll(/[\u0000-\u001f\u007f]/g, ' ')
    .trim()
  return Array.from(plain).slice(0, 100).join('')
}
