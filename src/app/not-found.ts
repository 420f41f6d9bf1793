/** Asked for something that is not there, or not for this reader: the two are told alike. */
export class NotFound extends Error {
  readonly what: string
  constructor(what: string) {
    super(`not found: ${what}`)
    this.name = 'NotFound'
    this.what = what
  }
}
