import assert from 'node:assert/strict'
import test from 'node:test'
import { refusalCodes } from '#core/refusal.ts'
import { fieldWords, problemCodes, problemWords } from './problems.ts'
import { refusalText, refusalWords } from './refusals.ts'

const params = {
  most: 5,
  least: 10,
  days: 3,
  way: '函证',
  name: '函证',
  body: '医保局',
  number: 'CS-2026-000001',
  stage: 'closed',
  date: '2026-03-03',
  by: '王建国',
  until: '2026-03-03',
  what: '医保',
}

test('every refusal has one sentence in each language, with nothing left to fill in', () => {
  for (const code of refusalCodes) {
    const zh = refusalText({ code, params }, 'zh')
    const en = refusalText({ code, params }, 'en')
    assert.match(zh, /^\p{Script=Han}.*。$|^“.*。$/su, code)
    assert.match(en, /^[A-Z“].*[.]$/s, code)
    assert.doesNotMatch(zh + en, /\{\w+\}/, code)
    assert.doesNotMatch(en, /\p{Script=Han}(?<!医|保|局|函|证|王|建|国)/u, code)
  }
})

test('no sentence hides behind the system or blames the reader', () => {
  const texts = [
    ...Object.values(refusalWords),
    ...Object.values(fieldWords),
    ...problemCodes.flatMap((code) => [problemWords[code].title, problemWords[code].detail]),
  ]
  for (const { zh, en } of texts) {
    assert.doesNotMatch(zh, /系统错误|非法|违规|操作失败|参数错误|异常/, zh)
    assert.doesNotMatch(en, /\binvalid\b|illegal|\bfailed to\b|system error/i, en)
  }
})
