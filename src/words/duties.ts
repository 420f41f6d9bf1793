/** Words about duties that leave the console: the entry in somebody's own calendar. */
import type { Language } from './date.ts'

export const dutyWords: Readonly<
  Record<Language, { meeting: (number: string) => string; meetingText: (from: string, bodies: readonly string[]) => string }>
> = {
  zh: {
    meeting: (number) => `会商 ${number}`,
    meetingText: (from, bodies) => `召集：${from}\n参加：${bodies.join('、')}\n材料请登录系统查看。`,
  },
  en: {
    meeting: (number) => `Conference ${number}`,
    meetingText: (from, bodies) => `Called by ${from}\nInvited: ${bodies.join(', ')}\nThe papers are in the system.`,
  },
}
