/** The pages of an OFD for showing: words and pictures at their places. Lines, seals and drawings are left out. */
import { locate, openOfd, pagesOf, type OfdPackage } from './invoice/ofd-package.ts'
import { wordsOfOfd } from './invoice/ofd-words.ts'
import { below, textBelow, type Element } from './invoice/xml.ts'
import type { PageSource, PictureSource, Placement } from './page-sketch.ts'

const mostPictures = 200

/** The first pages, and how many there are. Throws for what is no OFD. */
export function ofdPages(bytes: Uint8Array, most: number): { count: number; pages: PageSource[] } {
  const ofd = openOfd(bytes)
  const pages = pagesOf(ofd)
  const shown = pages.slice(0, most)
  const media = mediaOf(ofd)
  const words = wordsOfOfd(ofd, shown)
  return {
    count: pages.length,
    pages: shown.map(({ content, templates }, at) => ({
      ...words[at]!,
      pictures: async function* () {
        const objects = [...templates, content].flatMap((part) => below(part, 'ImageObject'))
        for (const object of objects.slice(0, mostPictures)) yield pictureOf(object, media)
      },
    })),
  }
}

/** Pictures by the id of their resource. */
function mediaOf(ofd: OfdPackage): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  const lists = [...below(ofd.document, 'PublicRes'), ...below(ofd.document, 'DocumentRes')]
  for (const path of new Set(lists.map(({ text }) => locate(ofd.documentPath, text)))) {
    const list = ofd.partAt(path)
    if (!list) continue
    // Files lie in the folder that the list names, which lies beside the list.
    const folder = list.attributes['BaseLoc'] ?? ''
    for (const medium of below(list, 'MultiMedia')) {
      const file = textBelow(medium, 'MediaFile')
      const bytes = file && ofd.entries.get(locate(path, folder === '' ? file : `${folder}/${file}`))
      if (bytes) found.set(medium.attributes['ID'] ?? '', bytes)
    }
  }
  return found
}

function pictureOf({ attributes }: Element, media: ReadonlyMap<string, Uint8Array>): PictureSource {
  const bytes = media.get(attributes['ResourceID'] ?? '')
  const [x = 0, y = 0, width = 0, height = 0] = numbers(attributes['Boundary'])
  const ctm = numbers(attributes['CTM'])
  const [a = width, b = 0, c = 0, d = height, e = 0, f = 0] = ctm.length === 6 ? ctm : []
  const place: Placement = [a, b, c, d, e + x, f + y]
  return { picture: bytes ? { kind: 'file', bytes } : null, place }
}

const numbers = (text = ''): number[] =>
  text
    .trim()
    .split(/\s+/)
    .map(Number)
    .filter((value) => Number.isFinite(value))
