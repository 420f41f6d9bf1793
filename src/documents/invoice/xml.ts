/** XML from strangers: no document types, no entities but the five and numbers, a bounded depth. */
import { XMLParser } from 'fast-xml-parser'

/** One element: its local name, attributes, own text, children in order. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly text: string
  readonly children: readonly Element[]
}

const parser = new XMLParser({
  preserveOrder: true,
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
})

type Raw = Record<string, unknown>

const mostBytes = 8_000_000
const mostMarks = 400_000

/** How many tags and attributes there can be at most: what a tree costs in memory, known before it is built. */
export function marksIn(bytes: Uint8Array): number {
  let marks = 0
  for (const byte of bytes) if (byte === 0x3c || byte === 0x3d) marks++
  return marks
}

/** The root element. Throws for what is no XML, carries a document type, is nested deeper than 200 or too large for a bill. */
export function parseXml(bytes: Uint8Array): Element {
  if (bytes.length > mostBytes || marksIn(bytes) > mostMarks) throw new Error('too much XML')
  const text = decode(bytes)
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('document type in XML')
  const nodes = parser.parse(text) as Raw[]
  const root = nodes.map((node) => toElement(node, 0)).find((element) => element !== null)
  if (!root) throw new Error('no element in XML')
  return root
}

function decode(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /encoding\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  const chinese = declared.startsWith('gb') ? 'gb18030' : declared === 'utf-16' ? 'utf-16le' : 'utf-8'
  return new TextDecoder(head.startsWith('\u00ff\u00fe') ? 'utf-16le' : chinese).decode(bytes)
}

function toElement(node: Raw, depth: number): Element | null {
  if (depth > 200) throw new Error('XML nested too deeply')
  const name = Object.keys(node).find((key) => key !== ':@')
  if (name === undefined || name === '#text') return null
  const inner = node[name] as Raw[]
  const attributes = (node[':@'] ?? {}) as Record<string, string>
  const texts = inner.filter((child) => '#text' in child).map((child) => String(child['#text']))
  return {
    name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [key, entities(value)])),
    text: entities(texts.join('')),
    children: inner.map((child) => toElement(child, depth + 1)).filter((child) => child !== null),
  }
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const entities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return named[(name as string).toLowerCase()]!
    const code = hex ? Number.parseInt(hex as string, 16) : Number(decimal)
    return code > 0 && code <= 0x10_ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : whole
  })

/** The first child of that name. */
export const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((each) => each.name === name)

/** Every element of that name below, in document order. */
export function below(element: Element, name: string): Element[] {
  return element.children.flatMap((each) => (each.name === name ? [each] : below(each, name)))
}

/** The trimmed text of the first element of that name anywhere below; undefined when there is none or it is empty. */
export function textBelow(element: Element, name: string): string | undefined {
  const [found] = below(element, name)
  return found?.text.trim() || undefined
}
