/** 派给谁: which caseworker becomes the first-contact owner, by speciality, load and leave, with the reasons shown. */
import type { PlainDate } from '../clock/date.ts'
import type { RoutingReason, StaffId } from './case.ts'

export interface Candidate {
  readonly id: StaffId
  readonly specialities: readonly string[]
  /** Open cases they own. */
  readonly load: number
  readonly maximumLoad: number
  readonly leave: readonly { readonly from: PlainDate; readonly until: PlainDate }[]
}

export interface Routing {
  readonly owner: StaffId
  readonly reasons: readonly RoutingReason[]
}

/**
 * The best owner for a matter of this category today. Away or full people come last, never out of reach: somebody always owns (law 1).
 * `exclude` holds the one whose refusal is looked at. Null only when the centre has no caseworker at all.
 */
export function route(
  candidates: readonly Candidate[],
  want: { category: string | null; today: PlainDate; exclude: StaffId | null },
): Routing | null {
  const eligible = candidates.filter((candidate) => candidate.id !== want.exclude)
  if (eligible.length === 0) return null
  const away = (candidate: Candidate) => candidate.leave.some((leave) => leave.from <= want.today && want.today <= leave.until)
  const full = (candidate: Candidate) => candidate.load >= candidate.maximumLoad
  const skilled = (candidate: Candidate) => want.category !== null && candidate.specialities.includes(want.category)
  const rank = (candidate: Candidate) =>
    [Number(away(candidate)), Number(full(candidate)), Number(!skilled(candidate)), candidate.load] as const
  const [best] = [...eligible].sort((a, b) => {
    const left = rank(a)
    const right = rank(b)
    const at = left.findIndex((value, index) => value !== right[index])
    return at === -1 ? (a.id < b.id ? -1 : 1) : left[at]! - right[at]!
  })
  const reasons: RoutingReason[] = []
  if (eligible.length === 1) reasons.push('onlyOne')
  if (eligible.every(away)) reasons.push('everyoneAway')
  else if (eligible.filter((candidate) => !away(candidate)).every(full)) reasons.push('everyoneFull')
  if (skilled(best!)) reasons.push('speciality')
  else reasons.push('lightestLoad')
  return { owner: best!.id, reasons }
}
