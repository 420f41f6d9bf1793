import { papers as routes } from '#contract/papers.ts'
import { reconcile } from '#core/materials/reconcile.ts'
import { mount, type Mounting } from '../mount.ts'

export function paperRoutes(mounting: Mounting): void {
  mount(mounting, routes.reconcile, async ({ body }) => {
    const result = reconcile(body.billCents, body.lines)
    return { ...result, surplus: [...result.surplus], duplicates: result.duplicates.map(([one, other]) => [one, other] as [number, number]) }
  })
}
