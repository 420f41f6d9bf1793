/** Law 13: cells under 5 are not public, and must not come out by subtraction either. */

/** Fewer than this many people behind a figure could be recognised. */
export const leastPublic = 5

/** A public count, or null where it would be about too few. Nobody is nobody: 0 is shown. */
export const publicCount = (n: number): number | null => (n === 0 || n >= leastPublic ? n : null)

/**
 * The parts of a published whole with the small ones hidden (null). As soon as one is hidden, the smallest of the others that is not
 * zero is hidden with it, so that the whole minus what is shown is never one part. A whole under 5 hides every part but zeros.
 */
export function publicParts<K extends string>(parts: Readonly<Record<K, number>>): Record<K, number | null> {
  const entries = Object.entries(parts) as [K, number][]
  const whole = entries.reduce((sum, [, n]) => sum + n, 0)
  if (whole < leastPublic)
    return Object.fromEntries(entries.map(([key, n]) => [key, n === 0 && whole === 0 ? 0 : null])) as Record<K, number | null>
  const small = entries.filter(([, n]) => publicCount(n) === null)
  const next = Math.min(...entries.map(([, n]) => n).filter((n) => n >= leastPublic))
  const hidden = new Set(small.map(([key]) => key))
  // All of that size: which of two equal ones was hidden would tell which is which (found by the brute force of the test).
  if (hidden.size > 0) for (const [key, n] of entries) if (n === next) hidden.add(key)
  return Object.fromEntries(entries.map(([key, n]) => [key, hidden.has(key) ? null : n])) as Record<K, number | null>
}
