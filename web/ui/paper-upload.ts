import { papers, type UploadedPaper } from '#contract/papers.ts'
import { headersFor, noConnection, settle } from '../api.ts'
import { ProblemError } from '../problem.ts'

export const mostPaperBytes = 20 * 1024 * 1024
export const paperTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf']

/**
 * Sends one picture or PDF and says how far it is (0–1). The same key sends the same paper once, however often it is tried.
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
