/** What supervision from above and appeals may ask of a case; part of the core's `Command`. */
import type { PlainDate } from '../clock/date.ts'

export type SupervisionCommand =
  /** `from`: the organisation above whose officer issues it. */
  | { readonly type: 'supervise'; readonly what: string; readonly until: PlainDate; readonly from?: string }
  | { readonly type: 'answerSupervision'; readonly orderId: string; readonly text: string }
  | { readonly type: 'closeSupervision'; readonly orderId: string; readonly word: string }
  | { readonly type: 'appeal'; readonly words: string }
  | { readonly type: 'contestRating'; readonly words: string }
  | { readonly type: 'decideAppeal'; readonly appealId: string; readonly upheld: boolean; readonly reasons: string }
