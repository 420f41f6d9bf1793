/** Days and moments as people say them: relative where it comforts; the full date stands beside it where it binds. */
import { addDays, dateOf, daysBetween, timeOf, weekday, type Instant, type PlainDate } from '#core/clock/date.ts'
import { dateWords, type Language } from '#words/date.ts'

const zhDays = ['一', '二', '三', '四', '五', '六', '日']
const enDays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

/** 今天 · 明天 · 后天 · 这周五 · 下周二, else the date. */
export function dayWords(date: PlainDate, today: PlainDate, lang: Language): string {
  const ahead = daysBetween(today, date)
  const zh = lang === 'zh'
  if (ahead === 0) return zh ? '今天' : 'today'
  if (ahead === 1) return zh ? '明天' : 'tomorrow'
  if (ahead === 2 && zh) return '后天'
  if (ahead === -1) return zh ? '昨天' : 'yesterday'
  const monday = addDays(today, 1 - weekday(today))
  const week = Math.floor(daysBetween(monday, date) / 7)
  if (ahead > 0 && week <= 1) {
    const day = weekday(date) - 1
    return zh ? `${week === 0 ? '这' : '下'}周${zhDays[day]}` : `${week === 0 ? 'this' : 'next'} ${enDays[day]}`
  }
  return dateWords(date, lang)
}

/** '10月9日' or '9 Oct'; with the year when it is another one. */
export function shortDate(date: PlainDate, today: PlainDate, lang: Language): string {
  const words = dateWords(date, lang)
  const sameYear = date.slice(0, 4) === today.slice(0, 4)
  if (lang === 'zh') return sameYear ? words.replace(/^\d+年/, '').replace(/（.*$/, '') : words.replace(/（.*$/, '')
  return sameYear ? words.replace(/^\w+ /, '').replace(/ \d{4}$/, '') : words.replace(/^\w+ /, '')
}

/** A moment in a list: '今天 14:05', '10月9日 14:05'. */
export function momentShort(moment: Instant, now: Instant, lang: Language): string {
  const date = dateOf(moment)
  const today = dateOf(now)
  const ahead = daysBetween(today, date)
  const day = ahead === 0 || ahead === -1 ? dayWords(date, today, lang) : shortDate(date, today, lang)
  return `${day} ${timeOf(moment)}`
}

/** '下周二 16:30 前', 'by 16:30 next Tuesday': how one says it, and the date that binds. */
export function dueWords(due: Instant, now: Instant, lang: Language): { readonly said: string; readonly date: string } {
  const date = dateOf(due)
  const said = dayWords(date, dateOf(now), lang)
  return lang === 'zh'
    ? { said: `${said} ${timeOf(due)} 前`, date: dateWords(date, lang) }
    : { said: `by ${timeOf(due)} ${said}`, date: dateWords(date, lang) }
}
