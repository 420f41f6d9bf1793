import assert from 'node:assert/strict'
import test from 'node:test'
import { matchesKeys, type KeyPress } from './key-match.ts'

const cases: [string, KeyPress, boolean][] = [
  ['j', { key: 'j' }, true],
  ['j', { key: 'J', shiftKey: true }, false],
  ['j', { key: 'j', ctrlKey: true }, false],
  ['Shift+J', { key: 'J', shiftKey: true }, true],
  ['?', { key: '?', shiftKey: true }, true],
  ['?', { key: '?' }, true],
  ['1', { key: '1' }, true],
  ['F8', { key: 'F8' }, true],
  ['Enter', { key: 'Enter' }, true],
  ['Enter', { key: 'Enter', shiftKey: true }, false],
  ['Enter', { key: 'Enter', isComposing: true }, false],
  ['Enter', { key: 'Enter', keyCode: 229 }, false],
  ['j', { key: 'j', keyCode: 229 }, false],
  ['Ctrl+K', { key: 'k', ctrlKey: true }, true],
  ['Ctrl+K', { key: 'k', metaKey: true }, true],
  ['Ctrl+K', { key: 'k' }, false],
  ['Ctrl+Enter', { key: 'Enter', ctrlKey: true }, true],
  ['Alt+1', { key: '1', altKey: true }, true],
]
for (const [keys, press, expected] of cases) {
  test(`${keys} ${expected ? 'is' : 'is not'} ${JSON.stringify(press)}`, () => {
    assert.equal(matchesKeys(keys, press), expected)
  })
}
