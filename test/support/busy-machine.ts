import { availableParallelism, loadavg } from 'node:os'

/**
 * How long something promised within `millis` may take on this machine as it is now: just that where there is a core for everybody who
 * wants one, and longer by as much as there are more who want one than cores (tests run beside each other, and beside whatever else
 * the machine does).
 */
export const allowed = (millis: number): number => millis * Math.max(1, (loadavg()[0] ?? 0) / availableParallelism())
