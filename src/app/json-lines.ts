/**
 * The line in a JSON text where the value at a path begins, so that a fault in a hand-written file can be pointed at.
 * @param text valid JSON (it has been through JSON.parse)
 * @param path keys and indexes, as zod reports them
 * @returns from 1; where the path leads to nothing, the line of the deepest value that exists
 */
export const lineOfPath = (text: string, path: readonly PropertyKey[]): number => {
  let at = 0
  let best = { depth: -1, at: 0 }

  const skipBlanks = (): void => {
    while (at < text.length && /\s/.test(text.charAt(at))) at++
  }
  const readString = (): string => {
    const from = at++
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
    at++
    return JSON.parse(text.slice(from, at)) as string
  }
  /** @param depth how many steps of the path lead here; -1 when this value lies beside the path */
  const readValue = (depth: number): void => {
    skipBlanks()
    if (depth > best.depth) best = { depth, at }
    const open = text[at]
    if (open === '"') return void readString()
    if (open !== '{' && open !== '[') {
      while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++
      return
    }
    at++
    skipBlanks()
    for (let index = 0; text[at] !== '}' && text[at] !== ']'; index++) {
      let key: PropertyKey = index
      if (open === '{') {
        key = readString()
        skipBlanks()
        at++
      }
      readValue(depth >= 0 && depth < path.length && String(path[depth]) === String(key) ? depth + 1 : -1)
      skipBlanks()
      if (text[at] === ',') at++
      skipBlanks()
    }
    at++
  }

  readValue(0)
  return text.slice(0, best.at).split('\n').length
}
