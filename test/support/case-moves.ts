/** What anybody might try on a case: well-formed commands that fit a state, and wild ones that need not. */
import fc from 'fast-check'
import type { Actor, CaseState } from '#core/case/case.ts'
import { caseClasses, outcomes, pauseReasons, referralKinds } from '#core/case/case.ts'
import type { Command, CommandType } from '#core/case/commands.ts'
import { lastJudgement, openConference, openFiling, openPanel, openReferrals, openRequest } from '#core/case/demands.ts'
import { appointmentKinds, standing } from '#core/appointments/appointment.ts'
import { natures } from '#core/causes/taxonomy.ts'
import { broughtBy } from '#core/materials/brought.ts'
import { markStates } from '#core/materials/marks.ts'
import { addDays, addMinutes, dateOf, plainDate, type Instant } from '#core/clock/date.ts'
import { isNegative, verdicts } from '#core/judgement/verdicts.ts'
import { openRevisions } from '#core/hotline/order.ts'
import { isInForce } from '#core/network/filing.ts'
import { appealedAlready, hadPart, openAppeal } from '#core/supervision/appeal.ts'
import { digestOf } from '#core/supervision/digest.ts'
import { groundsOf } from '#core/supervision/grounds.ts'
import { unansweredOrders } from '#core/supervision/order.ts'
import { reconcile } from '#core/materials/reconcile.ts'
import {
  calendar,
  classification,
  clerk,
  demanded,
  director,
  hotline,
  li,
  party,
  person,
  sample,
  system,
  wang,
  zhao,
} from './case-world.ts'

/** Parties of the first things that can be asked, and of one that hardly ever is. */
const parties = ['r1', 'r2', 'i1', 'o1', 'o2', 'o3', 'x1', 's', 's1', 'r9'].map(party)
export const cast: readonly Actor[] = [clerk, wang, li, zhao, director, person, hotline, system, ...parties]
export const experts: readonly Actor[] = [wang, li, zhao, director]

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length]

/**
 * A command of that type whose words fit the state, varied by `n`; null when the state holds nothing it could be about
 * (no referral to chase, nobody to hand over to).
 */
