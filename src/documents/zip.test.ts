import assert from 'node:assert/strict'
import test from 'node:test'
import { zipOf, type Entry } from '#test/documents/hostile/zip.ts'
import { listZip, unzip } from './zip.ts'

const limits = { entries: 10, unpacked: 1_000_000 }
const text = Buffer.from('text '.repeat(100))

function contents(bytes: Buffer): Record<string, string> {
  return Object.fromEntries(listZip(bytes, limits).map((entry) => [entry.name, unzip(bytes, entry).toString()]))
}

test('stored and deflated entries come out, folders do not, a leading slash goes', () => {
  const entries: Entry[] = [
    { name: 'OFD.xml', data: text },
    { name: 'Doc_0/', method: 0 },
    { name: '/Doc_0/页.xml', data: text, method: 0 },
    { name: 'empty', data: Buffer.alloc(0) },
  ]
  assert.deepEqual(contents(zipOf(entries)), { 'OFD.xml': `${text}`, 'Doc_0/页.xml': `${text}`, empty: '' })
})

test('what a bomb is made of is refused before anything is unpacked', () => {
  const entry = { name: 'a', data: text }
  for (const [why, bytes] of [
    [/too many/, zipOf(Array.from({ length: 11 }, (_, at) => ({ ...entry, name: `${at}` })))],
    [
      /too much/,
      zipOf([
        { ...entry, size: 999_999 },
        { ...entry, name: 'b' },
        { ...entry, name: 'c' },
      ]),
    ],
    [/too much/, zipOf([{ ...entry, size: 0xffff_ffff }])],
    [/encrypted/, zipOf([{ ...entry, flags: 0x801 }])],
    [/twice/, zipOf([entry, entry])],
    [/overlap/, zipOf([entry, { ...entry, name: 'b', offset: 0 }])],
    [
      /overlap/,
      zipOf([
        { ...entry, packed: 900 },
        { ...entry, name: 'b' },
      ]),
    ],
    [/no ZIP/, Buffer.concat([zipOf([entry]), text])],
  ] as const)
    assert.throws(() => listZip(bytes, limits), why)
})

test('an entry that unpacks to another length than it claims is refused, and no more than that is unpacked', () => {
  for (const [why, size] of [
    [/.*/, 3],
    [/sizes are wrong/, 5_000],
  ] as const) {
    const bytes = zipOf([{ name: 'a', data: text, size }])
    assert.throws(() => unzip(bytes, listZip(bytes, limits)[0]!), why)
  }
})
