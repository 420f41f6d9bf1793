/** DER (X.690), as much as seals and certificates need. */

export interface Node {
  readonly tag: number
  /** With tag and length. */
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

/** The value that begins at the first byte. Throws for what is cut short or longer than there is. */
export function readNode(bytes: Uint8Array): Node {
  const tag = bytes[0]
  const first = bytes[1]
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f) throw new Error('DER: no value')
  const more = first < 0x80 ? 0 : first & 0x7f
  if (more > 4 || first === 0x80) throw new Error('DER: length')
  let length = first < 0x80 ? first : 0
  for (let at = 0; at < more; at++) length = length * 256 + (bytes[2 + at] ?? Number.NaN)
  const start = 2 + more
  if (!(start + length <= bytes.length)) throw new Error('DER: cut short')
  return { tag, whole: bytes.subarray(0, start + length), content: bytes.subarray(start, start + length) }
}

/** The values in a constructed one. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = []
  for (let rest = node.content; rest.length > 0;) {
    const next = readNode(rest)
    children.push(next)
    rest = rest.subarray(next.whole.length)
    if (children.length > 10_000) throw new Error('DER: too many values')
  }
  return children
}

/** Bytes of the longest number or identifier that is taken: SM2's numbers have 32 and a zero before them. */
const mostBytes = 64

/** A non-negative integer. Throws for one longer than any of a seal. */
export function integerOf({ content }: Node): bigint {
  if (content.length > mostBytes) throw new Error('DER: too long a number')
  return BigInt(`0x${Buffer.from(content).toString('hex') || '0'}`)
}
/** The bytes of a bit string whose bits fill them. */
export const bitsOf = ({ content }: Node): Uint8Array => content.subarray(1)

/** An object identifier in dots. Throws for one longer than any of a seal. */
export function oidOf({ content }: Node): string {
  if (content.length > mostBytes) throw new Error('DER: too long an identifier')
  const parts: number[] = []
  let value = 0
  for (const byte of content) {
    value = value * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (parts.length === 0)
      parts.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)))
    else parts.push(value)
    value = 0
  }
  return parts.join('.')
}
