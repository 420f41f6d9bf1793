import { papers, type UploadedPaper } from '#contract/papers.ts'
import { headersFor, noConnection, settle } from '../api.ts'
import { ProblemError } from '../problem.ts'

export const mostPaperBytes = 20 * 1024 * 1024
const paperTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf', 'text/xml', 'application/xml']
/** Browsers do not know what an OFD is: it is told by its name. */
const endings = ['.ofd', '.xml', '.xbrl']
/** For the file chooser. */
export const paperAccept = [...paperTypes, ...endings].join(',')

/** Whether it is worth sending; what it really is, the server finds out. */
export const mayBePaper = ({ type, name }: File): boolean =>
  paperTypes.includes(type) || endings.some((ending) => name.toLowerCase().endsWith(ending))

/** What a file without a picture is called on the screen: `PDF`, `OFD`, `XML`. */
export const fileKind = (typeOrName: string): string => /(pdf|ofd|xml)$/i.exec(typeOrName)?.[1]?.toUpperCase() ?? '—'

/**
 * Sends one picture or file and says how far it is (0–1). The same key sends the same paper once, however often it is tried.
 * By XMLHttpRequest, because fetch cannot tell progress. Throws ProblemError.
 */
export function uploadPaper(given: {
  file: File
  label: string
  key: string
  onProgress: (part: number) => void
  signal: AbortSignal
}): Promise<UploadedPaper> {
  const form = new FormData()
  form.set('label', given.label)
  form.set('file', given.file)
  const request = new XMLHttpRequest()
  return new Promise((resolve, reject) => {
    request.open(papers.upload.method, papers.upload.path)
    for (const [name, value] of Object.entries(headersFor('POST', given.key, false)))
      request.setRequestHeader(name, value)
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) given.onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      try {
        resolve(settle(papers.upload.path, request.status, request.responseText, headersOf(request)) as UploadedPaper)
      } catch (refused) {
        reject(refused as Error)
      }
    })
    request.addEventListener('error', () => reject(new ProblemError(noConnection)))
    given.signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

function headersOf(request: XMLHttpRequest): Headers {
  const headers = new Headers()
  for (const line of request.getAllResponseHeaders().trim().split('\r\n')) {
    const at = line.indexOf(':')
    if (at > 0) headers.append(line.slice(0, at), line.slice(at + 1).trim())
  }
  return headers
}
