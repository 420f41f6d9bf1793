/** Ids of the items that this workplace used last, newest first. Items are no personal data; signing out forgets them all the same. */
const key = 'bancheng.recent-items'
const most = 6

export function recentItems(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string').slice(0, most) : []
  } catch {
    return [] // storage switched off, or not ours
  }
}

export function rememberItem(id: string): void {
  try {
    localStorage.setItem(key, JSON.stringify([id, ...recentItems().filter((other) => other !== id)].slice(0, most)))
  } catch {
    // A locked-down browser forgets; that is all.
  }
}
