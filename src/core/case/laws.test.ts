import test from 'node:test'
import assert from 'node:assert/strict'
import { plainDate } from '#core/clock/date.ts'
import {
  accepted,
  answered,
  calendar,
  clerk,
  director,
  li,
  person,
  registered,
  sample,
  system,
  wang,
  zhao,
} from '#test/support/case-world.ts'
import { allowed, maySee } from './allowed.ts'
import { clocksOf } from './clocks.ts'
import { decide } from './decide.ts'
import { fold } from './evolve.ts'
import { sweep } from './sweep.ts'

const promise = (play: ReturnType<typeof accepted>) => clocksOf(play.state!, calendar).promise.due
const types = (play: ReturnType<typeof accepted>) => play.events.map((event) => event.type)

test('law 1: one owner from registration on; only a director changes it, with a reason, and the person sees it', () => {
  const play = accepted()
  assert.equal(play.state!.owner, 'wang')
  assert.deepEqual(play.refused(wang, { type: 'changeOwner', owner: 'li', reason: '休假' }), ['not-your-role'])
  assert.deepEqual(play.refused(director, { type: 'changeOwner', owner: 'li', reason: ' ' }), ['needs-reason'])
  assert.deepEqual(play.refused(director, { type: 'changeOwner', owner: 'wang', reason: '休假' }), ['owner-unchanged'])
  play.does(wang, { type: 'reassign', handler: 'zhao', reason: '懂医保' })
  assert.equal(play.state!.owner, 'wang', 'another handler is not another owner')
  play.does(director, { type: 'changeOwner', owner: 'li', reason: '休假' })
  assert.equal(play.state!.owner, 'li')
  assert.deepEqual(play.events.at(-1), {
    type: 'ownerChanged',
    at: play.now,
    actor: { kind: 'staff', id: 'qian' },
    audience: 'person',
    data: { owner: 'li', from: 'wang', reason: '休假' },
  })
})

test('law 3: what is offered is what is admitted, and what is shown with reasons is refused for just these', () => {
  const play = accepted()
  play.does(wang, sample.way, sample.refuse)
  const offers = new Map(allowed(play.state!, wang).map(({ command, reasons }) => [command, reasons.map(({ code }) => code)]))
  assert.deepEqual(offers.get('countersign'), ['same-person-signs'])
  assert.deepEqual(play.refused(wang, sample.sign), ['same-person-signs'])
  assert.deepEqual(offers.get('reply'), ['judgement-not-signed'])
  assert.deepEqual(play.refused(wang, sample.explain), ['judgement-not-signed'])
  assert.equal(offers.has('close'), false)
  assert.deepEqual(play.refused(wang, sample.close), ['wrong-stage'])
  assert.deepEqual(
    allowed(play.state!, li).find(({ command }) => command === 'countersign'),
    { command: 'countersign', reasons: [] },
  )
  assert.ok(play.try(li, sample.sign).ok)
})

test('law 4: no answer, no close', () => {
  const play = accepted()
  for (const actor of [wang, director]) assert.deepEqual(play.refused(actor, sample.close), ['wrong-stage'])
  play.does(wang, sample.reply)
  assert.deepEqual(play.refused(wang, sample.close), ['wrong-stage'])
  play.does(wang, { ...sample.deliver, reached: false, proof: '无人接听' })
  assert.equal(play.state!.answered, null, 'a try is no delivery')
  assert.deepEqual(play.refused(wang, { ...sample.deliver, proof: '' }), ['delivery-needs-proof'])
  assert.equal(
    sweep(play.state!, { actor: system, now: play.until('2026-06-01 09:00').now, calendar }).some(({ type }) => type === 'closed'),
    false,
  )
  play.does(wang, sample.deliver)
  assert.equal(play.state!.stage, 'followUp')
  assert.deepEqual(play.refused(wang, sample.close), ['person-not-heard'])
  play.does(person, sample.solved)
  assert.equal(play.does(wang, sample.close).stage, 'closed')
})

