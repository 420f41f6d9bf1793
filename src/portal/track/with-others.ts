/** What the person's page says while others are asked: a conference, advisers, an approval from above, a body that handed it back. */
import type { CaseState } from '#core/case/case.ts'
import { openConference, openFiling, openPanel, openReferrals, unplacedReturns } from '#core/case/demands.ts'
import { dateOf } from '#core/clock/date.ts'
import { dateWords } from '#words/date.ts'
import type { View } from '../view.ts'
import { dayWords } from '../when.ts'

type Said = Pick<View, 't' | 'lang' | 'now'>

/** Null: nobody else is asked now. `owner`: who answers for it, by name. */
export function withOthers(view: Said, state: CaseState, owner: string): string | null {
  const { t, lang, now } = view
  const conference = openConference(state)
  if (conference?.when) {
    const day = dateWords(dateOf(conference.when), lang)
    return t(
      `各有关单位${day}坐到一起商量您这件事，由${owner}跟到底；商量出结果就告诉您。`,
      `The bodies concerned sit together about your matter on ${day}; ${owner} stays with it and tells you what they decide.`,
    )
  }
  const [referral] = openReferrals(state)
  if (referral) {
    const since = dayWords(dateOf(referral.sentAt), dateOf(now), lang)
    const raised = referral.raisedAt
      ? t('对方晚了，已经告诉它的上级。', ' They are late, and the body above them knows.')
      : ''
    return t(
      `${owner}在替您等${referral.body}答复（${since}发去的），有了结果就告诉您。${raised}`,
      `${owner} is waiting for ${referral.body} on your behalf (asked ${since}) and will tell you the result.${raised}`,
    )
  }
  if (conference)
    return t(
      `几家单位说法不一，正在约各家坐到一起商量。定了日子就告诉您，由${owner}跟到底。`,
      `The bodies disagree and are being called together. You will hear the day; ${owner} stays with it.`,
    )
  const panel = openPanel(state)
  if (panel)
    return t(
      `${owner}请了 ${panel.seats.length} 位有经验的老师和专家出主意，${dateWords(panel.until, lang)}前收齐；他们看不到您是谁。`,
      `${owner} has asked ${panel.seats.length} experienced advisers, who answer by ${dateWords(panel.until, lang)} and cannot see who you are.`,
    )
  if (openFiling(state))
    return t(
      `${owner}为您这件事申请了例外办理，在等批复。`,
      `${owner} has asked for an exception in your matter and is waiting for the approval.`,
    )
  const returned = unplacedReturns(state).at(-1)
  if (returned?.returned && state.stage === 'coordination')
    return t(
      `${returned.body}说这件事该归${returned.returned.rightBody}管。它没接下之前，仍由${owner}负责。`,
      `${returned.body} says it belongs to ${returned.returned.rightBody}. Until they take it, it stays with ${owner}.`,
    )
  return null
}
