/** A person's own appointments: free times, taking one, moving it, calling it off; each through the one write path. */
import type { Appointment, ResidentKind } from '#core/appointments/appointment.ts'
import { usualMinutes } from '#core/appointments/appointment.ts'
import type { Slot } from '#core/appointments/slots.ts'
import type { CaseState } from '#core/case/case.ts'
import type { Instant } from '#core/clock/date.ts'
import { refuse } from '#core/refusal.ts'
import type { Language } from '#words/date.ts'
import { quietRoom, slotsOf, takeSlot } from './appointments.ts'
import type { App } from './context.ts'
import type { Performed } from './perform.ts'
import { perform } from './perform.ts'
import { askOf, type CaseSession } from './portal-sessions.ts'

/** Free times as they are now; of an appointment that is being moved, for its own length. */
export const personSlots = (
  app: App,
  session: CaseSession,
  lang: Language,
  state: CaseState,
  kind: ResidentKind,
  moved: Appointment | null,
): Promise<readonly Slot[]> =>
  slotsOf(askOf(app, session, lang), state, {
    kind,
    minutes: moved?.minutes ?? usualMinutes[kind],
    moving: moved?.id,
  })

/** Takes a time that is still free; `key` was made when the form was shown. */
export const takeTime = (
  app: App,
  session: CaseSession,
  lang: Language,
  key: string,
  wish: { readonly kind: ResidentKind; readonly at: Instant; readonly topic: string; readonly place: string },
): Promise<Performed> => {
  const ask = askOf(app, session, lang)
  return perform(ask, {
    key,
    caseId: session.caseId,
    content: { type: 'makeAppointment', ...wish },
    command: async ({ state, client }) => {
      const slot = await takeSlot(client, ask, state!, wish)
      if (!('staff' in slot)) return slot
      return {
        type: 'makeAppointment',
        ...slot,
        kind: wish.kind,
        topic: wish.topic,
        place: placeOf(wish.kind, wish.place),
      }
    },
  })
}

/** Another time for the same thing. */
export const moveTime = (
  app: App,
  session: CaseSession,
  lang: Language,
  key: string,
  wish: { readonly moving: string; readonly at: Instant },
): Promise<Performed> => {
  const ask = askOf(app, session, lang)
  return perform(ask, {
    key,
    caseId: session.caseId,
    content: { type: 'moveAppointment', ...wish },
    command: async ({ state, client }) => {
      const moved = state!.appointments?.find(({ id }) => id === wish.moving)
      if (!moved) return [refuse('no-such-thing')]
      const { kind, minutes, place } = moved
      const slot = await takeSlot(client, ask, state!, { ...wish, kind, minutes })
      if (!('staff' in slot)) return slot
      return { type: 'moveAppointment', appointmentId: moved.id, ...slot, place }
    },
  })
}

export const giveTimeBack = (
  app: App,
  session: CaseSession,
  lang: Language,
  key: string,
  appointmentId: string,
): Promise<Performed> => {
  const command = { type: 'cancelAppointment', appointmentId, reason: '' } as const
  return perform(askOf(app, session, lang), { key, caseId: session.caseId, content: command, command })
}

/** Only a visit needs to be told where; of the others we know. */
const placeOf = (kind: ResidentKind, said: string): string =>
  kind === 'home' ? said : kind === 'room' ? quietRoom : ''
