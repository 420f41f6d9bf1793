import assert from 'node:assert/strict'
import test from 'node:test'
import type { CaseFile } from '#contract/cases.ts'
import { bodiesOf, bodiesText, commitmentsOf, commitmentsText } from './rows.ts'
import { begunWith, commandOf, emptyValues, onward } from './values.ts'

const returned = {
  id: 'r1',
  kind: 'cooperate',
  body: '区医保局',
  contact: '待遇科',
  question: '请答复由哪家受理',
  sentAt: '2026-03-03T01:00:00.000Z',
  status: 'returned',
  returned: { rightBody: '区民政局', ground: '不在职责里', at: '2026-03-03T02:00:00.000Z' },
  paperIds: ['a', 'b'],
  after: null,
  unplaced: true,
}
const file = {
  classification: null,
  judgements: [],
  findings: [],
  timeline: [],
  referrals: [returned],
  conferences: [{ id: 'c1', status: 'called', invited: [] }],
  panels: [],
  filings: [],
  handler: { id: 'wang', name: '王建国' },
  owner: { id: 'wang', name: '王建国' },
} as unknown as CaseFile

test('bodies and promises survive being kept as text, whatever is pasted into them', () => {
  const bodies = [
    { body: '区医保局', contact: '' },
    { body: '', contact: '' },
  ]
  assert.deepEqual(bodiesOf(bodiesText(bodies)), bodies)
  assert.deepEqual(
    commitmentsOf(commitmentsText([{ body: '甲', contact: '', what: '一\n二\t三', until: '2026-03-10' }])),
    [{ body: '甲', contact: '', what: '一 二 三', until: '2026-03-10' }],
  )
})

test('a return is passed on to the body it named, with its question, its papers and the link back', () => {
  const values = emptyValues('refer', file)
  assert.deepEqual(commandOf('refer', values, file), {
    type: 'refer',
    kind: 'cooperate',
    body: '区民政局',
    contact: '',
    question: '请答复由哪家受理',
    paperIds: ['a', 'b'],
    after: 'r1',
  })
  // Once that body is asked, the next referral begins anew.
  const asked = { ...returned, id: 'r2', status: 'sent', returned: null, after: 'r1', unplaced: false }
  const then = emptyValues('refer', { ...file, referrals: [returned, asked] } as unknown as CaseFile)
  assert.deepEqual([then['body'], then['after'], then['papers']], ['', '', ''])
})

test('a question that was half written is kept when another referral is begun at one press', () => {
  const empty = emptyValues('refer', { ...file, referrals: [] } as unknown as CaseFile)
  const begun = onward(file.referrals[0]!)
  const values = begunWith(empty, { question: '先写了一半' }, begun)
  assert.equal(values['question'], '请答复由哪家受理\n\n先写了一半')
  assert.equal(values['body'], '区民政局')
  assert.equal(begunWith(empty, {}, begun)['question'], '请答复由哪家受理')
})

test('a conference begins with whoever was asked or named, at the hour of China wherever the PC stands', () => {
  const values = emptyValues('planConference', file)
  assert.deepEqual(
    bodiesOf(values['invited']).map(({ body }) => body),
    ['区医保局', '区民政局'],
  )
  const command = commandOf('planConference', { ...values, when: '2026-03-05T14:30', place: '二楼' }, file)
  assert.ok(command.type === 'planConference')
  assert.deepEqual(
    [command.conferenceId, command.when, command.lasts, command.staff],
    ['c1', '2026-03-05T06:30:00.000Z', 60, ['wang']],
  )
})

test('of the promises only those that say who or what are sent', () => {
  const rows = [
    { body: '区医保局', contact: '', what: '受理', until: '2026-03-10' },
    { body: '', contact: '', what: ' ', until: '' },
  ]
  const command = commandOf('recordConference', { commitments: commitmentsText(rows) }, file)
  assert.deepEqual(command.type === 'recordConference' && command.commitments, [rows[0]])
})
