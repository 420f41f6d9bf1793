/** A file that strangers made, on its way to a screen. */
import type { FastifyReply } from 'fastify'
import type { PaperFile } from '#app/papers.ts'

/** Shown as what it was found to be, never run, under a name of ours, never kept by the browser. */
export function sendPaper(reply: FastifyReply, paperId: string, { bytes, mediaType, ending }: PaperFile): FastifyReply {
  const place = mediaType.startsWith('image/') ? 'inline' : 'attachment'
  return reply
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('content-disposition', `${place}; filename="${paperId}.${ending}"`)
    .header('cache-control', 'no-store')
    .type(mediaType)
    .serializer((payload: unknown) => payload as string)
    .send(bytes)
}