test('law 4: a reopened case needs a new reply, a new delivery and to be heard again', () => {
  const play = answered()
  play.does(person, sample.solved)
  play.does(wang, sample.close)
  play.does(person, sample.reopen)
  const { stage, answered: answer, solved, outcome, reopened, turn } = play.state!
  assert.deepEqual(
    { stage, answer, solved, outcome, reopened, turn },
    { stage: 'triage', answer: null, solved: null, outcome: null, reopened: 1, turn: 'us' },
  )
  assert.deepEqual(play.refused(wang, sample.close), ['wrong-stage'])
  assert.deepEqual(play.refused(wang, sample.deliver), ['wrong-stage'], 'the old reply cannot be delivered again')
  play.does(wang, sample.reply, sample.deliver)
  assert.deepEqual(play.refused(wang, sample.close), ['person-not-heard'], 'the "yes" of the round before does not count')
  assert.equal(play.state!.answered!.replyId, 'a2')
})

test('law 4: a second copy of the same reply moves neither the answer nor the days to object', () => {
  const play = answered()
  const first = play.state!
  play.until('2026-03-05 09:00').does(person, { type: 'recordDelivery', channel: 'online', reached: true, proof: '本人打开' })
  assert.deepEqual(play.state!.answered, first.answered)
  assert.equal(play.state!.lastToldAt, first.lastToldAt)
  assert.equal(play.state!.replies[0]!.attempts.length, 2)
})

test('law 5: whoever refused it neither takes it up, owns, handles, judges, signs, calls back nor closes', () => {
  const play = accepted({ blocker: { ...registered().state!.blocker, refusedBy: 'li' } })
  assert.deepEqual(play.refused(wang, { type: 'reassign', handler: 'li', reason: '忙' }), ['judge-is-refuser'])
  assert.deepEqual(play.refused(director, { type: 'changeOwner', owner: 'li', reason: '忙' }), ['judge-is-refuser'])
  assert.deepEqual(play.refused(li, sample.way), ['judge-is-refuser'])
  play.does(wang, sample.way, sample.refuse)
  assert.deepEqual(play.refused(li, sample.sign), ['judge-is-refuser'])
  play.does(zhao, sample.sign)
  play.does(wang, sample.explain, sample.deliver)
  assert.deepEqual(play.refused(li, sample.call), ['judge-is-refuser'])
  const untaken = registered({ blocker: { ...registered().state!.blocker, refusedBy: 'li' } })
  assert.deepEqual(untaken.refused(li, { type: 'takeUp' }), ['judge-is-refuser'])
  const byDirector = answered({ blocker: { ...registered().state!.blocker, refusedBy: 'qian' } })
  byDirector.does(person, sample.solved)
  assert.deepEqual(byDirector.refused(director, sample.close), ['judge-is-refuser'])
})

test('law 5: whoever the complaint is about sees nothing of it, from the moment it is known to be one', () => {
  const play = accepted({ blocker: { ...registered().state!.blocker, refusedBy: 'li' } })
  assert.ok(maySee(play.state!, li))
  play.does(wang, { type: 'classify', classification: { ...sample.classify.classification, nature: 'refused' } })
  assert.equal(maySee(play.state!, li), false)
  assert.deepEqual(allowed(play.state!, li), [])
  assert.deepEqual(play.refused(li, sample.note), ['concerned-person'])
  assert.ok(maySee(play.state!, zhao))
  const attitude = registered({ blocker: { ...registered().state!.blocker, causes: ['attitude-or-inaction'] } })
  assert.equal(maySee(attitude.state!, clerk), false, 'not even the clerk who wrote it down')
})

