/**
 * 事情经过 as plain text, to begin a report upward with: made from the timeline, corrected by whoever sends it. Without the person's name,
 * and without what stays in the house: notes, classification, what advisers said.
 */
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent, EventType } from '#core/case/events.ts'
import { causeWords } from './causes.ts'
import { momentWords } from './date.ts'
import { timelineEntry } from './timeline.ts'

/** What others read of the course of events, in the order in which it happened. */
const told: readonly EventType[] = [
  'registered',
  'accepted',
  'said',
  'found',
  'materialsAsked',
  'materialsProvided',
  'referred',
  'referralAnswered',
  'referralReturned',
  'referralRaised',
  'escalated',
  'conferenceHeld',
  'reopened',
]

/** `names`: of members of staff by id. */
export function writeUp(state: CaseState, events: readonly CaseEvent[], names: (id: string) => string): string {
  const { statement, wish, blocker, item, ways, judgements } = state
  const stuck = [blocker.causes.map((cause) => causeWords[cause].zh).join('、'), blocker.place, blocker.step].filter(Boolean).join('；')
  const course = events
    .filter(({ type }) => told.includes(type))
    .map((event) => {
      const { title, body } = timelineEntry(event, names, 'zh', 'staff')
      // The person's words and the owner stand elsewhere; minutes of a conference stay among those who sat there.
      const more = event.type === 'registered' ? '' : event.type === 'conferenceHeld' ? event.data.decision : body
      return `${momentWords(event.at, 'zh')}，${title}${more && `：${more.replaceAll('\n', '；')}`}`
    })
  const tried = ways.map(
    ({ way, result, note }) => `${way}（${{ works: '可行', fails: '不行', open: '还在试' }[result]}${note && `，${note}`}）`,
  )
  const judged = judgements.at(-1)
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['事项', [item?.name ?? state.title, stuck && `卡在：${stuck}`]],
    ['本人反映', [statement, wish && `希望：${wish}`]],
    ['经过', course],
    ['试过的办法', tried],
    ['研判', judged ? [judged.reasoning, judged.basis && `依据：${judged.basis}`] : []],
  ]
  return sections
    .map(([title, lines]) => [title, lines.filter(Boolean)] as const)
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines], at) => `${'一二三四五'[at]}、${title}\n${lines.join('\n')}`)
    .join('\n\n')
}
