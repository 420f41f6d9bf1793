import assert from 'node:assert/strict'
import test from 'node:test'
import { rareNames } from '#test/support/rare-names.ts'
import { PersonInput } from './people.ts'

const person = (name: string) => ({ kind: 'individual' as const, name, idNumber: '', phone: '', note: '' })

test('a rare or very long name is taken as it was typed', () => {
  for (const name of [...rareNames, '𠮷'.repeat(100)]) assert.equal(PersonInput.parse(person(name)).name, name, name)
})

test('a number in doubt is taken too', () => {
  const odd = { ...person('某某'), idNumber: '310105199013320021', phone: '打不通 021' }
  assert.deepEqual(PersonInput.parse(odd), odd)
})