export function fitting(type: CommandType, state: CaseState, actor: Actor, now: Instant, n: number): Command | null {
  const ofSeat = (id: string) => actor.seat === undefined || actor.seat.thing === id
  const referralId = pick(
    openReferrals(state).filter(({ id }) => ofSeat(id)),
    n,
  )?.id
  const others = experts.map(({ id }) => id).filter((id) => id !== state.blocker.refusedBy)
  // No longer class than now, so that a passed date is no reason.
  const keep = {
    ...classification,
    class: state.classification?.class ?? 'general',
    nature: pick(natures, n)!,
  } as const
  const reason = '另有安排'
  switch (type) {
    case 'register':
    case 'rate':
      return type === 'rate' ? { ...sample.rate, stars: ((n % 5) + 1) as 1 } : null
    case 'takeUp':
    case 'close':
    case 'archive':
    case 'sweep':
      return { type }
    case 'accept':
    case 'classify':
      return { type, classification: keep }
    case 'tell':
      return sample.tell
    case 'note':
      return { ...sample.note, audience: pick(['person', 'staff', 'supervision'] as const, n)! }
    case 'say':
      return sample.say
    case 'amend':
      return { type, title: '改过的标题' }
    case 'addPaper':
      return { type, paper: { ...sample.paper.paper, id: `p${state.papers.length + 1}` } }
    case 'withdrawPaper': {
      const paper = pick(
        state.papers.filter((entry) => !entry.withdrawn && (actor.kind !== 'person' || entry.from === 'person')),
        n,
      )
      return paper ? { type, paperId: paper.id, reason } : null
    }
    case 'recordReading': {
      const paper = pick(
        state.papers.filter((entry) => !entry.withdrawn),
        n,
      )
      return paper ? { type, paperId: paper.id, qr: ['01,10'] } : null
    }
    case 'recordFinding':
      return finding(state, n)
    case 'askForMaterials': {
      const free = demanded.flatMap(({ name }) => (broughtBy(name, state.materials ?? []) ? [] : [name]))
      const name = pick([sample.ask.materials[0].name, ...free], n)!
      return {
        ...sample.ask,
        materials: [{ name, why: '核对', where: '医院收费处' }],
        until: addDays(dateOf(now), n % 30),
      }
    }
    case 'markMaterial': {
      const material = pick(demanded, n)!
      const part = pick([null, ...material.alternatives.flat()], n >> 2)!
      const there = state.papers.filter(({ withdrawn }) => !withdrawn).slice(0, n % 3)
      // What the catalogue forbids is not fitting.
      const states = markStates.filter(
        (each) =>
          !(each === 'deferred' && material.deferrable === 'no') &&
          !(each === 'committed' && material.commitment === 'no'),
      )
      return {
        type,
        material,
        part,
        state: pick(states, n >> 4)!,
        paperIds: there.map(({ id }) => id),
        note: '窗口看过',
      }
    }
    case 'provideMaterials':
    case 'withdrawRequest': {
      const request = openRequest(state)
      return request ? ({ type, requestId: request.id, text: '', reason } as Command) : null
    }
    case 'refer':
      return { ...sample.refer, kind: pick(referralKinds, n)!, ...(n % 2 ? { workingDays: (n % 9) + 1 } : {}) }
    case 'chaseReferral':
      return referralId ? { type, referralId, text: '请尽快' } : null
    case 'recordAcceptance': {
      const sent = pick(
        state.referrals.filter(({ id, status }) => status === 'sent' && ofSeat(id)),
        n,
      )
      return sent ? { type, referralId: sent.id } : null
    }
    case 'recordAnswer':
      return referralId ? { ...sample.answer, referralId, can: pick(['yes', 'no', 'needMore'] as const, n)! } : null
    case 'recordReturn':
      return referralId ? { ...sample.giveBack, referralId } : null
    case 'withdrawReferral':
      return referralId ? { type, referralId, reason } : null
    case 'callConference':
      return sample.callTogether
    case 'planConference':
    case 'recordConference':
    case 'cancelConference': {
      const conference = openConference(state)
      if (!conference) return null
      const { id: conferenceId, invited, why } = conference
      if (type === 'planConference') {
        // Another body now and then, so that a new plan drops an invitation.
        return {
          ...sample.plan,
          conferenceId,
          when: addMinutes(now, 60 * (1 + (n % 200))),
          invited: n % 3 ? sample.plan.invited : [{ body: '市医保中心', contact: '' }],
        }
      }
      if (type === 'cancelConference')
        return why === 'thirdReturn' && !actor.roles.includes('director') ? null : { ...sample.callOff, conferenceId }
      const until = addDays(dateOf(now), n % 20)
      const commitments = n % 2 ? [] : [{ ...sample.hold.commitments[0], until }]
      return { ...sample.hold, conferenceId, attended: invited.map(({ id }) => id), commitments }
    }
    case 'answerInvitation': {
      const invited = state.conferences?.flatMap(({ status, invited }) => (status === 'planned' ? invited : []))
      const invitation = pick(invited?.filter(({ id }) => ofSeat(id)) ?? [], n)
      return invitation ? { type, invitationId: invitation.id, coming: n % 3 !== 0, note: '看安排' } : null
    }
    case 'convenePanel':
      return { ...sample.convene, until: addDays(dateOf(now), n % 12) }
    case 'recuse':
    case 'giveOpinion': {
      const seat = openPanel(state)?.seats.find(({ id, status }) => status === 'invited' && id === actor.seat?.thing)
      if (!seat) return null
      const opinion = pick([sample.opinion, sample.dissent], n)!
      return type === 'recuse' ? { ...sample.recuse, seatId: seat.id } : { ...opinion, seatId: seat.id }
    }
    case 'closePanel': {
      const panel = openPanel(state)
      return panel ? { type, panelId: panel.id } : null
    }
    case 'adoptOpinions': {
      const panel = state.panels?.find(({ status, adopted }) => status === 'closed' && !adopted)
      const given = panel?.seats.filter(({ opinion }) => opinion).map(({ id }) => id) ?? []
      return panel ? { ...sample.adopt, panelId: panel.id, seats: given.slice(0, n % 3) } : null
    }
    case 'recordEffect': {
      const panel = state.panels?.find(({ adopted, effect }) => adopted && !effect)
      return panel ? { ...sample.effect, panelId: panel.id, helped: n % 2 === 0 } : null
    }
    case 'askFiling': {
      const { to, ...words } = sample.askFiling
      const expires = addDays(dateOf(now), n % 90)
      return n % 2 ? { ...words, to, expires } : { ...words, level: 'centre', expires }
    }
    case 'decideFiling': {
      const filing = openFiling(state)
      if (!filing || !ofSeat(filing.id) || filing.askedBy === actor.id) return null
      if ((filing.level === 'centre') !== (actor.kind === 'staff')) return null
      return { ...sample.decideFiling, filingId: filing.id, granted: n % 4 !== 0 }
    }
    case 'withdrawFiling': {
      const filing = openFiling(state)
      return filing ? { ...sample.withdrawFiling, filingId: filing.id } : null
    }
    case 'reviewFiling': {
      const filing = state.filings?.find(({ id, status, review }) => status === 'approved' && !review && ofSeat(id))
      return filing ? { ...sample.reviewFiling, filingId: filing.id, sound: n % 3 !== 0, note: '看过' } : null
    }
    case 'hearHotline': {
      const text = '来电人又来电话'
      const kind = pick(['urge', 'addition', 'withdrawal', 'supervision', 'rehandle'] as const, n)!
      return { type, message: { kind, number: `M${n}`, text, dueAt: null } }
    }
    case 'reviseOrder':
      return openRevisions(state.order).length < 5
        ? { ...sample.revise, digest: `d${n}`, dueAt: addMinutes(now, n) }
        : null
    case 'decideRevision': {
      const revision = pick(openRevisions(state.order), n)
      return revision ? { type, revisionId: revision.id, accepted: n % 2 === 0, reason } : null
    }
    case 'returnOrder':
      return sample.returnOrder
    case 'askOrderExtension':
      return { type, days: (n % 5) + 1, reason }
    case 'joinCase':
      return { type, into: { id: 'case-2', number: '2026-0002' }, reason }
    case 'separateCase':
      return { type, reason }
    case 'noteJoin':
      return { type, other: { id: 'case-3', number: '2026-0003' }, joined: n % 2 === 0, reason }
    case 'tellOfChange':
      return {
        type,
        about: 'z1',
        step: pick(['verified', 'proven', 'disproven', 'notShown'] as const, n)!,
        item: '',
        cause: 'guide-wrong',
      }
    case 'takeAnswer':
      return sample.takeAnswer
    case 'makeAppointment': {
      const stands = standing(state.appointments).map(({ kind }) => kind)
      const kinds = appointmentKinds.filter(
        (kind) => !stands.includes(kind) && (kind !== 'accompany' || actor.kind !== 'person'),
      )
      const kind = pick(kinds, n)
      const staff = pick(others, n >> 2)!
      const when = addMinutes(now, 30 * (1 + (n % 400)))
      return kind ? { ...sample.helpAlong, kind, staff, at: when } : null
    }
    case 'moveAppointment':
    case 'cancelAppointment':
    case 'recordAppointment':
    case 'recordHelpStep': {
      const appointment = pick(standing(state.appointments), n)
      if (!appointment) return null
      const { id: appointmentId, kind, steps } = appointment
      if (type === 'cancelAppointment') return { type, appointmentId, reason }
      if (type === 'moveAppointment')
        return kind === 'accompany' && actor.kind === 'person'
          ? null
          : { ...sample.meetLater, appointmentId, staff: pick(others, n)!, at: addMinutes(now, 30 * (1 + (n % 300))) }
      if (type === 'recordAppointment')
        return dateOf(now) < dateOf(appointment.at) ? null : { type, appointmentId, came: n % 3 !== 0, note: '' }
      const step = steps.find(({ done }) => !done)
      return step ? { type, appointmentId, stepId: step.id, note: '' } : null
    }
    case 'supervise': {
      const from = actor.kind === 'party' ? { from: 'org-district' } : {}
      const pressed = groundsOf(digestOf(state, calendar), now).length > 0
      const free =
        actor.seat?.thing !== 's1' &&
        unansweredOrders(state).every((order) => order.from !== (from as { from?: string }).from)
      return pressed && free ? { ...sample.supervise, until: addDays(dateOf(now), n % 9), ...from } : null
    }
    case 'answerSupervision': {
      const order = pick(unansweredOrders(state), n)
      return order ? { ...sample.answerOrder, orderId: order.id } : null
    }
    case 'closeSupervision': {
      const order = state.orders?.find(
        ({ id, from, status, answer }) =>
          status !== 'closed' &&
          ofSeat(id) &&
          (from === undefined) === (actor.kind === 'staff') &&
          answer?.by !== actor.id,
      )
      return order ? { ...sample.closeOrder, orderId: order.id } : null
    }
    case 'appeal':
    case 'contestRating':
      return appealedAlready(state, type === 'appeal' ? 'answer' : 'rating') ? null : { type, words: '不是这样' }
    case 'decideAppeal': {
      const appeal = openAppeal(state)
      return appeal && !hadPart(state, actor.id)
        ? { ...sample.decideAppeal, appealId: appeal.id, upheld: n % 2 === 0 }
        : null
    }
    case 'addWay':
      return { ...sample.way, result: pick(['fails', 'fails', 'open', 'works'] as const, n)! }
    case 'settleWay': {
      const way = pick(state.ways, n)
      return way ? { type, wayId: way.id, result: n % 3 ? 'fails' : 'works', note: '问过了' } : null
    }
    case 'judge': {
      const before = state.judgements.slice(0, state.earlier.judgements).at(-1)
      const mayRefuse =
        state.ways.length > 0 &&
        state.ways.every(({ result }) => result === 'fails') &&
        !(before && isNegative(before.verdict) && before.by === actor.id)
      return mayRefuse && n % 3
        ? sample.refuse
        : { ...sample.judge, verdict: pick(['can', 'canWithHelp', 'canByException'] as const, n)! }
    }
    case 'countersign':
      return { ...sample.sign, agreed: n % 4 !== 0, note: '同意与否写在这里' }
    case 'reply': {
      const open = openConference(state) ?? openPanel(state) ?? openFiling(state)
      if (open || openReferrals(state).length > 0) return { ...sample.explain, outcome: 'withdrawn' }
      const judgement = lastJudgement(state)
      const byException =
        judgement?.verdict === 'canByException' && !state.filings?.some((filing) => isInForce(filing, dateOf(now)))
      const fits = outcomes.filter((outcome) => {
        if (byException && (outcome === 'done' || outcome === 'partly')) return false
        if (outcome === 'done') return !judgement || !isNegative(judgement.verdict)
        if (outcome === 'explained') return judgement !== null
        if (outcome === 'declined') return judgement !== null && isNegative(judgement.verdict)
        return (
          outcome !== 'referredAndFollowed' ||
          state.referrals.some(({ answer }) => answer && answer.at >= state.clockStart)
        )
      })
      return { ...sample.explain, outcome: pick(fits, n)! }
    }
    case 'recordDelivery':
      return { ...sample.deliver, reached: n % 4 !== 0 }
    case 'confirm':
      return n % 2 ? sample.solved : sample.unsolved
    case 'recordFollowUp':
      return { ...sample.call, connected: n % 4 !== 0, solved: pick(['yes', 'no', null] as const, n)! }
    case 'reopen':
      return sample.reopen
    case 'goBack': {
      const earlier = (['reception', 'triage', 'coordination', 'assessment'] as const).slice(
        0,
        ['triage', 'coordination', 'assessment', 'reply'].indexOf(state.stage) + 1,
      )
      const to = pick(earlier, n)
      return to ? { type, to, reason } : null
    }
    case 'reassign': {
      const handler = pick(
        others.filter((id) => id !== state.handler),
        n,
      )
      return handler ? { type, handler, reason } : null
    }
    case 'changeOwner': {
      const owner = pick(
        others.filter((id) => id !== state.owner),
        n,
      )
      return owner ? { type, owner, reason } : null
    }
    case 'askExtension':
      return { ...sample.askDays, days: (n % 3) + 1 }
    case 'decideExtension': {
      const pending = state.extensions.find(({ status }) => status === 'pending')
      return pending ? { ...sample.grant, extensionId: pending.id, granted: n % 3 !== 0, note: '见批示' } : null
    }
    case 'pause':
      return { ...sample.pause, reason: pick(pauseReasons, n)! }
    case 'resume':
      return sample.resume
  }
}

