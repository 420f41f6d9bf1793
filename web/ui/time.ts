/**
 * Times as people say them. Pure: `now` is an argument; instants are ISO UTC strings, days are `YYYY-MM-DD`.
 * All in Asia/Shanghai, wherever the PC thinks it is.
 */
export type Lang = 'zh' | 'en'

type Parts = { year: number; month: number; day: number; hour: number; minute: number }

const reader = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
})
const weekdays = {
  zh: ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
}
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

function partsOf(instant: string): Parts {
  const found: Record<string, number> = {}
  for (const { type, value } of reader.formatToParts(new Date(instant))) found[type] = Number(value)
  return found as Parts
}

const two = (value: number): string => String(value).padStart(2, '0')
/** Days since 1970-01-01 of a calendar day; differences are whole days, whatever the clock does. */
const dayNumber = ({ year, month, day: date }: Parts): number => Math.round(Date.UTC(year, month - 1, date) / day)
const weekdayOf = (number: number): number => (number + 4) % 7
/** Weeks start on Monday. */
const weekOf = (number: number): number => Math.floor((number + 3) / 7)

/** The calendar day of an instant in China, `YYYY-MM-DD`. */
export function dayInShanghai(instant: string): string {
  const { year, month: m, day: d } = partsOf(instant)
  return `${year}-${two(m)}-${two(d)}`
}

/** "14:03" */
export function clockText(instant: string): string {
  const { hour: h, minute: m } = partsOf(instant)
  return `${two(h)}:${two(m)}`
}

/** "下午 4:30", "中午 12:00", "晚上 8:05"; English "4:30 pm". */
export function spokenClock(instant: string, lang: Lang): string {
  const { hour: h, minute: m } = partsOf(instant)
  const figures = `${h % 12 === 0 ? 12 : h % 12}:${two(m)}`
  if (lang === 'en') return `${figures} ${h < 12 ? 'am' : 'pm'}`
  if (h === 0) return `凌晨 0:${two(m)}`
  return `${h < 6 ? '凌晨' : h < 9 ? '早上' : h < 12 ? '上午' : h < 13 ? '中午' : h < 18 ? '下午' : '晚上'} ${figures}`
}

/** "今天", "明天", "昨天", "周五", "下周二", "12月3日", "2027年1月4日": the shortest that cannot be misunderstood on the day `now`. */
export function spokenDay(instant: string, now: string, lang: Lang): string {
  return dayPhrase(partsOf(instant), partsOf(now), lang)
}

/** The same for a day without a time. */
export function dayText(date: string, now: string, lang: Lang): string {
  const [year = 0, month = 0, date_ = 0] = date.split('-').map(Number)
  return dayPhrase({ year, month, day: date_, hour: 0, minute: 0 }, partsOf(now), lang)
}

function dayPhrase(then: Parts, today: Parts, lang: Lang): string {
  const [target, base] = [dayNumber(then), dayNumber(today)]
  const near: Record<string, [string, string]> = {
    '-2': ['前天', ''],
    '-1': ['昨天', 'yesterday'],
    '0': ['今天', 'today'],
    '1': ['明天', 'tomorrow'],
    '2': ['后天', ''],
  }
  const word = near[String(target - base)]?.[lang === 'zh' ? 0 : 1]
  if (word) return word
  const weeks = weekOf(target) - weekOf(base)
  const weekday = weekdays[lang][weekdayOf(target)]
  if (target > base && weeks === 0) return lang === 'zh' ? `周${weekday}` : `${weekday}`
  if (target > base && weeks === 1) return lang === 'zh' ? `下周${weekday}` : `next ${weekday}`
  const year = then.year === today.year ? '' : lang === 'zh' ? `${then.year}年` : ` ${then.year}`
  return lang === 'zh' ? `${year}${then.month}月${then.day}日` : `${then.day} ${months[then.month - 1]}${year}`
}

/** "明天下午 4:30 前"; once past, "已过 3 小时". */
export function deadlineText(at: string, now: string, lang: Lang): string {
  const late = Date.parse(now) - Date.parse(at)
  if (late > 0) return lang === 'zh' ? `已过 ${lengthText(late, lang)}` : `${lengthText(late, lang)} overdue`
  const when = spokenDay(at, now, lang)
  const clock = spokenClock(at, lang)
  return lang === 'zh' ? `${when}${clock} 前` : `by ${when} ${clock}`
}

/** "2026年11月24日（周二）16:30": for hover, print and anything that binds. */
export function exactText(instant: string, lang: Lang): string {
  const parts = partsOf(instant)
  const weekday = weekdays[lang][weekdayOf(dayNumber(parts))]
  const clock = `${two(parts.hour)}:${two(parts.minute)}`
  return lang === 'zh'
    ? `${parts.year}年${parts.month}月${parts.day}日（周${weekday}）${clock}`
    : `${weekday} ${parts.day} ${months[parts.month - 1]} ${parts.year}, ${clock}`
}

/** "刚刚", "3 分钟前", "2 小时前", "昨天 16:30", "11月20日 09:05": for things that happened. */
export function sinceText(at: string, now: string, lang: Lang): string {
  const past = Date.parse(now) - Date.parse(at)
  if (past < minute) return lang === 'zh' ? '刚刚' : 'just now'
  const sameDay = dayNumber(partsOf(at)) === dayNumber(partsOf(now))
  if (past < hour || (sameDay && past < day)) {
    return lang === 'zh' ? `${lengthText(past, lang)}前` : `${lengthText(past, lang)} ago`
  }
  return `${spokenDay(at, now, lang)} ${clockText(at)}`
}

/** "25 分钟", "3 小时", "2 天": rounded down, so that it never promises or accuses too much. Milliseconds in. */
export function lengthText(ms: number, lang: Lang): string {
  const [count, zh, en] =
    ms >= day
      ? [Math.floor(ms / day), '天', 'day']
      : ms >= hour
        ? [Math.floor(ms / hour), '小时', 'hour']
        : [Math.max(1, Math.floor(ms / minute)), '分钟', 'minute']
  return lang === 'zh' ? `${count} ${zh}` : `${count} ${en}${count === 1 ? '' : 's'}`
}

/** How near a deadline is: `past`, `soon` (less than `soonHours` left), or `calm`. */
export function urgencyOf(at: string, now: string, soonHours = 24): 'past' | 'soon' | 'calm' {
  const left = Date.parse(at) - Date.parse(now)
  return left < 0 ? 'past' : left < soonHours * hour ? 'soon' : 'calm'
}
