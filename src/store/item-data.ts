/** What a version of an item carries beside its names (service_item.data): the demanded materials and the cards that say where to get them. */
import type { DemandedMaterial } from '#core/materials/marks.ts'

export interface PinnedMaterial extends DemandedMaterial {
  readonly where: string
  readonly note: string
  /** Absent in versions from before there were cards. */
  readonly card?: string
}

export interface PinnedCard {
  readonly id: string
  readonly title: string
  readonly steps: readonly string[]
  readonly needs: readonly string[]
  readonly address: string
  readonly cost: string
  readonly time: string
  readonly note: string
  readonly asOf: string
}

export interface ItemData {
  readonly guide?: {
    readonly materials?: readonly PinnedMaterial[]
    readonly disclaimer?: string
    readonly asOf?: string
    readonly basis?: string
  } | null
  readonly cards?: readonly PinnedCard[]
}

export const materialsIn = (data: ItemData | null): readonly PinnedMaterial[] => data?.guide?.materials ?? []
export const cardsIn = (data: ItemData | null): readonly PinnedCard[] => data?.cards ?? []
