/**
 * What a case asks of others: one duty for each thing and each organisation that was asked, with exactly what that organisation may read.
 * Pure in state and calendar, so that the table of duties (src/store/duties.ts) is a projection like every other.
 */
import type { Calendar } from '../clock/calendar.ts'
import type { Instant, PlainDate } from '../clock/date.ts'
import { instantAt } from '../clock/date.ts'
import { deadline } from '../clock/deadline.ts'
import type { Cause } from '../causes/taxonomy.ts'
import type { CaseState, Referral, ReferralKind } from '../case/case.ts'
import { referralClock } from '../case/clocks.ts'
import type { MarkState } from '../materials/marks.ts'
import type { Conference } from './conference.ts'
import type { Filing, FilingWords, Signed } from './filing.ts'
import type { Opinion, Panel, PanelSeat } from './panel.ts'

export const dutyKinds = ['referral', 'overdue', 'invitation', 'opinion', 'filing', 'review'] as const
/** 协办交办 · 下级逾期 · 会商邀请 · 智囊团意见 · 备案审批 · 备案复核. */
export type DutyKind = (typeof dutyKinds)[number]

export const dutyStatuses = ['open', 'accepted', 'done', 'returned', 'withdrawn'] as const
/** `accepted` is still owed. `withdrawn`: nobody waits for it any more. */
export type DutyStatus = (typeof dutyStatuses)[number]

/** A paper that was laid open; the bytes are fetched through the duty and nowhere else. */
export interface ShownPaper {
  readonly id: string
  readonly label: string
  readonly mediaType: string
}

/** What the matter is, without a word about whose it is. */
interface Matter {
  readonly number: string
  readonly item: string
  readonly causes: readonly Cause[]
}

/** What the party reads, by kind. Nothing here names the person unless whoever asked wrote it into the question. */
export type Shown =
  | ({
      readonly kind: 'referral'
      readonly referralKind: ReferralKind
      readonly body: string
      readonly question: string
      readonly papers: readonly ShownPaper[]
      /** 收受分离: what the person handed in here already, for whoever takes the matter over; the papers themselves stay. */
      readonly received: readonly { readonly name: string; readonly state: MarkState }[]
      readonly chases: number
      readonly answer: Referral['answer']
      readonly returned: Referral['returned']
      readonly signed: Signed | null
    } & Matter)
  | ({
      readonly kind: 'overdue'
      readonly body: string
      readonly question: string
      readonly sentAt: Instant
      readonly due: Instant | null
    } & Matter)
  | ({
      readonly kind: 'invitation'
      readonly reason: string
      readonly when: Instant
      readonly lasts: number
      readonly place: string
      readonly bodies: readonly string[]
      readonly papers: readonly ShownPaper[]
      readonly coming: boolean | null
      readonly note: string
      /** Once it was held: what was decided, for those who were invited. */
      readonly decision: string
      readonly minutes: string
    } & Matter)
  | {
      readonly kind: 'opinion'
      readonly question: string
      readonly file: string
      readonly papers: readonly ShownPaper[]
      readonly until: PlainDate
      readonly recused: string
      readonly mine: Opinion | null
      /** Blind until one's own is sent. */
      readonly others: readonly { readonly name: string; readonly field: string; readonly opinion: Opinion }[]
      readonly adopted: { readonly mine: boolean; readonly how: string } | null
      readonly effect: { readonly helped: boolean; readonly text: string } | null
    }
  | ({
      readonly kind: 'filing' | 'review'
      readonly reasoning: string
      readonly decision: Filing['decision']
      readonly review: Filing['review']
    } & Matter &
      FilingWords)

export interface Duty {
  readonly kind: DutyKind
  /** The thing's id within the case: r1, i1, o1, x1. */
  readonly thing: string
  /** Organisation that owes it. */
  readonly to: string
  /** The one account it is meant for; null: any officer of the organisation. */
  readonly staff: string | null
  readonly status: DutyStatus
  readonly since: Instant
  readonly dueAt: Instant | null
  readonly shown: Shown
}

/** Every duty of this case, also those that are over: what somebody was shown stays with them as they were shown it last. */
export function dutiesOf(state: CaseState, calendar: Calendar): Duty[] {
  return [
    ...state.referrals.flatMap((referral) => referralDuties(referral, state, calendar)),
    ...(state.conferences ?? []).flatMap((conference) => invitationDuties(conference, state)),
    ...(state.panels ?? []).flatMap((panel) => panel.seats.map((seat) => opinionDuty(panel, seat, state))),
    ...(state.filings ?? []).flatMap((filing) => filingDuties(filing, state, calendar)),
  ]
}

/** A guest without an account is shown the same as an officer: the duty of one referral, whoever reads it. */
export const referralShown = (referral: Referral, state: CaseState): Extract<Shown, { kind: 'referral' }> => ({
  kind: 'referral',
  ...matter(state),
  referralKind: referral.kind,
  body: referral.body,
  question: referral.question,
  papers: papers(referral.paperIds ?? [], state),
  received: referral.kind === 'transfer' ? received(state) : [],
  chases: referral.chases,
  answer: referral.answer,
  returned: referral.returned,
  signed: referral.signed ?? null,
})

