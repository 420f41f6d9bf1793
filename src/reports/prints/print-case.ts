/** What a printed document is made of. The loader is src/app/prints.ts; nothing here is looked up or opened. */
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Instant, PlainDate } from '#core/clock/date.ts'
import type { Checklist } from '#core/materials/checklist.ts'
import type { DemandedMaterial } from '#core/materials/marks.ts'
import type { Deadline } from '#core/clock/deadline.ts'

export const printKinds = [
  'slip',
  'acceptance',
  'materials',
  'reply',
  'followup',
  'register',
  'finding',
  'course',
  'cards',
  'conference',
] as const
export type PrintKind = (typeof printKinds)[number]

export interface PrintMaterial extends DemandedMaterial {
  readonly where: string
  readonly card?: string
}
export interface PrintCard {
  readonly id: string
  readonly title: string
  readonly steps: readonly string[]
  readonly needs: readonly string[]
  readonly address: string
  readonly cost: string
  readonly time: string
  readonly note: string
  readonly asOf: string
  readonly qrSvg: string
}

export interface PrintPerson {
  /** In the clear where the document needs it (letters to the person, the sheet they sign), otherwise masked. */
  readonly name: string
  /** Always masked. */
  readonly idNumber: string
  readonly phone: string
}

export interface PrintCase {
  readonly state: CaseState
  readonly events: readonly CaseEvent[]
  readonly centre: {
    readonly name: string
    readonly window: string
    readonly room: string
    readonly address: string
    readonly phone: string
  }
  readonly requester: PrintPerson | null
  readonly proxy: PrintPerson | null
  /** Names of members of staff by id. */
  readonly names: (id: string) => string
  readonly promise: Deadline
  readonly contact: Deadline | null
  readonly legal: Deadline | null
  /** By which day a body that was asked owes its answer, by the id of the referral. */
  readonly referralDue: (id: string) => PlainDate | null
  /** The code for the person, as typed; null for documents that others read. */
  readonly code: string | null
  /** Opens the person's page where `code` is given, otherwise holds the case number only. */
  readonly qrSvg: string
  /** What a QR code on a paper says, by its raw text, where its form is known. */
  readonly readings: readonly {
    readonly text: string
    readonly kind: string
    readonly fields: Readonly<Record<string, string>>
  }[]
  /** What the item demands, against what is here; null: no item, or one without a list. */
  readonly checklist: Checklist<PrintMaterial> | null
  /** On what law the item's list rests, where the catalogue says so. */
  readonly basis: string
  /** The cards that go with the item, or the one that was asked for. */
  readonly cards: readonly PrintCard[]
  /** Of the comparison that is printed; absent: the newest. */
  readonly findingId?: string
  readonly printedBy: string
  readonly printedAt: Instant
}

/** Kinds that go to the person and may bear the code and the full name. */
export const forPerson: readonly PrintKind[] = ['slip', 'acceptance', 'materials', 'reply']
/** Kinds on which the name stands in full; the slip may be lost, the course of events is read by others. */
export const withFullName: readonly PrintKind[] = [
  'acceptance',
  'materials',
  'reply',
  'followup',
  'register',
  'finding',
]
