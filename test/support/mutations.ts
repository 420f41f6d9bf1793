/** Files spoilt in the ways that transfer, sloppy programs and malice spoil them; the same number gives the same file. */

/** A small generator of numbers in [0, 1) from a seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const words = [
  '<',
  '>',
  '&',
  '"',
  ']]>',
  '<![CDATA[',
  '<!--',
  '</',
  '&#0;',
  '&#xD800;',
  '-1',
  '1e309',
  'NaN',
  '../../OFD.xml',
  'ID=""',
  '\u0000',
]

/** One to eight changes: bytes turned, cut out, doubled, put elsewhere, replaced by awkward text, or the end missing. */
export function mutate(bytes: Uint8Array, seed: number): Buffer {
  const next = numbersFrom(seed)
  const place = (length: number) => Math.floor(next() * Math.max(1, length))
  let file: Buffer = Buffer.from(bytes)
  for (let change = 1 + place(8); change > 0; change--) {
    const at = place(file.length)
    const to = Math.min(file.length, at + 1 + place(64))
    const part = file.subarray(at, to)
    const kind = place(6)
    if (kind === 0) file[at] = (file[at] ?? 0) ^ (1 << place(8))
    else if (kind === 1) file = Buffer.concat([file.subarray(0, at), file.subarray(to)])
    else if (kind === 2) file = Buffer.concat([file.subarray(0, to), part, file.subarray(to)])
    else if (kind === 3) part.copy(file, place(file.length))
    else if (kind === 4)
      file = Buffer.concat([file.subarray(0, at), Buffer.from(words[place(words.length)]!), file.subarray(to)])
    else if (next() < 0.2) file = file.subarray(0, at)
  }
  return file
}
