/** CPU time of a process and its children, read from /proc (Linux). */
import { readdirSync, readFileSync } from 'node:fs'

/** USER_HZ; Linux reports 100 to programs on every architecture we run on. */
const tickMillis = 10

/** Milliseconds of CPU that the process and all below it have used, those that ended included once they were waited for. */
export function treeCpuMillis(root: number): number {
  const parents = new Map<number, number>()
  const ticks = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      parents.set(Number(name), Number(fields[1]))
      // utime, stime, and those of children that ended.
      ticks.set(
        Number(name),
        [11, 12, 13, 14].reduce((sum, index) => sum + Number(fields[index]), 0),
      )
    } catch {
      // Ended meanwhile.
    }
  }
  const below = (pid: number): number => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === root) return ticks.get(pid) ?? 0
    return 0
  }
  return [...parents.keys()].reduce((sum, pid) => sum + below(pid), 0) * tickMillis
}

/** Share of the machine's CPU that was used since boot, as [busy, total] ticks; two readings give a share. */
export function machineTicks(): { busy: number; total: number } {
  const fields = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/).slice(1, 9).map(Number)
  const total = fields.reduce((sum, value) => sum + value, 0)
  return { busy: total - fields[3]! - fields[4]!, total }
}
