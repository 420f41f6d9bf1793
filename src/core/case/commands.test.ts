/** Every command: what it makes happen, and every reason that can stand against it. The laws behind them: laws.test.ts. */
import test from 'node:test'
import assert from 'node:assert/strict'
import { plainDate } from '#core/clock/date.ts'
import { dutiesOf } from '#core/network/duties.ts'
import { dissent } from '#core/network/panel.ts'
import {
  accepted,
  administrator,
  answered,
  at,
  blank,
  calendar,
  clerk,
  demanded,
  director,
  hotline,
  li,
  party,
  person,
  registered,
  registration,
  sample,
  system,
  wang,
  zhao,
  type Play,
} from '#test/support/case-world.ts'
import type { DemandedMaterial as Material } from '../materials/marks.ts'
import type { Actor } from './case.ts'
import type { Command, CommandType } from './commands.ts'
import { unplacedReturns } from './demands.ts'
import { transitions } from './transitions.ts'

const covered = new Set<CommandType>(['register'])

/** Plays the command and returns the types of the events it made. */
function makes(play: Play, actor: Actor, command: Command): string[] {
  covered.add(command.type)
  const before = play.events.length
  play.does(actor, command)
  return play.events.slice(before).map((event) => event.type)
}

const refuses = (play: Play, actor: Actor, command: Command, ...codes: string[]) =>
  assert.deepEqual(play.refused(actor, command), codes, command.type)

test('register: once, by somebody who may, with a cause and an owner other than the refuser', () => {
  const play = blank()
  refuses(play, wang, sample.tell, 'not-registered')
  const paper = sample.paper.paper
  assert.deepEqual(makes(play, clerk, { ...registration, papers: [paper] }), ['registered', 'paperAdded'])
  refuses(play, clerk, registration, 'already-registered')
  assert.deepEqual([play.state!.stage, play.state!.owner, play.state!.handler, play.state!.papers.length], ['reception', 'wang', null, 1])

  assert.deepEqual(
    makes(blank(), wang, { ...registration, channel: 'walkIn' }),
    ['registered', 'taken'],
    'whoever takes in what they own has it in hand',
  )
  for (const actor of [director, person, hotline]) makes(blank(), actor, registration)
  refuses(blank(), administrator, registration, 'not-your-role')
  refuses(blank(), clerk, { ...registration, owner: clerk.id, blocker: { ...registration.blocker, refusedBy: null } }, 'not-your-role')
  refuses(blank(), clerk, { ...registration, owner: ' ' }, 'no-such-thing')
  refuses(
    blank(),
    clerk,
    { ...registration, owner: 'sun', blocker: { ...registration.blocker, causes: [] } },
    'not-your-role',
    'needs-blocker',
    'judge-is-refuser',
  )
  const other = { ...registration.blocker, causes: ['other'] as const }
  refuses(blank(), clerk, { ...registration, statement: '', blocker: other }, 'needs-other-text')
  refuses(blank(), person, { ...registration, channel: 'online', statement: '' }, 'needs-text')
  makes(blank(), clerk, { ...registration, statement: '' })
})

test('takeUp: any colleague while nobody has it; then it has hands', () => {
  const play = registered()
  refuses(play, clerk, { type: 'takeUp' }, 'not-your-role')
  assert.deepEqual(makes(play, li, { type: 'takeUp' }), ['taken'])
  refuses(play, zhao, { type: 'takeUp' }, 'already-handled')
  assert.equal(play.state!.handler, 'li')
})

test('accept: handler or owner, at reception, classified completely', () => {
  const play = registered()
  refuses(play, li, sample.accept, 'not-the-handler')
  refuses(play, person, sample.accept, 'not-your-role')
  const { classification } = sample.accept
  refuses(
    play,
    wang,
    { type: 'accept', classification: { ...classification, causes: [], remit: 'outside' } },
    'needs-blocker',
    'needs-right-body',
  )
  assert.deepEqual(makes(play, wang, sample.accept), ['taken', 'accepted', 'classified', 'stageChanged'])
  refuses(play, wang, sample.accept, 'wrong-stage')
  assert.deepEqual([play.state!.stage, play.state!.classification], ['triage', classification])
})

test('classify: again at any time of work; "other" needs words somewhere', () => {
  const play = accepted({ statement: '', blocker: { ...registration.blocker, note: '' } })
  const other = { ...sample.classify.classification, causes: ['other'] as const }
  refuses(play, wang, { type: 'classify', classification: other }, 'needs-other-text')
  refuses(play, li, sample.classify, 'not-the-handler')
  assert.deepEqual(makes(play, wang, sample.classify), ['classified'])
  assert.equal(play.events.at(-1)!.audience, 'staff', 'the same promise is no news for the person')
  refuses(registered(), wang, sample.classify, 'wrong-stage')
})

test('amend: what was taken down can be put right, the rest stays', () => {
  const play = registered()
  refuses(play, li, { type: 'amend', title: '新' }, 'not-the-handler')
  assert.deepEqual(makes(play, wang, { type: 'amend', wish: '尽快' }), ['amended'])
  assert.deepEqual([play.state!.title, play.state!.wish], [registration.title, '尽快'])
})

test('tell, note, say: a word needs words, and the right voice', () => {
  const play = registered()
  for (const [actor, command] of [
    [wang, sample.tell],
    [clerk, sample.note],
    [person, sample.say],
  ] as const) {
    refuses(play, actor, { ...command, text: ' ' }, 'needs-text')
  }
  assert.deepEqual(makes(play, clerk, sample.note), ['noted'])
  assert.equal(play.events.at(-1)!.audience, 'staff')
  assert.deepEqual(makes(play, hotline, sample.say), ['said'])
  assert.notEqual(play.state!.unansweredWord, null)
  assert.deepEqual(makes(play, director, sample.tell), ['told'])
  assert.deepEqual([play.state!.unansweredWord, play.state!.lastToldAt], [null, play.now])
  play.does(person, sample.say)
  play.does(wang, { ...sample.note, audience: 'person' })
  assert.equal(play.state!.unansweredWord, null, 'a note the person reads is an answer too')
  refuses(play, wang, sample.say, 'not-your-role')
  refuses(play, li, sample.tell, 'not-the-handler')
  refuses(play, clerk, sample.tell, 'not-your-role')
})

