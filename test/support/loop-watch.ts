/**
 * Loaded into a running program by `--import`: how long its event loop was held up, told on standard output at SIGUSR2 as `loop {…}` and
 * counted anew from there. `max` and `p99`: milliseconds by which a timer of 5 ms came late, for whatever reason, a busy machine among
 * them. `own`: the most of such a gap that the thread itself was computing.
 */
const every = 5
let late: number[] = []
let own = 0
let last = performance.now()
let used = computing()

setInterval(() => {
  const [now, cpu] = [performance.now(), computing()]
  late.push(Math.max(0, now - last - every))
  own = Math.max(own, Math.min(now - last, cpu - used))
  last = now
  used = cpu
}, every).unref()

process.on('SIGUSR2', () => {
  const sorted = late.toSorted((one, other) => one - other)
  const round = (millis: number | undefined): number => Math.round((millis ?? 0) * 10) / 10
  const told = { max: round(sorted.at(-1)), p99: round(sorted[Math.floor(sorted.length * 0.99)]), own: round(own) }
  console.log(`loop ${JSON.stringify({ ...told, count: sorted.length })}`)
  late = []
  own = 0
})

function computing(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}
