import assert from 'node:assert/strict'
import test from 'node:test'
import { asProblem, bareProblem, fieldIdOf, ProblemError, readProblem } from './problem.ts'

test('a refusal keeps every reason, the faults of fields, the reference and the wait', () => {
  const body = {
    type: '/problems#reply-needs-basis',
    code: 'reply-needs-basis',
    status: 422,
    title: '还不能这样办',
    detail: '请写明依据。',
    instance: 'K7Q2',
    refusals: [
      { code: 'reply-needs-basis', params: {}, text: '请写明依据。' },
      { code: 'reply-needs-remedy', params: {}, text: '请告诉他还能找谁。' },
      null,
    ],
    fields: [{ pointer: '/person/name', text: '不能空着' }],
  }
  assert.deepEqual(readProblem(422, body, new Headers({ 'retry-after': '30' })), {
    code: 'reply-needs-basis',
    status: 422,
    title: '还不能这样办',
    detail: '请写明依据。',
    reference: 'K7Q2',
    refusals: [
      { code: 'reply-needs-basis', text: '请写明依据。' },
      { code: 'reply-needs-remedy', text: '请告诉他还能找谁。' },
    ],
    fields: [{ pointer: '/person/name', text: '不能空着' }],
    retryAfter: 30,
  })
  assert.equal(fieldIdOf('/person/name'), 'person-name')
})

test('a page of a proxy in between is an unknown problem, not a crash', () => {
  for (const body of ['<html>502</html>', null, undefined, 7, []]) {
    const problem = readProblem(502, body, new Headers({ 'x-request-id': 'abc' }))
    assert.deepEqual(problem, { ...bareProblem('unknown', 502), reference: 'abc' })
  }
})

test('what was thrown becomes a problem', () => {
  const problem = readProblem(409, { code: 'changed-meanwhile' }, new Headers())
  assert.equal(asProblem(new ProblemError(problem)), problem)
  assert.deepEqual(asProblem(new TypeError('x is undefined')), bareProblem('unknown', 0, 'x is undefined'))
})
