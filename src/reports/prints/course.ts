/** 事情经过: the write-up of the course of events, made from the timeline, for those above or beside us. Names of the person are masked. */
import type { CaseEvent, EventType } from '#core/case/events.ts'
import { causeWords } from '#words/causes.ts'
import { outcomeWords, stageWords, verdictWords } from '#words/case.ts'
import { dateWords, momentWords } from '#words/date.ts'
import { timelineEntry } from '#words/timeline.ts'
import { dateOf } from '#core/clock/date.ts'
import type { Block, PrintModel } from './model.ts'
import { byWhen, frame, plainDay, plainMoment } from './phrases.ts'
import type { PrintCase } from './print-case.ts'
import { waysTable } from './ways-table.ts'

/** What matters inside the house only, and the ways tried, which have a section of their own. */
const left: readonly EventType[] = [
  'paperRead',
  'deadlineNear',
  'rated',
  'amended',
  'archived',
  'noted',
  'stageChanged',
  'wayAdded',
  'waySettled',
  'judged',
  // What advisers said stays with those who asked them.
  'panelConvened',
  'seatRecused',
  'opinionGiven',
  'panelClosed',
  'opinionsAdopted',
  'panelEffect',
  'invitationAnswered',
  'filingReviewed',
]

export function course(print: PrintCase): PrintModel {
  const { state, centre, names } = print
  const open = state.referrals.filter(
    ({ kind, status }) => kind === 'report' && (status === 'sent' || status === 'accepted'),
  )
  const judgement = state.judgements.at(-1)
  const blocks: Block[] = [
    {
      type: 'facts',
      rows: [
        { label: '反映人', value: print.requester?.name ?? '没有留名' },
        { label: '反映日期', value: dateWords(dateOf(state.registeredAt), 'zh') },
        { label: '办理事项', value: state.item?.name ?? state.title, wide: true },
        {
          label: '卡在哪里',
          value: [
            state.blocker.causes.map((cause) => causeWords[cause].zh).join('、'),
            state.blocker.place,
            state.blocker.step,
          ]
            .filter(Boolean)
            .join('；'),
          wide: true,
        },
      ],
    },
    { type: 'heading', text: '一、本人的话' },
    { type: 'quote', text: state.statement || '（由窗口转来，本人没有另外陈述）' },
    ...(state.wish ? [{ type: 'paragraph', text: `希望：${state.wish}` } as const] : []),
    { type: 'heading', text: '二、经过' },
    { type: 'story', entries: print.events.filter(tellable).map((event) => told(event, names)) },
    { type: 'heading', text: '三、试过的办法' },
    waysTable(state),
    ...(judgement
      ? [
          {
            type: 'paragraph',
            text: `研判：${verdictWords[judgement.verdict].zh}。${judgement.reasoning}${judgement.basis && `依据：${judgement.basis}`}`,
          } as const,
        ]
      : []),
    { type: 'heading', text: '四、现在' },
    { type: 'paragraph', text: nowWords(print) },
    ...(open.length > 0
      ? [
          { type: 'heading', text: '五、请求' } as const,
          ...open.map((referral) => ({ type: 'paragraph', text: `请${referral.body}：${referral.question}` }) as const),
        ]
      : []),
    { type: 'seal', name: centre.name, date: plainDay(dateOf(print.printedAt)) },
  ]
  return frame(print, { title: '事情经过', subtitle: state.title, blocks, caution: '内含工作信息，请妥善保管。' })
}

const tellable = (event: CaseEvent): boolean => event.audience !== 'supervision' && !left.includes(event.type)

function told(event: CaseEvent, names: (id: string) => string): { when: string; title: string; body: string } {
  const { title, body } = timelineEntry(event, names, 'zh', 'staff')
  // The person's words stand above already.
  return {
    when: plainMoment(event.at),
    title,
    body:
      event.type === 'registered'
        ? `首问负责人：${names(event.data.owner)}`
        : event.type === 'conferenceHeld'
          ? event.data.decision
          : body,
  }
}

function nowWords({ state, promise, names }: PrintCase): string {
  if (state.closedAt !== null)
    return `已于${momentWords(state.closedAt, 'zh')}办结：${state.outcome === null ? '' : outcomeWords[state.outcome].zh}。本人说：${state.solved?.value === 'yes' ? '解决了' : state.solved?.value === 'no' ? '没有解决' : '没有回应'}。`
  const returns = state.returns > 0 ? `被退回过 ${state.returns} 次。` : ''
  return `${stageWords[state.stage].zh}阶段，由${names(state.handler ?? state.owner)}办理。${state.answered ? '已经答复。' : `${byWhen(promise)}前给出答复。`}${returns}`
}