/** In turn as findings were before bills were read item by item, with the bill's items, and with all that is kept beside them. */
function finding(state: CaseState, n: number): Command {
  const lines = [{ name: '挂号', cents: 100 + n }]
  const items = n % 2 ? [...lines, { name: '退药', cents: -50 }] : lines
  const { verdict, billCents, listCents, differenceCents, surplus, ways, duplicates } = reconcile(100, lines)
  const paperIds = state.papers.slice(0, 1).map(({ id }) => id)
  const asked = { type: 'recordFinding', paperIds, bill: '1', lines } as const
  if (n % 3 === 0)
    return { ...asked, result: { verdict, billCents, listCents, differenceCents, surplus, ways, duplicates } }
  const treatment = { from: plainDate('2026-02-20'), to: plainDate('2026-02-26') }
  const compared = { ...asked, items, treatment, result: reconcile(100, lines, { items, treatment }) }
  if (n % 3 === 1) return compared
  return {
    ...compared,
    stated: { kind: 'fiscalBill', fields: { invoiceNumber: '0098123457' }, from: { invoiceNumber: 'qr' } },
    remarks: [{ code: 'voided', severity: 'wrong', paperIds }],
  }
}

const word = fc.constantFrom('', ' ', '因为', '一句够长的、谁都看得懂的解释。')
const staffId = fc.constantFrom('wang', 'li', 'zhao', 'qian', 'sun')
const ref = (letter: string) => fc.integer({ min: 1, max: 4 }).map((n) => `${letter}${n}`)
const wildClassification = fc.record({
  class: fc.constantFrom(...caseClasses),
  nature: fc.constantFrom(...natures),
  causes: fc.constantFrom([], ['other'] as const, ['attitude-or-inaction'] as const, ['system-fault'] as const),
  layer: fc.constant('centre' as const),
  remit: fc.constantFrom('ours' as const, 'outside' as const),
  rightBody: word,
})