test('papers: added, read, withdrawn, and never twice', () => {
  const play = registered()
  assert.deepEqual(makes(play, person, sample.paper), ['paperAdded'])
  refuses(play, person, sample.paper, 'thing-not-open')
  assert.deepEqual(makes(play, system, { type: 'recordReading', paperId: 'p1', qr: ['x'] }), ['paperRead'])
  assert.deepEqual(
    play.state!.papers.map(({ from, qr }) => [from, qr]),
    [['person', ['x']]],
  )
  refuses(play, system, { type: 'recordReading', paperId: 'p9', qr: [] }, 'no-such-thing')
  makes(play, clerk, { ...sample.paper, paper: { ...sample.paper.paper, id: 'p2' } })
  refuses(play, person, { type: 'withdrawPaper', paperId: 'p2', reason: '' }, 'not-your-role')
  refuses(play, wang, { type: 'withdrawPaper', paperId: 'p1', reason: '' }, 'needs-reason')
  assert.deepEqual(makes(play, person, { type: 'withdrawPaper', paperId: 'p1', reason: '' }), ['paperWithdrawn'])
  refuses(play, person, { type: 'withdrawPaper', paperId: 'p1', reason: '' }, 'thing-not-open')
  assert.equal(play.state!.papers.length, 2, 'withdrawn is marked, not removed')
})

test('recordFinding: about papers that are there', () => {
  const play = registered()
  const result = { verdict: 'equal', billCents: 5, listCents: 5, differenceCents: 0, surplus: [], ways: 0, duplicates: [] } as const
  const finding = { type: 'recordFinding', paperIds: ['p1'], bill: '1', lines: [{ name: '药', cents: 5 }], result } as const
  refuses(play, wang, finding, 'no-such-thing')
  play.does(person, sample.paper)
  assert.deepEqual(makes(play, li, finding), ['found'])
  assert.equal(play.state!.findings[0]!.id, 'f1')
})

test('askForMaterials → provideMaterials or withdrawRequest: once at a time, with names and a day to come', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.ask, materials: [], until: plainDate('2026-03-01') }, 'nothing-to-ask', 'date-has-passed')
  refuses(play, wang, { ...sample.ask, materials: [{ name: ' ', why: '', where: '' }] }, 'nothing-to-ask')
  assert.deepEqual(makes(play, wang, sample.ask), ['materialsAsked'])
  assert.equal(play.state!.turn, 'person')
  refuses(play, wang, sample.ask, 'open-request', 'pause-open')
  refuses(play, person, { type: 'provideMaterials', requestId: 'q2', text: '' }, 'no-such-thing')
  assert.deepEqual(makes(play, person, { type: 'provideMaterials', requestId: 'q1', text: '都在这里' }), ['materialsProvided'])
  assert.deepEqual([play.state!.turn, play.state!.pauses.at(-1)!.to], ['us', play.now])
  refuses(play, person, { type: 'provideMaterials', requestId: 'q1', text: '' }, 'thing-not-open')
  play.does(wang, sample.ask)
  refuses(play, wang, { type: 'withdrawRequest', requestId: 'q2', reason: '' }, 'needs-reason')
  assert.deepEqual(makes(play, wang, { type: 'withdrawRequest', requestId: 'q2', reason: '系统里查到了' }), ['requestWithdrawn'])
  refuses(registered(), wang, sample.ask, 'wrong-stage')
})

test('markMaterial: by hands and colleagues, on papers that are there; what the catalogue forbids or leaves open', () => {
  const play = accepted()
  const [, invoice, home, bankCard] = demanded as readonly [Material, Material, Material, Material]
  play.does(person, sample.paper)
  assert.deepEqual(makes(play, li, { ...sample.mark, paperIds: ['p1'] }), ['materialMarked'])
  const { at: _, ...marked } = play.state!.materials![0]!
  assert.deepEqual(marked, {
    materialId: 'id-card',
    name: '身份证',
    alternatives: [['身份证']],
    part: null,
    state: 'brought',
    paperIds: ['p1'],
    note: '',
    by: 'li',
    lapsed: false,
  })
  const mark = (change: Partial<Extract<Command, { type: 'markMaterial' }>>): Command => ({ ...sample.mark, ...change })
  refuses(play, clerk, sample.mark, 'not-your-role')
  refuses(play, person, sample.mark, 'not-your-role')
  refuses(play, wang, mark({ part: '护照', paperIds: ['p9'] }), 'no-such-material', 'no-such-thing')
  refuses(play, wang, mark({ state: 'deferred' }), 'not-deferrable')
  refuses(play, wang, mark({ state: 'committed' }), 'no-commitment')
  refuses(play, wang, mark({ state: 'doubtful' }), 'mark-needs-why')
  refuses(play, wang, mark({ state: 'notNeeded', note: ' ' }), 'mark-needs-why')
  refuses(play, wang, mark({ material: bankCard, state: 'deferred' }), 'mark-needs-why')
  refuses(play, wang, mark({ material: bankCard, state: 'committed' }), 'mark-needs-why')
  play.does(wang, mark({ material: bankCard, state: 'deferred', note: '补办中，主任同意' }))
  play.does(wang, mark({ material: invoice, state: 'deferred' }), mark({ material: home, state: 'notNeeded' }))
  // Looked at and handed back: nothing is kept here, whatever was in the viewer.
  play.does(wang, mark({ state: 'seen', part: '身份证', paperIds: ['p1'] }))
  const seen = play.state!.materials!.at(-1)!
  assert.deepEqual([seen.part, seen.state, seen.paperIds, play.state!.materials!.length], [null, 'seen', [], 4])
  refuses(registered({ blocker: { ...registration.blocker, refusedBy: 'li' } }), li, sample.mark, 'judge-is-refuser')
})

test('markMaterial: a paper taken off opens again what rested on it', () => {
  const play = accepted()
  play.does(person, sample.paper)
  play.does(wang, { ...sample.mark, paperIds: ['p1'] })
  play.does(wang, { type: 'withdrawPaper', paperId: 'p1', reason: '拍糊了' })
  const [mark] = play.state!.materials!
  assert.deepEqual([mark!.state, mark!.paperIds, mark!.lapsed, mark!.at], ['open', [], true, play.now])
  refuses(play, wang, { ...sample.mark, paperIds: ['p1'] }, 'no-such-thing')
})

test('register with what the person had with them: each a mark of the first moment', () => {
  const paper = sample.paper.paper
  const marks = [
    { material: demanded[0]!, part: null, state: 'seen', paperIds: [], note: '' },
    { material: demanded[1]!, part: '电子发票', state: 'brought', paperIds: ['p1'], note: '' },
  ] as const
  const play = blank()
  assert.deepEqual(makes(play, clerk, { ...registration, papers: [paper], marks }), [
    'registered',
    'paperAdded',
    'materialMarked',
    'materialMarked',
  ])
  assert.ok(!('marks' in play.events[0]!.data))
  refuses(
    blank(),
    clerk,
    { ...registration, marks: [{ ...marks[1], paperIds: ['p7'], part: '没有' }] },
    'no-such-material',
    'no-such-thing',
  )
  assert.ok(!('materials' in registered().state!), 'a case without marks is as it was before there were any')
})

