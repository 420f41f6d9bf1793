/** What must hold after every step of every case, said independently of the table and the code that keep it. */
import assert from 'node:assert/strict'
import { standing } from '#core/appointments/appointment.ts'
import type { Actor, CaseState, Stage } from '#core/case/case.ts'
import { maySee } from '#core/case/allowed.ts'
import { clocksOf } from '#core/case/clocks.ts'
import { openConference, openFiling, openPanel, openReferrals, openRequest } from '#core/case/demands.ts'
import type { CaseEvent, EventType } from '#core/case/events.ts'
import { whoseTurn } from '#core/case/whose-turn.ts'
import type { Instant } from '#core/clock/date.ts'
import { deadline } from '#core/clock/deadline.ts'
import { calendar } from './case-world.ts'

/** From where a case may go where, drawn by hand from the design, not from transitions.ts. */
const ways: Readonly<Record<Stage, readonly Stage[]>> = {
  reception: ['triage'],
  triage: ['reception', 'coordination', 'assessment', 'reply'],
  coordination: ['reception', 'triage', 'assessment', 'reply'],
  assessment: ['reception', 'triage', 'coordination', 'reply'],
  reply: ['reception', 'triage', 'coordination', 'assessment', 'followUp'],
  followUp: ['closed', 'triage'],
  closed: ['triage', 'archived'],
  archived: ['triage'],
}

/** Only these may move the promise (law 7); `answerDelivered` ends a pause that was still open. */
const movers: readonly EventType[] = [
  'materialsAsked',
  'materialsProvided',
  'requestWithdrawn',
  'requestLapsed',
  'paused',
  'resumed',
  'answerDelivered',
  'extensionDecided',
  'classified',
  'reopened',
]

const one = <T>(list: readonly T[], what: string) => assert.ok(list.length <= 1, `more than one ${what}`)

