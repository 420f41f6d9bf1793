/** The message in which a guest link travels: who asks, of whom, until when. Nothing of the matter itself stands in it. */
import type { Instant } from '#core/clock/date.ts'
import { momentWords } from './date.ts'

/** In Chinese, whatever the screen's language: it goes to another office. */
export function guestMessage(about: {
  readonly centre: string
  readonly phone: string
  readonly body: string
  readonly name: string
  readonly url: string
  readonly expiresAt: Instant
  readonly needsCode: boolean
}): string {
  const { centre, phone, body, name, url, expiresAt, needsCode } = about
  return [
    `${body} ${name}：`,
    `您好，我们是${centre}“办不成事”反映窗口，有一件事请贵单位答复。不用注册，打开下面的链接，两分钟就能答完：`,
    url,
    `链接到${momentWords(expiresAt, 'zh')}为止，只能答一次。${needsCode ? '打开时要填六位口令，我们另外打电话告诉您。' : ''}`,
    `有疑问请打 ${phone}。`,
  ].join('\n')
}
