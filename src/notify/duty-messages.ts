/**
 * What other bodies are told of what they were asked. No personal data, and nothing of the question: the duty it leads to shows that.
 * Pure; nothing when an event asks nothing of anybody outside. Advisers are not told the case's number: their file is de-identified.
 */
import type { CaseState } from '#core/case/case.ts'
import { referralClock } from '#core/case/clocks.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import type { Instant } from '#core/clock/date.ts'
import type { Conference } from '#core/network/conference.ts'
import type { DutyKind } from '#core/network/duties.ts'
import { referralKindWords } from '#words/case.ts'
import { dateWords, momentWords } from '#words/date.ts'

/** One sentence for whoever owes this duty. */
export interface DutyNews {
  readonly kind: DutyKind
  /** The thing's id within the case. */
  readonly thing: string
  readonly text: string
}

export interface DutyHappened {
  readonly event: CaseEvent
  readonly before: CaseState | null
  readonly state: CaseState
  readonly calendar: Calendar
}

export function dutyNews({ event, before, state, calendar }: DutyHappened): DutyNews[] {
  const { number } = state
  const referral = (id: string, text: string): DutyNews[] => [{ kind: 'referral', thing: id, text }]
  switch (event.type) {
    case 'referred': {
      const made = state.referrals.find(({ id }) => id === event.data.id)!
      const { due } = referralClock(made, calendar)
      const by = due ? `，请在${momentWords(due, 'zh')}前答复` : ''
      return referral(made.id, `${number} 来了一件${referralKindWords[made.kind].zh}${by}。`)
    }
    case 'referralChased':
      return referral(event.data.id, `${number} 催办：问到你们的事还没有答复。`)
    case 'referralRaised': {
      const { id, body, days } = event.data
      const text = `${number} 请${body}办的事，到期 ${days} 个工作日还没有答复。`
      return [{ kind: 'overdue', thing: id, text }]
    }
    case 'referralWithdrawn':
      return referral(event.data.id, `${number} 撤回了问到你们的事，不用再办。`)
    case 'conferencePlanned': {
      const { id, invited, when, place } = event.data
      const text = `${number} 请你们来会商：${momentWords(when, 'zh')}，${place}。请答复来不来。`
      const again = new Set(invited.map(({ to }) => to))
      const dropped = conferenceOf(before, id)?.invited.filter(({ to }) => !again.has(to)) ?? []
      return [...invitations(invited, text), ...invitations(dropped, `${number} 的会商改了安排，你们不用来了。`)]
    }
    case 'conferenceCancelled':
      return invitations(conferenceOf(state, event.data.id)?.invited, `${number} 的会商取消了。`)
    case 'conferenceHeld':
      return invitations(conferenceOf(state, event.data.id)?.invited, `${number} 会商开过了，定下来的事可以看了。`)
    case 'panelConvened':
      return event.data.seats.map(({ id }) =>
        opinion(id, `请您对一份案情提意见，${dateWords(event.data.until, 'zh')}前写好；该回避的请说明。`),
      )
    case 'panelClosed':
      return seatsOf(state, event.data.id)
        .filter(({ status }) => status === 'lapsed')
        .map(({ id }) => opinion(id, '请您提意见的那份案情已经截止，不用再写了。'))
    case 'opinionsAdopted':
    case 'panelEffect':
      return seatsOf(state, event.data.id)
        .filter(({ status }) => status === 'given')
        .map(({ id }) => opinion(id, '您提过意见的那份案情有结果了。'))
    case 'filingAsked':
      return [{ kind: 'filing', thing: event.data.id, text: `${number} 申请一件例外，等你们批。` }]
    case 'filingWithdrawn':
      return [{ kind: 'filing', thing: event.data.id, text: `${number} 撤回了例外申请，不用再批。` }]
    case 'filingDecided': {
      const { id, granted } = event.data
      return granted ? [{ kind: 'review', thing: id, text: `${number} 批了一件例外，请复核。` }] : []
    }
    default:
      return []
  }
}

/** A day before the date, when it is still owed. */
export const dutyNear = (kind: DutyKind, number: string | null, due: Instant): string =>
  `${number ? `${number} ` : ''}${nearWords[kind]}，${momentWords(due, 'zh')}到时间。`

const nearWords: Readonly<Record<DutyKind, string>> = {
  referral: '问到你们的事快到期了',
  overdue: '下级超期的事还没有答复',
  invitation: '请你们来的会商快到了',
  opinion: '请您提的意见快截止了',
  filing: '等你们批的例外快到期了',
  review: '等你们复核的例外快到期了',
}

const opinion = (thing: string, text: string): DutyNews => ({ kind: 'opinion', thing, text })
const invitations = (invited: readonly { readonly id: string }[] | undefined, text: string): DutyNews[] =>
  (invited ?? []).map(({ id }) => ({ kind: 'invitation', thing: id, text }))
const conferenceOf = (state: CaseState | null, id: string): Conference | undefined =>
  state?.conferences?.find((conference) => conference.id === id)
const seatsOf = (state: CaseState, id: string) => state.panels?.find((panel) => panel.id === id)?.seats ?? []