test('refer, chase, acceptance, answer, return, withdrawal: one body, one clock, one end', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.refer, body: '', question: ' ', workingDays: 0 }, 'needs-right-body', 'needs-text', 'not-working-days')
  assert.deepEqual(makes(play, wang, sample.refer), ['referred', 'stageChanged'])
  assert.deepEqual(
    [play.state!.stage, play.state!.turn, play.state!.referrals[0]!.limit],
    ['coordination', 'party', { unit: 'workingDays', n: 3 }],
  )
  assert.deepEqual(makes(play, wang, { ...sample.refer, workingDays: 2 }), ['referred'])
  assert.deepEqual(play.state!.referrals[1]!.limit, { unit: 'workingDays', n: 2 })
  assert.deepEqual(makes(play, director, { type: 'chaseReferral', referralId: 'r1', text: '' }), ['referralChased'])
  assert.equal(play.state!.referrals[0]!.chases, 1)
  assert.deepEqual(makes(play, wang, { type: 'recordAcceptance', referralId: 'r1' }), ['referralAccepted'])
  refuses(play, wang, { type: 'recordAcceptance', referralId: 'r1' }, 'thing-not-open')
  refuses(play, wang, { ...sample.answer, text: '' }, 'needs-text')
  assert.deepEqual(makes(play, wang, sample.answer), ['referralAnswered'])
  refuses(play, wang, sample.answer, 'thing-not-open')
  refuses(play, wang, { ...sample.answer, referralId: 'r7' }, 'no-such-thing')
  refuses(play, wang, { type: 'withdrawReferral', referralId: 'r2', reason: '' }, 'needs-reason')
  assert.deepEqual(makes(play, wang, { type: 'withdrawReferral', referralId: 'r2', reason: '问错了' }), ['referralWithdrawn'])
  assert.equal(play.state!.turn, 'us')
  play.does(wang, sample.refer)
  assert.deepEqual(makes(play, wang, { ...sample.giveBack, referralId: 'r3' }), ['referralReturned'])
  const back = registered()
  refuses(back, wang, sample.refer, 'wrong-stage')
})

test('addWay, settleWay: what was tried, and why it failed', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.way, way: '', note: '' }, 'needs-text', 'way-needs-why')
  assert.deepEqual(makes(play, li, { ...sample.way, result: 'open', note: '' }), ['wayAdded'])
  refuses(play, wang, { type: 'settleWay', wayId: 'w2', result: 'fails', note: '' }, 'no-such-thing')
  refuses(play, wang, { type: 'settleWay', wayId: 'w1', result: 'fails', note: '' }, 'way-needs-why')
  assert.deepEqual(makes(play, wang, { type: 'settleWay', wayId: 'w1', result: 'works', note: '' }), ['waySettled'])
  assert.deepEqual(
    play.state!.ways.map(({ id, result, by }) => [id, result, by]),
    [['w1', 'works', 'li']],
  )
})

test('judge, countersign: a "no" owes ways, basis, alternative and a second hand that may also disagree', () => {
  const play = accepted()
  refuses(
    play,
    wang,
    { ...sample.refuse, basis: '', alternative: '', reasoning: '' },
    'judgement-needs-reasoning',
    'verdict-needs-basis',
    'verdict-needs-alternative',
    'verdict-needs-ways',
  )
  refuses(play, li, sample.sign, 'wrong-stage')
  assert.deepEqual(makes(play, wang, sample.judge), ['judged', 'stageChanged'])
  play.does(wang, sample.way)
  assert.deepEqual(makes(play, wang, sample.refuse), ['judged'])
  assert.equal(play.state!.turn, 'supervisor')
  refuses(play, li, { type: 'countersign', agreed: false, note: ' ' }, 'needs-reason')
  assert.deepEqual(makes(play, li, { type: 'countersign', agreed: false, note: '还有一条路' }), ['countersigned'])
  refuses(play, zhao, sample.sign, 'no-judgement-to-sign')
  refuses(play, wang, sample.explain, 'judgement-not-signed')
  assert.equal(play.state!.turn, 'us')
})

test('reply: every outcome owes its own', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.reply, explanation: '办好了' }, 'explanation-too-short')
  const bare = { ...sample.explain, basis: '', alternatives: '', remedy: '' } as const
  const three = ['reply-needs-basis', 'reply-needs-alternatives', 'reply-needs-remedy']
  refuses(play, wang, { ...bare, outcome: 'partly' }, ...three)
  for (const outcome of ['explained', 'declined'] as const) refuses(play, wang, { ...bare, outcome }, ...three, 'outcome-needs-judgement')
  refuses(play, wang, { ...bare, outcome: 'withdrawn' }, 'reply-needs-basis')
  refuses(play, wang, { ...sample.reply, outcome: 'referredAndFollowed' }, 'outcome-needs-answered-referral')
  play.does(wang, sample.judge)
  refuses(play, wang, { ...sample.explain, outcome: 'declined' }, 'outcome-contradicts-verdict')
  play.does(wang, sample.way, sample.refuse)
  play.does(li, sample.sign)
  refuses(play, wang, sample.reply, 'outcome-contradicts-verdict')
  play.does(wang, sample.refer)
  refuses(play, wang, sample.explain, 'open-referral')
  play.does(wang, sample.answer)
  assert.deepEqual(makes(play, wang, { ...sample.reply, outcome: 'referredAndFollowed' }), ['replied', 'stageChanged'])
  assert.deepEqual(makes(play, wang, sample.explain), ['replied'], 'a reply not yet delivered may be written anew')
  assert.equal(play.state!.outcome, 'explained')
  play.does(wang, { type: 'goBack', to: 'assessment', reason: '漏了一条' })
  assert.equal(play.state!.outcome, null)
  refuses(registered(), wang, sample.reply, 'wrong-stage')
})

test('reply "withdrawn": says how the person withdrew, and calls everybody else off', () => {
  const play = accepted()
  play.does(wang, sample.refer, { ...sample.ask, until: plainDate('2026-03-20') })
  assert.deepEqual(makes(play, wang, { ...sample.explain, outcome: 'withdrawn', basis: '3月3日来电说不办了' }), [
    'referralWithdrawn',
    'requestWithdrawn',
    'replied',
    'stageChanged',
  ])
  play.does(wang, sample.deliver)
  play.does(person, sample.unsolved)
  play.does(li, sample.call)
  refuses(play, wang, sample.close, 'still-unsolved')
})

