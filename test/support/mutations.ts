/** Files spoilt in the ways that transfer, sloppy programs and malice spoil them; the same number gives the same file. */

import { random } from './random.ts'

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
  const next = random(seed)
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
