/** Documents that go to the person: acceptance, the reply. */
import { causeWords } from '#words/causes.ts'
import { classWords, deliveryChannelWords, outcomeWords } from '#words/case.ts'
import { dateWords, momentWords } from '#words/date.ts'
import { dateOf } from '#core/clock/date.ts'
import type { Block, PrintModel } from './model.ts'
import { byWhen, clockReason, frame, matter, nameOf, plainDay } from './phrases.ts'
import type { PrintCase } from './print-case.ts'

/** 受理告知书; null before the case was accepted. */
export function acceptance(print: PrintCase): PrintModel | null {
  const { state, centre, names } = print
  const { acceptedAt, classification } = state
  if (acceptedAt === null) return null
  const outside = classification?.remit === 'outside'
  const blocks: Block[] = [
    { type: 'salutation', text: `${nameOf(print)}：` },
    {
      type: 'paragraph',
      text: `您于${dateWords(dateOf(state.registeredAt), 'zh')}反映的${matter(state)}，我们已于${momentWords(acceptedAt, 'zh')}受理。`,
    },
    {
      type: 'facts',
      rows: [
        { label: '首问负责人', value: names(state.owner) },
        { label: '承办人', value: state.handler === null ? '' : names(state.handler) },
        { label: '办理期限', value: `${byWhen(print.promise)}（我们的承诺）`, wide: true },
        ...(print.legal ? [{ label: '法定期限', value: byWhen(print.legal), wide: true }] : []),
        ...(classification
          ? [
              {
                label: '怎样计算',
                value: `${classWords[classification.class].zh}。${clockReason(print.promise)}`,
                wide: true,
              },
            ]
          : []),
        {
          label: '卡在哪里',
          value: [state.blocker.causes.map((cause) => causeWords[cause].zh).join('、'), state.blocker.step]
            .filter(Boolean)
            .join('；'),
          wide: true,
        },
      ],
    },
    ...(outside
      ? [
          {
            type: 'lead',
            text: `这件事归${classification.rightBody}管。我们会写明经过交给他们，一直跟到底，再把结果带回来给您。`,
          } as const,
        ]
      : []),
    { type: 'heading', text: '接下来' },
    {
      type: 'items',
      items: [
        `由${names(state.owner)}负责到底。中间换人办，也由我们交接，您不用再从头讲一遍。`,
        '有进展我们主动告诉您；到期前办不完，会提前说明原因和新的日子。',
        '需要补材料时，我们一次写全。您随时可以补充情况或材料。',
        '扫右上角的二维码，或凭回执上的查询码，随时看办到哪一步、谁在办。',
        `对办理不满意，可以在查询页上写，也可以打电话${centre.phone}，或者直接来${centre.room}。`,
      ],
    },
    { type: 'seal', name: centre.name, date: plainDay(dateOf(acceptedAt)) },
    { type: 'signatures', labels: ['签收人', '签收日期'] },
  ]
  return frame(print, { title: '受理告知书', blocks })
}

/** 答复书 of the newest reply; null before there is one. */
export function reply(print: PrintCase): PrintModel | null {
  const { state, centre, names } = print
  const given = state.replies.at(-1)
  if (!given) return null
  const section = (heading: string, text: string): Block[] =>
    text.trim() === ''
      ? []
      : [
          { type: 'heading', text: heading },
          { type: 'paragraph', text },
        ]
  const delivered = given.attempts.find(({ reached }) => reached)
  const blocks: Block[] = [
    { type: 'salutation', text: `${nameOf(print)}：` },
    {
      type: 'paragraph',
      text: `您于${dateWords(dateOf(state.registeredAt), 'zh')}反映的${matter(state)}，现答复如下。`,
    },
    { type: 'lead', text: `办理结果：${outcomeWords[given.outcome].zh}。` },
    ...section('情况说明', given.explanation),
    ...section('依据', given.basis),
    ...section('还可以怎么办', given.alternatives),
    ...section('如果不同意这个答复', given.remedy),
    ...section(
      '还没有解决',
      `请扫右上角的二维码，点“还没解决”，或者打电话${centre.phone}。我们重新打开这件事，您不用再从头讲一遍。`,
    ),
    {
      type: 'facts',
      rows: [
        { label: '经办人', value: names(given.by) },
        { label: '首问负责人', value: names(state.owner) },
      ],
    },
    { type: 'seal', name: centre.name, date: plainDay(dateOf(given.at)) },
    delivered
      ? {
          type: 'note',
          text: `已于${momentWords(delivered.at, 'zh')}送达（${deliveryChannelWords[delivered.channel].zh}）。`,
        }
      : { type: 'signatures', labels: ['签收人', '签收日期'] },
  ]
  return frame(print, { title: '答复书', blocks })
}