/** After one decided command: `events` led from `before` to `after`. Throws AssertionError on the first law that is broken. */
export function assertLawful(
  before: CaseState,
  after: CaseState,
  events: readonly CaseEvent[],
  actor: Actor,
  now: Instant,
): void {
  const happened = (type: EventType) => events.filter((event) => event.type === type)
  if (actor.kind === 'staff') assert.ok(maySee(before, actor), 'somebody concerned acted')
  // Joined to another case, it is answered when that one is, wherever it stands.
  const together = before.joined && actor.kind === 'system' && happened('answerDelivered').length === 1
  if (after.stage !== before.stage && !(together && after.stage === 'followUp'))
    assert.ok(ways[before.stage].includes(after.stage), `illegal: ${before.stage} → ${after.stage}`)

  assert.ok(after.owner, 'no owner')
  if (after.owner !== before.owner) {
    const [change] = happened('ownerChanged')
    assert.ok(
      change?.type === 'ownerChanged' &&
        change.data.reason.trim() &&
        change.audience === 'person' &&
        actor.roles.includes('director'),
      'owner changed otherwise',
    )
  }
  assert.notEqual(after.blocker.refusedBy, after.owner)
  if (after.handler !== null) assert.notEqual(after.blocker.refusedBy, after.handler)

  if (after.stage === 'closed' || after.stage === 'archived') {
    const reply = after.replies.slice(after.earlier.replies).find(({ id }) => id === after.answered?.replyId)
    assert.ok(reply, 'closed without an answer of this round')
    assert.ok(Array.from(reply.explanation.trim()).length >= 10, 'closed without an explanation')
    assert.ok(
      reply.attempts.some((attempt) => attempt.reached && attempt.proof.trim() && attempt.at === after.answered!.at),
      'closed undelivered',
    )
    assert.equal(openReferrals(after).length, 0)
    assert.deepEqual(
      [openConference(after), openPanel(after), openFiling(after)],
      [null, null, null],
      'closed with something asked',
    )
  }
  if (happened('closed').length > 0 && before.solved?.value === 'no') {
    assert.ok(
      after.outcome !== 'done' && after.outcome !== 'withdrawn',
      'closed as done against the word of the person',
    )
    assert.ok(
      before.followUps.some((call) => call.connected && call.at >= before.solved!.at),
      'closed over a "no" nobody listened to',
    )
  }
  if (after.stage === 'followUp') assert.equal(openReferrals(after).length, 0)

  for (const judgement of after.judgements) {
    assert.notEqual(judgement.by, after.blocker.refusedBy)
    assert.notEqual(judgement.countersign?.by, judgement.by)
    if (judgement.countersign) assert.notEqual(judgement.countersign.by, after.blocker.refusedBy)
  }
  for (const _ of happened('followedUp')) {
    assert.ok(
      ![before.owner, before.handler, before.replies.at(-1)?.by, before.blocker.refusedBy].includes(actor.id),
      'called back about oneself',
    )
  }
  for (const event of happened('confirmed'))
    assert.ok(actor.kind === 'person' || (event.type === 'confirmed' && event.data.said === 'followUp'))
  for (const event of happened('rated')) assert.equal(event.actor.kind, 'person')

  const promise = clocksOf(before, calendar).promise
  for (const event of happened('extensionDecided')) {
    if (event.type !== 'extensionDecided' || !event.data.granted) continue
    const extension = after.extensions.find(({ id }) => id === event.data.id)!
    assert.ok(promise.due === null || now <= promise.due, 'granted after expiry')
    assert.notEqual(extension.decidedBy, extension.requestedBy)
  }
  if (clocksOf(after, calendar).promise.due !== promise.due) {
    assert.ok(
      events.some(({ type }) => movers.includes(type)),
      `the promise moved by ${events.map(({ type }) => type).join(', ')}`,
    )
  }

  if (happened('reopened').length > 0) {
    const limit = after.limits.byClass[after.classification?.class ?? 'general']
    const fresh = deadline({ start: now, limit, pauses: [], extensions: [] }, calendar)
    assert.equal(
      clocksOf(after, calendar).promise.due,
      fresh.due,
      'something of the round before moves the new promise',
    )
    assert.deepEqual([openRequest(after), after.answered, after.solved, after.outcome], [null, null, null, null])
  }

  for (const { paperIds } of after.materials ?? [])
    assert.ok(
      paperIds.every((id) => after.papers.some((paper) => paper.id === id && !paper.withdrawn)),
      'a mark rests on a paper that is not there',
    )
  const doubts = (before.materials ?? []).some(({ state }) => state === 'doubtful')
  for (const event of happened('materialsAsked')) {
    if (event.type !== 'materialsAsked' || doubts) continue
    for (const { name, part, state } of before.materials ?? [])
      assert.ok(
        (state !== 'brought' && state !== 'seen') ||
          event.data.materials.every((asked) => asked.name.replaceAll(' ', '') !== (part ?? name)),
        'asked for what is here',
      )
  }

  // Law 5 above the centre: nobody approves or looks again at what they asked for; law 6: the third return calls everybody together.
  for (const { askedBy, decision } of after.filings ?? []) assert.notEqual(decision?.by, askedBy)
  for (const _ of happened('escalated'))
    assert.ok(openConference(after), 'bounced three times, and nobody was called together')
  for (const { seats, adopted } of after.panels ?? [])
    for (const id of adopted?.seats ?? [])
      assert.ok(seats.find((seat) => seat.id === id)?.opinion, 'adopted what nobody said')
  if (actor.kind === 'party')
    for (const event of events)
      if ('id' in event.data && event.actor.kind === 'party')
        assert.ok(
          [
            actor.seat!.thing,
            ...(event.type === 'panelClosed' || event.type === 'conferenceCalled' || event.type === 'supervised'
              ? [event.data.id]
              : []),
          ].includes(event.data.id),
          'a party touched something else',
        )
  // Law 5 in person: whoever is complained about is not the one who comes.
  for (const { staff } of standing(after.appointments)) assert.notEqual(staff, after.blocker.refusedBy)
  const kinds = standing(after.appointments).map(({ kind }) => kind)
  assert.equal(new Set(kinds).size, kinds.length, 'two appointments of a kind')
  if (after.stage === 'closed') assert.equal(kinds.length, 0, 'closed with somebody still expected')
  one(
    after.requests.filter(({ status }) => status === 'open'),
    'open request',
  )
  one(
    after.pauses.filter(({ to }) => to === null),
    'open pause',
  )
  one(
    after.extensions.filter(({ status }) => status === 'pending'),
    'pending extension',
  )
  assert.equal(after.turn, whoseTurn(after))
  assert.equal(after.turn === 'nobody', after.stage === 'closed' || after.stage === 'archived')
  assert.equal(after.escalated, after.returns >= 3)
}
