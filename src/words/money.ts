/** Amounts as people write them; inside they are whole cents. */
import { yuan } from './finding.ts'

/** `123450` → `¥1,234.50`, `-5` → `-¥0.05`. */
export const yuanSign = (cents: number): string => (cents < 0 ? `-¥${yuan(-cents)}` : `¥${yuan(cents)}`)

/** `1,234.5`, `¥1234.50元`, `１２３` → whole cents; null when it is no amount or has more than two decimals. Never goes through a float. */
export function centsIn(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s,，]/g, '')
    .replace(/^(-?)[¥￥]/, '$1')
    .replace(/元$/, '')
  const parts = /^(-?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(plain)
  if (!parts) return null
  const cents = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] === '-' && cents !== 0 ? -cents : cents
}