test('recordDelivery: tried or delivered, always with what shows it', () => {
  const play = accepted()
  play.does(wang, sample.reply)
  refuses(play, wang, { ...sample.deliver, proof: ' ' }, 'delivery-needs-proof')
  refuses(play, li, sample.deliver, 'not-the-handler')
  assert.deepEqual(makes(play, wang, { ...sample.deliver, reached: false }), ['deliveryTried'])
  assert.deepEqual(makes(play, person, sample.deliver), ['answerDelivered', 'stageChanged'])
  assert.deepEqual([play.state!.stage, play.state!.answered!.at], ['followUp', play.now])
})

test('confirm, rate: by the person, after the answer, also once it is closed', () => {
  refuses(accepted(), person, sample.solved, 'wrong-stage')
  const play = answered()
  refuses(play, wang, sample.solved, 'not-your-role')
  assert.deepEqual(makes(play, person, sample.unsolved), ['confirmed'])
  assert.deepEqual(makes(play, person, sample.solved), ['confirmed'])
  play.does(wang, sample.close)
  assert.deepEqual(makes(play, person, sample.rate), ['rated'])
})

test('recordFollowUp: what the person says on the phone counts; a call that nobody took does not', () => {
  const play = answered()
  assert.deepEqual(makes(play, li, { ...sample.call, connected: false, solved: 'yes' }), ['followedUp'])
  refuses(play, wang, sample.close, 'person-not-heard')
  assert.deepEqual(makes(play, li, { ...sample.call, solved: 'yes' }), ['followedUp', 'confirmed'])
  assert.equal(play.state!.solved!.said, 'followUp')
  refuses(play, wang, sample.call, 'follow-up-by-handler')
  refuses(play, clerk, sample.call, 'not-your-role')
})

test('close: answered, nothing open, heard', () => {
  const deferred = accepted()
  deferred.does(wang, { ...sample.ask, until: plainDate('2026-03-20') }, sample.reply, sample.deliver)
  deferred.does(person, sample.solved)
  refuses(deferred, wang, sample.close, 'open-request')
  deferred.does(person, { type: 'provideMaterials', requestId: 'q1', text: '' })
  assert.deepEqual(makes(deferred, wang, sample.close), ['closed'])
  assert.deepEqual(deferred.events.at(-1)!.data, { outcome: 'done', because: 'solved' })
  refuses(deferred, wang, sample.close, 'already-closed')

  const unsolved = answered()
  unsolved.does(person, sample.unsolved)
  refuses(unsolved, wang, sample.close, 'still-unsolved')
  unsolved.does(li, sample.call)
  refuses(unsolved, wang, sample.close, 'still-unsolved')

  const explained = accepted()
  explained.does(wang, sample.judge, sample.explain, sample.deliver)
  explained.does(li, sample.call)
  explained.does(person, sample.unsolved)
  refuses(explained, wang, sample.close, 'person-not-heard')
  explained.does(li, sample.call)
  assert.deepEqual(makes(explained, wang, sample.close), ['closed'])
  assert.deepEqual(explained.events.at(-1)!.data, { outcome: 'explained', because: 'heard' })
})

test('reopen, archive', () => {
  const play = answered()
  refuses(play, person, { type: 'reopen', reason: '' }, 'needs-reason')
  refuses(play, clerk, sample.reopen, 'not-your-role')
  refuses(play, director, sample.archive, 'wrong-stage')
  assert.deepEqual(makes(play, li, sample.reopen), ['reopened'])
  refuses(play, person, sample.reopen, 'wrong-stage')
  play.does(wang, sample.reply, sample.deliver)
  play.does(person, sample.solved)
  play.does(wang, sample.close)
  play.until('2026-03-20 09:00')
  refuses(play, wang, sample.archive, 'not-your-role')
  assert.deepEqual(makes(play, system, sample.archive), ['archived', 'stageChanged'])
  refuses(play, wang, sample.tell, 'already-closed')
})

test('goBack: left only, with a reason', () => {
  const play = accepted()
  play.does(wang, sample.judge)
  refuses(play, wang, { type: 'goBack', to: 'assessment', reason: '' }, 'needs-reason', 'going-forward')
  refuses(play, li, { type: 'goBack', to: 'triage', reason: '分类错了' }, 'not-the-handler')
  assert.deepEqual(makes(play, director, { type: 'goBack', to: 'reception', reason: '分类错了' }), ['stageChanged'])
  assert.equal(makes(play, wang, sample.accept).at(-1), 'stageChanged')
})

test('reassign, changeOwner', () => {
  const play = accepted()
  refuses(play, wang, { type: 'reassign', handler: 'wang', reason: '' }, 'needs-reason', 'handler-unchanged')
  refuses(play, wang, { type: 'reassign', handler: 'sun', reason: '忙' }, 'judge-is-refuser')
  assert.deepEqual(makes(play, wang, { type: 'reassign', handler: 'li', reason: '懂行' }), ['reassigned'])
  refuses(play, li, { type: 'reassign', handler: 'zhao', reason: '忙' }, 'not-the-handler')
  assert.deepEqual(makes(play, director, { type: 'changeOwner', owner: 'li', reason: '调岗' }), ['ownerChanged'])
})

test('askExtension, decideExtension', () => {
  const play = accepted()
  refuses(play, director, sample.grant, 'no-such-thing')
  assert.deepEqual(makes(play, wang, sample.askDays), ['extensionAsked'])
  refuses(play, director, { ...sample.grant, extensionId: 'e9' }, 'no-such-thing')
  refuses(play, director, { ...sample.grant, granted: false, note: '' }, 'needs-reason')
  assert.deepEqual(makes(play, director, sample.grant), ['extensionDecided'])
  play.does(wang, sample.pause)
  refuses(play, wang, sample.askDays, 'pause-open')
})

