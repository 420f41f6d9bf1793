import { useEffect, useState } from 'react'

/** How far the server's clock is ahead of this PC's, in ms. Office PCs are often minutes wrong; deadlines must not be. */
let ahead = 0

/** Learns the server's time from the Date header of an answer (whole seconds). */
export function learnTime(dateHeader: string | null): void {
  const server = dateHeader ? Date.parse(dateHeader) : Number.NaN
  // Below two seconds the header's own rounding is larger than the error.
  if (Number.isFinite(server) && Math.abs(server - Date.now() - ahead) > 2000) ahead = server - Date.now()
}

/** Now by the server's clock, as an ISO instant. */
export const now = (): string => new Date(Date.now() + ahead).toISOString()

/** Now, refreshed every `seconds`, so that "3 分钟前" stays true while nobody touches the page. */
export function useNow(seconds = 30): string {
  const [value, setValue] = useState(now)
  useEffect(() => {
    const timer = setInterval(() => setValue(now()), seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
  return value
}
