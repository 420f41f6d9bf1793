/**
 * What the codes of `#core/causes/taxonomy.ts` are called: natures, causes and layers, and which eight causes stand as big tiles at the counter.
 * Names say what happened, not who is to blame: the person beside the clerk reads them too.
 */
import type { Cause, Layer, Nature } from '#core/causes/taxonomy.ts'
import type { Word } from './word.ts'

/** A cause as it stands on a tile or in a list. */
export interface CauseWord extends Word {
  /** Slot that the console fills with a drawing; every cause has its own. */
  readonly icon: string
  /** Place among the eight tiles of the hand-over sheet, which is also its key 1–8; null: under "更多原因". */
  readonly tile: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | null
}

export const natureWords: Readonly<Record<Nature, Word>> = {
  cannot: {
    zh: '不能办',
    en: 'The law does not allow it',
    hint: { zh: '法律法规写明了不可以。要说清是哪一条', en: 'A law or regulation forbids it. Name the clause' },
  },
  hard: {
    zh: '很难办',
    en: 'Difficult',
    hint: { zh: '规定没写到、要几家一起办，或者缺了什么', en: 'A gap in the rules, several bodies, or something is missing' },
  },
  refused: {
    zh: '不给办',
    en: 'Refused without good reason',
    hint: { zh: '本来可以办，是人没有办', en: 'It could have been done, somebody did not do it' },
  },
}

export const causeWords: Readonly<Record<Cause, CauseWord>> = {
  'material-mismatch': {
    zh: '材料对不上',
    en: 'Papers disagree',
    hint: { zh: '两样材料的金额、日期或名字不一样', en: 'Amounts, dates or names differ between two papers' },
    icon: 'papers-differ',
    tile: 1,
  },
  'material-missing': {
    zh: '少一样材料',
    en: 'A paper is missing',
    hint: { zh: '少一份证明或单据，本人又拿不到', en: 'A proof is missing and the person cannot get it' },
    icon: 'paper-missing',
    tile: 2,
  },
  'identity-mismatch': {
    zh: '系统里信息不一致',
    en: 'Records do not match',
    hint: { zh: '姓名、证件号或参保信息，两个系统记得不同', en: 'Name, number or insurance record differ between systems' },
    icon: 'identity',
    tile: 3,
  },
  'earlier-procedure-not-undone': {
    zh: '以前的手续没撤',
    en: 'An earlier procedure was not undone',
    hint: {
      zh: '以前办过的登记或转移没有撤销，卡住了现在的事',
      en: 'An old registration or transfer still stands and blocks today’s matter',
    },
    icon: 'undo',
    tile: 4,
  },
  'system-fault': {
    zh: '系统办不了',
    en: 'The system fails',
    hint: { zh: '报错、交不上去、查不到，人没有错', en: 'Errors, cannot submit, not found; nobody’s fault' },
    icon: 'system',
    tile: 5,
  },
  'remit-unclear': {
    zh: '不知道归谁管',
    en: 'Nobody says it is theirs',
    hint: { zh: '几家都说不是自己的，或者跑了好几处', en: 'Several bodies point at each other' },
    icon: 'signpost',
    tile: 6,
  },
  'rule-missing': {
    zh: '没有规定可依',
    en: 'No rule covers it',
    hint: { zh: '这种情况规定里没写，谁也不敢办', en: 'The rules do not foresee it and nobody dares' },
    icon: 'rule-gap',
    tile: null,
  },
  'rule-too-rigid': {
    zh: '规定太死',
    en: 'The rule is too rigid',
    hint: { zh: '情有可原，但规定没留余地', en: 'An understandable case and no room in the rule' },
    icon: 'rule-rigid',
    tile: null,
  },
  'eligibility-not-met': {
    zh: '条件不符合',
    en: 'Conditions are not met',
    hint: { zh: '年龄、户籍、年限等差一点，或者说法不一', en: 'Age, residence or years fall short, or are disputed' },
    icon: 'eligibility',
    tile: 7,
  },
  'guide-wrong': {
    zh: '办事指南写错或漏写',
    en: 'The guide is wrong or incomplete',
    hint: { zh: '照着指南来了，到窗口又说还要别的', en: 'Came as the guide says and was asked for more' },
    icon: 'guide',
    tile: null,
  },
  'wrong-advice': {
    zh: '之前说错了',
    en: 'Wrong advice before',
    hint: { zh: '之前有人告诉的办法或材料不对', en: 'What somebody said earlier was not right' },
    icon: 'advice',
    tile: null,
  },
  'attitude-or-inaction': {
    zh: '态度不好或拖着不办',
    en: 'Attitude or delay',
    hint: { zh: '说话让人难受，或者一直没有下文', en: 'Unkind words, or nothing happens' },
    icon: 'attitude',
    tile: null,
  },
  'cannot-come-in-person': {
    zh: '本人来不了',
    en: 'Cannot come in person',
    hint: { zh: '病了、行动不便、人在外地，却必须本人到场', en: 'Ill, disabled or far away, yet must appear in person' },
    icon: 'at-home',
    tile: 8,
  },
  'time-limit-passed': {
    zh: '过了期限',
    en: 'The time limit has passed',
    hint: { zh: '申请或补办的时间已经过了', en: 'The time to apply or to make good is over' },
    icon: 'clock',
    tile: null,
  },
  other: {
    zh: '其他',
    en: 'Something else',
    hint: { zh: '请用一句话写明', en: 'Say it in one sentence' },
    icon: 'pen',
    tile: null,
  },
}

export const layerWords: Readonly<Record<Layer, Word>> = {
  person: { zh: '本人', en: 'The person', hint: { zh: '本人补一样东西就能解决', en: 'The person can put it right' } },
  counter: { zh: '窗口', en: 'The counter', hint: { zh: '窗口人员怎么办、怎么说', en: 'What was done or said at the counter' } },
  centre: { zh: '本中心', en: 'The centre', hint: { zh: '本中心的流程、排班、设备', en: 'Our procedures, hours or equipment' } },
  street: { zh: '街道（镇）', en: 'The street or town', hint: { zh: '街道办事处能决定的', en: 'For the street office to decide' } },
  'district-bureau': {
    zh: '区部门',
    en: 'A district bureau',
    hint: { zh: '区里的局、中心能决定的', en: 'For a district bureau or its centre to decide' },
  },
  'city-system': { zh: '市级系统', en: 'A city system', hint: { zh: '市里的系统或统一口径', en: 'A city-wide system or instruction' } },
  'national-rule': {
    zh: '国家规定',
    en: 'A national rule',
    hint: { zh: '法律、行政法规或部委规定', en: 'A law, regulation or ministry rule' },
  },
}

/** The eight causes of the hand-over sheet in the order of their keys 1–8. */
export const causeTiles: readonly Cause[] = (Object.keys(causeWords) as Cause[])
  .filter((cause) => causeWords[cause].tile !== null)
  .sort((a, b) => (causeWords[a].tile ?? 0) - (causeWords[b].tile ?? 0))