test('callConference, planConference, answerInvitation, recordConference, cancelConference', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.callTogether, reason: '' }, 'needs-reason')
  assert.deepEqual(makes(play, wang, sample.callTogether), ['conferenceCalled'])
  refuses(play, wang, sample.callTogether, 'open-conference')
  assert.equal(play.state!.turn, 'supervisor')
  refuses(play, director, { ...sample.plan, invited: [] }, 'nobody-invited')
  refuses(play, director, { ...sample.plan, when: at('2026-01-01 10:00') }, 'date-has-passed')
  refuses(play, director, { ...sample.plan, paperIds: ['p9'] }, 'no-such-paper')
  assert.deepEqual(makes(play, director, sample.plan), ['conferencePlanned', 'stageChanged'])
  refuses(play, wang, sample.reply, 'open-conference')
  refuses(play, party('i1'), { ...sample.coming, coming: false }, 'needs-reason')
  refuses(play, party('i2'), sample.coming, 'not-your-seat')
  assert.deepEqual(makes(play, party('i1'), sample.coming), ['invitationAnswered'])
  refuses(play, director, { ...sample.hold, decision: ' ' }, 'decision-needed')
  refuses(play, director, { ...sample.hold, attended: ['i9'] }, 'no-such-thing')
  const [task] = sample.hold.commitments
  const endless = [{ ...task!, until: plainDate('9999-12-31') }]
  refuses(play, director, { ...sample.hold, commitments: endless }, 'date-too-far')
  assert.deepEqual(makes(play, director, { ...sample.hold, attended: ['i1'] }), ['conferenceHeld', 'referred'])
  assert.deepEqual(
    play.state!.referrals.map(({ body, kind, conference }) => [body, kind, conference]),
    [['区医保中心', 'instruct', 'c1']],
  )
  play.does(wang, { ...sample.callTogether })
  refuses(play, wang, { ...sample.callOff, conferenceId: 'c1' }, 'thing-not-open')
  assert.deepEqual(makes(play, wang, { ...sample.callOff, conferenceId: 'c2' }), ['conferenceCancelled'])
})

test('an invitation keeps its number: planned anew however often, what was one body’s never becomes another’s', () => {
  const play = accepted()
  play.does(wang, sample.callTogether)
  const seen = new Map<string, string>()
  for (const bodies of [['甲', '乙', '丙'], ['丁'], ['戊', '己'], ['庚'], ['辛']]) {
    play.does(director, { ...sample.plan, invited: bodies.map((body) => ({ body, contact: '', to: `org-${body}` })) })
    for (const { id, body } of play.state!.conferences![0]!.invited) {
      assert.equal(seen.get(id), undefined, `${id} of ${body} was that of ${seen.get(id)}`)
      seen.set(id, body)
    }
  }
  play.does(wang, sample.callOff, sample.callTogether)
  play.does(director, { ...sample.plan, conferenceId: 'c2' })
  assert.equal(seen.get(play.state!.conferences![1]!.invited[0]!.id), undefined, 'nor in the next conference')
})

test('three returns call a conference by themselves, which only the director may call off', () => {
  const play = accepted()
  play.does(wang, sample.refer, sample.refer, sample.refer)
  play.does(party('r1'), { ...sample.giveBack, referralId: 'r1' })
  play.does(party('r2'), { ...sample.giveBack, referralId: 'r2' })
  assert.deepEqual(makes(play, party('r3'), { ...sample.giveBack, referralId: 'r3' }), [
    'referralReturned',
    'escalated',
    'conferenceCalled',
  ])
  assert.deepEqual(
    play.state!.referrals.map(({ signed }) => signed?.body),
    ['区医保中心', '区医保中心', '区医保中心'],
  )
  refuses(play, wang, sample.callOff, 'not-your-role')
  assert.deepEqual(makes(play, director, sample.callOff), ['conferenceCancelled'])
})

test('a return stays with us until the body it named accepts (law 6)', () => {
  const play = accepted()
  play.does(wang, sample.refer, sample.giveBack)
  assert.deepEqual(
    unplacedReturns(play.state!).map(({ id }) => id),
    ['r1'],
  )
  refuses(play, wang, { ...sample.refer, after: 'r9' }, 'no-such-thing')
  play.does(wang, { ...sample.refer, body: '市医保中心', after: 'r1' })
  assert.equal(unplacedReturns(play.state!).length, 1)
  play.does(party('r2'), { type: 'recordAcceptance', referralId: 'r2' })
  assert.deepEqual(unplacedReturns(play.state!), [])
})

test('several bodies are asked at once, each with its own clock; silence is chased and then told above', () => {
  const play = accepted()
  const others = [{ body: '市医保中心', contact: '', to: 'org-city-insurance', above: 'org-city' }]
  assert.deepEqual(makes(play, wang, { ...sample.refer, others }), ['referred', 'referred', 'stageChanged'])
  play.does(party('r1'), sample.answer)
  play.until('2026-03-06 09:00')
  assert.equal(makes(play, system, sample.sweep)[0], 'referralChased')
  assert.deepEqual(makes(play, system, sample.sweep), [])
  play.until('2026-03-09 09:00')
  assert.ok(makes(play, system, sample.sweep).includes('referralRaised'))
  assert.deepEqual(
    dutiesOf(play.state!, calendar).map(({ kind, to, status }) => [kind, to, status]),
    [
      ['referral', 'org-city-insurance', 'open'],
      ['overdue', 'org-city', 'open'],
    ],
  )
})

test('convenePanel, recuse, giveOpinion, closePanel, adoptOpinions, recordEffect', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.convene, advisers: sample.convene.advisers.slice(1) }, 'too-few-advisers')
  refuses(play, wang, { ...sample.convene, advisers: Array(3).fill(sample.convene.advisers[0]!) }, 'adviser-twice')
  assert.deepEqual(makes(play, wang, sample.convene), ['panelConvened', 'stageChanged'])
  refuses(play, wang, sample.reply, 'open-panel')
  refuses(play, party('o1'), sample.opinion, 'not-your-seat')
  refuses(play, party('o2'), { ...sample.opinion, stance: 'canIf' }, 'opinion-needs-conditions')
  assert.deepEqual(makes(play, party('o1'), sample.recuse), ['seatRecused'])
  assert.deepEqual(makes(play, party('o2'), sample.opinion), ['opinionGiven'])
  const reads = (thing: string) => {
    const shown = dutiesOf(play.state!, calendar).find((duty) => duty.thing === thing)!.shown
    assert.ok(shown.kind === 'opinion')
    return shown.others.map(({ name }) => name)
  }
  assert.deepEqual([reads('o1'), reads('o2'), reads('o3')], [[], [], []], 'blind until one has written')
  assert.deepEqual(makes(play, party('o3'), sample.dissent), ['opinionGiven', 'panelClosed'])
  assert.deepEqual([reads('o1'), reads('o2'), reads('o3')], [[], ['俞教授'], ['何律师']])
  refuses(play, party('o2'), sample.opinion, 'thing-not-open')
  refuses(play, wang, { ...sample.adopt, seats: ['o1'] }, 'no-such-thing')
  assert.deepEqual(makes(play, wang, sample.adopt), ['opinionsAdopted'])
  assert.deepEqual(
    dissent(play.state!.panels![0]!).map(({ id }) => id),
    ['o3'],
  )
  assert.deepEqual(makes(play, wang, sample.effect), ['panelEffect'])
  play.does(wang, { ...sample.convene, until: plainDate('2026-03-04') })
  play.until('2026-03-05 09:00')
  assert.ok(makes(play, system, sample.sweep).includes('panelClosed'), 'closes by itself when the date passes')
  play.does(wang, sample.convene)
  assert.deepEqual(makes(play, director, { ...sample.closePanel, panelId: 'n3' }), ['panelClosed'])
})

