/** Words of supervision and appeal: why pressure is put on a case; their lines of the timeline. */
import type { CaseEvent } from '#core/case/events.ts'
import type { SupervisionEventData } from '#core/supervision/events.ts'
import type { Ground } from '#core/supervision/order.ts'
import { dateWords } from './date.ts'
import type { Line, Teller } from './timeline.ts'
import type { Text } from './word.ts'

export const groundWords: Readonly<Record<Ground, Text>> = {
  overdue: { zh: '超期未答复', en: 'past its date' },
  answeredLate: { zh: '答复超期', en: 'answered late' },
  bounced: { zh: '多次退回', en: 'bounced' },
  partyLate: { zh: '协办单位久未答复', en: 'a body stayed silent' },
  badRating: { zh: '差评', en: 'rated badly' },
  unsolved: { zh: '当事人说没解决', en: 'not solved, the person says' },
  reopened: { zh: '办结后又重办', en: 'opened again' },
  silent: { zh: '久未告知当事人', en: 'person left without word' },
}

type SupervisionEvent = Extract<CaseEvent, { type: keyof SupervisionEventData }>

const line = (title: string, body = ''): Line => ({ title, body })

export function supervisionChinese(event: SupervisionEvent, { voice, actor }: Teller): Line {
  const resident = voice === 'resident'
  switch (event.type) {
    case 'supervised': {
      const { what, until, grounds, signed } = event.data
      if (resident) return line(signed ? '上级在督促这件事' : '中心负责人在督促这件事')
      const why = grounds.map((ground) => groundWords[ground].zh).join('、')
      return line(`${actor}督办（${why}），${dateWords(until, 'zh')}前答复`, what)
    }
    case 'supervisionAnswered':
      return line(`${actor}答复督办`, event.data.text)
    case 'supervisionChased':
      return line(`督办过了 ${event.data.days} 个工作日还没有答复`)
    case 'supervisionClosed':
      return line(`${actor}办结督办`, event.data.word)
    case 'appealed':
      if (event.data.about === 'rating') return line(`${actor}对差评提出异议`, event.data.words)
      return line(resident ? '您不同意这个答复，请没有经手的人重新看' : '对答复提出申诉', event.data.words)
    case 'appealChased':
      return line(`复核过了期限 ${event.data.days} 个工作日还没有决定`)
    case 'appealDecided': {
      const { upheld, reasons } = event.data
      return line(upheld ? `${actor}复核：申诉成立` : `${actor}复核：维持原来的结果`, reasons)
    }
  }
}

export function supervisionEnglish(event: SupervisionEvent, { voice, actor }: Teller): Line {
  const resident = voice === 'resident'
  switch (event.type) {
    case 'supervised': {
      const { what, until, grounds, signed } = event.data
      if (resident) return line(signed ? 'Those above us press for this matter' : 'The head of the centre presses for this matter')
      const why = grounds.map((ground) => groundWords[ground].en).join(', ')
      return line(`${actor} issued a supervision order (${why}), to be answered by ${dateWords(until, 'en')}`, what)
    }
    case 'supervisionAnswered':
      return line(`${actor} answered the supervision order`, event.data.text)
    case 'supervisionChased':
      return line(`The supervision order is unanswered, working days past its date: ${event.data.days}`)
    case 'supervisionClosed':
      return line(`${actor} closed the supervision order`, event.data.word)
    case 'appealed':
      if (event.data.about === 'rating') return line(`${actor} contests the rating`, event.data.words)
      return line(
        resident ? 'You disagree with the answer; somebody who had no part in it looks again' : 'Appeal against the answer',
        event.data.words,
      )
    case 'appealChased':
      return line(`The appeal is undecided, working days past its limit: ${event.data.days}`)
    case 'appealDecided': {
      const { upheld, reasons } = event.data
      return line(upheld ? `${actor} looked again: the appeal is upheld` : `${actor} looked again: the result stands`, reasons)
    }
  }
}
