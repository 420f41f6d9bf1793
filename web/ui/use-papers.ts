import { useCallback, useEffect, useRef, useState, type ClipboardEvent } from 'react'
import { papers as routes, type UploadedPaper } from '#contract/papers.ts'
import { addressOf, headersFor } from '../api.ts'
import { asProblem } from '../problem.ts'
import { newIdempotencyKey } from './idempotency-key.ts'
import { useIntakeWords } from './intake-words.ts'
import { mayBePaper, mostPaperBytes, uploadPaper } from './paper-upload.ts'

/** One paper on its way to the server, or there. `fault`: why not, in words; `tooBig` and `wrongKind` never left this PC. */
export type PaperHere = {
  /** Of this page; `id` is the server's, once it has it. */
  key: string
  id: string | null
  file: File
  /** What it is, as the clerk calls it; empty: the name below goes on the case. */
  label: string
  /** "材料 2". */
  name: string
  /** Address of the picture in this browser; empty for a file that is none. */
  preview: string
  /** 0–1. */
  part: number
  state: 'sending' | 'ready' | 'failed'
  fault: string
}

/**
 * The papers of one form: each goes to the server as soon as it is chosen, so that sending the form later is quick.
 * Nothing is kept in this browser but the picture on the screen. `ids` are those to name in the registration.
 * `already` papers are there before the first of these: what has no name is numbered after them.
 */
export function usePapers(already = 0) {
  const words = useIntakeWords()
  const [list, setList] = useState<readonly PaperHere[]>([])
  const running = useRef(new Map<string, AbortController>())
  const latest = useRef(list)
  useEffect(() => {
    latest.current = list
  })

  const change = useCallback((key: string, to: Partial<PaperHere>) => {
    setList((papers) => papers.map((paper) => (paper.key === key ? { ...paper, ...to } : paper)))
  }, [])

  const send = useCallback(
    async (paper: Pick<PaperHere, 'key' | 'file' | 'label' | 'name'>) => {
      running.current.get(paper.key)?.abort()
      const stop = new AbortController()
      running.current.set(paper.key, stop)
      change(paper.key, { state: 'sending', part: 0, fault: '', label: paper.label })
      try {
        // The name is part of what is sent, so another name is another sending.
        const key = `${paper.key}-${shortHash(paper.label)}`
        const onProgress = (part: number) => change(paper.key, { part })
        const label = paper.label || paper.name
        const { id } = await uploadPaper({ file: paper.file, label, key, onProgress, signal: stop.signal })
        change(paper.key, { id, state: 'ready', part: 1 })
      } catch (thrown) {
        if (stop.signal.aborted) return
        const { fields, detail, title } = asProblem(thrown)
        // What is wrong with the file, not that something is.
        change(paper.key, { state: 'failed', fault: fields[0]?.text || detail || title })
      }
    },
    [change],
  )

  const add = useCallback(
    (files: Iterable<File>) => {
      const before = already + latest.current.length
      const added = [...files].map((file, index): PaperHere => {
        const name = words.paperCount(before + index + 1)
        const fault = mayBePaper(file) ? (file.size > mostPaperBytes ? 'tooBig' : '') : 'wrongKind'
        const preview = file.type.startsWith('image/') && !fault ? URL.createObjectURL(file) : ''
        return {
          key: newIdempotencyKey(),
          id: null,
          file,
          label: '',
          name,
          preview,
          part: 0,
          state: fault ? 'failed' : 'sending',
          fault,
        }
      })
      setList((papers) => [...papers, ...added])
      for (const paper of added) if (paper.state === 'sending') void send(paper)
    },
    [already, send, words],
  )

  /** A paper that is on the server already, because it came from a phone: here it only has to be seen. */
  const arrive = useCallback(async ({ id, mediaType, label }: UploadedPaper) => {
    const picture = await fetchBlob(id)
    const paper: PaperHere = {
      key: newIdempotencyKey(),
      id,
      file: new File(picture ? [picture] : [], label, { type: mediaType }),
      label: '',
      name: label,
      preview: picture && mediaType.startsWith('image/') ? URL.createObjectURL(picture) : '',
      part: 1,
      state: 'ready',
      fault: '',
    }
    setList((papers) => [...papers, paper])
  }, [])

  const remove = useCallback((key: string) => {
    running.current.get(key)?.abort()
    const gone = latest.current.find((paper) => paper.key === key)
    if (gone?.preview) URL.revokeObjectURL(gone.preview)
    setList((papers) => papers.filter((paper) => paper.key !== key))
  }, [])

  const clear = useCallback(() => {
    for (const { key } of latest.current) remove(key)
  }, [remove])

  /** For the element around the form: a picture in the clipboard is a paper, text stays text. */
  const onPaste = useCallback(
    (event: ClipboardEvent) => {
      const files = [...event.clipboardData.files]
      if (files.length === 0) return
      event.preventDefault()
      add(files)
    },
    [add],
  )

  useEffect(() => {
    const { current } = running
    return () => {
      for (const stop of current.values()) stop.abort()
      for (const { preview } of latest.current) if (preview) URL.revokeObjectURL(preview)
    }
  }, [])

  return {
    list,
    ids: list.flatMap(({ id, state }) => (id && state === 'ready' ? [id] : [])),
    /** Something is still on its way. */
    busy: list.some(({ state }) => state === 'sending'),
    add,
    arrive,
    remove,
    clear,
    retry: send,
    onPaste,
  }
}

export type Papers = ReturnType<typeof usePapers>

/** Null when it could not be fetched: the paper is there all the same. */
async function fetchBlob(paperId: string): Promise<Blob | null> {
  try {
    const response = await fetch(addressOf(routes.get.path, { paperId }), {
      headers: headersFor('GET', undefined, false),
      credentials: 'same-origin',
    })
    return response.ok ? await response.blob() : null
  } catch {
    return null
  }
}

/** Short and plain: headers carry no Chinese. Not a secret, so no cryptography (crypto.subtle wants https). */
function shortHash(text: string): string {
  let hash = 0
  for (const char of text) hash = (Math.imul(hash, 31) + (char.codePointAt(0) ?? 0)) >>> 0
  return hash.toString(36)
}
