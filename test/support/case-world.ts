/** An invented centre on the pure core: who works there, a case to start from, and a hand that plays commands one after the other. */
import assert from 'node:assert/strict'
import { loadCalendar } from '#app/calendar.ts'
import type { Actor, CaseLimits, CaseState, Classification, Role } from '#core/case/case.ts'
import type { Command, Register } from '#core/case/commands.ts'
import type { Decision } from '#core/case/decide.ts'
import { decide } from '#core/case/decide.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { evolve } from '#core/case/evolve.ts'
import type { Calendar } from '#core/clock/calendar.ts'
import { instantAt, plainDate, type Instant } from '#core/clock/date.ts'
import type { DemandedMaterial } from '#core/materials/marks.ts'

const staff = (id: string, ...roles: Role[]): Actor => ({ kind: 'staff', id, roles })

/** 王, 李, 赵 are caseworkers; 孙 handed the case over at the counter; 钱 leads the centre. */
export const clerk = staff('sun', 'counter')
export const wang = staff('wang', 'caseworker')
export const li = staff('li', 'caseworker')
export const zhao = staff('zhao', 'caseworker')
export const director = staff('qian', 'director')
export const administrator = staff('zhou', 'administrator')
export const person: Actor = { kind: 'person', id: 'code-1', roles: [] }
export const hotline: Actor = { kind: 'hotline', id: '12345', roles: [] }
/** Somebody of another body who was asked about this one thing of the case. */
export const party = (thing: string): Actor => ({
  kind: 'party',
  id: `party/${thing}`,
  roles: [],
  seat: { thing, signed: { body: '区医保中心', name: '陈科' } },
})
export const system: Actor = { kind: 'system', id: 'timer', roles: [] }

export const calendar: Calendar = loadCalendar()
/** 'YYYY-MM-DD HH:mm' on the clocks of Shanghai. */
export const at = (text: string): Instant => instantAt(plainDate(text.slice(0, 10)), text.slice(11))

export const limits: CaseLimits = {
  contact: { unit: 'sameDay' },
  byClass: {
    simple: { unit: 'atOnce' },
    ordinary: { unit: 'workingDays', n: 1 },
    general: { unit: 'workingDays', n: 5 },
    complex: { unit: 'workingDays', n: 10 },
  },
  legal: null,
  referral: { unit: 'workingDays', n: 3 },
  maxExtensionDays: 7,
  maxPauseDays: 10,
  silenceDays: 3,
  confirmDays: 5,
}

export const registration: Register = {
  type: 'register',
  id: 'case-1',
  number: '2026-0001',
  channel: 'counter',
  title: '门诊零星报销，发票与明细对不上',
  statement: '发票 213.40 元，明细多了一行，窗口不收。',
  wish: '把钱报了',
  item: null,
  blocker: {
    causes: ['material-mismatch'],
    note: '',
    step: '初审',
    place: '医保 3 号窗口',
    refusedBy: 'sun',
    refusedOn: plainDate('2026-03-02'),
  },
  requester: null,
  external: null,
  papers: [],
  owner: 'wang',
  limits,
}

export const classification: Classification = {
  class: 'general',
  nature: 'hard',
  causes: ['material-mismatch'],
  layer: 'counter',
  remit: 'ours',
  rightBody: '',
}

/** What an item demands: a plain paper, one with two ways, one with a way of two papers under a condition, one that may not follow later. */
export const demanded: readonly DemandedMaterial[] = [
  material('id-card', '身份证', [['身份证']], { form: 'original', deferrable: 'no', commitment: 'no' }),
  material('invoice', '发票', [['纸质发票'], ['电子发票']], { deferrable: 'yes', deferDays: 5 }),
  material('home', '住处证明', [['户口簿'], ['居住证', '租赁合同']], { when: '住在别处时', commitment: 'yes' }),
  material('bank-card', '银行卡', [['银行卡']], {}),
]

function material(
  id: string,
  name: string,
  alternatives: DemandedMaterial['alternatives'],
  rules: Partial<DemandedMaterial>,
): DemandedMaterial {
  const open = { form: 'unknown', when: '', deferrable: 'unknown', deferDays: null, commitment: 'unknown' } as const
  return { id, name, alternatives, ...open, ...rules }
}