test('askFiling, decideFiling, withdrawFiling, reviewFiling', () => {
  const play = accepted()
  play.does(wang, { ...sample.judge, verdict: 'canByException' })
  refuses(play, wang, sample.reply, 'exception-not-approved')
  for (const [part, code] of [
    ['clause', 'exception-needs-clause'],
    ['limits', 'exception-needs-limits'],
    ['risk', 'exception-needs-risk'],
  ] as const)
    refuses(play, wang, { ...sample.askFiling, [part]: '' }, code)
  const { to: _, ...nobody } = sample.askFiling
  refuses(play, wang, nobody, 'needs-right-body')
  assert.deepEqual(makes(play, wang, sample.askFiling), ['filingAsked'])
  refuses(play, wang, sample.reply, 'exception-not-approved', 'open-filing')
  refuses(play, director, sample.decideFiling, 'not-your-role')
  assert.deepEqual(makes(play, wang, sample.withdrawFiling), ['filingWithdrawn'])
  play.does(wang, sample.askFiling)
  const second = { ...sample.decideFiling, filingId: 'x2' }
  refuses(play, party('x2'), { ...second, granted: false, note: '' }, 'needs-reason')
  assert.deepEqual(makes(play, party('x2'), second), ['filingDecided'])
  assert.ok(play.try(wang, sample.reply).ok, 'approved: may be answered as done')
  const review = { ...sample.reviewFiling, filingId: 'x2' }
  assert.deepEqual(makes(play, party('x2'), { ...review, sound: false, note: '超出权限' }), ['filingReviewed'])
  refuses(play, wang, sample.reply, 'exception-not-approved')
  play.does(wang, { ...nobody, level: 'centre' })
  refuses(play, party('x3'), { ...second, filingId: 'x3' }, 'not-your-role')
  assert.deepEqual(makes(play, director, { ...second, filingId: 'x3' }), ['filingDecided'])
})

test('pause, resume', () => {
  const play = accepted()
  refuses(play, wang, { ...sample.pause, note: '' }, 'needs-reason')
  refuses(play, wang, sample.resume, 'pause-not-open')
  assert.deepEqual(makes(play, wang, sample.pause), ['paused'])
  refuses(play, wang, sample.pause, 'pause-open')
  assert.deepEqual(makes(play, director, sample.resume), ['resumed'])
})

test('sweep: only the clock sweeps', () => {
  const play = accepted()
  refuses(play, wang, sample.sweep, 'not-your-role')
  assert.deepEqual(makes(play, system, sample.sweep), [])
})

const order = (facts: object = {}) =>
  registered({
    channel: 'hotline',
    external: { system: '12345', number: '20260302-1', dueAt: at('2026-03-05 17:00'), facts: { digest: 'd0', ...facts } },
  })

test('hearHotline: what the hotline passes on, decides and finds', () => {
  const play = order()
  const said = (kind: 'urge' | 'addition' | 'supervision' | 'rehandle', text = '请抓紧') =>
    ({ type: 'hearHotline', message: { kind, number: 'M1', text, dueAt: null } }) as const
  refuses(registered(), hotline, said('urge'), 'no-such-thing')
  refuses(play, wang, said('urge'), 'not-your-role')
  refuses(play, hotline, said('addition', ' '), 'needs-text')
  assert.deepEqual(makes(play, hotline, said('urge')), ['orderMessage'])
  assert.equal(play.state!.unansweredWord, play.now, 'an urge is a word of the person')
  const decision = { kind: 'returnDecision', number: 'M2', accepted: true, note: '' } as const
  refuses(play, hotline, { type: 'hearHotline', message: decision }, 'no-such-thing')
  play.does(wang, sample.accept, sample.reply, sample.deliver)
  const found = { number: 'M3', round: 'first', connected: true, truthful: true, contacted: true, opinion: '' } as const
  const message = { kind: 'followUp', ...found, solved: 'no', satisfied: 'unsatisfied' } as const
  assert.deepEqual(makes(play, hotline, { type: 'hearHotline', message }), ['orderFollowedUp', 'confirmed'])
  assert.equal(play.events.at(-2)!.audience, 'supervision', 'how content they are is not for the handler (law 10)')
  refuses(play, hotline, said('rehandle', ''), 'needs-reason')
  assert.deepEqual(makes(play, hotline, said('rehandle')), ['orderMessage', 'reopened'])
  assert.equal(play.state!.stage, 'triage')
})

test('reviseOrder, decideRevision: a changed repeat is kept, and taken over by a person only', () => {
  const play = order()
  assert.deepEqual(makes(play, hotline, { ...sample.revise, dueAt: at('2026-03-09 17:00') }), ['orderRevised'])
  assert.equal(play.state!.statement, registration.statement)
  const decide = { type: 'decideRevision', revisionId: 'v1', accepted: false, reason: '' } as const
  refuses(play, wang, decide, 'needs-reason')
  refuses(play, wang, { ...decide, revisionId: 'v2', accepted: true }, 'no-such-thing')
  assert.deepEqual(makes(play, wang, { ...decide, accepted: true }), ['revisionDecided'])
  assert.equal(play.state!.statement, '改过的内容')
  assert.equal(play.state!.external!.dueAt, at('2026-03-09 17:00'))
  refuses(play, wang, decide, 'no-such-thing')
  for (let n = 2; n <= 21; n++) play.does(hotline, { ...sample.revise, digest: `d${n}` })
  refuses(play, hotline, { ...sample.revise, digest: 'd99' }, 'order-changed')
})

