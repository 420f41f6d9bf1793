/** Words of the hotline: kinds of order and message, urgency, contentment, closing codes; and its lines of the timeline. */
import type { CaseEvent } from '#core/case/events.ts'
import type { HotlineEventData } from '#core/hotline/events.ts'
import type { OutgoingType } from '#core/hotline/outgoing.ts'
import type { MessageKind, OrderType, Satisfaction, Urgency } from '#core/hotline/order.ts'
import { momentWords } from './date.ts'
import type { Line, Teller } from './timeline.ts'
import type { Text } from './word.ts'

export const orderTypeWords: Readonly<Record<OrderType, Text>> = {
  consultation: { zh: '咨询', en: 'Consultation' },
  help: { zh: '求助', en: 'Request for help' },
  complaint: { zh: '投诉', en: 'Complaint' },
  suggestion: { zh: '建议', en: 'Suggestion' },
  review: { zh: '复核', en: 'Review' },
}

export const urgencyWords: Readonly<Record<Urgency, Text>> = {
  ordinary: { zh: '一般', en: 'Ordinary' },
  urgent: { zh: '紧急', en: 'Urgent' },
  veryUrgent: { zh: '特急', en: 'Very urgent' },
}

export const satisfactionWords: Readonly<Record<Satisfaction, Text>> = {
  very: { zh: '非常满意', en: 'very satisfied' },
  satisfied: { zh: '满意', en: 'satisfied' },
  fair: { zh: '基本满意', en: 'fairly satisfied' },
  unsatisfied: { zh: '不满意', en: 'not satisfied' },
  veryUnsatisfied: { zh: '非常不满意', en: 'not satisfied at all' },
}

export const outgoingWords: Readonly<Record<OutgoingType, Text>> = {
  'order.accepted': { zh: '工单已受理', en: 'Order accepted' },
  'order.returned': { zh: '工单申请退单', en: 'Order returned' },
  'order.extension-asked': { zh: '工单申请延期', en: 'More time asked for' },
  'order.revision-decided': { zh: '工单新内容已定', en: 'Changed content decided' },
  'order.answered': { zh: '工单已答复', en: 'Order answered' },
  'order.closed': { zh: '工单已办结', en: 'Order closed' },
  'case.registered': { zh: '来了一件（不含内容）', en: 'A case came (no content)' },
  'case.answered': { zh: '答复了一件（不含内容）', en: 'A case was answered (no content)' },
  'case.closed': { zh: '办结了一件（不含内容）', en: 'A case was closed (no content)' },
  'case.reopened': { zh: '重新打开一件（不含内容）', en: 'A case was reopened (no content)' },
}

/** What a message of the hotline says, as a heading. */
export const messageKindWords: Readonly<Record<MessageKind, Text>> = {
  urge: { zh: '12345 转来催办', en: '12345 passed on: please hurry' },
  addition: { zh: '12345 转来补充情况', en: '12345 passed on more about it' },
  withdrawal: { zh: '12345 转来：来电人不用办了', en: '12345 passed on: the caller no longer wants it' },
  supervision: { zh: '12345 督办', en: '12345 supervises this order' },
  rehandle: { zh: '12345 要求重办', en: '12345 asks to handle it again' },
}

type HotlineEvent = Extract<CaseEvent, { type: keyof HotlineEventData }>

const line = (title: string, body: string | (string | false)[] = ''): Line => ({
  title,
  body: Array.isArray(body) ? body.filter(Boolean).join('\n') : body,
})

