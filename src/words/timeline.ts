/** One line of the story of a case, and what was written with it, in plain words. Two voices: to the resident, and among staff. */
import type { CaseEvent } from '#core/case/events.ts'
import type { Language } from './date.ts'
import { staffCall } from './staff-call.ts'
import { english } from './timeline-en.ts'
import { chinese } from './timeline-zh.ts'

export type Voice = 'resident' | 'staff'

export interface Line {
  readonly title: string
  readonly body: string
}

export interface Teller {
  /** Name of a member of staff by id, as this reader is told it. */
  readonly names: (id: string) => string
  readonly voice: Voice
  /** Who acted, as this reader is told. */
  readonly actor: string
}

/** `event` as told to a reader. Every event has a line; whether a reader gets it is its audience's matter. */
export function timelineEntry(event: CaseEvent, names: (id: string) => string, lang: Language, voice: Voice = 'resident'): Line {
  const called = voice === 'resident' && lang === 'zh' ? (id: string) => staffCall(names(id)) : names
  const teller = { names: called, voice, actor: actorWords(event, called, lang, voice) }
  return lang === 'zh' ? chinese(event, teller) : english(event, teller)
}

function actorWords({ actor, data }: CaseEvent, names: (id: string) => string, lang: Language, voice: Voice): string {
  switch (actor.kind) {
    case 'staff':
      return names(actor.id)
    case 'person':
      if (lang === 'en') return voice === 'resident' ? 'You' : 'The person'
      return voice === 'resident' ? '您' : '当事人'
    case 'hotline':
      return lang === 'zh' ? '12345 热线' : 'The 12345 hotline'
    case 'system':
      return lang === 'zh' ? '系统' : 'The system'
    case 'party': {
      // Who of a body it was is for colleagues; the person reads which body.
      const signed = 'signed' in data ? data.signed : undefined
      if (!signed) return lang === 'zh' ? '对方' : 'They'
      return voice === 'resident' ? signed.body : `${signed.body} ${signed.name}`.trim()
    }
  }
}
