/** A limit as a person says it. */
import type { Limit } from '#core/clock/deadline.ts'
import type { Language } from './date.ts'

/** '3 个工作日内', '当天', '马上' … or 'within 3 working days', 'the same day' … */
export function withinWords(limit: Limit, lang: Language): string {
  const zh = lang === 'zh'
  switch (limit.unit) {
    case 'workingDays':
      return zh ? `${limit.n} 个工作日内` : `within ${limit.n} working day${limit.n === 1 ? '' : 's'}`
    case 'workingHours':
      return zh ? `${limit.n} 个工作小时内` : `within ${limit.n} working hour${limit.n === 1 ? '' : 's'}`
    case 'sameDay':
      return zh ? '当天' : 'the same day'
    case 'atOnce':
      return zh ? '马上' : 'at once'
  }
}