export function hotlineChinese(event: HotlineEvent, { voice, actor }: Teller): Line {
  const because = (reason: string) => reason && `原因：${reason}`
  const asked = voice === 'resident' ? '您' : '来电人'
  switch (event.type) {
    case 'orderMessage': {
      const { kind, text, dueAt } = event.data
      return line(messageKindWords[kind].zh, [text, dueAt !== null && `热线的时限：${momentWords(dueAt, 'zh')}`])
    }
    case 'orderFollowedUp': {
      const { round, connected, truthful, contacted, solved, satisfied, opinion } = event.data
      const yes = (value: boolean | null, is: string, isNot: string) => value !== null && (value ? is : isNot)
      return line(`12345 ${round === 'first' ? '首次' : '最终'}回访${asked}${connected ? '' : '，没有联系上'}`, [
        yes(truthful, '办理情况属实', '办理情况不属实'),
        yes(contacted, '工作人员联系过', '工作人员没有联系过'),
        solved !== null && (solved === 'yes' ? '已解决' : '没有解决'),
        satisfied !== null && satisfactionWords[satisfied].zh,
        opinion,
      ])
    }
    case 'orderRevised':
      return line('12345 同一工单又发来不同的内容，等人确认', [event.data.title, event.data.content])
    case 'revisionDecided':
      return line(event.data.accepted ? `${actor}采用了工单的新内容` : `${actor}没有采用工单的新内容`, because(event.data.reason))
    case 'orderReturned':
      return line(`${actor}申请退单，建议派给${event.data.rightBody}；热线同意之前仍由我们办`, event.data.ground)
    case 'orderReturnDecided':
      return line(event.data.accepted ? '12345 同意退单' : '12345 不同意退单，继续由我们办', event.data.note)
    case 'orderExtensionAsked':
      return line(`${actor}向 12345 申请延期 ${event.data.days} 个工作日`, because(event.data.reason))
    case 'orderExtensionDecided': {
      const { granted, note, dueAt } = event.data
      return line(granted ? '12345 同意延期' : '12345 不同意延期', [dueAt !== null && `热线的时限：${momentWords(dueAt, 'zh')}`, note])
    }
    case 'joined':
      return line(`并入 ${event.data.into.number}，是同一件事，一起办、一起答复`, because(event.data.reason))
    case 'separated':
      return line(`不再并入 ${event.data.from.number}，单独办`, because(event.data.reason))
    case 'joinNoted': {
      const { other, joined, reason } = event.data
      return line(joined ? `${other.number} 并进来，一起答复` : `${other.number} 分出去，单独答复`, because(reason))
    }
  }
}

export function hotlineEnglish(event: HotlineEvent, { voice, actor }: Teller): Line {
  const because = (reason: string) => reason && `Reason: ${reason}`
  const asked = voice === 'resident' ? 'you' : 'the caller'
  switch (event.type) {
    case 'orderMessage': {
      const { kind, text, dueAt } = event.data
      return line(messageKindWords[kind].en, [text, dueAt !== null && `Their date: ${momentWords(dueAt, 'en')}`])
    }
    case 'orderFollowedUp': {
      const { round, connected, truthful, contacted, solved, satisfied, opinion } = event.data
      const yes = (value: boolean | null, is: string, isNot: string) => value !== null && (value ? is : isNot)
      return line(`12345 rang ${asked} (${round === 'first' ? 'first' : 'last'} time)${connected ? '' : ': not reached'}`, [
        yes(truthful, 'What was reported is true', 'What was reported is not true'),
        yes(contacted, 'Staff had been in touch', 'Staff had not been in touch'),
        solved !== null && (solved === 'yes' ? 'Solved' : 'Not solved'),
        satisfied !== null && satisfactionWords[satisfied].en,
        opinion,
      ])
    }
    case 'orderRevised':
      return line('12345 sent the same order with other content; somebody must confirm it', [event.data.title, event.data.content])
    case 'revisionDecided':
      return line(
        `${actor} ${event.data.accepted ? 'took over' : 'did not take over'} the new content of the order`,
        because(event.data.reason),
      )
    case 'orderReturned':
      return line(`${actor} asks 12345 to give it to ${event.data.rightBody}; until they agree it stays with us`, event.data.ground)
    case 'orderReturnDecided':
      return line(
        event.data.accepted ? '12345 took the order back' : '12345 did not take the order back; it stays with us',
        event.data.note,
      )
    case 'orderExtensionAsked':
      return line(`${actor} asks 12345 for ${event.data.days} more working days`, because(event.data.reason))
    case 'orderExtensionDecided': {
      const { granted, note, dueAt } = event.data
      return line(granted ? '12345 granted more time' : '12345 granted no more time', [
        dueAt !== null && `Their date: ${momentWords(dueAt, 'en')}`,
        note,
      ])
    }
    case 'joined':
      return line(`Joined to ${event.data.into.number}: the same matter, handled and answered together`, because(event.data.reason))
    case 'separated':
      return line(`Separated from ${event.data.from.number}, handled by itself`, because(event.data.reason))
    case 'joinNoted': {
      const { other, joined, reason } = event.data
      return line(joined ? `${other.number} was joined to this one` : `${other.number} was separated again`, because(reason))
    }
  }
}