test('law 5: nobody signs their own judgement, nor calls back about their own work', () => {
  const play = accepted()
  play.does(wang, { type: 'reassign', handler: 'li', reason: '分工' })
  play.does(li, sample.way, sample.refuse)
  assert.deepEqual(play.refused(li, sample.sign), ['same-person-signs'])
  play.does(zhao, sample.sign)
  play.does(li, sample.explain, sample.deliver)
  play.does(wang, { type: 'reassign', handler: 'zhao', reason: '分工' })
  for (const actor of [wang, li, zhao]) assert.deepEqual(play.refused(actor, sample.call), ['follow-up-by-handler'], actor.id)
  play.does(director, sample.call)
})

test('law 5: after a reopening a second "no" must come from another judge; a "yes" may come from the same', () => {
  const play = accepted()
  play.does(wang, sample.way, sample.refuse)
  play.does(li, sample.sign)
  play.does(wang, sample.explain, sample.deliver)
  play.does(person, sample.reopen)
  assert.deepEqual(play.refused(wang, sample.explain), ['outcome-needs-judgement'], 'the judgement that is contested answers nothing')
  assert.deepEqual(play.refused(wang, sample.refuse), ['judge-is-refuser'])
  assert.ok(play.try(wang, sample.judge).ok)
  play.does(wang, { type: 'reassign', handler: 'li', reason: '换人再看' })
  play.does(li, sample.refuse)
  play.does(wang, sample.sign)
})

test('law 6: a return names the right body and the ground, and the case stays with us', () => {
  const play = accepted()
  play.does(wang, sample.refer)
  assert.equal(play.state!.turn, 'party')
  assert.deepEqual(play.refused(wang, { ...sample.giveBack, rightBody: '', ground: '' }), ['return-needs-body', 'return-needs-ground'])
  play.does(wang, sample.giveBack)
  assert.deepEqual([play.state!.turn, play.state!.returns, play.state!.owner], ['us', 1, 'wang'])
})

test('law 6: the third return goes to the director by itself, once', () => {
  const play = accepted()
  for (let round = 1; round <= 4; round++) play.does(wang, sample.refer, { ...sample.giveBack, referralId: `r${round}` })
  const marks = types(play).filter((type) => type === 'referralReturned' || type === 'escalated')
  assert.deepEqual(marks, ['referralReturned', 'referralReturned', 'referralReturned', 'escalated', 'referralReturned'])
})

test('law 6: an archive is no dead end, and is not used to cut the person short', () => {
  const play = answered()
  play.does(person, sample.solved)
  play.does(wang, sample.close)
  assert.deepEqual(play.refused(director, sample.archive), ['archive-too-early'])
  play.until('2026-03-09 09:00').does(director, sample.archive)
  assert.deepEqual(play.refused(person, sample.say), ['already-closed'])
  assert.equal(play.does(person, sample.reopen).stage, 'triage')
})

test('law 7: a pause stops the promise, is told, and is capped for the whole round', () => {
  const play = accepted()
  const before = promise(play)
  play.does(wang, sample.pause)
  assert.equal(play.events.at(-1)!.audience, 'person')
  assert.equal(promise(play), null)
  play.until('2026-03-04 09:00').does(wang, sample.resume)
  assert.ok(promise(play)! > before!)
  play.does(wang, sample.pause)
  play.until('2026-03-13 09:00').does(system, sample.sweep)
  assert.equal(promise(play), null, '2 + 7 working days so far')
  play.until('2026-03-16 00:10').does(system, sample.sweep)
  assert.ok(types(play).slice(-3).includes('resumed'), '10 working days are used up')
  assert.notEqual(promise(play), null)
  assert.deepEqual(play.refused(wang, sample.pause), ['pause-too-long'])
  play.does(wang, { ...sample.ask, until: plainDate('2026-03-20') })
  assert.notEqual(promise(play), null, 'papers may be asked for, but the clock runs on')
  assert.equal(play.state!.turn, 'person')
})

