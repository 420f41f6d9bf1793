/** One text in both languages of the product; Chinese is written first, English follows it. */
export interface Text {
  readonly zh: string
  readonly en: string
}

/** The name of a code as people read it, with one line that says when it applies. */
export interface Word extends Text {
  readonly hint: Text
}