/** Commands whose words, ids and days may be wrong in every way the wire would let through, and a few that it would not. */
export const wildCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>({ type: 'takeUp' }, { type: 'close' }, { type: 'archive' }, { type: 'sweep' }),
  fc.record({ type: fc.constantFrom('accept' as const, 'classify' as const), classification: wildClassification }),
  fc.record({ type: fc.constantFrom('say' as const), text: word }),
  fc.record({
    type: fc.constant('askForMaterials' as const),
    materials: fc.constantFrom([], [{ name: '', why: '', where: '' }], sample.ask.materials),
    until: fc.constantFrom(addDays(sample.ask.until, -400), sample.ask.until, addDays(sample.ask.until, 600)),
  }),
  fc.record({ type: fc.constant('provideMaterials' as const), requestId: ref('q'), text: word }),
  fc.record({
    type: fc.constant('markMaterial' as const),
    material: fc.constantFrom(...demanded),
    part: fc.constantFrom(null, '户口簿', '电子发票', '没有这样'),
    state: fc.constantFrom(...markStates),
    paperIds: fc.constantFrom([], ['p1'], ['p9']),
    note: word,
  }),
  fc.record({
    type: fc.constant('askForMaterials' as const),
    materials: fc.array(
      fc.record({ name: fc.constantFrom('身份证', '发票', '电子 发票', '户口簿'), why: word, where: word }),
      { maxLength: 3 },
    ),
    until: fc.constant(addDays(sample.ask.until, 600)),
  }),
  fc
    .record({
      type: fc.constant('refer' as const),
      kind: fc.constantFrom(...referralKinds),
      body: word,
      contact: word,
      question: word,
      workingDays: fc.constantFrom(undefined, 0, -1, 1.5, 3),
    })
    .map(({ workingDays, ...rest }) => (workingDays === undefined ? rest : { ...rest, workingDays })),
  fc.record({ type: fc.constant('recordReturn' as const), referralId: ref('r'), rightBody: word, ground: word }),
  fc.record({ type: fc.constantFrom('recordAcceptance' as const), referralId: ref('r') }),
  fc.record({
    type: fc.constant('makeAppointment' as const),
    kind: fc.constantFrom(...appointmentKinds),
    at: fc.constantFrom(sample.meet.at, addMinutes(sample.meet.at, -60 * 24 * 900)),
    minutes: fc.constant(30),
    place: word,
    staff: staffId,
    topic: word,
    steps: fc.constantFrom([], [' '], ['一起填表']),
  }),
  fc.record({
    type: fc.constant('moveAppointment' as const),
    appointmentId: ref('v'),
    at: fc.constantFrom(sample.meet.at, addMinutes(sample.meet.at, -60 * 24 * 900)),
    minutes: fc.constant(30),
    place: word,
    staff: staffId,
  }),
  fc.record({ type: fc.constant('cancelAppointment' as const), appointmentId: ref('v'), reason: word }),
  fc.record({
    type: fc.constant('recordAppointment' as const),
    appointmentId: ref('v'),
    came: fc.boolean(),
    note: word,
  }),
  fc.record({
    type: fc.constant('recordHelpStep' as const),
    appointmentId: ref('v'),
    stepId: ref('s'),
    note: word,
  }),
  fc.record({ type: fc.constant('callConference' as const), reason: word }),
  fc.record({
    type: fc.constant('planConference' as const),
    conferenceId: ref('c'),
    when: fc.constantFrom(sample.plan.when, addMinutes(sample.plan.when, -60 * 24 * 900)),
    lasts: fc.constant(60),
    place: word,
    invited: fc.constantFrom([], [{ body: '', contact: '' }], sample.plan.invited),
    staff: fc.constant(['wang']),
    paperIds: fc.constantFrom([], ['p1'], ['p9']),
  }),
  fc.record({
    type: fc.constant('answerInvitation' as const),
    invitationId: ref('i'),
    coming: fc.boolean(),
    note: word,
  }),
  fc.record({
    type: fc.constant('recordConference' as const),
    conferenceId: ref('c'),
    attended: fc.constantFrom([], ['i1'], ['i9']),
    minutes: word,
    decision: word,
    commitments: fc.constantFrom([], sample.hold.commitments),
  }),
  fc.record({ type: fc.constant('cancelConference' as const), conferenceId: ref('c'), reason: word }),
  fc.record({
    type: fc.constant('convenePanel' as const),
    question: word,
    file: word,
    paperIds: fc.constant([]),
    until: fc.constantFrom(sample.convene.until, addDays(sample.convene.until, -900)),
    advisers: fc.constantFrom(sample.convene.advisers, sample.convene.advisers.slice(1)),
  }),
  fc.record({ type: fc.constant('recuse' as const), seatId: ref('o'), reason: word }),
  fc.record({
    type: fc.constant('giveOpinion' as const),
    seatId: ref('o'),
    stance: fc.constantFrom('can' as const, 'canIf' as const, 'cannot' as const),
    text: word,
    basis: word,
    conditions: word,
  }),
  fc.record({ type: fc.constant('closePanel' as const), panelId: ref('n') }),
  fc.record({
    type: fc.constant('adoptOpinions' as const),
    panelId: ref('n'),
    seats: fc.constantFrom([], ['o2'], ['o9']),
    how: word,
  }),
  fc.record({ type: fc.constant('recordEffect' as const), panelId: ref('n'), helped: fc.boolean(), text: word }),
  fc.constantFrom<Command>(
    sample.askFiling,
    { ...sample.askFiling, clause: '' },
    { ...sample.askFiling, level: 'centre' },
  ),
  fc.record({ type: fc.constantFrom('decideFiling' as const), filingId: ref('x'), granted: fc.boolean(), note: word }),
  fc.record({ type: fc.constantFrom('reviewFiling' as const), filingId: ref('x'), sound: fc.boolean(), note: word }),
  fc.record({ type: fc.constant('withdrawFiling' as const), filingId: ref('x'), reason: word }),
  fc.record({
    type: fc.constant('recordAnswer' as const),
    referralId: ref('r'),
    can: fc.constant('yes' as const),
    text: word,
    basis: word,
  }),
  fc.record({
    type: fc.constant('supervise' as const),
    what: word,
    until: fc.constantFrom(sample.supervise.until, addDays(sample.supervise.until, -900)),
  }),
  fc.record({ type: fc.constant('answerSupervision' as const), orderId: ref('s'), text: word }),
  fc.record({ type: fc.constant('closeSupervision' as const), orderId: ref('s'), word }),
  fc.record({ type: fc.constantFrom('appeal' as const, 'contestRating' as const), words: word }),
  fc.record({ type: fc.constant('decideAppeal' as const), appealId: ref('u'), upheld: fc.boolean(), reasons: word }),
  fc.record({
    type: fc.constant('settleWay' as const),
    wayId: ref('w'),
    result: fc.constantFrom('works' as const, 'fails' as const),
    note: word,
  }),
  fc.record({
    type: fc.constant('judge' as const),
    verdict: fc.constantFrom(...verdicts),
    reasoning: word,
    basis: word,
    alternative: word,
  }),
  fc.record({ type: fc.constant('countersign' as const), agreed: fc.boolean(), note: word }),
  fc.record({
    type: fc.constant('reply' as const),
    outcome: fc.constantFrom(...outcomes),
    explanation: word,
    basis: word,
    alternatives: word,
    remedy: word,
  }),
  fc.record({
    type: fc.constant('recordDelivery' as const),
    channel: fc.constant('post' as const),
    reached: fc.boolean(),
    proof: word,
  }),
  fc.record({
    type: fc.constant('confirm' as const),
    solved: fc.constantFrom('yes' as const, 'no' as const),
    words: word,
  }),
  fc.record({
    type: fc.constant('recordFollowUp' as const),
    connected: fc.boolean(),
    truthful: fc.constant(null),
    contacted: fc.constant(null),
    solved: fc.constantFrom('yes' as const, 'no' as const, null),
    note: word,
  }),
  fc.record({ type: fc.constant('reopen' as const), reason: word }),
  fc.record({
    type: fc.constant('goBack' as const),
    to: fc.constantFrom('reception' as const, 'triage' as const, 'coordination' as const, 'assessment' as const),
    reason: word,
  }),
  fc.record({ type: fc.constant('reassign' as const), handler: staffId.filter((id) => id !== 'sun'), reason: word }),
  fc.record({ type: fc.constant('changeOwner' as const), owner: staffId.filter((id) => id !== 'sun'), reason: word }),
  fc.record({ type: fc.constant('askExtension' as const), days: fc.constantFrom(-1, 0, 1, 2.5, 4, 30), reason: word }),
  fc.record({
    type: fc.constant('decideExtension' as const),
    extensionId: ref('e'),
    granted: fc.boolean(),
    note: word,
  }),
  fc.record({ type: fc.constant('pause' as const), reason: fc.constantFrom(...pauseReasons), note: word }),
)
