import { useCallback, useEffect, useRef, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { camera as routes, type NewCameraLink } from '#contract/camera.ts'
import type { UploadedPaper } from '#contract/papers.ts'
import { addressOf, call, headersFor } from '../api.ts'
import { keys } from '../queries.ts'
import { useSubmit } from './use-submit.ts'

/** A link that is open, and which of its pages were dealt with here. */
type Kept = { link: NewCameraLink; seen: Set<string> }

/** In memory only: whoever opens another case meanwhile and comes back finds the code as it was. By case, or by the name of the form. */
const kept = new Map<string, Kept>()

/**
 * A phone as the camera of this desk. `caseId`, or null and the name of the form that is no case yet. `onPaper` is called once for every
 * page that came, in order.
 */
export function usePhoneCamera(
  target: { caseId: string } | { form: string },
  onPaper: (paper: UploadedPaper) => void,
): PhoneCameraState {
  const caseId = 'caseId' in target ? target.caseId : null
  const name = 'caseId' in target ? target.caseId : target.form
  const [open, setOpen] = useState<Kept | null>(() => kept.get(name) ?? null)
  const link = open?.link ?? null
  const { data } = useQuery({
    queryKey: keys.camera(link?.id ?? ''),
    queryFn: () => call(routes.get, { params: { linkId: link?.id ?? '' } }),
    enabled: link !== null,
  })
  const { submit, busy, thrown } = useSubmit((_: undefined, key: string) =>
    call(routes.make, { body: { caseId }, key }),
  )

  const latest = useRef(onPaper)
  useEffect(() => {
    latest.current = onPaper
  })
  useEffect(() => {
    for (const paper of data?.papers ?? []) {
      if (!open || open.seen.has(paper.id)) continue
      open.seen.add(paper.id)
      latest.current(paper)
    }
  }, [data, open])

  // A form that is gone takes no pages: the phone must not be told that they arrived.
  const linkId = link?.id
  useEffect(() => {
    if (linkId === undefined || caseId !== null) return undefined
    const end = () =>
      void fetch(addressOf(routes.end.path, { linkId }), {
        method: routes.end.method,
        headers: headersFor(routes.end.method, undefined, false),
        keepalive: true,
      })
    addEventListener('pagehide', end)
    return () => removeEventListener('pagehide', end)
  }, [linkId, caseId])

  async function make() {
    const made = await submit(undefined)
    if (!made) return
    const next = { link: made, seen: new Set<string>() }
    kept.set(name, next)
    setOpen(next)
  }
  /** Nothing comes through any more from this moment on; without a link nothing happens. */
  const end = useCallback(async () => {
    if (linkId === undefined) return
    kept.delete(name)
    setOpen(null)
    await call(routes.end, { params: { linkId } })
  }, [linkId, name])

  return {
    link,
    opened: data?.opened ?? false,
    ended: data?.ended ?? false,
    arrived: data?.papers.length ?? 0,
    make,
    end,
    busy,
    thrown,
  }
}

export type PhoneCameraState = {
  link: NewCameraLink | null
  /** The phone has it. */
  opened: boolean
  /** By what the server last said; the time may have run out since. */
  ended: boolean
  /** Pages that came through it. */
  arrived: number
  make: () => Promise<void>
  end: () => Promise<void>
  busy: boolean
  thrown: unknown
}
