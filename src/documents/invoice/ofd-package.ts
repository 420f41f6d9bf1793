/** An OFD file (GB/T 33190): a ZIP of XML pages. Opened within limits; what it names outside itself does not exist. */
import { posix } from 'node:path'
import { unzipSync } from 'fflate'
import { below, child, parseXml, textBelow, type Element } from './xml.ts'

const mostEntries = 3_000
const mostUnpacked = 120_000_000
const mostPages = 400

export interface OfdPackage {
  readonly entries: ReadonlyMap<string, Uint8Array>
  /** `OFD.xml`. */
  readonly root: Element
  /** `Document.xml` of the first document, and where it lies. */
  readonly document: Element
  readonly documentPath: string
  /** Name and value of the title's custom data. */
  readonly title: ReadonlyMap<string, string>
}

/** Whether the bytes are a ZIP with an `OFD.xml`. Reads the directory only. */
export function isOfd(bytes: Uint8Array): boolean {
  let found = false
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        found ||= entryName(name) === 'OFD.xml'
        return false
      },
    })
  } catch {
    return false
  }
  return found
}

/** Opens the package. Throws for what is no OFD, or unpacks to more than a bill may. */
export function openOfd(bytes: Uint8Array): OfdPackage {
  let count = 0
  let unpacked = 0
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      count++
      unpacked += originalSize
      if (count > mostEntries || unpacked > mostUnpacked) throw new Error('OFD unpacks to too much')
      return !name.endsWith('/')
    },
  })
  const entries = new Map(Object.entries(files).map(([name, content]) => [entryName(name), content]))
  const rootBytes = entries.get('OFD.xml')
  if (!rootBytes) throw new Error('no OFD.xml')
  const root = parseXml(rootBytes)
  const documentPath = locate('', textBelow(root, 'DocRoot') ?? 'Doc_0/Document.xml')
  const documentBytes = entries.get(documentPath)
  if (!documentBytes) throw new Error('no Document.xml')
  const title = new Map(
    below(root, 'CustomData').map((data) => [squeeze(data.attributes['Name'] ?? ''), data.text.trim()]),
  )
  return { entries, root, document: parseXml(documentBytes), documentPath, title }
}

/** Names in the archive with forward slashes and without a leading one. */
const entryName = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '')
const squeeze = (text: string): string => text.replace(/\s/g, '')

/** A location written in the file at `from`: absolute from the package's root, or relative to that file's folder. */
export function locate(from: string, location: string): string {
  const plain = location.trim().replaceAll('\\', '/')
  const path = plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(from), plain)
  return posix.normalize(path)
}

/** A part as XML; undefined when it is not there or is damaged: a bill with one bad page still has the others. */
export function partOf(ofd: OfdPackage, path: string): Element | undefined {
  // Some writers give paths from the document's folder where the standard wants the file's own.
  const bytes = ofd.entries.get(path) ?? ofd.entries.get(locate(ofd.documentPath, path))
  if (!bytes) return undefined
  try {
    return parseXml(bytes)
  } catch {
    return undefined
  }
}

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
      const used = below(content, 'Template')
        .map(({ attributes }) => templates.get(attributes['TemplateID'] ?? ''))
        .filter((template) => template !== undefined)
      return [{ id: page.attributes['ID'] ?? '', path, content, templates: used }]
    })
}

/** Attached files by name (`original_invoice.xml`). */
export function attachmentsOf(ofd: OfdPackage): { readonly name: string; readonly bytes: Uint8Array }[] {
  const listed = textBelow(ofd.document, 'Attachments')
  if (!listed) return []
  const listPath = locate(ofd.documentPath, listed)
  const list = partOf(ofd, listPath)
  if (!list) return []
  return below(list, 'Attachment').flatMap((attachment) => {
    const path = locate(listPath, textBelow(attachment, 'FileLoc') ?? '')
    const bytes =
      ofd.entries.get(path) ?? ofd.entries.get(locate(ofd.documentPath, textBelow(attachment, 'FileLoc') ?? ''))
    return bytes ? [{ name: attachment.attributes['Name'] ?? posix.basename(path), bytes }] : []
  })
}

/** The trees of custom tags, each an invoice's fields as references to what stands on the pages. */
export function tagsOf(ofd: OfdPackage): Element[] {
  const listed = textBelow(ofd.document, 'CustomTags')
  if (!listed) return []
  const listPath = locate(ofd.documentPath, listed)
  const list = partOf(ofd, listPath)
  if (!list) return []
  return below(list, 'FileLoc')
    .map(({ text }) => partOf(ofd, locate(listPath, text)))
    .filter((tree) => tree !== undefined)
}

/** Pictures of the package that may carry a QR code, smallest first. */
export function imagesIn(ofd: OfdPackage): Uint8Array[] {
  return [...ofd.entries]
    .filter(([name]) => /\.(png|jpe?g|bmp|gif)$/i.test(name))
    .map(([, bytes]) => bytes)
    .toSorted((one, other) => one.length - other.length)
    .slice(0, 20)
}
