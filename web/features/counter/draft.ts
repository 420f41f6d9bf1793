import type { AnswerOf, BodyOf } from '../../api.ts'
import type { cases } from '#contract/cases.ts'
import { causeWords } from '#words/causes.ts'
import type { Me } from '../../session.ts'
import type { Cause } from '../../ui/cause-tiles.tsx'
import { emptyPerson, personOrNull, type PersonDraft } from '../../ui/person-fields.tsx'
import { itemIdOf } from '../../ui/service-item-picker.tsx'

type Register = BodyOf<typeof cases.register>
export type Registered = AnswerOf<typeof cases.register>

/** What is on the sheet. Lives in memory only: put aside it waits, signed out it is gone. */
export type HandOverDraft = {
  item: string | null
  causes: Cause[]
  note: string
  /** What the person has with them of what the item demands (`broughtKey`). */
  brought: string[]
  person: PersonDraft
  comes: Register['comes']
  /** Where it failed, when not at this counter; null: here. */
  elsewhere: string | null
}

export const emptyDraft: HandOverDraft = {
  item: null,
  causes: [],
  note: '',
  brought: [],
  person: emptyPerson,
  comes: 'now',
  elsewhere: null,
}

/** What must still be said before it can be sent: 'causes', 'note', or nothing. */
export function missingIn({ causes, note }: HandOverDraft): 'causes' | 'note' | null {
  if (causes.length === 0) return 'causes'
  return causes.includes('other') && note.trim() === '' ? 'note' : null
}

/**
 * The registration. Whoever could not do it at the counter is named as such, so that somebody else judges it; routing
 * chooses the owner. `place` is the counter in words, `today` a plain date.
 */
export function toRegistration(
  draft: HandOverDraft,
  me: Me,
  place: string,
  paperIds: string[],
  today: string,
): Register {
  const here = draft.elsewhere === null && me.roles.includes('counter')
  return {
    channel: 'counter',
    title: '',
    statement: '',
    wish: '',
    itemId: itemIdOf(draft.item),
    blocker: {
      causes: (Object.keys(causeWords) as Cause[]).filter((cause) => draft.causes.includes(cause)),
      note: draft.note,
      step: '',
      place: draft.elsewhere ?? place,
      refusedBy: here ? me.id : null,
      refusedOn: today,
    },
    person: personOrNull(draft.person),
    proxy: null,
    external: null,
    paperIds,
    owner: null,
    comes: draft.comes,
    ...(draft.brought.length > 0 && { marks: marksOf(draft.brought) }),
  }
}

/** A tick: a material's id, with one of its papers behind a bar where it has several. */
export const broughtKey = (materialId: string, paper: string | null): string =>
  paper === null ? materialId : `${materialId}|${paper}`

function marksOf(ticks: readonly string[]): NonNullable<Register['marks']> {
  return ticks.map((key) => {
    const bar = key.indexOf('|')
    const [materialId, part] = bar < 0 ? [key, null] : [key.slice(0, bar), key.slice(bar + 1)]
    return { materialId, part, state: 'brought', paperIds: [] }
  })
}
