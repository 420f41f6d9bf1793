import test from 'node:test'
import assert from 'node:assert/strict'
import type { Actor } from '#core/case/case.ts'
import type { CaseEvent, EventData, EventType } from '#core/case/events.ts'
import { audienceOf } from '#core/case/events.ts'
import { instant, plainDate } from '#core/clock/date.ts'
import {
  clerk,
  classification,
  director,
  hotline,
  limits,
  party,
  person,
  registration,
  sample,
  system,
  wang,
} from '#test/support/case-world.ts'
import { staffCall } from './staff-call.ts'
import { timelineEntry, type Voice } from './timeline.ts'

const at = instant('2026-11-24T02:00:00.000Z')
const names = (id: string) => ({ wang: '王敏', li: '欧阳青', qian: '钱程', sun: '孙丽' })[id] ?? '工作人员'
const { type: _type, papers: _papers, ...registered } = registration
const list = [{ name: '挂号费', cents: 2_000 }]
const result = {
  verdict: 'surplusLines',
  billCents: 1_000,
  listCents: 3_000,
  differenceCents: 2_000,
  surplus: [0],
  ways: 1,
  duplicates: [],
} as const

/** One event of every type, as it comes out of the core. */
const examples: { [T in EventType]: [Pick<Actor, 'kind' | 'id'>, EventData[T]] } = {
  registered: [clerk, registered],
  taken: [wang, { handler: 'wang' }],
  accepted: [wang, { limit: limits.byClass.general }],
  classified: [wang, { ...classification, remit: 'outside', rightBody: '市医保中心' }],
  told: [wang, { channel: 'phone', text: '已联系医院' }],
  noted: [wang, { text: '明天再问' }],
  said: [person, { text: '什么时候能办好？' }],
  amended: [wang, { title: '改过的标题' }],
  paperAdded: [person, { ...sample.paper.paper, from: 'person' }],
  paperWithdrawn: [wang, { paperId: 'p1', reason: '拍糊了' }],
  paperRead: [system, { paperId: 'p1', qr: ['01,10,…'] }],
  found: [wang, { id: 'f1', paperIds: [], bill: '1', lines: list, result }],
  materialMarked: [
    wang,
    {
      materialId: 'invoice',
      name: '发票',
      alternatives: [['纸质发票'], ['电子发票']],
      part: '电子发票',
      state: 'doubtful',
      paperIds: [],
      note: '抬头不是本人',
    },
  ],
  materialsAsked: [
    wang,
    { id: 'q1', materials: [{ name: '费用明细', why: '要核对', where: '医院收费处' }], until: plainDate('2026-11-27') },
  ],
  materialsProvided: [person, { id: 'q1', text: '都拍好了' }],
  requestWithdrawn: [wang, { id: 'q1', reason: '系统里查到了' }],
  requestLapsed: [system, { id: 'q1' }],
  referred: [
    wang,
    { id: 'r1', kind: 'cooperate', body: '区医保中心', contact: '陈科', question: '能否剔除一行后受理？', limit: limits.referral },
  ],
  referralChased: [wang, { id: 'r1', text: '今天能回吗' }],
  referralAccepted: [wang, { id: 'r1' }],
  referralAnswered: [wang, { id: 'r1', can: 'yes', text: '可以', basis: '经办规程第八条' }],
  referralReturned: [wang, { id: 'r1', rightBody: '市医保中心', ground: '系统由市里管' }],
  referralWithdrawn: [wang, { id: 'r1', reason: '问错了' }],
  escalated: [wang, { why: 'thirdReturn' }],
  referralRaised: [system, { id: 'r1', body: '区医保中心', above: null, days: 2 }],
  conferenceCalled: [wang, { id: 'c1', why: 'asked', reason: '三家说法不一' }],
  conferencePlanned: [
    director,
    {
      id: 'c1',
      when: at,
      lasts: 60,
      place: '二楼会议室',
      invited: [{ id: 'i1', body: '区医保中心', contact: '陈科' }],
      staff: ['wang'],
      paperIds: [],
    },
  ],
  invitationAnswered: [party('i1'), { id: 'i1', coming: false, note: '当天有会', signed: party('i1').seat!.signed }],
  conferenceHeld: [director, { id: 'c1', attended: ['i1'], minutes: '各家都说了', decision: '由区里先办' }],
  conferenceCancelled: [director, { id: 'c1', reason: '已经办成' }],
  panelConvened: [
    wang,
    {
      id: 'n1',
      question: '能不能先受理？',
      file: '一位居民……',
      paperIds: [],
      until: plainDate('2026-11-30'),
      seats: [{ id: 'o1', adviser: { id: 'gu', name: '顾老师', field: '医保', to: 'org-1' } }],
    },
  ],
  seatRecused: [party('o1'), { id: 'o1', reason: '认识当事人', signed: party('o1').seat!.signed }],
  opinionGiven: [
    party('o1'),
    { id: 'o1', stance: 'canIf', text: '先受理', basis: '', conditions: '补证明', signed: party('o1').seat!.signed },
  ],
  panelClosed: [wang, { id: 'n1' }],
  opinionsAdopted: [wang, { id: 'n1', seats: ['o1'], how: '照第一位的办' }],
  panelEffect: [wang, { id: 'n1', helped: true, text: '当天办成' }],
  filingAsked: [wang, { id: 'x1', ...sample.askFiling }],
  filingDecided: [director, { id: 'x1', granted: true, note: '仅此一次' }],
  filingWithdrawn: [wang, { id: 'x1', reason: '另有办法' }],
  filingReviewed: [party('x1'), { id: 'x1', sound: false, note: '超出权限', signed: party('x1').seat!.signed }],
  orderMessage: [hotline, { number: 'M1', kind: 'urge', text: '来电人着急', dueAt: at }],
  orderFollowedUp: [
    hotline,
    {
      number: 'M2',
      round: 'first',
      connected: true,
      truthful: false,
      contacted: true,
      solved: 'no',
      satisfied: 'unsatisfied',
      opinion: '钱没到',
    },
  ],
  orderRevised: [
    hotline,
    {
      id: 'v1',
      digest: '',
      title: '改过的标题',
      content: '改过的内容',
      dueAt: null,
      facts: {},
      requester: null,
      changed: ['content'],
    },
  ],
  revisionDecided: [wang, { id: 'v1', accepted: false, reason: '和原来说的是两件事' }],
  orderReturned: [wang, { id: 'b1', rightBody: '区医保中心', ground: '经办规程第八条' }],
  orderReturnDecided: [hotline, { id: 'b1', number: 'M3', accepted: true, note: '已改派' }],
  orderExtensionAsked: [wang, { id: 't1', days: 3, reason: '等医院回函' }],
  orderExtensionDecided: [hotline, { id: 't1', number: 'M4', granted: true, note: '', dueAt: at }],
  joined: [wang, { into: { id: 'case-2', number: 'CS-2026-000002' }, reason: '同一个人同一件事' }],
  separated: [wang, { from: { id: 'case-2', number: 'CS-2026-000002' }, reason: '其实是两件事' }],
  joinNoted: [system, { other: { id: 'case-3', number: 'CS-2026-000003' }, joined: true, reason: '同一件事' }],
  changeTold: [system, { about: 'z1', step: 'verified', item: '居住证办理', cause: 'guide-wrong' }],
  appointmentMade: [
    person,
    {
      id: 'v1',
      kind: 'home',
      at,
      minutes: 60,
      place: '长宁路 1 号',
      staff: 'wang',
      why: ['handles'],
      topic: '腿脚不便',
      steps: [{ id: 's1', what: '一起填表' }],
      asked: true,
    },
  ],
  appointmentMoved: [wang, { id: 'v1', kind: 'home', at, minutes: 60, place: '长宁路 1 号', staff: 'li', from: at, confirmed: true }],
  appointmentCancelled: [wang, { id: 'v1', kind: 'room', at, reason: '已经办成' }],
  appointmentNear: [system, { id: 'v1', kind: 'room', at, place: '静室', staff: 'wang' }],
  appointmentUnsaid: [system, { id: 'v1', kind: 'phone', at, staff: 'wang' }],
  appointmentKept: [wang, { id: 'v1', kind: 'room', note: '说清楚了' }],
  appointmentMissed: [wang, { id: 'v1', kind: 'phone', at, note: '打了三次没有接' }],
  helpStepDone: [wang, { id: 'v1', step: 's1', what: '一起填表', note: '' }],
  supervised: [
    party('s'),
    {
      id: 's1',
      what: '请说明为什么超期',
      until: plainDate('2026-11-27'),
      grounds: ['overdue'],
      from: 'org-district',
      signed: party('s').seat!.signed,
    },
  ],
  supervisionAnswered: [wang, { id: 's1', text: '明天送到' }],
  supervisionChased: [system, { id: 's1', days: 2 }],
  supervisionClosed: [party('s1'), { id: 's1', word: '已经答复', signed: party('s1').seat!.signed }],
  appealed: [person, { id: 'u1', about: 'answer', words: '条例不是这样写的' }],
  appealChased: [system, { id: 'u1', days: 1 }],
  appealDecided: [director, { id: 'u1', upheld: false, reasons: '条例第十条写得清楚' }],
  wayAdded: [wang, { id: 'w1', way: '请医院重开', basis: '', result: 'open', note: '' }],
  waySettled: [wang, { id: 'w1', result: 'fails', note: '不能重开' }],
  judged: [wang, { id: 'j1', verdict: 'cannot', reasoning: '条例写明', basis: '第十条', alternative: '医疗救助' }],
  countersigned: [director, { id: 'j1', agreed: false, note: '还有一条路' }],
  replied: [wang, { id: 'a1', outcome: 'done', explanation: '报销款三天内到账。', basis: '', alternatives: '', remedy: '' }],
  deliveryTried: [wang, { replyId: 'a1', channel: 'phone', reached: false, proof: '无人接听' }],
  answerDelivered: [wang, { replyId: 'a1', channel: 'inPerson', proof: '本人签字' }],
  confirmed: [person, { solved: 'no', words: '钱没到', said: 'online' }],
  rated: [person, { stars: 2, reasons: [], words: '太久' }],
  followedUp: [director, { connected: true, truthful: true, contacted: true, solved: 'yes', note: '都好了' }],
  closed: [wang, { outcome: 'done', because: 'solved' }],
  reopened: [person, { reason: '钱没到', by: 'person' }],
  archived: [system, {}],
  stageChanged: [wang, { from: 'assessment', to: 'triage', reason: '分类错了' }],
  reassigned: [wang, { handler: 'li', from: 'wang', reason: '懂医保' }],
  ownerChanged: [director, { owner: 'li', from: 'wang', reason: '调岗' }],
  extensionAsked: [wang, { id: 'e1', days: 3, reason: '医院系统升级' }],
  extensionDecided: [director, { id: 'e1', granted: true, note: '' }],
  paused: [wang, { reason: 'awaitingExpertise', note: '等鉴定意见' }],
  resumed: [wang, { note: '意见到了' }],
  deadlineNear: [system, { due: at }],
  becameOverdue: [system, { due: at }],
  fellSilent: [system, { days: 3, since: plainDate('2026-11-19') }],
}

