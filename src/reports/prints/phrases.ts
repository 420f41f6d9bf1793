/** Phrases and the frame that several documents share. */
import type { CaseState } from '#core/case/case.ts'
import { dateOf, timeOf, type Instant, type PlainDate } from '#core/clock/date.ts'
import type { Deadline } from '#core/clock/deadline.ts'
import { momentWords } from '#words/date.ts'
import { traceLine } from '#words/deadline-trace.ts'
import type { PrintModel } from './model.ts'
import type { PrintCase } from './print-case.ts'

interface Parts {
  readonly title: string
  readonly subtitle?: string
  readonly blocks: PrintModel['blocks']
  readonly paper?: PrintModel['paper']
  /** Added to the foot: what the document is not. */
  readonly caution?: string
}

/** Head and foot are the same on every document. */
export function frame(
  print: PrintCase,
  { title, subtitle = '', blocks, paper = 'a4', caution = '' }: Parts,
): PrintModel {
  const printed = `${print.printedBy} 打印于 ${momentWords(print.printedAt, 'zh')}`
  return {
    paper,
    title,
    subtitle,
    from: `${print.centre.name} · ${print.centre.window}`,
    reference: print.state.number,
    qrSvg: print.qrSvg,
    qrHint: print.code === null ? '' : '扫码看进度',
    blocks,
    foot: [caution, printed].filter(Boolean).join('　'),
  }
}

/** '2026年3月10日', as official letters end. */
export function plainDay(date: PlainDate): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** '2026年3月10日 09:30', for columns of moments. */
export const plainMoment = (moment: Instant): string => `${plainDay(dateOf(moment))} ${timeOf(moment)}`

export const matter = (state: CaseState): string => `“${state.title}”一事`

/** How a letter begins when nobody left a name. */
export const nameOf = (print: PrintCase): string => print.requester?.name || '您好'

/** 最晚哪天, or since when the clock stands still. */
export function byWhen(deadline: Deadline): string {
  if (deadline.due !== null) return `${deadline.provisional ? '暂定' : ''}最晚${momentWords(deadline.due, 'zh')}`
  return `暂停计时中（自${momentWords(deadline.heldSince!, 'zh')}起），恢复后重新给出日子`
}

/** How long the limit is, as the trace of the deadline says it. */
export function clockReason(deadline: Deadline): string {
  const step = deadline.trace.find(({ code }) => code === 'limit')
  return step ? traceLine(step, 'zh') : ''
}

export const yesNo = (value: boolean | null): string => (value === null ? '没有问到' : value ? '是' : '否')
