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
  person: PersonDraft
  comes: Register['comes']
  /** Where it failed, when not at this counter; null: here. */
  elsewhere: string | null
}

export const emptyDraft: HandOverDraft = {
  item: null,
  causes: [],
  note: '',
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
  }
}
