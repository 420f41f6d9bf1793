/** 回访记录: every call-back of the case, made by somebody who did not handle it. */
import { momentWords } from '#words/date.ts'
import type { Block, PrintModel } from './model.ts'
import { frame, nameOf, yesNo } from './phrases.ts'
import type { PrintCase } from './print-case.ts'

/** Null when nobody has called back yet. */
export function followUp(print: PrintCase): PrintModel | null {
  const { state, names } = print
  if (state.followUps.length === 0) return null
  const blocks: Block[] = [
    {
      type: 'facts',
      rows: [
        { label: '反映人', value: nameOf(print) },
        { label: '电话', value: print.requester?.phone ?? '' },
        { label: '事项', value: state.title, wide: true },
        { label: '承办人', value: names(state.handler ?? state.owner) },
        { label: '答复时间', value: state.answered ? momentWords(state.answered.at, 'zh') : '' },
      ],
    },
    ...state.followUps.flatMap((call, at): Block[] => [
      { type: 'heading', text: `第 ${at + 1} 次回访` },
      {
        type: 'facts',
        rows: [
          { label: '回访人', value: names(call.by) },
          { label: '时间', value: momentWords(call.at, 'zh') },
          { label: '是否接通', value: yesNo(call.connected) },
          { label: '联系过本人', value: yesNo(call.contacted) },
          { label: '答复属实', value: yesNo(call.truthful) },
          {
            label: '是否解决',
            value: call.solved === null ? '没有问到' : call.solved === 'yes' ? '解决了' : '没有解决',
          },
          { label: '本人的话', value: call.note, wide: true },
        ],
      },
    ]),
    { type: 'note', text: '回访人不是这件事的承办人。“是否解决”按本人说的记。' },
    { type: 'signatures', labels: ['回访人', '复核人', '日期'] },
  ]
  return frame(print, { title: '回访记录', blocks })
}
