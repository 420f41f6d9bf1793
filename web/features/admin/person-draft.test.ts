import assert from 'node:assert/strict'
import test from 'node:test'
import { fieldsOf, isUsername, newPerson, rolesFault } from './person-draft.ts'

test('specialities are told apart however they are separated, figures however they are typed', () => {
  const fields = fieldsOf({
    roles: ['caseworker'],
    specialities: '医疗保险、社会救助,医疗保险；  ',
    counterNo: '３',
    maximumLoad: '8',
  })
  assert.deepEqual(fields, {
    roles: ['caseworker'],
    specialities: ['医疗保险', '社会救助'],
    counterNo: 3,
    maximumLoad: 8,
  })
  assert.deepEqual(fieldsOf({ ...newPerson, counterNo: 'x', maximumLoad: '' }).counterNo, null)
  assert.equal(fieldsOf({ ...newPerson, maximumLoad: '999' }).maximumLoad, 200)
})

test('an administrator has no other post, nobody has none', () => {
  assert.equal(rolesFault([]), 'rolesFault')
  assert.equal(rolesFault(['administrator', 'director']), 'rolesApart')
  assert.equal(rolesFault(['administrator']), null)
  assert.equal(rolesFault(['caseworker', 'director']), null)
})

test('user names as the server takes them', () => {
  for (const name of ['lin', 'lin.yifan', 'a2-b']) assert.ok(isUsername(name), name)
  for (const name of ['', 'li', 'Lin', '林一凡', '1lin', 'lin yifan', 'a'.repeat(33)])
    assert.ok(!isUsername(name), name)
})
