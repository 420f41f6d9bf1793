/** Whether an error says "later": the database is away, starting, full, or two writers met. Nothing was done, or it can be asked by its key. */
const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '53300', // too_many_connections
  '55P03', // lock_not_available
  '57014', // query_canceled: statement_timeout
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
])

/** Sentences of `pg`, which gives these errors no code. */
const sentences =
  /timeout exceeded when trying to connect|Connection terminated|Cannot use a pool after calling end|Client has encountered a connection error/

export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(isBusy)
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }
  // A file that is missing is not a database that is missing: ENOENT counts for a socket only.
  if (code === 'ENOENT') return syscall === 'connect'
  if (typeof code === 'string' && (codes.has(code) || code.startsWith('08'))) return true
  return sentences.test(error.message)
}
