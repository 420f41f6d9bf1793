/** What a card reader that types like a keyboard left in a field: the citizen number, and the name where it sends one. */
export type CardText = { idNumber: string; name: string }

/**
 * Reads one line of a card reader. Readers differ: number alone, name and number with a comma, tab or bar, or every field of
 * the card. Returns undefined when there is no 18-place number in it.
 */
export function readCardText(typed: string): CardText | undefined {
  const text = typed.normalize('NFKC')
  const idNumber = /(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/.exec(text)?.[0].toUpperCase()
  if (!idNumber) return undefined
  const words = text.split(/[,，;；|\t\s]+/).filter(Boolean)
  // A name is Chinese characters (rare ones with a variant selector or in the private use area), a middle dot inside, which readers
  // write in several ways; sex, nationality and address come later on the card than the name.
  const name =
    words.find((word) => /^[\p{Script=Han}\p{Co}][\p{Script=Han}\p{Co}\p{Mn}·•・‧∙]{1,98}$/u.test(word)) ?? ''
  return { idNumber, name: name.replaceAll(/[•・‧∙]/g, '·') }
}