const types = Object.keys(audienceOf) as EventType[]
const event = <T extends EventType>(
  type: T,
  change: Partial<EventData[T]> = {},
  actor: Pick<Actor, 'kind' | 'id'> = examples[type][0],
): CaseEvent =>
  ({
    type,
    at,
    actor: { kind: actor.kind, id: actor.id },
    audience: audienceOf[type],
    data: { ...examples[type][1], ...change },
  }) as CaseEvent
const zh = (of: CaseEvent, voice: Voice = 'resident') => timelineEntry(of, names, 'zh', voice)
const title = (of: CaseEvent, voice: Voice = 'resident') => zh(of, voice).title

test('timeline: every event has a line in both languages and voices; no code, id or gap shows through', () => {
  assert.deepEqual(Object.keys(examples).sort(), [...types].sort())
  for (const type of types) {
    for (const voice of ['resident', 'staff'] as const) {
      const chinese = timelineEntry(event(type), names, 'zh', voice)
      const english = timelineEntry(event(type), names, 'en', voice)
      assert.match(chinese.title, /\p{Script=Han}/u, type)
      assert.match(english.title, /[A-Za-z]/, type)
      for (const text of [chinese.title, chinese.body, english.title, english.body]) {
        assert.doesNotMatch(text, /undefined|null|NaN|\[object|系统错误/, type)
        assert.doesNotMatch(text, /\b[a-z]+[A-Z]\w*|\b[a-z]\d\b|\b(wang|sun|qian|li)\b/, `${type}: ${text}`)
      }
    }
  }
})

test('timeline: the resident reads no office language', () => {
  const office = /研判|首问|会商|转办|交办|协办|办结件|当事人|受理员|当事方|主任/
  for (const type of types.filter((each) => audienceOf[each] === 'person')) {
    const { title: line, body } = zh(event(type))
    assert.doesNotMatch(line + body, office, type)
  }
})

test('timeline: who did what, where, by when', () => {
  assert.equal(title(event('registered')), '孙老师把这件事转到反映窗口，说过的不用再说')
  assert.match(zh(event('registered')).body, /由王老师从头负责到底$/)
  assert.equal(title(event('referred')), '王老师去找区医保中心，请对方配合，3 个工作日内答复')
  assert.equal(title(event('referred', { kind: 'transfer', limit: { unit: 'sameDay' } })), '王老师去找区医保中心，转给对方办，当天答复')
  assert.equal(title(event('referralReturned')), '对方退回，说应找市医保中心；这件事仍在我们手上')
  assert.equal(title(event('materialsAsked')), '请您一次补齐，2026年11月27日（周五）前')
  assert.equal(zh(event('materialsAsked')).body, '1. 费用明细（要核对），医院收费处可以拿到')
  assert.equal(title(event('ownerChanged')), '负责这件事的人换成欧阳老师，说过的话不用再说')
  assert.equal(zh(event('ownerChanged')).body, '原因：调岗')
  assert.equal(
    zh(event('found')).body,
    '票据 10.00 元，明细合计 30.00 元，多出 20.00 元：正好是明细里的“挂号费” 20.00 元。去掉这一行，两边就一致。',
  )
})

test('timeline: two voices: full names and terms among staff, the person as 您 to the person', () => {
  assert.equal(title(event('referred'), 'staff'), '王敏去找区医保中心，请对方配合，3 个工作日内答复')
  assert.equal(title(event('said')), '您说')
  assert.equal(title(event('said'), 'staff'), '当事人说')
  assert.equal(title(event('said', {}, hotline)), '12345 热线说')
  assert.equal(title(event('ownerChanged'), 'staff'), '首问负责人换成欧阳青')
  assert.match(zh(event('classified'), 'staff').body, /很难办；材料对不上.*市医保中心/)
  const told = zh(event('classified'))
  assert.deepEqual(told, { title: '按“需要协调”来办，答复的日子跟着重新算', body: '' }, 'how it is filed is not for the person')
  assert.equal(timelineEntry(event('confirmed'), names, 'en', 'staff').title, 'The person said: not solved yet')
  assert.equal(timelineEntry(event('confirmed'), names, 'en').title, 'You said: not solved yet')
})

test('timeline: the same event told by what came of it', () => {
  assert.equal(title(event('closed', { because: 'silence' })), '答复后您没有再来话，办结')
  assert.equal(title(event('closed')), '办结：办成了')
  assert.equal(title(event('resumed')), '继续计时')
  assert.equal(title(event('resumed', { note: '' }, system)), '可以暂停的天数用完了，继续计时')
  assert.equal(title(event('followedUp', { connected: false }), 'staff'), '钱程回访，没有联系上')
  assert.equal(title(event('extensionDecided', { granted: false })), '延期没有批准')
  assert.equal(title({ ...event('noted'), audience: 'person' }), '王老师留言')
  assert.equal(title(event('noted'), 'staff'), '王敏记了一笔')
})

test('names: how a resident is told of staff', () => {
  for (const [name, called] of [
    ['王敏', '王老师'],
    ['欧阳青', '欧阳老师'],
    ['欧阳', '欧老师'],
    ['𠮷田', '𠮷老师'],
    ['阿依古丽·买买提', '阿依古丽老师'],
    ['王老师', '王老师'],
    ['工作人员', '工作人员'],
    ['', '工作人员'],
    ['3 号窗口', '3 号窗口'],
    ['John Smith', 'John Smith'],
  ] as const) {
    assert.equal(staffCall(name), called, name)
  }
})
