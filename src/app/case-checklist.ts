/** The checklist of a case: the pinned item's materials against the marks (src/core/materials/checklist.ts), as core and as the wire has it. */
import type { CaseState } from '#core/case/case.ts'
import { addWorkingDays, type Calendar } from '#core/clock/calendar.ts'
import { dateOf, type Instant } from '#core/clock/date.ts'
import { checklist, lacking, type Checklist } from '#core/materials/checklist.ts'
import type { MaterialMark } from '#core/materials/marks.ts'
import type { ChecklistView } from '#contract/checklist.ts'
import { cardsIn, materialsIn, type ItemData, type PinnedMaterial } from '#store/item-data.ts'
import { askedFor, checklistSentence } from '#words/checklist.ts'
import type { Language } from '#words/date.ts'

/** Working days that a person is usually given to bring what is missing; whoever asks may choose another day. */
const usualDays = 5

interface Day {
  readonly now: Instant
  readonly calendar: Calendar
}

/** Null: the case has no item, or its item no list of materials. */
export function checklistOf(state: CaseState, data: ItemData | null, day: Day): Checklist<PinnedMaterial> | null {
  const demanded = materialsIn(data)
  if (!state.item || demanded.length === 0) return null
  return checklist(demanded, state.materials ?? [], { today: dateOf(day.now), calendar: day.calendar })
}

/** As staff get it; `names` tells who marked. */
export function checklistView(
  state: CaseState,
  data: ItemData | null,
  { lang, names, ...day }: Day & { readonly lang: Language; readonly names: (id: string) => string },
): ChecklistView | null {
  const list = checklistOf(state, data, day)
  if (!list) return null
  const said = (mark: MaterialMark | null) =>
    mark && {
      state: mark.state,
      paperIds: [...mark.paperIds],
      note: mark.note,
      at: mark.at,
      by: names(mark.by),
      lapsed: mark.lapsed,
    }
  return {
    standing: list.standing,
    sentence: checklistSentence(list, lang),
    mayDefer: list.mayDefer,
    rows: list.rows.map(({ material, standing, way, parts, mark, missing, until, late }) => ({
      ...plain(material),
      standing,
      way,
      parts: parts.map((part) => ({ ...part, mark: said(part.mark) })),
      mark: said(mark),
      missing: missing.map((papers) => [...papers]),
      until,
      late,
    })),
    notCounted: list.notCounted.map(({ name, part, state: marked }) => ({ name: part ?? name, state: marked })),
    toAsk: lacking(list).map((lack) => askedFor(lack, state.item!.name)),
    askUntil: addWorkingDays(day.calendar, dateOf(day.now), usualDays),
    cards: cardsIn(data).map(({ id, title }) => ({ id, title })),
    disclaimer: data?.guide?.disclaimer ?? '',
  }
}

/** Field by field: what a version carries beyond these stays inside. */
const plain = (material: PinnedMaterial) => ({
  id: material.id,
  name: material.name,
  alternatives: material.alternatives.map((papers) => [...papers]),
  form: material.form,
  when: material.when,
  where: material.where,
  note: material.note,
  deferrable: material.deferrable,
  deferDays: material.deferDays,
  commitment: material.commitment,
  card: material.card ?? '',
})
