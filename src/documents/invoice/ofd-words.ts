/** The texts on the pages of an OFD: by their object's id for references, and with their places for the layout reader. */
import { plainCharacters } from '#core/people/plain-characters.ts'
import type { OfdPackage, OfdPage } from './ofd-package.ts'
import { below, textBelow, type Element } from './xml.ts'
import { wordCounter, type Word, type WordPage } from './placed-words.ts'

/** Text of each text object: `page id` + `/` + `object id`, and the object's id alone for references without a page. */
export function textsById(pages: readonly OfdPage[]): Map<string, string> {
  const texts = new Map<string, string>()
  for (const page of pages) {
    for (const object of below(page.content, 'TextObject')) {
      const id = object.attributes['ID'] ?? ''
      texts.set(`${page.id}/${id}`, textOf(object))
      if (!texts.has(id)) texts.set(id, textOf(object))
    }
  }
  return texts
}

/** What is referred to is a field of a bill, no longer than this. */
const mostText = 2_000

function textOf(object: Element): string {
  const text = below(object, 'TextCode')
    .map((code) => code.text.trim())
    .join('')
  return plainCharacters(text.slice(0, mostText))
}

/** Every page's words, those of its templates among them. */
export function wordsOfOfd(ofd: OfdPackage, pages: readonly OfdPage[]): WordPage[] {
  const usual = numbers(textBelow(ofd.document, 'PhysicalBox') ?? '0 0 210 140')
  const count = wordCounter()
  return pages.map((page) => {
    const box = numbers(textBelow(page.content, 'PhysicalBox') ?? '')
    const [, , width = 210, height = 140] = box.length === 4 ? box : usual
    const objects = [...page.templates, page.content].flatMap((content) => below(content, 'TextObject'))
    const words = objects.filter((object) => !isAskew(object)).flatMap(wordsOf)
    count(words)
    return { width, height, words, askew: objects.filter(isAskew).map(textOf) }
  })
}

/** Turned by its matrix: a watermark, no part of any line. */
function isAskew(object: Element): boolean {
  const [a = 1, b = 0] = numbers(object.attributes['CTM'] ?? '')
  return Math.abs(b) > Math.abs(a) * 0.05
}

/** One word per line of text in the object. */
function wordsOf(object: Element): Word[] {
  const [x = 0, y = 0] = numbers(object.attributes['Boundary'] ?? '')
  const ctm = numbers(object.attributes['CTM'] ?? '')
  const [a = 1, , , d = 1, e = 0, f = 0] = ctm.length === 6 ? ctm : [1, 0, 0, 1, 0, 0]
  const size = Number(object.attributes['Size'] ?? 3) * Math.abs(d)
  return below(object, 'TextCode').flatMap((code) => {
    const text = plainCharacters(code.text.trim())
    if (text === '') return []
    const across = Number(code.attributes['X'] ?? 0) * a + e
    const down = Number(code.attributes['Y'] ?? size) * d + f
    const steps = deltas(code.attributes['DeltaX'] ?? '').slice(0, Array.from(text).length - 1)
    const last = isWide(text.at(-1)!) ? size : size / 2
    const run = steps.length > 0 ? steps.reduce((sum, step) => sum + step, 0) * a + last : widthOf(text, size)
    return [{ text, left: x + across, right: x + across + run, base: y + down, size }]
  })
}

/** `g 3 1.5 2` is 1.5 three times, then 2. */
function deltas(text: string): number[] {
  const parts = text.trim().split(/\s+/)
  const steps: number[] = []
  for (let at = 0; at < parts.length && steps.length < 2_000; at++) {
    if (parts[at] === 'g') {
      const times = Math.min(2_000, Number(parts[at + 1]))
      for (let count = 0; count < times; count++) steps.push(Number(parts[at + 2]))
      at += 2
    } else if (parts[at] !== '') steps.push(Number(parts[at]))
  }
  return steps.filter((step) => Number.isFinite(step))
}

const numbers = (text: string): number[] =>
  text
    .trim()
    .split(/\s+/)
    .filter((part) => part !== '')
    .map(Number)
const isWide = (character: string): boolean => /[\u1100-\uffe6]/.test(character)
const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + (isWide(character) ? size : size / 2), 0)
