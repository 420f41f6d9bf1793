/** Array.prototype.at, toReversed and findLastIndex are younger than the oldest staff browsers (Chromium 86/87). */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

/** A log as people read it. */
export const newestFirst = <T>(list: readonly T[]): T[] => [...list].reverse()
