/** What staff may ask of a case over the wire: one schema per command, the same names as the core's (src/core/case/commands.ts). */
import { z } from 'zod'
import { caseClasses, deliveryChannels, outcomes, pauseReasons, referralKinds } from '#core/case/case.ts'
import { causes, layers, natures } from '#core/causes/taxonomy.ts'
import { markStates } from '#core/materials/marks.ts'
import { verdicts } from '#core/judgement/verdicts.ts'
import { filingLevels } from '#core/network/filing.ts'
import { appointmentCommands } from './appointments.ts'
import { Instant, PlainDate, Uuid, line, text } from './common.ts'
import { Compared, ListLine } from './papers.ts'
import { PersonInput, ProxyInput } from './people.ts'

const long = text(5000)
const reason = text(500)
const id = z.string().regex(/^[a-z]\d{1,4}$/)

/** A body that is asked, and whom to reach there; its account, where it has one, is found by its name. */
export const Reached = z.strictObject({ body: line(100), contact: line(100) })

export const Classification = z.strictObject({
  class: z.enum(caseClasses),
  nature: z.enum(natures),
  causes: z.array(z.enum(causes)).max(15),
  layer: z.enum(layers),
  remit: z.enum(['ours', 'outside']),
  rightBody: line(100),
})

export const Command = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('takeUp') }),
  z.strictObject({ type: z.literal('accept'), classification: Classification }),
  z.strictObject({ type: z.literal('classify'), classification: Classification }),
  z.strictObject({ type: z.literal('tell'), channel: z.enum(deliveryChannels), text: text(2000) }),
  z.strictObject({ type: z.literal('note'), text: long, audience: z.enum(['person', 'staff', 'supervision']) }),
  z.strictObject({
    type: z.literal('amend'),
    title: line(100).optional(),
    wish: text(1000).optional(),
    itemId: z.string().max(40).optional(),
    person: PersonInput.optional(),
    proxy: ProxyInput.nullable().optional(),
  }),
  z.strictObject({ type: z.literal('addPaper'), paperId: Uuid }),
  z.strictObject({ type: z.literal('withdrawPaper'), paperId: Uuid, reason }),
  z.strictObject({
    type: z.literal('recordFinding'),
    paperIds: z.array(Uuid).max(20),
    bill: line(200),
    billCents: z.int().min(-1e11).max(1e11),
    lines: z.array(ListLine).min(1).max(300),
    ...Compared,
  }),
  z.strictObject({
    type: z.literal('askForMaterials'),
    materials: z.array(z.strictObject({ name: line(200), why: line(500), where: line(500) })).max(30),
    until: PlainDate,
  }),
  z.strictObject({
    type: z.literal('markMaterial'),
    materialId: z.string().max(60),
    /** One paper of an alternative, by its name; null: the material as a whole. */
    part: line(100).nullable(),
    state: z.enum(markStates),
    paperIds: z.array(Uuid).max(20),
    note: reason,
  }),
  z.strictObject({ type: z.literal('provideMaterials'), requestId: id, text: text(1000) }),
  z.strictObject({ type: z.literal('withdrawRequest'), requestId: id, reason }),
  z.strictObject({
    type: z.literal('refer'),
    kind: z.enum(referralKinds),
    ...Reached.shape,
    question: long,
    workingDays: z.int().min(1).max(60).optional(),
    /** Papers of the case that the body may look at. */
    paperIds: z.array(Uuid).max(20).optional(),
    /** The referral whose return named this body. */
    after: id.optional(),
    /** Bodies that are asked the same at the same time, each with its own clock. */
    others: z.array(Reached).max(9).optional(),
  }),
  z.strictObject({ type: z.literal('chaseReferral'), referralId: id, text: text(1000) }),
  z.strictObject({ type: z.literal('recordAcceptance'), referralId: id }),
  z.strictObject({
    type: z.literal('recordAnswer'),
    referralId: id,
    can: z.enum(['yes', 'no', 'needMore']),
    text: long,
    basis: text(2000),
  }),
  z.strictObject({ type: z.literal('recordReturn'), referralId: id, rightBody: line(100), ground: text(2000) }),
  z.strictObject({ type: z.literal('withdrawReferral'), referralId: id, reason }),
  z.strictObject({ type: z.literal('callConference'), reason }),
  z.strictObject({
    type: z.literal('planConference'),
    conferenceId: id,
    when: Instant,
    /** Minutes. */
    lasts: z.int().min(10).max(480),
    place: line(200),
    invited: z.array(Reached).max(20),
    /** Colleagues of the centre who take part. */
    staff: z.array(z.string().max(64)).max(20),
    paperIds: z.array(Uuid).max(20),
  }),
  z.strictObject({ type: z.literal('answerInvitation'), invitationId: id, coming: z.boolean(), note: text(500) }),
  z.strictObject({
    type: z.literal('recordConference'),
    conferenceId: id,
    attended: z.array(id).max(20),
    minutes: long,
    decision: text(2000),
    commitments: z.array(z.strictObject({ ...Reached.shape, what: text(2000), until: PlainDate })).max(20),
  }),
  z.strictObject({ type: z.literal('cancelConference'), conferenceId: id, reason }),
  z.strictObject({
    type: z.literal('convenePanel'),
    question: text(2000),
    /** As the advisers will read it; the server refuses one that still tells who the person is. */
    file: long,
    paperIds: z.array(Uuid).max(20),
    until: PlainDate,
    adviserIds: z.array(Uuid).max(15),
  }),
  z.strictObject({ type: z.literal('closePanel'), panelId: id }),
  z.strictObject({ type: z.literal('adoptOpinions'), panelId: id, seats: z.array(id).max(15), how: text(2000) }),
  z.strictObject({ type: z.literal('recordEffect'), panelId: id, helped: z.boolean(), text: text(2000) }),
  z.strictObject({
    type: z.literal('askFiling'),
    beyond: text(2000),
    clause: text(2000),
    why: text(2000),
    limits: text(1000),
    risk: text(1000),
    expires: PlainDate,
    level: z.enum(filingLevels),
  }),
  z.strictObject({ type: z.literal('decideFiling'), filingId: id, granted: z.boolean(), note: text(1000) }),
  z.strictObject({ type: z.literal('withdrawFiling'), filingId: id, reason }),
  z.strictObject({ type: z.literal('decideRevision'), revisionId: id, accepted: z.boolean(), reason }),
  z.strictObject({ type: z.literal('returnOrder'), rightBody: line(100), ground: text(2000) }),
  z.strictObject({ type: z.literal('askOrderExtension'), days: z.int().min(1).max(60), reason }),
  z.strictObject({ type: z.literal('joinCase'), into: Uuid, reason }),
  z.strictObject({ type: z.literal('separateCase'), reason }),
  z.strictObject({ type: z.literal('supervise'), what: text(1000), until: PlainDate }),
  z.strictObject({ type: z.literal('answerSupervision'), orderId: id, text: text(2000) }),
  z.strictObject({ type: z.literal('closeSupervision'), orderId: id, word: text(1000) }),
  z.strictObject({ type: z.literal('appeal'), words: text(2000) }),
  z.strictObject({ type: z.literal('contestRating'), words: text(2000) }),
  z.strictObject({ type: z.literal('decideAppeal'), appealId: id, upheld: z.boolean(), reasons: text(2000) }),
  ...appointmentCommands,
  z.strictObject({
    type: z.literal('addWay'),
    way: text(500),
    basis: text(1000),
    result: z.enum(['works', 'fails', 'open']),
    note: text(1000),
  }),
  z.strictObject({ type: z.literal('settleWay'), wayId: id, result: z.enum(['works', 'fails']), note: text(1000) }),
  z.strictObject({
    type: z.literal('judge'),
    verdict: z.enum(verdicts),
    reasoning: long,
    basis: text(2000),
    alternative: text(2000),
  }),
  z.strictObject({ type: z.literal('countersign'), agreed: z.boolean(), note: text(1000) }),
  z.strictObject({
    type: z.literal('reply'),
    outcome: z.enum(outcomes),
    explanation: long,
    basis: text(2000),
    alternatives: text(2000),
    remedy: text(2000),
  }),
  z.strictObject({
    type: z.literal('recordDelivery'),
    channel: z.enum(deliveryChannels),
    reached: z.boolean(),
    proof: text(500),
  }),
  z.strictObject({
    type: z.literal('recordFollowUp'),
    connected: z.boolean(),
    truthful: z.boolean().nullable(),
    contacted: z.boolean().nullable(),
    solved: z.enum(['yes', 'no']).nullable(),
    note: text(1000),
  }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('reopen'), reason }),
  z.strictObject({ type: z.literal('archive') }),
  z.strictObject({
    type: z.literal('goBack'),
    to: z.enum(['reception', 'triage', 'coordination', 'assessment']),
    reason,
  }),
  z.strictObject({ type: z.literal('reassign'), handler: z.string().max(64), reason }),
  z.strictObject({ type: z.literal('changeOwner'), owner: z.string().max(64), reason }),
  z.strictObject({ type: z.literal('askExtension'), days: z.int().min(1).max(60), reason }),
  z.strictObject({ type: z.literal('decideExtension'), extensionId: id, granted: z.boolean(), note: text(500) }),
  z.strictObject({ type: z.literal('pause'), reason: z.enum(pauseReasons), note: reason }),
  z.strictObject({ type: z.literal('resume'), note: reason }),
])
export type Command = z.infer<typeof Command>
