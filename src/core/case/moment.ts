/** Who decides when: the moment at which a command is looked at, and the events made at it. */
import type { Calendar } from '../clock/calendar.ts'
import type { Instant } from '../clock/date.ts'
import type { Actor } from './case.ts'
import type { CaseEvent, EventData, EventType } from './events.ts'
import { audienceOf } from './events.ts'

export interface Moment {
  readonly actor: Actor
  readonly now: Instant
  readonly calendar: Calendar
}

/** Builds one event in the name of the actor; `audience` overrides the event's usual readers. */
export function eventMaker({ actor, now }: Pick<Moment, 'actor' | 'now'>) {
  return <T extends EventType>(type: T, data: EventData[T], audience = audienceOf[type]): CaseEvent =>
    ({ type, at: now, actor: { kind: actor.kind, id: actor.id }, audience, data }) as CaseEvent
}

/** The id of the next thing of a list within the case; `more`: how many come before it in the same command. */
export const next = (prefix: string, list: readonly unknown[] = [], more = 0): string => `${prefix}${list.length + 1 + more}`
