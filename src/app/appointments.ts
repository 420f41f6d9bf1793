/** Times given away: offered from the diary, and given only inside the transaction that holds the diary, so that none is given twice. */
import type pg from 'pg'
import type { AppointmentKind } from '#core/appointments/appointment.ts'
import { usualMinutes } from '#core/appointments/appointment.ts'
import type { AppointmentCommand } from '#core/appointments/commands.ts'
import { clash, freeSlots, type Slot } from '#core/appointments/slots.ts'
import type { CaseState } from '#core/case/case.ts'
import { addDays, dateOf, instantAt, type Instant, type PlainDate } from '#core/clock/date.ts'
import type { Refusal } from '#core/refusal.ts'
import { refuse } from '#core/refusal.ts'
import type { DayEntry, FreeTime } from '#contract/appointments.ts'
import { appointmentsBetween, diaryLocked, lockDiary, readDiary, type Diary } from '#store/appointments.ts'
import { inWords } from './appointments-present.ts'
import { isExpert } from './case-reads.ts'
import type { Ask } from './context.ts'
import { mustSee } from './desk.ts'
import { staffNames } from './staff-names.ts'

/** Where the quiet room is, until a centre says more. */
export const quietRoom = '静室'

export interface TimeWish {
  readonly kind: AppointmentKind
  readonly minutes?: number | undefined
  /** The appointment that is being moved. */
  readonly moving?: string | undefined
}

/** Free times for a case as they are now. */
export async function slotsOf(ask: Ask, state: CaseState, wish: TimeWish): Promise<readonly Slot[]> {
  const { app, orgId, now } = ask
  const diary = await readDiary(app.store.pool, orgId, state.id, now, wish.moving ?? null)
  return await offered(ask, state, wish, diary)
}

async function offered(
  { app, orgId, now }: Ask,
  state: CaseState,
  { kind, minutes = usualMinutes[kind] }: TimeWish,
  { hosts, taken, category }: Diary,
): Promise<Slot[]> {
  const { calendar } = await app.centre(orgId)
  const handler = state.handler ?? state.owner
  const eligible = hosts.filter(({ id, caseworker }) => caseworker || id === handler)
  return freeSlots(
    { kind, minutes, now, category, handler, exclude: state.blocker.refusedBy },
    calendar,
    eligible,
    taken,
  )
}

/** For the desk and the counter. Throws NotFound for a case the reader may not see. */
export async function slotsForCase(ask: Ask, caseId: string, wish: TimeWish) {
  const { state } = await mustSee(ask, caseId)
  const [slots, names] = await Promise.all([slotsOf(ask, state, wish), staffNames(ask.app, ask.orgId)])
  const views = slots.map(({ at, minutes, staff, why }): FreeTime => ({
    at,
    minutes,
    staff: { id: staff, name: names(staff) },
    why: inWords(why, ask.lang),
  }))
  return { minutes: wish.minutes ?? usualMinutes[wish.kind], slots: views }
}

type Timed = Extract<AppointmentCommand, { type: 'makeAppointment' | 'moveAppointment' }>

/** What a member of staff agreed with the person: any time at which that colleague, and the room, are free. Holds the diary. */
export async function agreeTime(
  client: pg.PoolClient,
  ask: Ask,
  state: CaseState,
  command: Timed,
): Promise<Timed | Refusal[]> {
  const moving = command.type === 'moveAppointment' ? command.appointmentId : undefined
  const kind = kindOf(command, state)
  if (!kind) return command
  const diary = await heldDiary(client, ask, state, moving)
  const host = diary.hosts.find(({ id }) => id === command.staff)
  if (!host) return [refuse('no-such-colleague')]
  const against = clash({ ...command, kind }, diary.taken, host.leave)
  if (against) return [refuse(against)]
  const slots = await offered(ask, state, { kind, minutes: command.minutes }, diary)
  const offer = slots.find(({ at, staff }) => at === command.at && staff === command.staff)
  const place = kind === 'room' && command.place === '' ? quietRoom : command.place
  return { ...command, place, ...(offer && { why: offer.why }) }
}

/** What the person picked: only a time that is still offered; who comes is worked out anew. Holds the diary. */
export async function takeSlot(
  client: pg.PoolClient,
  ask: Ask,
  state: CaseState,
  wish: TimeWish & { readonly at: Instant },
): Promise<Slot | Refusal[]> {
  const diary = await heldDiary(client, ask, state, wish.moving)
  const slots = await offered(ask, state, wish, diary)
  return slots.find(({ at }) => at === wish.at) ?? [refuse('slot-taken')]
}

async function heldDiary(
  client: pg.PoolClient,
  { orgId, now }: Ask,
  state: CaseState,
  moving: string | undefined,
): Promise<Diary> {
  await lockDiary(client, orgId)
  return await diaryLocked(client, orgId, state.id, now, moving ?? null)
}

/** Of a time that is moved: what it is for. */
const kindOf = (command: Timed, { appointments = [] }: CaseState): AppointmentKind | undefined =>
  command.type === 'makeAppointment' ? command.kind : appointments.find(({ id }) => id === command.appointmentId)?.kind

/** The day's list of a reader: their own times and those of the quiet room. */
export async function dayOf(
  ask: Ask,
  date: PlainDate = dateOf(ask.now),
): Promise<{ date: PlainDate; entries: DayEntry[] }> {
  const { app, orgId, actor } = ask
  const [from, to] = [instantAt(date, '00:00'), instantAt(addDays(date, 1), '00:00')]
  const [rows, names] = await Promise.all([
    appointmentsBetween(app.store.pool, orgId, actor.id, from, to),
    staffNames(app, orgId),
  ])
  const entries = rows.map(({ caseId, number, title, hidden, registeredBy, appointment }): DayEntry => {
    const { at, minutes, kind, status, staff, place, topic } = appointment
    const shown = !hidden && (isExpert(ask) || registeredBy === actor.id)
    return {
      at,
      minutes,
      kind,
      status,
      staff: { id: staff, name: names(staff) },
      mine: staff === actor.id,
      place: shown ? place : '',
      topic: shown ? topic : '',
      case: shown ? { id: caseId, number, title } : null,
    }
  })
  return { date, entries }
}
