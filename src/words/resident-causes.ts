/** The causes as the person who was sent away would say them, in the order in which the cards of the report page stand. */
import type { Cause } from '#core/causes/taxonomy.ts'
import type { Word } from './word.ts'

/** `other` is not a card: "说不清" says the same and asks nothing. */
export const residentCauses: readonly { readonly cause: Exclude<Cause, 'other'>; readonly words: Word }[] = [
  {
    cause: 'material-missing',
    words: {
      zh: '说我少一样材料',
      en: 'They say a paper is missing',
      hint: { zh: '要的证明我拿不到，或者不知道去哪开', en: 'I cannot get it, or do not know where' },
    },
  },
  {
    cause: 'material-mismatch',
    words: {
      zh: '两样材料对不上',
      en: 'Two papers disagree',
      hint: { zh: '金额、日期、名字不一样', en: 'Amount, date or name differ' },
    },
  },
  {
    cause: 'identity-mismatch',
    words: {
      zh: '系统里我的信息不对',
      en: 'My record is wrong',
      hint: { zh: '姓名、证件号、参保信息查不到或不一样', en: 'Name, number or insurance not found or different' },
    },
  },
  {
    cause: 'earlier-procedure-not-undone',
    words: {
      zh: '以前办的手续没撤',
      en: 'Something done earlier blocks it',
      hint: { zh: '以前登记过、转过，现在卡住了', en: 'An old registration or transfer still stands' },
    },
  },
  {
    cause: 'system-fault',
    words: {
      zh: '系统出错，办不了',
      en: 'The system failed',
      hint: { zh: '交不上去、打不开、一直报错', en: 'It would not open, send or find' },
    },
  },
  {
    cause: 'remit-unclear',
    words: {
      zh: '被推来推去',
      en: 'Sent from one to another',
      hint: { zh: '几家都说不归自己管', en: 'Each says it is not theirs' },
    },
  },
  {
    cause: 'eligibility-not-met',
    words: {
      zh: '说我条件不符合',
      en: 'They say I do not qualify',
      hint: { zh: '户籍、年龄、年限差一点，或者我不认可', en: 'Age, residence or years; or I disagree' },
    },
  },
  {
    cause: 'cannot-come-in-person',
    words: {
      zh: '本人来不了',
      en: 'I cannot come in person',
      hint: { zh: '生病、行动不便、人在外地，却要本人到场', en: 'Ill, disabled or away, yet I must appear' },
    },
  },
  {
    cause: 'time-limit-passed',
    words: {
      zh: '说过了期限',
      en: 'They say it is too late',
      hint: { zh: '申请或补办的时间过了', en: 'The time to apply is over' },
    },
  },
  {
    cause: 'rule-missing',
    words: {
      zh: '说没有这样的规定',
      en: 'They say no rule covers it',
      hint: { zh: '没有先例，没人敢办', en: 'No precedent, nobody dares' },
    },
  },
  {
    cause: 'rule-too-rigid',
    words: {
      zh: '规定卡得太死',
      en: 'The rule leaves no room',
      hint: { zh: '我的情况特殊，规定没留余地', en: 'My case is special' },
    },
  },
  {
    cause: 'guide-wrong',
    words: {
      zh: '照着指南来，又要别的',
      en: 'The guide was wrong',
      hint: { zh: '网上或墙上写的和窗口说的不一样', en: 'The guide and the counter say different things' },
    },
  },
  {
    cause: 'wrong-advice',
    words: {
      zh: '之前有人告诉错了',
      en: 'I was told wrongly',
      hint: { zh: '照之前说的办，白跑一趟', en: 'I did as I was told, in vain' },
    },
  },
  {
    cause: 'attitude-or-inaction',
    words: {
      zh: '态度不好，或一直没下文',
      en: 'Unkind, or nothing happens',
      hint: { zh: '等了很久没有回音', en: 'I waited long without an answer' },
    },
  },
]
