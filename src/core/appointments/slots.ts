/** Free times: what the opening hours leave when leave and everything that stands is taken out, each with who would come and why. Pure. */
import type { Calendar } from '../clock/calendar.ts'
import { addDays, addMinutes, dateOf, instantAt, minuteOfDay, type Instant, type PlainDate } from '../clock/date.ts'
import { openingHours } from '../clock/hours.ts'
import type { AppointmentKind, SlotReason } from './appointment.ts'

/** Minutes from one offered time to the next. */
export const slotLength = 30
/** How many open days are offered. */
export const daysOffered = 10
/** Nobody is expected within the hour. */
const noticeMinutes = 60

/** A colleague who could come. */
export interface Host {
  readonly id: string
  readonly specialities: readonly string[]
  readonly load: number
  readonly leave: readonly { readonly from: PlainDate; readonly until: PlainDate }[]
}

/** A time that is taken: of a colleague, and of the one quiet room when it is held there. */
export interface Taken {
  readonly at: Instant
  readonly minutes: number
  readonly staff: string
  readonly room: boolean
}

export interface SlotWish {
  readonly kind: AppointmentKind
  readonly minutes: number
  readonly now: Instant
  /** Field of the matter. */
  readonly category: string | null
  /** Who has it in hand; comes first, because nothing need be told anew. */
  readonly handler: string | null
  /** Whoever is complained about (law 5). */
  readonly exclude: string | null
}

export interface Slot {
  readonly at: Instant
  readonly minutes: number
  readonly staff: string
  readonly why: readonly SlotReason[]
}

interface Span {
  readonly at: Instant
  readonly until: Instant
}

const spanOf = <T extends { readonly at: Instant; readonly minutes: number }>(time: T): T & Span => ({
  ...time,
  until: addMinutes(time.at, time.minutes),
})

/** Whether two times touch each other; one may end where the other begins. */
const meet = (a: Span, b: Span): boolean => a.at < b.until && b.at < a.until

/** What stands against this time: a colleague who is taken or away, the room that is taken; null: nothing. */
export function clash(
  wanted: { readonly at: Instant; readonly minutes: number; readonly staff: string; readonly kind: AppointmentKind },
  taken: readonly Taken[],
  leave: Host['leave'],
): 'slot-taken' | 'staff-away' | null {
  if (isAway(leave, dateOf(wanted.at))) return 'staff-away'
  const span = spanOf(wanted)
  return taken.some((each) => stands(spanOf(each), span, wanted)) ? 'slot-taken' : null
}

const stands = (taken: Taken & Span, span: Span, { staff, kind }: { staff: string; kind: AppointmentKind }): boolean =>
  meet(taken, span) && (taken.staff === staff || (taken.room && kind === 'room'))

const isAway = (leave: Host['leave'], day: PlainDate): boolean => leave.some(({ from, until }) => from <= day && day <= until)

/** Free times of the next open days, in order; a day that is full gives none, and still counts. */
export function freeSlots(wish: SlotWish, calendar: Calendar, hosts: readonly Host[], taken: readonly Taken[]): Slot[] {
  const earliest = addMinutes(wish.now, noticeMinutes)
  const eligible = hosts.filter(({ id }) => id !== wish.exclude)
  const slots: Slot[] = []
  const busy = taken.map(spanOf)
  let day = dateOf(wish.now)
  // A centre that never opens offers nothing; it is not looked for without end.
  for (let opened = 0, looked = 0; opened < daysOffered && looked < 60; looked += 1, day = addDays(day, 1)) {
    const starts = startsOf(calendar, day, wish.minutes)
    if (starts.length > 0) opened += 1
    const here = eligible.filter(({ leave }) => !isAway(leave, day))
    for (const at of starts) {
      if (at < earliest) continue
      const span = spanOf({ at, minutes: wish.minutes })
      const near = busy.filter((each) => meet(each, span))
      const free = here.filter(({ id }) => !near.some((each) => stands(each, span, { staff: id, kind: wish.kind })))
      const chosen = choose(free, wish)
      if (chosen) slots.push({ at, minutes: wish.minutes, ...chosen })
    }
  }
  return slots
}

/** Every begin of that day that fits into one piece of the opening hours: nobody sits through the lunch break. */
function startsOf(calendar: Calendar, day: PlainDate, minutes: number): Instant[] {
  return openingHours(calendar, day).flatMap(({ from, to }) => {
    const room = minuteOfDay(to) - minuteOfDay(from) - minutes
    const count = room < 0 ? 0 : Math.floor(room / slotLength) + 1
    return Array.from({ length: count }, (_, at) => addMinutes(instantAt(day, from), at * slotLength))
  })
}

/** Who has it in hand, else the field, else the fewest matters; equal ones by id, so that everybody is offered the same. */
function choose(free: readonly Host[], { category, handler }: SlotWish): Pick<Slot, 'staff' | 'why'> | null {
  const skilled = (host: Host) => category !== null && host.specialities.includes(category)
  const rank = (host: Host) => [Number(host.id !== handler), Number(!skilled(host)), host.load] as const
  const best = free.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)]
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? (a.id < b.id ? -1 : 1) : left[at]! - right[at]!
  })[0]
  if (!best) return null
  const why: SlotReason[] = []
  if (best.id === handler) why.push('handles')
  if (skilled(best)) why.push('speciality')
  if (why.length === 0) why.push(free.length === 1 ? 'onlyOne' : 'lightestLoad')
  return { staff: best.id, why }
}
