import assert from 'node:assert/strict'
import test from 'node:test'
import { isBusy } from './busy.ts'

const error = (message: string, fields: object = {}) => Object.assign(new Error(message), fields)

test('a database that is away, full or starting is "later"; a defect is not', () => {
  const later = [
    error('connect ECONNREFUSED', { code: 'ECONNREFUSED' }),
    error('socket gone', { code: 'ENOENT', syscall: 'connect' }),
    error('', { code: '57P03' }),
    error('', { code: '08006' }),
    error('', { code: '40P01' }),
    error('timeout exceeded when trying to connect'),
    error('Connection terminated unexpectedly'),
    new AggregateError([error('', { code: 'ECONNREFUSED' }), error('', { code: 'ECONNREFUSED' })]),
  ]
  const never = [
    error('no such file', { code: 'ENOENT', syscall: 'open' }),
    error('', { code: '23505' }),
    error('', { code: '42501' }),
    error('x is not a function'),
    new AggregateError([]),
    'text',
    null,
  ]
  for (const each of later) assert.equal(isBusy(each), true, String(each))
  for (const each of never) assert.equal(isBusy(each), false, String(each))
})
