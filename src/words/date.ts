/** Dates and moments as people read them: Chinese first, plain. Pure text, no `Intl`, so that every machine writes the same. */
import type { Instant, PlainDate } from '#core/clock/date.ts'

export type Language = 'zh' | 'en'

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** '2026年10月9日（周五）' or 'Fri 9 Oct 2026'. */
export function dateWords(date: PlainDate, language: Language): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const name = weekdays[language][new Date(date).getUTCDay()]
  return language === 'zh' ? `${year}年${month}月${day}日（${name}）` : `${name} ${day} ${months[month - 1]} ${year}`
}

/** '2026年10月9日（周五）16:30' or 'Fri 9 Oct 2026 16:30', the time in Asia/Shanghai (UTC+8; no instant lies before 1992). */
export function momentWords(moment: Instant, language: Language): string {
  const local = new Date(Date.parse(moment) + 8 * 3_600_000).toISOString()
  return `${dateWords(local.slice(0, 10) as PlainDate, language)}${language === 'zh' ? '' : ' '}${local.slice(11, 16)}`
}
