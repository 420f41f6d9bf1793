import assert from 'node:assert/strict'
import test from 'node:test'
import pg from 'pg'
import { errorLine, maskPath, newRequestId } from './request-log.ts'

test('paths are logged without query, and tokens of slips and links not at all', () => {
  const pairs = [
    ['/api/cases?search=陈', '/api/cases'],
    ['/q/AB12CD.token', '/q/***'],
    ['/t/token/answer?x=1', '/t/***'],
    ['/p/AaBbCc_-123?sent=2', '/p/***'],
    ['/p/AaBbCc_-123/open', '/p/***'],
    ['/%70/AaBbCc_-123', '/%70/***'],
    ['/g/AaBbCc_-123/not-ours', '/g/***'],
    ['/%47/AaBbCc_-123', '/%47/***'],
    ['/portal/portal.css', '/portal/portal.css'],
    ['/api/papers/1', '/api/papers/1'],
    ['//q/AB12CD.token', '//q/***'],
    ['/q//AB12CD.token', '/q/***'],
    ['/q/./AB12CD.token', '/q/***'],
    ['/Q/AB12CD.token', '/Q/***'],
    ['/%71/AB12CD.token', '/%71/***'],
    ['/q%2fAB12CD.token', '/q/***'],
    ['/x/q/AB12CD.token', '/x/q/***'],
    ['http://other.example/q/AB12CD.token', 'http://other.example/q/***'],
    ['/quarter/1', '/quarter/1'],
    ['/a\r\nfake line', '/afake line'],
  ]
  for (const [url, path] of pairs) assert.equal(maskPath(url!), path)
  assert.equal(maskPath(`/${'x'.repeat(5000)}`).length, 200)
})

test('what PostgreSQL says quotes what people wrote, so only its code is logged', () => {
  const error = Object.assign(new pg.DatabaseError('Key (name)=(陈测试) already exists', 10, 'error'), {
    code: '23505',
    table: 'staff',
    routine: 'x',
    detail: '陈测试',
  })
  const line = errorLine(error)
  assert.deepEqual([line.code, line.table], ['23505', 'staff'])
  assert.doesNotMatch(JSON.stringify(line), /陈/)
  assert.equal(errorLine(new Error('ours')).message, 'ours')
})

test('request ids can be read out and do not repeat', () => {
  const ids = new Set(Array.from({ length: 10_000 }, newRequestId))
  assert.equal(ids.size, 10_000)
  for (const id of ids) assert.match(id, /^[0-9A-HJKMNP-TV-Z]{10}$/)
})
