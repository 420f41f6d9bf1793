/** An OFD file (GB/T 33190): a ZIP of XML pages. Opened within limits; what it names outside itself does not exist. */
import { posix } from 'node:path'
import { listZip, unzip } from '../zip.ts'
import type { ZipEntry } from '../zip-directory.ts'
import { below, child, marksIn, parseXml, textBelow, type Element } from './xml.ts'

const limits = { entries: 3_000, unpacked: 120_000_000 }
const mostPages = 400
const mostAttachments = 100
/** Of all parts that are read as XML, each once: 180 MB of tree. The largest real invoice here, of 100 lines, has 20,500. */
const mostMarks = 600_000

export interface OfdPackage {
  readonly entries: ReadonlyMap<string, Uint8Array>
  /** `OFD.xml`. */
  readonly root: Element
  /** `Document.xml` of the first document, and where it lies. */
  readonly document: Element
  readonly documentPath: string
  /** Name and value of the title's custom data. */
  readonly title: ReadonlyMap<string, string>
  /** The part at that very path as XML; undefined when it is not there or is damaged. */
  readonly partAt: (path: string) => Element | undefined
}

/** Whether the bytes are a ZIP with an `OFD.xml`. Reads the directory only. */
export function isOfd(bytes: Uint8Array): boolean {
  if (Buffer.from(bytes.subarray(0, 2)).toString('latin1') !== 'PK') return false
  try {
    return listZip(bytes, limits).some(({ name }) => name === 'OFD.xml')
  } catch {
    return false
  }
}

/** Opens the package. Throws for what is no OFD, or unpacks to more than a bill may. */
export function openOfd(bytes: Uint8Array): OfdPackage {
  const entries = new Map(listZip(bytes, limits).flatMap((entry) => contentOf(bytes, entry)))
  const rootBytes = entries.get('OFD.xml')
  if (!rootBytes) throw new Error('no OFD.xml')
  const root = parseXml(rootBytes)
  const documentPath = locate('', textBelow(root, 'DocRoot') ?? 'Doc_0/Document.xml')
  const partAt = reader(entries)
  const document = partAt(documentPath)
  if (!document) throw new Error('no Document.xml')
  const title = new Map(
    below(root, 'CustomData').map((data) => [squeeze(data.attributes['Name'] ?? ''), data.text.trim()]),
  )
  return { entries, root, document, documentPath, title, partAt }
}

/** A damaged part is left out, as if it were not there: a bill with one bad picture still has its pages. */
function contentOf(bytes: Uint8Array, entry: ZipEntry): [string, Uint8Array][] {
  try {
    return [[entry.name, unzip(bytes, entry)]]
  } catch {
    return []
  }
}

/** Every part is parsed once, however often it is named: a page may be listed a thousand times. */
function reader(entries: ReadonlyMap<string, Uint8Array>): OfdPackage['partAt'] {
  const parsed = new Map<string, Element | undefined>()
  let marks = 0
  return (path) => {
    const bytes = entries.get(path)
    if (!bytes || parsed.has(path)) return parsed.get(path)
    marks += marksIn(bytes)
    if (marks > mostMarks) throw new Error('OFD holds too much XML')
    parsed.set(path, tried(bytes))
    return parsed.get(path)
  }
}

function tried(bytes: Uint8Array): Element | undefined {
  try {
    return parseXml(bytes)
  } catch {
    return undefined
  }
}

const squeeze = (text: string): string => text.replace(/\s/g, '')

/** A location written in the file at `from`: absolute from the package's root, or relative to that file's folder. */
export function locate(from: string, location: string): string {
  const plain = location.trim().replaceAll('\\', '/')
  const path = plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(from), plain)
  return posix.normalize(path)
}

/** A part as XML; undefined when it is not there or is damaged: a bill with one bad page still has the others. */
const partOf = (ofd: OfdPackage, path: string): Element | undefined =>
  // Some writers give paths from the document's folder where the standard wants the file's own.
  ofd.entries.has(path) ? ofd.partAt(path) : ofd.partAt(locate(ofd.documentPath, path))

export interface OfdPage {
  readonly id: string
  readonly path: string
  readonly content: Element
  /** Backgrounds, in the order drawn. */
  readonly templates: readonly Element[]
}

/** The pages in order, with their templates. */
export function pagesOf(ofd: OfdPackage): OfdPage[] {
  const templates = new Map(
    below(ofd.document, 'TemplatePage').map((page) => [
      page.attributes['ID'] ?? '',
      partOf(ofd, locate(ofd.documentPath, page.attributes['BaseLoc'] ?? '')),
    ]),
  )
  return below(child(ofd.document, 'Pages') ?? ofd.document, 'Page')
    .slice(0, mostPages)
    .flatMap((page) => {
      const path = locate(ofd.documentPath, page.attributes['BaseLoc'] ?? '')
      const content = partOf(ofd, path)
      if (!content) return []
      const used = new Set(below(content, 'Template').map(({ attributes }) => attributes['TemplateID'] ?? ''))
      const backgrounds = [...used].map((id) => templates.get(id)).filter((template) => template !== undefined)
      return [{ id: page.attributes['ID'] ?? '', path, content, templates: backgrounds }]
    })
}

/** Attached files by name (`original_invoice.xml`). */
export function attachmentsOf(ofd: OfdPackage): { readonly name: string; readonly bytes: Uint8Array }[] {
  const listed = textBelow(ofd.document, 'Attachments')
  if (!listed) return []
  const listPath = locate(ofd.documentPath, listed)
  const list = partOf(ofd, listPath)
  if (!list) return []
  const found = new Map<string, { name: string; bytes: Uint8Array }>()
  for (const attachment of below(list, 'Attachment').slice(0, mostAttachments)) {
    const location = textBelow(attachment, 'FileLoc') ?? ''
    const path = [listPath, ofd.documentPath]
      .map((from) => locate(from, location))
      .find((each) => ofd.entries.has(each))
    if (path !== undefined && !found.has(path))
      found.set(path, { name: attachment.attributes['Name'] ?? posix.basename(path), bytes: ofd.entries.get(path)! })
  }
  return [...found.values()]
}

/** The trees of custom tags, each an invoice's fields as references to what stands on the pages. */
export function tagsOf(ofd: OfdPackage): Element[] {
  const listed = textBelow(ofd.document, 'CustomTags')
  if (!listed) return []
  const listPath = locate(ofd.documentPath, listed)
  const list = partOf(ofd, listPath)
  if (!list) return []
  const paths = new Set(below(list, 'FileLoc').map(({ text }) => locate(listPath, text)))
  return [...paths].map((path) => partOf(ofd, path)).filter((tree) => tree !== undefined)
}

/** Pictures of the package that may carry a QR code, smallest first. */
export function imagesIn(ofd: OfdPackage): Uint8Array[] {
  return [...ofd.entries]
    .filter(([name]) => /\.(png|jpe?g|bmp|gif)$/i.test(name))
    .map(([, bytes]) => bytes)
    .toSorted((one, other) => one.length - other.length)
    .slice(0, 20)
}
