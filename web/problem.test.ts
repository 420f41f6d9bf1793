import assert from 'node:assert/strict'
import test from 'node:test'
import { asProblem, ProblemError, readProblem } from './problem.ts'

test('a refusal keeps every reason, the reference and the wait', () => {
  const body = {
    type: 'about:blank',
    title: '还不能答复',
    reasons: [
      { code: 'reply-needs-basis', text: '请写明依据', field: 'basis' },
      { code: 'reply-needs-remedy', text: '请告诉他还能找谁' },
      { nonsense: true },
    ],
    reference: 'K7Q2',
  }
  assert.deepEqual(readProblem(422, body, new Headers({ 'retry-after': '30' })), {
    code: 'reply-needs-basis',
    status: 422,
    title: '还不能答复',
    reasons: [
      { code: 'reply-needs-basis', text: '请写明依据', field: 'basis' },
      { code: 'reply-needs-remedy', text: '请告诉他还能找谁' },
    ],
    reference: 'K7Q2',
    retryAfter: 30,
  })
})

test('a page of a proxy in between is an unknown problem, not a crash', () => {
  for (const body of ['<html>502</html>', null, undefined, 7, []]) {
    const problem = readProblem(502, body, new Headers({ 'x-request-id': 'abc' }))
    assert.deepEqual(problem, { code: 'unknown', status: 502, title: '', reasons: [], reference: 'abc' })
  }
})

test('what was thrown becomes a problem', () => {
  const problem = readProblem(409, { code: 'changed-meanwhile' }, new Headers())
  assert.equal(asProblem(new ProblemError(problem)), problem)
  assert.equal(asProblem(new TypeError('x is undefined')).code, 'unknown')
})
