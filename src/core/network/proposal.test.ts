import test from 'node:test'
import assert from 'node:assert/strict'
import { plainDate } from '../clock/date.ts'
import { at } from '#test/support/case-world.ts'
import { decideProposal, evolveProposal, type Proposal, type ProposalActor, type ProposalCommand } from './proposal.ts'

const wang: ProposalActor = { id: 'wang', signed: null }
const district: ProposalActor = { id: 'org/qiao', signed: { body: '长宁区', name: '乔安然' } }
const one = {
  centre: '虹桥',
  number: 'HQ-1',
  beyond: '先受理',
  clause: '第八条',
  level: 'centre',
  decided: plainDate('2026-03-01'),
} as const
const draft = {
  type: 'draft',
  id: 'p',
  item: '零星报销',
  itemId: null,
  cause: 'rule-too-rigid',
  title: '建议改第八条',
  text: '三件都卡在第八条',
  evidence: [one, one, one],
} as const

function play(state: Proposal | null, actor: ProposalActor, command: ProposalCommand): Proposal {
  const event = decideProposal(state, command, actor, at('2026-03-02 10:00'))
  assert.ok('type' in event, JSON.stringify(event))
  return evolveProposal(state, event)
}
function codes(state: Proposal | null, actor: ProposalActor, command: ProposalCommand): string[] {
  const event = decideProposal(state, command, actor, at('2026-03-02 10:00'))
  return 'type' in event ? [] : event.map(({ code }) => code)
}

test('proposal: from three alike to an answer from above, each step by whom it belongs to', () => {
  assert.deepEqual(codes(null, wang, { ...draft, evidence: [one, one] }), ['too-few-alike'])
  let state = play(null, wang, draft)
  assert.deepEqual(codes(state, wang, { type: 'send', to: null }), ['needs-right-body'])
  assert.deepEqual(codes(state, district, { type: 'answer', verdict: 'accepted', text: '好' }), ['thing-not-open'])
  state = play(state, wang, { type: 'edit', title: '建议修订第八条', text: '理由如下' })
  state = play(state, wang, { type: 'send', to: 'district' })
  assert.deepEqual(codes(state, wang, { type: 'edit', title: 'x', text: 'y' }), ['thing-not-open'])
  assert.deepEqual(codes(state, wang, { type: 'answer', verdict: 'accepted', text: '好' }), ['not-your-role'])
  assert.deepEqual(codes(state, district, { type: 'answer', verdict: 'refused', text: ' ' }), ['needs-text'])
  state = play(state, district, { type: 'answer', verdict: 'partly', text: '先在本区试行' })
  assert.deepEqual([state.status, state.answer?.signed.name], ['answered', '乔安然'])
  assert.deepEqual(codes(state, wang, { type: 'withdraw', reason: '不用了' }), ['thing-not-open'])
})

test('proposal: may be taken back with a reason until it is answered', () => {
  const state = play(null, wang, draft)
  assert.deepEqual(codes(state, wang, { type: 'withdraw', reason: '' }), ['needs-reason'])
  assert.equal(play(state, wang, { type: 'withdraw', reason: '另有渠道' }).withdrawn, '另有渠道')
})
