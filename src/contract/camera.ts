/** A phone as the camera of a desk: a link that is shown as a QR code, for one phone and a quarter of an hour. */
import { z } from 'zod'
import { Instant, Nothing, Uuid } from './common.ts'
import { UploadedPaper } from './papers.ts'
import { route } from './route.ts'

/** Pages that one link takes. */
export const mostCameraPages = 20

export const NewCameraLink = z.object({
  id: Uuid,
  /** Told this once; only its hash is kept. */
  url: z.string(),
  qrSvg: z.string(),
  expiresAt: Instant,
})
export type NewCameraLink = z.infer<typeof NewCameraLink>

export const CameraLink = z.object({
  id: Uuid,
  expiresAt: Instant,
  /** The one phone has opened it. */
  opened: z.boolean(),
  /** Nothing comes through it any more: ended, expired, full, or whoever made it may no longer add papers. */
  ended: z.boolean(),
  /** What came, in that order: on the case, or to be named in the registration. */
  papers: z.array(UploadedPaper),
})
export type CameraLink = z.infer<typeof CameraLink>

const roles = ['counter', 'caseworker', 'director'] as const
const params = z.object({ linkId: Uuid })

export const camera = {
  make: route({
    method: 'POST',
    path: '/api/camera-links',
    summary: 'A link by which one phone adds pages to a case, or (null) to a sheet that is no case yet',
    access: 'staff',
    roles,
    keyed: true,
    body: z.strictObject({ caseId: Uuid.nullable() }),
    answer: NewCameraLink,
    status: 201,
  }),
  get: route({
    method: 'GET',
    path: '/api/camera-links/:linkId',
    summary: 'How my link stands, and what came through it',
    access: 'staff',
    roles,
    params,
    answer: CameraLink,
  }),
  end: route({
    method: 'DELETE',
    path: '/api/camera-links/:linkId',
    summary: 'End my link at once',
    access: 'staff',
    roles,
    params,
    answer: Nothing,
    status: 204,
  }),
}