test('law 7: papers that come end the pause that waited for them, and no other', () => {
  const play = accepted()
  play.does(wang, sample.ask, sample.resume, sample.pause)
  play.does(person, { type: 'provideMaterials', requestId: 'q1', text: '' })
  assert.deepEqual(
    play.state!.pauses.map(({ reason, to }) => [reason, to === null]),
    [
      ['awaitingPerson', false],
      ['awaitingExpertise', true],
    ],
  )
})

test('law 7: an extension is asked for in time, granted in time, by another, within its cap', () => {
  const play = accepted()
  const before = promise(play)!
  assert.deepEqual(play.refused(wang, { ...sample.askDays, days: 8 }), ['extension-too-long'])
  assert.deepEqual(play.refused(wang, { ...sample.askDays, days: 1.5, reason: '' }), ['needs-reason', 'not-working-days'])
  play.does(wang, sample.askDays)
  assert.equal(promise(play), before, 'asking moves nothing')
  assert.equal(play.state!.turn, 'supervisor')
  assert.deepEqual(play.refused(wang, sample.askDays), ['extension-pending'])
  assert.deepEqual(play.refused(wang, sample.grant), ['not-your-role'])
  play.does(director, sample.grant)
  assert.equal(clocksOf(play.state!, calendar).promise.date, '2026-03-12')
  assert.deepEqual(play.refused(wang, { ...sample.askDays, days: 5 }), ['extension-too-long'], '3 + 5 > 7')
  const late = accepted()
  late.does(wang, sample.askDays)
  late.until('2026-03-10 09:00')
  assert.deepEqual(late.refused(director, sample.grant), ['extension-too-late'])
  late.does(director, { ...sample.grant, granted: false, note: '已过期' })
  assert.deepEqual(late.refused(wang, sample.askDays), ['extension-too-late'])
  const own = accepted()
  own.does(director, { type: 'changeOwner', owner: 'qian', reason: '督办' })
  own.does(director, sample.askDays)
  assert.deepEqual(own.refused(director, sample.grant), ['same-person-signs'])
})

test('law 7: a longer class is no extension through the back door once the date has passed', () => {
  const play = accepted()
  const complex = { type: 'classify', classification: { ...sample.classify.classification, class: 'complex' } } as const
  play.does(wang, complex)
  assert.equal(play.events.at(-1)!.audience, 'person', 'another promise is told')
  const late = accepted()
  late.until('2026-03-10 09:00')
  assert.deepEqual(late.refused(wang, complex), ['extension-too-late'])
  assert.ok(late.try(wang, sample.classify).ok)
  const unaccepted = registered()
  unaccepted.until('2026-03-10 09:00')
  assert.deepEqual(unaccepted.refused(wang, { ...complex, type: 'accept' }), ['extension-too-late'])
  unaccepted.does(wang, sample.accept)
})

test('law 7: extensions and pauses of a round end with it', () => {
  const play = accepted()
  play.does(wang, sample.pause, sample.resume, sample.askDays)
  play.does(director, sample.grant)
  play.does(wang, { ...sample.askDays, days: 2 }, sample.pause, sample.reply, sample.deliver)
  assert.deepEqual(
    play.state!.extensions.map(({ status, decidedBy }) => [status, decidedBy]),
    [
      ['granted', 'qian'],
      ['refused', null],
    ],
  )
  assert.notEqual(play.state!.pauses.at(-1)!.to, null)
  play.until('2026-03-16 09:00').does(person, sample.reopen)
  assert.equal(clocksOf(play.state!, calendar).promise.date, '2026-03-23', '5 working days from the reopening')
  assert.ok(play.try(wang, { ...sample.askDays, days: 7 }).ok, 'and the cap begins anew')
})