const matter = (state: CaseState): Matter => ({
  number: state.number,
  item: state.item?.name ?? '',
  causes: state.classification?.causes ?? state.blocker.causes,
})

/** Materials that are here or were looked at here; what is still owed is asked for by whoever takes it over. */
const received = ({ materials = [] }: CaseState) =>
  materials
    .filter(({ lapsed, state }) => !lapsed && (state === 'brought' || state === 'seen' || state === 'committed'))
    .map(({ name, part, state }) => ({ name: part ?? name, state }))

const papers = (ids: readonly string[], state: CaseState): ShownPaper[] =>
  state.papers.filter((paper) => ids.includes(paper.id) && !paper.withdrawn).map(({ id, label, mediaType }) => ({ id, label, mediaType }))

const referralStatus = { sent: 'open', accepted: 'accepted', answered: 'done', returned: 'returned', withdrawn: 'withdrawn' } as const

function referralDuties(referral: Referral, state: CaseState, calendar: Calendar): Duty[] {
  const { id: thing, to, above, raisedAt, sentAt, status, body, question } = referral
  const { due: dueAt } = referralClock(referral, calendar)
  const duties: Duty[] = []
  const shown = referralShown(referral, state)
  if (to) duties.push({ kind: 'referral', thing, to, staff: null, status: referralStatus[status], since: sentAt, dueAt, shown })
  if (above && raisedAt) {
    const over = status === 'sent' || status === 'accepted' ? 'open' : 'done'
    const late = { kind: 'overdue', ...matter(state), body, question, sentAt, due: dueAt } as const
    duties.push({ kind: 'overdue', thing, to: above, staff: null, status: over, since: raisedAt, dueAt: null, shown: late })
  }
  return duties
}

function invitationDuties(conference: Conference, state: CaseState): Duty[] {
  const { when, lasts, place, invited, status, held, reason, calledAt, paperIds } = conference
  if (when === null) return []
  const bodies = invited.map(({ body }) => body)
  return invited.flatMap(({ id: thing, to, coming, note }) => {
    if (!to) return []
    const over = { called: 'open', planned: coming === null ? 'open' : 'accepted', held: 'done', cancelled: 'withdrawn' } as const
    const told = { decision: held?.decision ?? '', minutes: held?.minutes ?? '' }
    const shown: Shown = {
      kind: 'invitation',
      ...matter(state),
      reason,
      when,
      lasts,
      place,
      bodies,
      papers: papers(paperIds, state),
      coming,
      note,
      ...told,
    }
    return [{ kind: 'invitation', thing, to, staff: null, status: over[status], since: calledAt, dueAt: when, shown }]
  })
}

function opinionDuty(panel: Panel, seat: PanelSeat, state: CaseState): Duty {
  const { adviser, opinion, reason } = seat
  const { question, file, until, adopted, effect, paperIds } = panel
  const status = ({ invited: 'open', recused: 'returned', given: 'done', lapsed: 'withdrawn' } as const)[seat.status]
  const others = panel.seats.flatMap((other) =>
    other.id === seat.id || other.opinion === null || opinion === null
      ? []
      : [{ name: other.adviser.name, field: other.adviser.field, opinion: other.opinion }],
  )
  const shown: Shown = {
    kind: 'opinion',
    question,
    file,
    papers: papers(paperIds, state),
    until,
    recused: reason,
    mine: opinion,
    others,
    // Whoever stood aside or stayed silent reads nothing of what became of it.
    adopted: opinion && adopted && { mine: adopted.seats.includes(seat.id), how: adopted.how },
    effect: opinion && effect && { helped: effect.helped, text: effect.text },
  }
  const dueAt = instantAt(until, '23:59')
  return { kind: 'opinion', thing: seat.id, to: adviser.to, staff: adviser.id, status, since: panel.at, dueAt, shown }
}

function filingDuties(filing: Filing, state: CaseState, calendar: Calendar): Duty[] {
  const { id: thing, to, above, status, askedAt, decision, review, ...rest } = filing
  const { beyond, clause, why, limits, risk, expires, level } = rest
  // What was found later, on other grounds, is nothing they were asked about.
  const judged = decision ? state.judgements.filter(({ at }) => at <= decision.at) : state.judgements
  const reasoning = judged.at(-1)?.reasoning ?? ''
  const shown = { ...matter(state), beyond, clause, why, limits, risk, expires, level, reasoning, decision, review }
  const dueAfter = (start: Instant) => deadline({ start, limit: state.limits.referral, pauses: [], extensions: [] }, calendar).due
  const duties: Duty[] = []
  if (to) {
    const over = ({ asked: 'open', approved: 'done', refused: 'done', withdrawn: 'withdrawn' } as const)[status]
    duties.push({
      kind: 'filing',
      thing,
      to,
      staff: null,
      status: over,
      since: askedAt,
      dueAt: dueAfter(askedAt),
      shown: { kind: 'filing', ...shown },
    })
  }
  if (above && decision && status === 'approved') {
    const dueAt = dueAfter(decision.at)
    duties.push({
      kind: 'review',
      thing,
      to: above,
      staff: null,
      status: review ? 'done' : 'open',
      since: decision.at,
      dueAt,
      shown: { kind: 'review', ...shown },
    })
  }
  return duties
}
