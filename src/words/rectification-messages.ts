/** What colleagues are told of a rectification, and its story line by line. Pure; no personal data: its number leads to the rest. */
import type { RectificationEvent } from '#core/rectification/events.ts'
import type { Rectification } from '#core/rectification/rectification.ts'
import { momentWords } from './date.ts'
import { answerFromAboveWords, rectificationKindWords } from './rectification.ts'

interface ToStaff {
  readonly to: string
  readonly text: string
}

/** `state`: after the event. */
export function rectificationMessages(event: RectificationEvent, state: Rectification, directors: readonly string[]): ToStaff[] {
  // A body is not told here: whoever ordered it passes it on.
  const owes = ['staff' in state.owner ? state.owner.staff : state.orderedBy]
  const told = (to: readonly string[], text: string): ToStaff[] =>
    [...new Set(to)].map((id) => ({ to: id, text: `${state.number} ${text}` }))
  switch (event.type) {
    case 'ordered':
    case 'handedOver':
      return told(owes, `整改交给您负责：${state.goal}`)
    case 'doneReported':
      return told([state.orderedBy, ...directors], '整改报了完成，请没有经手的同事核验。')
    case 'sentBack':
      return told(owes, `整改核验没有通过：${event.data.note}`)
    case 'verified':
      return told(owes, '整改核验通过，接下来看三个月效果。')
    case 'chased':
      return told(owes, `整改有人来催：${event.data.text}`)
    case 'deadlineNear':
      return told(owes, `黄牌：整改快到期了：${momentWords(event.data.due, 'zh')}。`)
    case 'becameOverdue':
      return told([...owes, ...directors], `红牌：整改超期了：本该 ${momentWords(event.data.due, 'zh')} 前完成。`)
    case 'extensionAsked':
      return told(directors, `整改申请延期 ${event.data.days} 个工作日，请在到期前决定。`)
    case 'extensionDecided':
      return told(owes, event.data.granted ? '整改延期批准了。' : `整改延期没有批准：${event.data.note}`)
    case 'proven':
      return told([...owes, ...directors], '看了三个月，整改证明有效。')
    case 'notShown':
      return told([...owes, ...directors], '看了三个月，没有看到变化，请决定要不要再整改。')
    case 'disproven':
      return told([...owes, ...directors], '整改没有管用：同样的事又发生了，已自动开始新一轮。')
    case 'cancelled':
      return told(owes, `整改取消了：${event.data.reason}`)
    case 'kindChanged':
      return told(owes, `整改改成了“${rectificationKindWords[event.data.kind].zh}”：${event.data.reason}`)
    case 'roundStarted':
      return event.data.reason === '' ? [] : told(owes, `整改开始新一轮：${event.data.reason}`)
    case 'accepted':
    case 'looked':
      return []
  }
}

interface Line {
  readonly title: string
  readonly body: string
}

/** One line of the story. `names`: of colleagues by id. */
export function rectificationLine(event: RectificationEvent, names: (id: string) => string, lang: 'zh' | 'en'): Line {
  const zh = lang === 'zh'
  const line = (chinese: string, english: string, body = ''): Line => ({ title: zh ? chinese : english, body })
  const ownerOf = (owner: Rectification['owner']) => ('staff' in owner ? names(owner.staff) : owner.body)
  switch (event.type) {
    case 'ordered':
      return line(`下达整改，由${ownerOf(event.data.owner)}负责`, `Ordered; ${ownerOf(event.data.owner)} owes it`, event.data.goal)
    case 'accepted':
      return line('接下了', 'Accepted')
    case 'handedOver':
      return line(`改由${ownerOf(event.data.owner)}负责`, `${ownerOf(event.data.owner)} owes it from now on`, event.data.reason)
    case 'kindChanged': {
      const word = rectificationKindWords[event.data.kind][lang]
      return line(`改成“${word}”`, `Became “${word}”`, event.data.reason)
    }
    case 'extensionAsked':
      return line(`申请延期 ${event.data.days} 个工作日`, `${event.data.days} working days more asked for`, event.data.reason)
    case 'extensionDecided':
      return event.data.granted
        ? line('延期批准', 'Extension granted', event.data.note)
        : line('延期没有批准', 'Extension refused', event.data.note)
    case 'doneReported':
      return event.data.sentTo
        ? line(`报给${event.data.sentTo}`, `Sent up to ${event.data.sentTo}`, event.data.text)
        : line('报告整改完成', 'Reported done', event.data.text)
    case 'verified':
    case 'sentBack': {
      const answer = event.data.answer
      const passed = event.type === 'verified'
      if (answer) return line(answerFromAboveWords[answer].zh, answerFromAboveWords[answer].en, event.data.note)
      return passed ? line('核验通过', 'Verified', event.data.note) : line('核验没有通过，退回', 'Not enough, sent back', event.data.note)
    }
    case 'chased':
      return line('催办', 'Chased', event.data.text)
    case 'cancelled':
      return line('取消', 'Cancelled', event.data.reason)
    case 'deadlineNear':
      return line('黄牌：快到期', 'Yellow: nearly due')
    case 'becameOverdue':
      return line('红牌：超期', 'Red: overdue')
    case 'looked': {
      const { days, before, after } = event.data
      return line(
        `第 ${days} 天看效果`,
        `Looked at after ${days} days`,
        zh ? `整改前 ${before} 件，整改后 ${after} 件` : `${before} before, ${after} after`,
      )
    }
    case 'proven':
      return line('证明有效', 'Proven')
    case 'notShown':
      return line('没有看到变化', 'No change seen')
    case 'disproven':
      return line('没有管用', 'Disproven')
    case 'roundStarted':
      return line(`第 ${event.data.round} 轮整改开始`, `Round ${event.data.round} began`, event.data.reason)
  }
}
