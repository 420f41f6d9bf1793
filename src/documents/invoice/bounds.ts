/** What may come out of a paper: the server has to copy it, keep it and show it, so a stranger's file must not decide how much it is. */

/** Longest text of one field. A QR code holds 7,089 digits at most; a name or a remark is far shorter. */
const mostText = 7_089
/** Lines of a digital invoice: 2,000 at most; with some room. */
const mostLines = 3_000
/** Of 3,000 lines 130 each. A case has twenty papers and more, and they are opened together. */
const mostCharacters = 400_000

/** The same value. Throws when a text, a list or all of it is longer than any bill. */
export function withinBounds<T>(value: T): T {
  let characters = 0
  const look = (part: unknown): void => {
    if (typeof part === 'string') {
      characters += part.length
      if (part.length > mostText || characters > mostCharacters) throw new Error('says more than a bill does')
    } else if (Array.isArray(part)) {
      if (part.length > mostLines) throw new Error('more lines than a bill has')
      part.forEach(look)
    } else if (typeof part === 'object' && part !== null) Object.values(part).forEach(look)
  }
  look(value)
  return value
}
