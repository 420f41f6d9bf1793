/** The text of a QR code whose writer did not say in which character set it is: many Chinese bills are in GBK, unannounced. */

interface Code {
  readonly text: string
  readonly bytes: Uint8Array
  readonly hasECI: boolean
}

/** ASCII, and pairs that are punctuation or one of the 3,755 most frequent characters of GB 2312. */
// oxlint-disable-next-line no-control-regex -- line breaks and tabs are text here
const frequentChinese = /^(?:[\u0009\u000a\u000d\u0020-\u007e]|[\u00a1-\u00a3\u00b0-\u00d7][\u00a1-\u00fe])*$/

/** What the reader guessed, unless it guessed Western letters where the bytes are plainly Chinese. Half-width Japanese is left alone. */
export function textOfCode({ text, bytes, hasECI }: Code): string {
  if (hasECI || !/[\u0080-\u00ff]/.test(text) || isUtf8(bytes)) return text
  return frequentChinese.test(Buffer.from(bytes).toString('latin1')) ? new TextDecoder('gb18030').decode(bytes) : text
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}
