import { camera as routes } from '#contract/camera.ts'
import { endOwnCameraLink, getCameraLink, makeCameraLink } from '#app/camera-links.ts'
import { mount, type Mounting } from '../mount.ts'
import { refused, tooManyTries } from '../problems.ts'

export function cameraRoutes(mounting: Mounting): void {
  mount(mounting, routes.make, async ({ ask, key, session, body }) => {
    const made = await makeCameraLink(ask, key, session!.tokenHash, body.caseId)
    if (made.ok) return made.link
    throw 'seconds' in made ? tooManyTries(made.seconds) : refused(made.refusals)
  })

  mount(mounting, routes.get, async ({ ask, params }) => await getCameraLink(ask, params.linkId))

  mount(mounting, routes.end, async ({ ask, params }) => {
    await endOwnCameraLink(ask, params.linkId)
    return null
  })
}