const text = '发票和明细差一行'
/** One well-formed command of every kind, as a starting point. */
export const sample = {
  accept: { type: 'accept', classification },
  classify: { type: 'classify', classification },
  tell: { type: 'tell', channel: 'phone', text },
  note: { type: 'note', text, audience: 'staff' },
  say: { type: 'say', text },
  paper: {
    type: 'addPaper',
    paper: { id: 'p1', sha256: 'a'.repeat(64), mediaType: 'image/jpeg', bytes: 1000, label: '发票' },
  },
  ask: {
    type: 'askForMaterials',
    materials: [{ name: '费用明细', why: '核对', where: '医院收费处' }],
    until: plainDate('2026-03-10'),
  },
  mark: { type: 'markMaterial', material: demanded[0]!, part: null, state: 'brought', paperIds: [], note: '' },
  refer: {
    type: 'refer',
    kind: 'cooperate',
    body: '区医保中心',
    contact: '陈科',
    question: '多出的一行能否剔除后受理？',
  },
  answer: { type: 'recordAnswer', referralId: 'r1', can: 'yes', text: '可以', basis: '' },
  giveBack: { type: 'recordReturn', referralId: 'r1', rightBody: '市医保中心', ground: '系统由市里管' },
  callTogether: { type: 'callConference', reason: '三家说法不一' },
  plan: {
    type: 'planConference',
    conferenceId: 'c1',
    when: at('2027-06-01 10:00'),
    lasts: 60,
    place: '二楼会议室',
    invited: [{ body: '区医保中心', contact: '陈科', to: 'org-district-insurance' }],
    staff: ['wang'],
    paperIds: [],
  },
  coming: { type: 'answerInvitation', invitationId: 'i1', coming: true, note: '' },
  hold: {
    type: 'recordConference',
    conferenceId: 'c1',
    attended: [],
    minutes: '各家说了难处',
    decision: '由区医保中心先受理，街道补说明',
    commitments: [{ body: '区医保中心', contact: '陈科', what: '先受理', until: plainDate('2028-01-10') }],
  },
  callOff: { type: 'cancelConference', conferenceId: 'c1', reason: '已经办成' },
  convene: {
    type: 'convenePanel',
    question: '能不能先受理再补证明？',
    file: '一位居民的发票和明细差一行。',
    paperIds: [],
    until: plainDate('2028-01-10'),
    advisers: [
      { id: 'gu', name: '顾老师', field: '医保', to: 'org-district' },
      { id: 'he', name: '何律师', field: '法律', to: 'org-district' },
      { id: 'yu', name: '俞教授', field: '公共管理', to: 'org-district' },
    ],
  },
  recuse: { type: 'recuse', seatId: 'o1', reason: '认识当事人' },
  opinion: { type: 'giveOpinion', seatId: 'o2', stance: 'can', text: '可以先受理', basis: '', conditions: '' },
  dissent: {
    type: 'giveOpinion',
    seatId: 'o3',
    stance: 'cannot',
    text: '不宜开口子',
    basis: '条例第十条',
    conditions: '',
  },
  closePanel: { type: 'closePanel', panelId: 'n1' },
  adopt: { type: 'adoptOpinions', panelId: 'n1', seats: ['o2'], how: '照第二位的意见办' },
  effect: { type: 'recordEffect', panelId: 'n1', helped: true, text: '当天受理' },
  askFiling: {
    type: 'askFiling',
    beyond: '缺一份证明先受理',
    clause: '经办规程第八条',
    why: '证明由已撤销的单位出具，补不出来',
    limits: '仅此一件，金额 213.40 元以内',
    risk: '事后核不实时追回',
    expires: plainDate('2028-06-30'),
    level: 'district',
    to: 'org-district',
  },
  decideFiling: { type: 'decideFiling', filingId: 'x1', granted: true, note: '仅此一次' },
  withdrawFiling: { type: 'withdrawFiling', filingId: 'x1', reason: '另有办法' },
  reviewFiling: { type: 'reviewFiling', filingId: 'x1', sound: true, note: '' },
  revise: {
    type: 'reviseOrder',
    digest: 'd1',
    title: '改过的标题',
    content: '改过的内容',
    dueAt: null,
    facts: {},
    requester: null,
    changed: ['content'],
  },
  returnOrder: { type: 'returnOrder', rightBody: '区医保中心', ground: '经办规程第八条' },
  takeAnswer: {
    type: 'takeAnswer',
    outcome: 'explained',
    explanation: '和另一件一起答复：这笔费用可以报。',
    basis: '条例第十条',
    alternatives: '医疗救助',
    remedy: '六十日内可申请复议',
    channel: 'phone',
    proof: '通话记录 1',
  },
  meet: {
    type: 'makeAppointment',
    kind: 'room',
    at: at('2027-06-01 10:00'),
    minutes: 30,
    place: '静室',
    staff: 'wang',
    topic: '把明细对一遍',
  },
  helpAlong: {
    type: 'makeAppointment',
    kind: 'accompany',
    at: at('2027-06-02 09:00'),
    minutes: 120,
    place: '医院收费处',
    staff: 'wang',
    topic: '',
    steps: ['一起去医院重开明细', '一起交到窗口'],
  },
  meetLater: {
    type: 'moveAppointment',
    appointmentId: 'v1',
    at: at('2027-06-03 10:00'),
    minutes: 30,
    place: '静室',
    staff: 'li',
  },
  notMeet: { type: 'cancelAppointment', appointmentId: 'v1', reason: '已经办成' },
  met: { type: 'recordAppointment', appointmentId: 'v1', came: true, note: '说清楚了' },
  stepDone: { type: 'recordHelpStep', appointmentId: 'v1', stepId: 's1', note: '' },
  supervise: { type: 'supervise', what: '请说明为什么超期，几时办成', until: plainDate('2028-01-10') },
  answerOrder: { type: 'answerSupervision', orderId: 's1', text: '医院昨天才回函，明天送到' },
  closeOrder: { type: 'closeSupervision', orderId: 's1', word: '已经答复' },
  appeal: { type: 'appeal', words: '条例不是这样写的' },
  contest: { type: 'contestRating', words: '打的是别的事' },
  decideAppeal: { type: 'decideAppeal', appealId: 'u1', upheld: true, reasons: '还有一条路没有试' },
  way: { type: 'addWay', way: '请医院重开明细', basis: '', result: 'fails', note: '医院已归档，不能重开' },
  judge: { type: 'judge', verdict: 'canByCoordination', reasoning: '医院盖章说明即可', basis: '', alternative: '' },
  refuse: {
    type: 'judge',
    verdict: 'cannot',
    reasoning: '条例写明',
    basis: '条例第十条：……',
    alternative: '可申请医疗救助',
  },
  sign: { type: 'countersign', agreed: true, note: '' },
  reply: {
    type: 'reply',
    outcome: 'done',
    explanation: '多出的一行已经剔除，报销款三天内到账。',
    basis: '',
    alternatives: '',
    remedy: '',
  },
  explain: {
    type: 'reply',
    outcome: 'explained',
    explanation: '这笔费用按规定不能报销，原因如下。',
    basis: '条例第十条',
    alternatives: '医疗救助',
    remedy: '六十日内可申请复议',
  },
  deliver: { type: 'recordDelivery', channel: 'phone', reached: true, proof: '3月5日10:02通话4分钟，尾号1234' },
  solved: { type: 'confirm', solved: 'yes', words: '' },
  unsolved: { type: 'confirm', solved: 'no', words: '钱没到' },
  rate: { type: 'rate', stars: 5, reasons: [], words: '' },
  call: {
    type: 'recordFollowUp',
    connected: true,
    truthful: true,
    contacted: true,
    solved: null,
    note: '接了，说再看看',
  },
  close: { type: 'close' },
  reopen: { type: 'reopen', reason: '钱一直没到账' },
  archive: { type: 'archive' },
  askDays: { type: 'askExtension', days: 3, reason: '医院系统升级' },
  grant: { type: 'decideExtension', extensionId: 'e1', granted: true, note: '' },
  pause: { type: 'pause', reason: 'awaitingExpertise', note: '等鉴定意见' },
  resume: { type: 'resume', note: '' },
  sweep: { type: 'sweep' },
} as const satisfies Record<string, Command>

