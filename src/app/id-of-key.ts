/** Ids that follow from an idempotency key: the same asked again gives the same thing. */
import { createHash } from 'node:crypto'
import type { Ask } from './context.ts'

/** Keys of different actors never meet, nor those for different kinds of thing. A UUID of version 8: made by our own rule. */
export function idOfKey(
  kind: 'paper' | 'camera' | 'guest' | 'webhook' | 'setting' | 'rectification',
  { orgId, actor }: Pick<Ask, 'orgId' | 'actor'>,
  key: string,
): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([kind, orgId, actor.kind, actor.id, key]))
    .digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
