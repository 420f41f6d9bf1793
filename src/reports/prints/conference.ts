/**
 * 会商材料, once it was held 会商纪要: what every party has before it at the table, and what they agreed there. Others read it: names of the
 * person are masked.
 */
import type { Referral } from '#core/case/case.ts'
import type { Conference } from '#core/network/conference.ts'
import { causeWords } from '#words/causes.ts'
import type { Block, PrintModel } from './model.ts'
import { frame, plainDay, plainMoment } from './phrases.ts'
import type { PrintCase } from './print-case.ts'
import { waysTable } from './ways-table.ts'

/** Of the newest conference that was not called off; null when there is none. */
export function conference(print: PrintCase): PrintModel | null {
  const { state } = print
  const found = (state.conferences ?? []).findLast(({ status }) => status !== 'cancelled')
  if (!found) return null
  const blocks: Block[] = [
    { type: 'facts', rows: facts(print, found) },
    ...(found.held ? outcome(print, found, found.held) : []),
    { type: 'heading', text: '事情' },
    { type: 'quote', text: state.statement || '（由窗口转来，本人没有另外陈述）' },
    ...(state.wish ? [{ type: 'paragraph', text: `希望：${state.wish}` } as const] : []),
    { type: 'heading', text: '各单位的说法' },
    said(state.referrals.filter((referral) => referral.conference !== found.id)),
    { type: 'heading', text: '试过的办法' },
    waysTable(state),
    ...papers(print, found),
    ...(found.held ? [] : signing(print, found)),
    { type: 'signatures', labels: ['召集人', '记录人', '日期'] },
  ]
  const title = found.held ? '会商纪要' : '会商材料'
  return frame(print, { title, subtitle: state.title, blocks, caution: '内含工作信息，请妥善保管。' })
}

function facts({ state }: PrintCase, { when, lasts, place, why, reason }: Conference) {
  return [
    { label: '时间', value: when === null ? '' : `${plainMoment(when)}（${lasts} 分钟）` },
    { label: '地点', value: place },
    { label: '办理事项', value: state.item?.name ?? state.title, wide: true },
    {
      label: '卡在哪里',
      value: (state.classification?.causes ?? state.blocker.causes).map((cause) => causeWords[cause].zh).join('、'),
      wide: true,
    },
    { label: '为什么会商', value: why === 'thirdReturn' ? '相关单位三次退回，由中心主任召集。' : reason, wide: true },
  ]
}

const status = { sent: '等接收', accepted: '已接收，等答复', answered: '', returned: '', withdrawn: '已撤回' } as const

/** What each body said when it was asked alone, in the order of asking. */
function said(referrals: readonly Referral[]): Block {
  if (referrals.length === 0) return { type: 'paragraph', text: '还没有问过别的单位。' }
  return {
    type: 'table',
    columns: [
      { label: '单位', width: 22 },
      { label: '请它做什么', width: 36 },
      { label: '它怎么说', width: 42 },
    ],
    rows: referrals.map(({ body, question, answer, returned, status: now }) => ({
      cells: [
        body,
        question,
        answer
          ? `${{ yes: '能办', no: '不能办', needMore: '还要补充' }[answer.can]}：${answer.text}${answer.basis && `（依据：${answer.basis}）`}`
          : returned
            ? `退回，说应归${returned.rightBody}：${returned.ground}`
            : status[now],
      ],
    })),
  }
}

function outcome(
  { state, referralDue }: PrintCase,
  { id, invited }: Conference,
  held: NonNullable<Conference['held']>,
): Block[] {
  const promised = state.referrals.filter((referral) => referral.conference === id)
  const there = invited.filter((invitation) => held.attended.includes(invitation.id)).map(({ body }) => body)
  return [
    { type: 'heading', text: '定下来的' },
    { type: 'lead', text: held.decision },
    ...(promised.length === 0
      ? []
      : [
          {
            type: 'table',
            columns: [
              { label: '单位', width: 26 },
              { label: '做什么', width: 52 },
              { label: '最晚哪天', width: 22 },
            ],
            rows: promised.map((referral) => {
              const due = referralDue(referral.id)
              return { cells: [referral.body, referral.question, due === null ? '' : plainDay(due)] }
            }),
          } as const,
        ]),
    { type: 'heading', text: '会上说的' },
    { type: 'paragraph', text: held.minutes },
    { type: 'note', text: `到会：${there.join('、') || '没有单位到会'}。` },
  ]
}

function papers({ state }: PrintCase, { paperIds }: Conference): Block[] {
  const labels = state.papers.filter(({ id }) => paperIds.includes(id)).map(({ label }) => label)
  return labels.length === 0
    ? []
    : [
        { type: 'heading', text: '给各家看的材料' },
        { type: 'items', items: labels },
      ]
}

/** A sheet to sign on at the door; a body that said it cannot come may still come. */
function signing({ names }: PrintCase, { invited, staff }: Conference): Block[] {
  const row = (body: string, note: string) => ({ cells: [body, note, '', ''] })
  return [
    { type: 'heading', text: '签到' },
    {
      type: 'table',
      columns: [
        { label: '单位', width: 30 },
        { label: '回复', width: 22 },
        { label: '来人', width: 24 },
        { label: '签名', width: 24 },
      ],
      rows: [
        ...invited.map(({ body, coming, note }) =>
          row(body, `${coming === null ? '' : coming ? '来' : '来不了'}${note && `（${note}）`}`),
        ),
        ...staff.map((id) => row('本中心', names(id))),
      ],
    },
  ]
}
