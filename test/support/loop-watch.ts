/**
 * Loaded into a running program by `--import`: how long its event loop was held up, told on standard output at SIGUSR2 as `loop {…}` and
 * counted anew from there. Milliseconds by which a timer of 5 ms came late.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'

const every = 5
const delay = monitorEventLoopDelay({ resolution: every })
delay.enable()

process.on('SIGUSR2', () => {
  const late = (nanoseconds: number): number => Math.max(0, Math.round((nanoseconds / 1e6 - every) * 10) / 10)
  console.log(`loop ${JSON.stringify({ max: late(delay.max), p99: late(delay.percentile(99)), count: delay.count })}`)
  delay.reset()
})
