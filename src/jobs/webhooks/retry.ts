/** When a failed delivery is tried again, and when it is given up. */

const firstSeconds = 5
const mostSeconds = 6 * 3600
/** With these pauses the last attempt is made about three days after the first. */
export const mostAttempts = 20

/** Seconds until the next attempt after `attempts` failed ones, spread by a fifth to either side; null: given up. `dice` in [0, 1). */
export function pauseAfter(attempts: number, dice: number): number | null {
  if (attempts >= mostAttempts) return null
  const pause = Math.min(firstSeconds * 3 ** (attempts - 1), mostSeconds)
  return Math.round(pause * (0.8 + 0.4 * dice))
}
