/** 回执 for a roll of 80 mm: what a person takes home. No name on it, so that a lost one tells nobody whose it is. */
import { momentWords } from '#words/date.ts'
import type { Block, PrintModel } from './model.ts'
import { byWhen, frame } from './phrases.ts'
import type { PrintCase } from './print-case.ts'

export function slip(print: PrintCase): PrintModel {
  const { state, centre, names, code } = print
  const blocks: Block[] = [
    ...(code === null ? [] : [{ type: 'code', label: '查询码', groups: code.split('-') } as const]),
    { type: 'qr', hint: '手机扫一扫，随时看办到哪一步' },
    {
      type: 'facts',
      rows: [
        { label: '办什么事', value: state.title, wide: true },
        { label: '谁负责', value: `${names(state.owner)}（首问负责人）`, wide: true },
        { label: '在哪里', value: centre.room, wide: true },
        { label: '电话', value: centre.phone, wide: true },
        { label: '登记时间', value: momentWords(state.registeredAt, 'zh'), wide: true },
        ...(state.answered ? [] : [{ label: '办理期限', value: byWhen(print.promise), wide: true }]),
      ],
    },
    { type: 'heading', text: '接下来' },
    { type: 'items', items: nextSteps(print) },
    { type: 'note', text: '请收好。查询码像钥匙一样，只给您信得过的人。' },
  ]
  return frame(print, { title: '回执', paper: 'slip', blocks })
}

function nextSteps({ state, centre, contact, names }: PrintCase): string[] {
  const reach = `有事打电话${centre.phone}，或带着回执来窗口，不用重新排队讲一遍。`
  if (state.closedAt !== null)
    return ['这件事已经办结。', `没有解决，可以重新打开：扫码点“还没解决”，或打电话${centre.phone}。`]
  if (state.answered) return ['答复已经给您了。', '我们会请另一位同事回访，问您是不是真的解决了。', reach]
  const open = state.requests.find(({ status }) => status === 'open')
  return [
    ...(contact?.due ? [`${momentWords(contact.due, 'zh')}前，${names(state.owner)}会和您联系。`] : []),
    ...(open ? ['请按《一次性补正告知书》补齐材料。'] : ['现在不用您做什么，有进展我们主动告诉您。']),
    reach,
  ]
}
