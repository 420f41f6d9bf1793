/**
 * The course of a matter as advisers read it: what is wanted, where it is stuck, what was tried and answered, how it was judged. In plain
 * sentences, days counted from the first; no number, no name, no date. What people wrote is put in as they wrote it: taking out what tells
 * who they are comes after (src/core/people/deidentify.ts).
 */
import type { CaseState, Referral } from '#core/case/case.ts'
import { causeWords, layerWords, natureWords } from './causes.ts'
import { classWords, referralKindWords, verdictWords } from './case.ts'
import { findingSentence } from './finding.ts'

/** `days`: how many days after it came something happened. */
export function panelFile(state: CaseState, category: string, days: (at: string) => number): string {
  const { item, blocker, classification, requester } = state
  const when = (at: string) => (days(at) === 0 ? '登记当天' : `登记后第 ${days(at)} 天`)
  const who = requester?.kind === 'enterprise' ? '一家单位' : '一位办事人'
  const stuck = blocker.causes.map((cause) => causeWords[cause].zh).join('、')
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      '事项',
      [
        item ? `${who}来办“${item.name}”${category && `（${category}类）`}。` : `${who}来反映一件没有对应事项的事。`,
        requester?.proxy ? `由别人代办，关系是${requester.proxy.relation || '未说明'}。` : '',
        stuck && `卡在：${stuck}${blocker.step && `；环节：${blocker.step}`}。`,
        blocker.note && `受阻情况：${sentence(blocker.note)}`,
      ],
    ],
    ['本人的说法', [state.statement && sentence(state.statement), state.wish && `希望：${sentence(state.wish)}`]],
    [
      '我们的归类',
      classification
        ? [
            `${classWords[classification.class].zh}事项，${natureWords[classification.nature].zh}；能解决它的层级是${layerWords[classification.layer].zh}。`,
            classification.remit === 'outside'
              ? `不属于本中心职责${classification.rightBody && `，应由${classification.rightBody}办理`}。`
              : '',
          ]
        : [],
    ],
    ['核对材料', state.findings.map((finding) => sentence(findingSentence(finding, 'zh')))],
    [
      '补充材料',
      state.requests.map(({ materials, askedAt }) => `${when(askedAt)}要求补：${materials.map(({ name }) => name).join('、')}。`),
    ],
    ['问过谁', state.referrals.map((referral) => asked(referral, when))],
    ['会商', (state.conferences ?? []).flatMap(({ held }) => (held ? [`${when(held.at)}会商，决定：${sentence(held.decision)}`] : []))],
    [
      '试过的办法',
      state.ways.map(
        ({ way, basis, result, note }) =>
          `${way}${basis && `（依据：${basis}）`}：${{ works: '可行', fails: '不行', open: '还没有结果' }[result]}${note && `，${note}`}。`,
      ),
    ],
    [
      '研判',
      state.judgements.flatMap(({ verdict, reasoning, basis, alternative }) => [
        `结论：${verdictWords[verdict].zh}。${sentence(reasoning)}`,
        basis && `依据：${sentence(basis)}`,
        alternative && `替代办法：${sentence(alternative)}`,
      ]),
    ],
  ]
  return sections
    .map(([title, lines]) => [title, lines.filter(Boolean)] as const)
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `【${title}】\n${lines.join('\n')}`)
    .join('\n\n')
}

function asked({ kind, body, question, sentAt, answer, returned, status }: Referral, when: (at: string) => string): string {
  const put = `${when(sentAt)}向${body}${referralKindWords[kind].zh}：${sentence(question)}`
  if (answer) {
    const can = { yes: '可以办', no: '不能办', needMore: '还要补充' }[answer.can]
    return `${put}${when(answer.at)}答复${can}：${sentence(answer.text)}${answer.basis && `依据：${sentence(answer.basis)}`}`
  }
  if (returned)
    return `${put}${when(returned.at)}退回，理由：${sentence(returned.ground)}${returned.rightBody && `认为应由${returned.rightBody}办理。`}`
  return `${put}${status === 'withdrawn' ? '后来撤回。' : '还没有答复。'}`
}

/** Ends with a stop, so that what follows is read apart. */
const sentence = (text: string): string => {
  const bare = text.trim().replace(/\s*\n\s*/gu, ' ')
  return bare === '' || /[。！？.!?”」]$/u.test(bare) ? bare : `${bare}。`
}
