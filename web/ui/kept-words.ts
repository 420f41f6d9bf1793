/**
 * What was written in forms without a draft on the server and closed, or left standing in another case. Held in memory only:
 * nothing personal stays in the browser of a shared PC. A name begins with whose words they are.
 */
type Words = Readonly<Record<string, string>>

const kept = new Map<string, Words>()

/** What was left under this name, if anything. */
export const keptWords = (name: string): Words | undefined => kept.get(name)

/** Keeps what is being written; null forgets it. While anything is kept, closing the window asks first. */
export function keepWords(name: string, words: Words | null): void {
  if (words) kept.set(name, words)
  else kept.delete(name)
  if (kept.size > 0) addEventListener('beforeunload', askFirst)
  else removeEventListener('beforeunload', askFirst)
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault()
}