test('returnOrder: with body and ground, in their time, never of a bad rating; it stays with us until they agree', () => {
  refuses(registered(), wang, sample.returnOrder, 'no-such-thing')
  refuses(order({ badRating: true }), wang, sample.returnOrder, 'bad-rating-stays')
  refuses(order({ returnBy: at('2026-03-02 08:00') }), wang, sample.returnOrder, 'return-too-late')
  const play = order({ returnBy: at('2026-03-02 12:00') })
  refuses(play, wang, { ...sample.returnOrder, rightBody: '', ground: ' ' }, 'return-needs-body', 'return-needs-ground')
  assert.deepEqual(makes(play, wang, sample.returnOrder), ['orderReturned'])
  assert.equal(play.state!.stage, 'reception')
  refuses(play, wang, sample.returnOrder, 'thing-not-open')
  play.does(wang, sample.accept)
  const agreed = { kind: 'returnDecision', number: 'M1', accepted: true, note: '改派' } as const
  refuses(play, wang, { ...sample.reply, outcome: 'referredAndFollowed' }, 'outcome-needs-answered-referral')
  play.does(hotline, { type: 'hearHotline', message: agreed })
  assert.ok(play.try(wang, { ...sample.reply, outcome: 'referredAndFollowed' }).ok, 'the person is told where it went')
})

test('askOrderExtension: before their date; their date is what they say', () => {
  const play = order()
  const ask = { type: 'askOrderExtension', days: 3, reason: '等医院回函' } as const
  refuses(play, wang, { ...ask, days: 0, reason: '' }, 'needs-reason', 'not-working-days')
  assert.deepEqual(makes(play, wang, ask), ['orderExtensionAsked'])
  refuses(play, wang, ask, 'extension-pending')
  const dueAt = at('2026-03-10 17:00')
  const message = { kind: 'extensionDecision', number: 'M1', granted: true, note: '', dueAt } as const
  play.does(hotline, { type: 'hearHotline', message })
  assert.equal(play.state!.external!.dueAt, dueAt)
  refuses(play.until('2026-03-10 17:01'), wang, ask, 'extension-too-late')
})

test('joinCase, separateCase, noteJoin, takeAnswer: one matter, one answer, and back again', () => {
  const play = accepted()
  const into = { id: 'case-2', number: '2026-0002' }
  const join = { type: 'joinCase', into, reason: '同一个人同一件事' } as const
  const part = { type: 'separateCase', reason: '其实是两件事' } as const
  refuses(play, wang, part, 'no-such-thing')
  refuses(play, wang, { ...join, into: { ...into, id: 'case-1' }, reason: '' }, 'no-such-thing', 'needs-reason')
  assert.deepEqual(makes(play, wang, join), ['joined'])
  refuses(play, wang, join, 'case-joined')
  refuses(play, wang, sample.reply, 'case-joined')
  assert.deepEqual(makes(play, wang, part), ['separated'])
  assert.ok(play.try(wang, sample.reply).ok)
  const other = { id: 'case-3', number: '2026-0003' }
  assert.deepEqual(makes(play, system, { type: 'noteJoin', other, joined: true, reason: '' }), ['joinNoted'])
  refuses(play, wang, join, 'has-joined')
  play.does(system, { type: 'noteJoin', other, joined: false, reason: '' })
  play.does(wang, join, sample.refer)
  refuses(play, wang, sample.takeAnswer, 'not-your-role')
  assert.deepEqual(makes(play, system, sample.takeAnswer), ['referralWithdrawn', 'replied', 'answerDelivered', 'stageChanged'])
  assert.equal(play.state!.answered?.proof, '通话记录 1')
})

test('makeAppointment: in time, with somebody who is not complained about, one of a kind; a visit is asked for', () => {
  const play = accepted()
  assert.deepEqual(makes(play, person, sample.meet), ['appointmentMade'])
  assert.deepEqual([play.state!.appointments![0]!.status, play.state!.appointments![0]!.madeBy], ['open', 'person'])
  refuses(play, wang, sample.meet, 'appointment-stands')
  refuses(play, wang, { ...sample.meet, kind: 'phone', at: at('2026-03-01 10:00'), staff: ' ' }, 'date-has-passed', 'no-such-colleague')
  refuses(play, wang, { ...sample.meet, kind: 'phone', staff: 'sun' }, 'judge-is-refuser')
  refuses(play, person, sample.helpAlong, 'not-your-role')
  refuses(play, wang, { ...sample.helpAlong, steps: [' '] }, 'steps-needed')
  refuses(play, wang, { ...sample.meet, kind: 'home', place: '' }, 'place-needed')
  refuses(play, hotline, sample.meet, 'not-your-role')
  play.does(person, { ...sample.meet, kind: 'home', place: '长宁路 1 号', at: at('2027-06-02 10:00') })
  assert.equal(play.state!.appointments![1]!.status, 'asked')
  makes(registered(), clerk, sample.meet)
})

test('moveAppointment: another time, and the word that a visit is agreed; cancelAppointment: with a reason by us', () => {
  const play = accepted()
  play.does(person, { ...sample.meet, kind: 'home', place: '长宁路 1 号' })
  refuses(play, wang, { ...sample.meetLater, appointmentId: 'v9' }, 'no-such-thing')
  refuses(play, wang, { ...sample.meetLater, place: '' }, 'place-needed')
  makes(play, person, sample.meetLater)
  assert.equal(play.state!.appointments![0]!.status, 'asked', 'a person who moves a wish does not confirm it')
  makes(play, wang, sample.meetLater)
  assert.deepEqual(play.events.at(-1)!.data, {
    id: 'v1',
    kind: 'home',
    at: sample.meetLater.at,
    minutes: 30,
    place: '静室',
    staff: 'li',
    from: sample.meetLater.at,
    confirmed: true,
  })
  assert.equal(play.state!.appointments![0]!.status, 'open')
  refuses(play, wang, { ...sample.notMeet, reason: '' }, 'needs-reason')
  assert.deepEqual(makes(play, person, { ...sample.notMeet, reason: '' }), ['appointmentCancelled'])
  refuses(play, wang, sample.meetLater, 'thing-not-open')
  play.does(wang, sample.helpAlong)
  refuses(play, person, { ...sample.meetLater, appointmentId: 'v2' }, 'not-your-role')
})

test('recordAppointment, recordHelpStep: from its day on; steps one by one; a case waits for it and gives it up when called off', () => {
  const play = accepted()
  play.does(wang, sample.helpAlong)
  refuses(play, wang, sample.met, 'appointment-not-yet')
  refuses(play, person, sample.stepDone, 'not-your-role')
  assert.deepEqual(makes(play, li, sample.stepDone), ['helpStepDone'], 'a colleague who went along')
  refuses(play, wang, sample.stepDone, 'thing-not-open')
  refuses(play, wang, { ...sample.stepDone, stepId: 's9' }, 'no-such-thing')
  play.does(wang, sample.meet, sample.reply, sample.deliver)
  play.does(person, sample.solved)
  refuses(play, wang, sample.close, 'open-appointment')
  play.until('2027-06-02 11:00')
  assert.deepEqual(makes(play, wang, sample.met), ['appointmentKept'])
  assert.deepEqual(makes(play, wang, { ...sample.met, appointmentId: 'v2', came: false }), ['appointmentMissed'])
  assert.ok(play.try(wang, sample.close).ok)
  const off = accepted()
  off.does(wang, sample.meet, { ...sample.explain, outcome: 'withdrawn', basis: '本人来电说不办了' })
  assert.equal(off.state!.appointments![0]!.status, 'cancelled')
})

