import type { CaseFile } from '#contract/cases.ts'

/** Array.prototype.at, toReversed and findLastIndex are younger than the oldest staff browsers (Chromium 86/87). */
export const last = <T>(list: readonly T[]): T | undefined => list[list.length - 1]

/** A log as people read it. */
export const newestFirst = <T>(list: readonly T[]): T[] => [...list].reverse()

/** The entry with which the case came back the last time; undefined when it never did. */
export const lastReopening = ({ timeline }: Pick<CaseFile, 'timeline'>) =>
  last(timeline.filter(({ type }) => type === 'reopened'))