/** A case being played; the clock moves one minute with every command. */
export interface Play {
  state: CaseState | null
  now: Instant
  readonly events: CaseEvent[]
  /** Decides without applying. */
  try(actor: Actor, command: Command): Decision
  /** Decides and applies; a refusal fails the test. Returns the new state. */
  does(actor: Actor, ...commands: Command[]): CaseState
  /** Codes of the refusals; fails the test when the command is admitted. */
  refused(actor: Actor, command: Command): string[]
  until(moment: string): Play
}

/** An unwritten page on Monday 2 March 2026, 09:00. */
export function blank(): Play {
  const play: Play = {
    state: null,
    now: at('2026-03-02 09:00'),
    events: [],
    try: (actor, command) => decide(play.state, command, { actor, now: play.now, calendar }),
    does(actor, ...commands) {
      for (const command of commands) {
        play.now = new Date(Date.parse(play.now) + 60_000).toISOString() as Instant
        const decision = play.try(actor, command)
        assert.ok(
          decision.ok,
          `${actor.id} ${command.type}: ${decision.ok || decision.refusals.map((refusal) => refusal.code).join(', ')}`,
        )
        for (const event of decision.events) {
          play.events.push(event)
          play.state = evolve(play.state, event)
        }
      }
      return play.state!
    },
    refused(actor, command) {
      const decision = play.try(actor, command)
      assert.ok(!decision.ok, `${actor.id} ${command.type} should be refused`)
      return decision.refusals.map((refusal) => refusal.code)
    },
    until(moment) {
      play.now = at(moment)
      return play
    },
  }
  return play
}

/** Registered by the clerk 孙 for the owner 王, Monday 2 March 2026. */
export function registered(change: Partial<Register> = {}): Play {
  const play = blank()
  play.does(clerk, { ...registration, ...change })
  return play
}

/** Registered and accepted by 王. */
export function accepted(change: Partial<Register> = {}): Play {
  const play = registered(change)
  play.does(wang, sample.accept)
  return play
}

/** Accepted, replied to as done, and the reply delivered. */
export function answered(change: Partial<Register> = {}): Play {
  const play = accepted(change)
  play.does(wang, sample.reply, sample.deliver)
  return play
}