test('supervise: on a case that is late or bounced, one at a time by each issuer, from above only through the seat of issuing', () => {
  const play = accepted()
  const above = { ...sample.supervise, from: 'org-district' }
  refuses(play, director, sample.supervise, 'nothing-to-supervise')
  play.until('2026-03-20 09:00')
  refuses(play, wang, sample.supervise, 'not-your-role')
  refuses(play, director, { ...sample.supervise, what: ' ', until: plainDate('2026-03-19') }, 'needs-text', 'date-has-passed')
  refuses(play, director, above, 'not-your-role')
  refuses(play, party('s'), sample.supervise, 'not-your-role')
  refuses(play, party('s1'), above, 'not-your-seat')
  refuses(play, party('r1'), above, 'not-your-seat')
  assert.deepEqual(makes(play, party('s'), above), ['supervised'])
  assert.deepEqual(play.state!.orders![0]!.grounds, ['overdue'])
  refuses(play, party('s'), above, 'open-supervision')
  assert.deepEqual(makes(play, director, sample.supervise), ['supervised'], 'the centre’s own beside it')
})

test('answerSupervision by the owner, chased once when late, closed by its issuer with a word; a case waits for the answer', () => {
  const play = accepted()
  play.until('2026-03-20 09:00')
  play.does(party('s'), { ...sample.supervise, from: 'org-district', until: plainDate('2026-03-23') })
  refuses(play, li, sample.answerOrder, 'not-the-handler')
  refuses(play, wang, { ...sample.answerOrder, text: '' }, 'needs-text')
  refuses(play, wang, { ...sample.answerOrder, orderId: 's9' }, 'no-such-thing')
  play.does(wang, sample.reply, sample.deliver)
  play.does(person, sample.solved)
  refuses(play, wang, sample.close, 'open-supervision')
  play.until('2026-03-24 09:00')
  const chased = () => makes(play, system, sample.sweep).filter((type) => type === 'supervisionChased').length
  assert.deepEqual([chased(), chased()], [1, 0])
  assert.deepEqual(makes(play, wang, sample.answerOrder), ['supervisionAnswered'])
  refuses(play, wang, sample.answerOrder, 'no-such-thing')
  refuses(play, director, sample.closeOrder, 'not-your-role')
  refuses(play, party('s'), sample.closeOrder, 'not-your-seat')
  refuses(play, party('s1'), { ...sample.closeOrder, word: '' }, 'needs-text')
  assert.deepEqual(makes(play, party('s1'), sample.closeOrder), ['supervisionClosed'])
  refuses(play, party('s1'), sample.closeOrder, 'no-such-thing')
  makes(play, wang, sample.close)
  play.does(director, sample.supervise)
  play.until('2028-02-01 09:00')
  assert.deepEqual([chased(), chased()], [1, 0], 'also on a closed case')
})

test('appeal: against an answer that was less than asked; decideAppeal by somebody who had no part, within its own limit', () => {
  refuses(answered(), person, sample.appeal, 'nothing-to-appeal')
  const declined = () => {
    const play = accepted()
    play.does(wang, sample.way, sample.refuse)
    play.does(director, sample.sign)
    play.does(wang, { ...sample.explain, outcome: 'declined' }, sample.deliver)
    return play
  }
  const play = declined()
  refuses(play, person, { ...sample.appeal, words: '' }, 'needs-reason')
  refuses(play, clerk, sample.appeal, 'not-your-role')
  assert.deepEqual(makes(play, person, sample.appeal), ['appealed'])
  assert.equal(play.state!.turn, 'us')
  refuses(play, li, sample.appeal, 'open-appeal')
  refuses(play, wang, sample.decideAppeal, 'reviewer-had-part')
  refuses(play, director, sample.decideAppeal, 'reviewer-had-part')
  refuses(play, li, { ...sample.decideAppeal, reasons: '' }, 'needs-reason')
  play.until('2026-03-09 09:00')
  const chased = () => makes(play, system, sample.sweep).filter((type) => type === 'appealChased').length
  assert.deepEqual([chased(), chased()], [1, 0])
  assert.deepEqual(makes(play, li, { ...sample.decideAppeal, upheld: false }), ['appealDecided'])
  refuses(play, person, sample.appeal, 'appeal-decided')
  const upheld = declined()
  upheld.does(li, sample.appeal)
  assert.deepEqual(makes(upheld, zhao, sample.decideAppeal), ['appealDecided', 'reopened'])
  assert.equal(upheld.state!.stage, 'triage')
  const lapsed = declined()
  lapsed.does(person, sample.appeal, sample.reopen)
  assert.equal(lapsed.state!.appeals![0]!.status, 'lapsed')
})

test('contestRating: a bad one, by whoever has it in hand, looked at by somebody else; the stars stay as they were given', () => {
  const play = answered()
  play.does(person, sample.solved)
  refuses(play, wang, sample.contest, 'wrong-stage')
  play.does(wang, sample.close)
  refuses(play, wang, sample.contest, 'no-bad-rating')
  play.does(person, { ...sample.rate, stars: 1 })
  refuses(play, li, sample.contest, 'not-the-handler')
  assert.deepEqual(makes(play, wang, sample.contest), ['appealed'])
  assert.equal(play.events.at(-1)!.audience, 'supervision')
  refuses(play, wang, sample.decideAppeal, 'reviewer-had-part')
  assert.deepEqual(makes(play, li, sample.decideAppeal), ['appealDecided'])
  assert.deepEqual([play.state!.rating!.stars, play.state!.firstRating!.stars, play.state!.stage], [1, 1, 'closed'])
  refuses(play, wang, sample.contest, 'appeal-decided')
})

test('tellOfChange: what their complaint set right is told to those who complained, by the system alone', () => {
  const change = { type: 'tellOfChange', about: 'z1', step: 'verified', item: '居住证办理', cause: 'guide-wrong' } as const
  const play = answered()
  refuses(play, wang, change, 'not-your-role')
  assert.deepEqual(makes(play, system, change), ['changeTold'])
  assert.equal(play.events.at(-1)!.audience, 'person')
})

test('every command of the table is tried above', () => {
  assert.deepEqual(
    [...new Set(transitions.map(({ command }) => command))].filter((command) => !covered.has(command)),
    [],
  )
})
