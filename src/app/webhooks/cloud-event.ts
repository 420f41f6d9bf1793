/** An event as CloudEvents 1.0 has it, in JSON. */
import type { OutgoingType } from '#core/hotline/outgoing.ts'

interface Told {
  readonly eventId: string
  readonly type: string
  readonly seq: number
  readonly orderNumber: string | null
  readonly at: string
  readonly data: Record<string, unknown>
}

/** `sequence` grows within a case: whoever gets a late one can tell. */
export const cloudEvent = (centre: string, { eventId, type, seq, orderNumber, at, data }: Told) => ({
  specversion: '1.0' as const,
  id: eventId,
  source: `/bancheng/${centre}`,
  type: type as OutgoingType,
  time: at,
  ...(orderNumber !== null && { subject: orderNumber }),
  datacontenttype: 'application/json' as const,
  sequence: String(seq).padStart(8, '0'),
  data,
})
