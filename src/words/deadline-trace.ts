/** The answer to "why is this the date?", one plain sentence for each step of a deadline's trace. */
import type { Instant, PlainDate } from '#core/clock/date.ts'
import type { TraceStep } from '#core/clock/trace.ts'
import { dateWords, momentWords, type Language } from './date.ts'

/**
 * One step as a sentence. `reasonWords` turns the coded reason of a pause or an extension into words; left out, the reason is shown
 * as it was given.
 */
export function traceLine(step: TraceStep, language: Language, reasonWords: (reason: string) => string = (reason) => reason): string {
  return language === 'zh' ? chinese(step, reasonWords) : english(step, reasonWords)
}

function chinese(step: TraceStep, reasonWords: (reason: string) => string): string {
  const day = (date: PlainDate) => dateWords(date, 'zh')
  const moment = (at: Instant) => momentWords(at, 'zh')
  switch (step.code) {
    case 'start':
      return `收到时间：${moment(step.at)}。`
    case 'limit':
      return chineseLimit(step)
    case 'startAfterClose':
      return `收到时当天办公时间已过（${moment(step.at)}下班），按下一个工作日收到计算。`
    case 'startOnDayOff':
      return `${day(step.date)}${step.name ? `是${step.name}假期` : '是周末'}，按下一个工作日收到计算。`
    case 'countsFrom':
      return step.at ? `从${moment(step.at)}开始计时。` : `按${day(step.date)}收到计算。`
    case 'daysOff': {
      const why = step.name ? `${step.name}放假` : '周末休息'
      return step.n === 1 ? `${day(step.from)}${why}，不计。` : `${day(step.from)}至${day(step.to)}${why} ${step.n} 天，不计。`
    }
    case 'makeUpDay':
      return `${day(step.date)}虽是周末，因${step.name || '节假日'}调休上班，计入。`
    case 'provisionalYear':
      return `${step.n} 年的放假安排还没有公布，先按周一至周五推算，公布后会重新计算。`
    case 'paused': {
      const cost = step.unit === 'workingDays' ? `${step.n} 个工作日` : `${step.n} 分钟办公时间`
      return `${span(step.from, step.to, 'zh')}暂停计时（${reasonWords(step.reason)}），${cost}不计。`
    }
    case 'pauseWithoutEffect':
      return `${span(step.from, step.to, 'zh')}曾暂停计时（${reasonWords(step.reason)}），不影响这个日期。`
    case 'extension':
      return `${moment(step.at)}批准延长 ${step.n} 个工作日（${reasonWords(step.reason)}）。`
    case 'extensionLate':
      return `${moment(step.at)}批准的延长（${step.n} 个工作日）晚于到期时间，不改变日期。`
    case 'standsStill': {
      const left = step.left === null ? '' : `恢复后还剩 ${step.left} 个工作日。`
      const stood = step.stood === null ? '' : `，到现在已停 ${step.stood} 个工作日`
      return `自${moment(step.from)}起暂停计时（${reasonWords(step.reason)}）${stood}，恢复后才能确定日期。${left}`
    }
    case 'due':
      return `${step.provisional ? '暂定' : ''}最晚${moment(step.at)}前完成。`
  }
}

function chineseLimit(step: Extract<TraceStep, { code: 'limit' }>): string {
  switch (step.unit) {
    case 'workingDays':
      return `时限是 ${step.n} 个工作日，收到当天不算，从下一个工作日数起。`
    case 'workingHours':
      return `时限是 ${step.n} 个工作小时，只算办公时间，午休、夜间和休息日不算。`
    case 'sameDay':
      return '时限是当天办结，到当天下班为止。'
    case 'atOnce':
      return '时限是当场办结，到这一段办公时间结束为止。'
  }
}

function english(step: TraceStep, reasonWords: (reason: string) => string): string {
  const day = (date: PlainDate) => dateWords(date, 'en')
  const moment = (at: Instant) => momentWords(at, 'en')
  switch (step.code) {
    case 'start':
      return `Received ${moment(step.at)}.`
    case 'limit':
      return englishLimit(step)
    case 'startAfterClose':
      return `It came in after the close of business (${moment(step.at)}) and counts as received on the next working day.`
    case 'startOnDayOff':
      return `${day(step.date)} is ${step.name ? `a holiday (${step.name})` : 'a weekend day'}; it counts as received on the next working day.`
    case 'countsFrom':
      return step.at ? `The clock starts ${moment(step.at)}.` : `It counts as received on ${day(step.date)}.`
    case 'daysOff': {
      const why = step.name ? `holiday (${step.name})` : 'weekend'
      return step.n === 1
        ? `${day(step.from)} does not count: ${why}.`
        : `${day(step.from)} to ${day(step.to)} do not count: ${why}, ${step.n} days.`
    }
    case 'makeUpDay':
      return `${day(step.date)} counts: a weekend day worked in exchange for a holiday${step.name && ` (${step.name})`}.`
    case 'provisionalYear':
      return `The holidays of ${step.n} have not been announced; Monday to Friday are assumed and the date will be computed again.`
    case 'paused': {
      const cost = step.unit === 'workingDays' ? many(step.n, 'working day') : `${many(step.n, 'minute')} of office hours`
      return `The clock was stopped ${span(step.from, step.to, 'en')} (${reasonWords(step.reason)}); ${cost} left out.`
    }
    case 'pauseWithoutEffect':
      return `The clock was stopped ${span(step.from, step.to, 'en')} (${reasonWords(step.reason)}); that does not move this date.`
    case 'extension':
      return `Extended by ${many(step.n, 'working day')} on ${moment(step.at)} (${reasonWords(step.reason)}).`
    case 'extensionLate':
      return `An extension by ${many(step.n, 'working day')} was granted on ${moment(step.at)}, after the date had passed; it moves nothing.`
    case 'standsStill': {
      const left = step.left === null ? '' : ` ${many(step.left, 'working day')} will then be left.`
      const stood = step.stood === null ? '' : `, so far for ${many(step.stood, 'working day')}`
      return `The clock has stood still since ${moment(step.from)} (${reasonWords(step.reason)})${stood}; the date is known once it runs again.${left}`
    }
    case 'due':
      return `${step.provisional ? 'Provisionally due' : 'Due'} by ${moment(step.at)}.`
  }
}

function englishLimit(step: Extract<TraceStep, { code: 'limit' }>): string {
  switch (step.unit) {
    case 'workingDays':
      return `The limit is ${many(step.n, 'working day')}; the day of receipt does not count.`
    case 'workingHours':
      return `The limit is ${many(step.n, 'working hour')}; only office hours count, not lunch, nights or days off.`
    case 'sameDay':
      return 'The limit is the same day, until the close of business.'
    case 'atOnce':
      return 'The limit is on the spot, until this stretch of office hours ends.'
  }
}

function span(from: Instant, to: Instant | null, language: Language): string {
  const begin = momentWords(from, language)
  if (to === null) return language === 'zh' ? `${begin}起` : `from ${begin} on`
  return language === 'zh' ? `${begin}至${momentWords(to, language)}` : `from ${begin} to ${momentWords(to, language)}`
}

const many = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`
