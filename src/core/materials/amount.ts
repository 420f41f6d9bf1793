/** Amounts as bills print them, in whole cents. */

/** `1,234.5`, `¥213.40`, `-8.00` → cents; null for what is no amount of at most two decimals. */
export function amountCents(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[¥\s,]/g, '')
    .replace(/^[−–—]/, '-')
  const parts = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(plain)
  if (!parts) return null
  const cents = Number(parts[2]) * 100 + Number((parts[3] ?? '').padEnd(2, '0'))
  return parts[1] ? -cents : cents
}