test('law 9: silence is an event, also after a "no", but not towards somebody who has the word', () => {
  const play = accepted()
  const silent = (moment: string) =>
    sweep(play.state!, { actor: system, now: play.until(moment).now, calendar }).filter(({ type }) => type === 'fellSilent')
  assert.equal(silent('2026-03-04 18:00').length, 0)
  assert.deepEqual(
    silent('2026-03-05 08:00').map(({ data }) => data),
    [{ days: 3, since: '2026-03-02' }],
  )
  play.does(wang, sample.ask)
  assert.equal(silent('2026-03-10 08:00').length, 0)
  play.does(wang, sample.resume, { type: 'provideMaterials', requestId: 'q1', text: '' }, sample.reply, sample.deliver)
  assert.equal(silent('2026-03-13 20:00').length, 0, 'the answer lies with the person')
  play.does(person, sample.unsolved)
  assert.equal(silent('2026-03-16 08:00').length, 1)
})

test('law 10: only the person rates; the first and the last rating are both kept', () => {
  const play = answered()
  for (const actor of [clerk, wang, director, system]) assert.deepEqual(play.refused(actor, sample.rate), ['not-your-role'], actor.id)
  play.does(person, { ...sample.rate, stars: 1 }, { ...sample.rate, stars: 4 })
  assert.deepEqual([play.state!.firstRating?.stars, play.state!.rating?.stars], [1, 4])
  assert.equal(play.events.at(-1)!.audience, 'supervision')
})

test('law 10: a bad rating is not silence: it calls for a colleague before anything closes by itself', () => {
  const play = answered()
  assert.equal(play.state!.turn, 'person')
  play.does(person, { ...sample.rate, stars: 1 })
  assert.equal(play.state!.turn, 'us')
  play.until('2026-03-30 09:00').does(system, sample.sweep)
  assert.equal(play.state!.stage, 'followUp')
  play.does(li, sample.call)
  play.until('2026-04-20 09:00').does(system, sample.sweep)
  assert.deepEqual(play.events.at(-1)!.data, { outcome: 'done', because: 'heard' })
})

test('law 14: the core never reads a clock: the same log folds to the same state, the same moment to the same decision', () => {
  const play = answered()
  assert.deepEqual(fold(play.events), play.state)
  const moment = { actor: person, now: play.now, calendar }
  assert.deepEqual(decide(play.state, sample.unsolved, moment), decide(fold(play.events), sample.unsolved, moment))
})

test('law 15: the same paper is never asked for twice, except with what is wrong with it', () => {
  const play = accepted()
  const ask = (name: string, why = '办理要用') => ({ ...sample.ask, materials: [{ name, why, where: '' }] })
  play.does(wang, sample.mark)
  const refused = play.try(wang, ask('身 份证'))
  assert.ok(!refused.ok)
  assert.deepEqual(refused.refusals, [{ code: 'already-brought', params: { name: '身 份证', date: '2026-03-02' } }])
  play.does(wang, { ...sample.mark, state: 'doubtful', note: '过期了' })
  assert.deepEqual(play.refused(wang, ask('身份证', ' ')), ['again-needs-why'])
  play.does(wang, ask('身份证', '交来的过期了，要在有效期内的'))
  assert.deepEqual(play.refused(wang, ask('户口簿')), ['open-request', 'pause-open'], 'one request at a time')
  play.does(person, { type: 'provideMaterials', requestId: 'q1', text: '' })
  assert.deepEqual(play.refused(wang, ask('身份证', '')), ['again-needs-why'], 'it was handed in again')
  play.does(wang, { ...sample.mark, state: 'open' }, ask('身份证', '没有找到交来的这份'))
})

test('law 15: another item keeps what was brought; of the same id under another name nothing is assumed', () => {
  const play = accepted()
  play.does(wang, sample.mark, { type: 'amend', item: { id: 'sh-2', version: 1, name: '别的事项' } })
  assert.equal(play.state!.materials!.length, 1)
  assert.deepEqual(play.refused(wang, { ...sample.ask, materials: [{ name: '身份证', why: '再要', where: '' }] }), ['already-brought'])
})
