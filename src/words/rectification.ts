/** Words of rectifications: kinds, states, ends, and what those are told who had complained, without names and without free text. */
import type {
  AnswerFromAbove,
  Outcome,
  RectificationKind,
  RectificationStatus,
  Source,
  ToldOfChange,
} from '#core/rectification/rectification.ts'
import { causeWords } from './causes.ts'
import type { Text, Word } from './word.ts'

export const rectificationKindWords: Readonly<Record<RectificationKind, Word>> = {
  training: { zh: '培训', en: 'Training', hint: { zh: '人没有做对：讲清楚、练会', en: 'Somebody did it wrong: explain and practise' } },
  process: { zh: '改流程', en: 'Process', hint: { zh: '办法不对：改窗口或科室的做法', en: 'The way of doing it is wrong: change it' } },
  guideCorrection: {
    zh: '改指南',
    en: 'Guide correction',
    hint: { zh: '写的和做的不一样：把指南改对', en: 'What is written is wrong: correct the guide' },
  },
  systemFault: {
    zh: '修系统',
    en: 'System fault',
    hint: { zh: '系统卡住了：报修、改好、验过', en: 'The system stands in the way: report, repair, try' },
  },
  policyReport: {
    zh: '政策上报',
    en: 'Policy report',
    hint: { zh: '规定本身要改：写明依据报上去', en: 'The rule itself must change: report it upward' },
  },
}

export const rectificationStatusWords: Readonly<Record<RectificationStatus, Text>> = {
  ordered: { zh: '等负责人接', en: 'Awaits its owner' },
  accepted: { zh: '整改中', en: 'Under way' },
  done: { zh: '等核验', en: 'Awaits verification' },
  proving: { zh: '看效果中', en: 'Being proven' },
  proven: { zh: '证明有效', en: 'Proven' },
  notShown: { zh: '没有看到变化', en: 'No change seen' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

export const rectificationOutcomeWords: Readonly<Record<Outcome, Text>> = {
  proven: { zh: '证明有效', en: 'Proven' },
  disproven: { zh: '没有管用', en: 'Disproven' },
  notShown: { zh: '没有看到变化', en: 'No change seen' },
}

export const rectificationSourceWords: Readonly<Record<Source['kind'], Text>> = {
  case: { zh: '查实的诉求', en: 'A founded case' },
  rating: { zh: '差评', en: 'A bad rating' },
  finding: { zh: '检查发现', en: 'A finding' },
}

export const answerFromAboveWords: Readonly<Record<AnswerFromAbove, Text>> = {
  accepted: { zh: '上级采纳', en: 'Accepted above' },
  partly: { zh: '上级部分采纳', en: 'Accepted in part' },
  refused: { zh: '上级没有采纳', en: 'Not accepted' },
}

/** Title and sentence for whoever had complained of the same. */
export function changeTold({ step, item, cause }: ToldOfChange, lang: 'zh' | 'en'): readonly [string, string] {
  const what = causeWords[cause][lang]
  if (lang === 'en') {
    const same = item === '' ? `“${what}”` : `“${what}” with ${item}`
    return {
      verified: [
        'What you complained of is being put right',
        `You had run into ${same}. It has been put right, and a second colleague has checked it. For three months we watch whether anybody meets it again, and then tell you.`,
      ],
      proven: ['It has been put right', `We have watched for three months: ${same} has become rare or gone. Thank you for telling us.`],
      disproven: [
        'It is not right yet',
        `We had put ${same} right, but others have met it again. It did not work, and we are starting over. You need do nothing.`,
      ],
      notShown: ['We saw no change', `We have watched for three months: ${same} occurs as before. The director decides how to go on.`],
    }[step] as [string, string]
  }
  const same = item === '' ? `“${what}”这类问题` : `${item}里“${what}”这类问题`
  return {
    verified: ['您反映过的问题整改了', `您反映过${same}，我们已经整改，并由另一位同事核过。接下来三个月看还有没有人再碰到，到时再告诉您。`],
    proven: ['整改管用了', `您反映过的${same}，整改后看了三个月，没有再发生或明显少了。谢谢您说出来。`],
    disproven: ['整改没有管用', `您反映过的${same}，整改后又有人碰到了。这次没有改好，我们重新改，您不用再跑。`],
    notShown: ['没有看到变化', `您反映过的${same}，整改后看了三个月，没有看到变化。接下来怎么办由中心主任决定。`],
  }[step] as [string, string]
}
