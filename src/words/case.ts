/** What the codes of a case are called: verdicts, outcomes, stages, channels, roles, and the smaller lists beside them. */
import type { CaseClass, Channel, DeliveryChannel, Outcome, PauseReason, ReferralKind, Role, Stage } from '#core/case/case.ts'
import type { Verdict } from '#core/judgement/verdicts.ts'
import type { Word } from './word.ts'

export const verdictWords: Readonly<Record<Verdict, Word>> = {
  can: { zh: '能办', en: 'Can be done', hint: { zh: '条件和材料都够，马上办', en: 'Conditions and papers suffice; do it now' } },
  canWithDeferral: {
    zh: '容缺受理',
    en: 'Can be done, one paper follows',
    hint: { zh: '先办，约定日子前补上次要材料', en: 'Accepted now; a lesser paper follows by an agreed day' },
  },
  canOnCommitment: {
    zh: '告知承诺可办',
    en: 'Can be done on a written commitment',
    hint: { zh: '讲清后果，本人书面承诺代替证明', en: 'A signed commitment stands in for the proof' },
  },
  canWithHelp: {
    zh: '帮办代办',
    en: 'Can be done with our help',
    hint: { zh: '我们陪着办，或受托替他办', en: 'We go along, or do it for the person on their authority' },
  },
  canByCoordination: {
    zh: '协调可办',
    en: 'Can be done by coordination',
    hint: { zh: '请有关部门配合后可以办', en: 'Possible once another body cooperates' },
  },
  canByException: {
    zh: '备案可办',
    en: 'Can be done as a filed exception',
    hint: { zh: '规定没写到，经批准办理并留案备查', en: 'Beyond the rule; approved, done and put on record' },
  },
  notYet: {
    zh: '政策堵点，已上报',
    en: 'Not yet; reported upward',
    hint: { zh: '现在的规定办不了，已请上级研究', en: 'Today’s rule stands in the way; those who can change it were told' },
  },
  cannot: {
    zh: '依法不能办',
    en: 'The law does not allow it',
    hint: { zh: '写明条文、试过的办法和别的出路', en: 'With the clause, every way tried and another way for the person' },
  },
}

export const outcomeWords: Readonly<Record<Outcome, Word>> = {
  done: { zh: '办成了', en: 'Done', hint: { zh: '要办的事办好了', en: 'The matter was done' } },
  partly: {
    zh: '办成一部分',
    en: 'Partly done',
    hint: { zh: '能办的办了，其余讲清了原因', en: 'What was possible was done, the rest explained' },
  },
  explained: {
    zh: '没办成，讲清了',
    en: 'Not done, explained',
    hint: { zh: '依据、出路和救济途径都告诉了本人', en: 'Basis, alternatives and remedies were told' },
  },
  referredAndFollowed: {
    zh: '不归我们管，帮着跟到底',
    en: 'Not ours, followed to the end',
    hint: { zh: '交给该管的单位，并把结果带回来', en: 'Given to the right body, and its result brought back' },
  },
  declined: {
    zh: '不予受理',
    en: 'Not taken',
    hint: { zh: '不属于本窗口，已书面告知该去哪里', en: 'Not for this window; told in writing where to go' },
  },
  withdrawn: { zh: '本人撤回', en: 'Withdrawn', hint: { zh: '本人说不用办了', en: 'The person no longer wants it' } },
}

export const stageWords: Readonly<Record<Stage, Word>> = {
  reception: {
    zh: '接待受理',
    en: 'Reception',
    hint: { zh: '听您讲，记下来，指定一位负责人', en: 'We listen, write it down and name one person in charge' },
  },
  triage: {
    zh: '分类处办',
    en: 'Sorting',
    hint: { zh: '弄清卡在哪里、归谁管、多久要办好', en: 'Where it is stuck, whose it is, by when' },
  },
  coordination: {
    zh: '沟通协调',
    en: 'Coordination',
    hint: { zh: '替您去问、去请有关单位配合', en: 'We ask the bodies concerned on your behalf' },
  },
  assessment: {
    zh: '综合研判',
    en: 'Second judgement',
    hint: { zh: '再判断一次：有没有办法可以办', en: 'Judged once more: is there a way?' },
  },
  reply: { zh: '答复反馈', en: 'Reply', hint: { zh: '把结果和理由当面或书面告诉您', en: 'The result and its reasons reach you' } },
  followUp: {
    zh: '回访评价',
    en: 'Call-back',
    hint: { zh: '换一位同事问您：真的解决了吗', en: 'A different colleague asks whether it is really solved' },
  },
  closed: { zh: '办结', en: 'Closed', hint: { zh: '已答复并回访。没解决可以再打开', en: 'Answered and called back; can be reopened' } },
  archived: { zh: '归档', en: 'Archived', hint: { zh: '材料封存备查', en: 'Sealed and kept' } },
}

