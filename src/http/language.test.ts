import assert from 'node:assert/strict'
import test from 'node:test'
import { languageOf } from './language.ts'

test('English is for whoever prefers it to Chinese', () => {
  const pairs: [string | undefined, 'zh' | 'en'][] = [
    [undefined, 'zh'],
    ['', 'zh'],
    ['zh-CN', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.5, zh;q=0.4', 'en'],
    ['en;q=0.5, zh;q=0.5', 'zh'],
    ['fr, en;q=0.1', 'en'],
    ['en;q=0', 'zh'],
    ['en;q=abc', 'en'],
    [';;;,,,', 'zh'],
  ]
  for (const [header, language] of pairs)
    assert.equal(languageOf({ headers: { 'accept-language': header } }), language, String(header))
})
