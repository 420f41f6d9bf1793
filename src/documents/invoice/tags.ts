/** Custom tags: the same tree as the data, with references to the text on the pages in place of values. */
import type { Element } from './xml.ts'

/** A name or an item over several lines of the page has as many references. */
const mostReferences = 100

/** The tree with every reference replaced by the text it points to. */
export function resolveTags(tree: Element, texts: ReadonlyMap<string, string>): Element {
  const references = tree.children.filter(({ name }) => name === 'ObjectRef').slice(0, mostReferences)
  const data = tree.children.filter(({ name }) => name === 'ObjectData')
  const text =
    references.length > 0
      ? references.map((reference) => textOf(reference, texts)).join('')
      : data.length > 0
        ? data.map((each) => each.text.trim()).join('')
        : tree.text
  return { ...tree, text, children: tree.children.map((child) => resolveTags(child, texts)) }
}

function textOf(reference: Element, texts: ReadonlyMap<string, string>): string {
  const id = reference.text.trim()
  const page = reference.attributes['PageRef']
  return (page === undefined ? texts.get(id) : texts.get(`${page}/${id}`)) ?? ''
}