export const channelWords: Readonly<Record<Channel, Word>> = {
  counter: {
    zh: '综合窗口转来',
    en: 'From a counter',
    hint: { zh: '在综合窗口没办成，由同事带过来', en: 'Handed over by a colleague at a general counter' },
  },
  walkIn: { zh: '直接来窗口', en: 'Walk-in', hint: { zh: '本人或代办人直接来反映', en: 'Came to the window directly' } },
  phone: { zh: '电话', en: 'Phone', hint: { zh: '打电话来反映', en: 'Rang the window' } },
  online: { zh: '网上', en: 'Online', hint: { zh: '在网页上自己填写', en: 'Filled in on the web page' } },
  hotline: {
    zh: '12345 热线',
    en: '12345 hotline',
    hint: { zh: '热线派来的工单，另有自己的期限', en: 'A work order of the hotline, with a clock of its own' },
  },
}

export const roleWords: Readonly<Record<Role, Word>> = {
  counter: {
    zh: '综合窗口受理员',
    en: 'Counter clerk',
    hint: { zh: '在综合窗口办事，办不成时转过来', en: 'Works at a general counter and hands over what is stuck' },
  },
  caseworker: {
    zh: '反映窗口受理员',
    en: 'Caseworker',
    hint: { zh: '在“办不成事”反映窗口负责到底', en: 'Sees a case through at the last-resort window' },
  },
  director: {
    zh: '中心负责人',
    en: 'Director',
    hint: { zh: '复核、签字、协调；看得到全部', en: 'Reviews, signs, coordinates; sees everything' },
  },
  administrator: {
    zh: '系统管理员',
    en: 'Administrator',
    hint: { zh: '管账号、目录和设置，不办件', en: 'Keeps accounts, catalogue and settings; handles no case' },
  },
  officer: {
    zh: '单位经办人',
    en: 'Officer',
    hint: { zh: '代表本单位答复、会商、审批备案；只看得到问到本单位的', en: 'Answers for a body; sees only what the body was asked' },
  },
  adviser: {
    zh: '智囊团成员',
    en: 'Adviser',
    hint: { zh: '对隐去个人信息的案情提意见', en: 'Gives an opinion on de-identified files' },
  },
  supervisor: {
    zh: '监督员',
    en: 'Supervisor',
    hint: { zh: '收线索，看下级的数字；看不到件，也不办件', en: 'Receives clues and reads figures; sees and handles no case' },
  },
}

export const classWords: Readonly<Record<CaseClass, Word>> = {
  simple: { zh: '当场能办', en: 'Simple', hint: { zh: '马上就能解决', en: 'Solved at once' } },
  ordinary: { zh: '一般', en: 'Ordinary', hint: { zh: '核实一下就能办', en: 'Needs a check' } },
  general: { zh: '需要协调', en: 'General', hint: { zh: '要问别的单位', en: 'Another body must be asked' } },
  complex: { zh: '复杂', en: 'Complex', hint: { zh: '要几家一起研究', en: 'Several bodies must sit together' } },
}

export const referralKindWords: Readonly<Record<ReferralKind, Word>> = {
  cooperate: { zh: '协办', en: 'Request for cooperation', hint: { zh: '请对方配合，件还在我们这里', en: 'The case stays with us' } },
  instruct: { zh: '交办', en: 'Instruction', hint: { zh: '交给下级或内部去办', en: 'Given to a body below us' } },
  transfer: { zh: '转办', en: 'Transfer', hint: { zh: '归对方管；对方接收前仍由我们负责', en: 'Theirs, but ours until they accept' } },
  report: {
    zh: '上报',
    en: 'Report upward',
    hint: { zh: '写明经过报上级，结果由我们带回', en: 'The story goes up, we bring the result back' },
  },
}

export const pauseReasonWords: Readonly<Record<PauseReason, Word>> = {
  awaitingPerson: {
    zh: '等本人补材料',
    en: 'Waiting for the person',
    hint: { zh: '已一次告知要补什么', en: 'Told once, completely, what is needed' },
  },
  awaitingExpertise: {
    zh: '等鉴定或检测',
    en: 'Waiting for expertise',
    hint: { zh: '依法需要鉴定、检测、专家评审', en: 'An examination or review that the law asks for' },
  },
  forceMajeure: { zh: '不可抗力', en: 'Force majeure', hint: { zh: '停电、灾害等谁也没办法的事', en: 'What nobody could prevent' } },
}

export const deliveryChannelWords: Readonly<Record<DeliveryChannel, Word>> = {
  inPerson: { zh: '当面', en: 'In person', hint: { zh: '本人在副本上签字', en: 'Signed on the copy' } },
  phone: { zh: '电话', en: 'Phone', hint: { zh: '记下通话时间和号码尾数', en: 'Time of the call and last digits' } },
  sms: { zh: '短信', en: 'Text message', hint: { zh: '以送达回执为准', en: 'The delivery receipt counts' } },
  post: { zh: '邮寄', en: 'Post', hint: { zh: '记下邮件编号', en: 'Keep the tracking number' } },
  online: { zh: '网上', en: 'Online', hint: { zh: '本人打开过才算', en: 'Counts once opened' } },
}
