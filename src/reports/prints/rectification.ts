/** 整改单: what is wrong, what must change, who owes it until when; what was done, who verified it, and whether it helped. */
import { dateOf, type Instant } from '#core/clock/date.ts'
import type { Cause, Layer } from '#core/causes/taxonomy.ts'
import type {
  AnswerFromAbove,
  Outcome,
  RectificationKind,
  RectificationStatus,
  Source,
} from '#core/rectification/rectification.ts'
import { causeWords, layerWords } from '#words/causes.ts'
import { momentWords } from '#words/date.ts'
import {
  answerFromAboveWords,
  rectificationKindWords,
  rectificationOutcomeWords,
  rectificationSourceWords,
  rectificationStatusWords,
} from '#words/rectification.ts'
import type { Block, PrintModel } from './model.ts'
import { plainDay, plainMoment } from './phrases.ts'

interface Person {
  readonly name: string
}
interface DonePart {
  readonly text: string
  readonly papers: readonly { readonly label: string }[]
  readonly by: Person
  readonly at: Instant
  readonly sentTo: string
}
interface Point {
  readonly days: number
  readonly before: number
  readonly after: number
  readonly cases: readonly { readonly number: string }[]
}

/** What the page of a rectification is made of (contract/rectifications.ts), as far as the sheet needs it. */
export interface PrintRectification {
  readonly view: {
    readonly number: string
    readonly kind: RectificationKind
    readonly status: RectificationStatus
    readonly source: { readonly kind: Source['kind']; readonly number: string; readonly said: string }
    readonly wrong: string
    readonly goal: string
    readonly where: string
    readonly item: string
    readonly cause: Cause
    readonly layer: Layer | null
    readonly owner: string
    readonly limit: number
    readonly dueAt: Instant | null
    readonly round: number
    readonly orderedAt: Instant
    readonly orderedBy: Person
    readonly done: DonePart | null
    readonly verified: {
      readonly enough: boolean
      readonly note: string
      readonly answer: AnswerFromAbove | null
      readonly by: Person
      readonly at: Instant
    } | null
    readonly checkpoints: readonly Point[]
    readonly past: readonly {
      readonly done: DonePart
      readonly checkpoints: readonly Point[]
      readonly outcome: Outcome
    }[]
  }
  readonly centre: { readonly name: string; readonly window: string }
  readonly qrSvg: string
  readonly printedBy: string
  readonly printedAt: Instant
}

export function rectification({ view, centre, qrSvg, printedBy, printedAt }: PrintRectification): PrintModel {
  const { source } = view
  const blocks: Block[] = [
    {
      type: 'facts',
      rows: [
        { label: '种类', value: rectificationKindWords[view.kind].zh },
        { label: '现在', value: rectificationStatusWords[view.status].zh },
        {
          label: '来源',
          value: [rectificationSourceWords[source.kind].zh, source.number, source.said].filter(Boolean).join(' '),
          wide: true,
        },
        { label: '错在哪里', value: view.wrong, wide: true },
        { label: '改成什么样', value: view.goal, wide: true },
        { label: '在哪里看', value: view.where, wide: true },
        {
          label: '看效果按',
          value: [
            view.item || '不限事项',
            causeWords[view.cause].zh,
            view.layer ? layerWords[view.layer].zh : '不限环节',
          ].join(' · '),
          wide: true,
        },
        { label: '负责', value: view.owner },
        {
          label: '期限',
          value: view.dueAt ? `${plainDay(dateOf(view.dueAt))}（${view.limit} 个工作日）` : `${view.limit} 个工作日`,
        },
        { label: '下达', value: view.orderedBy.name },
        { label: '下达时间', value: plainMoment(view.orderedAt) },
      ],
    },
    ...view.past.flatMap((round, at): Block[] => [
      { type: 'heading', text: `第 ${at + 1} 轮：${rectificationOutcomeWords[round.outcome].zh}` },
      ...doneBlocks(round.done),
      ...points(round.checkpoints),
    ]),
    ...(view.round > 1 ? [{ type: 'heading', text: `第 ${view.round} 轮` } as const] : []),
    ...(view.done
      ? [
          { type: 'heading', text: view.done.sentTo ? `报给${view.done.sentTo}` : '做了什么' } as const,
          ...doneBlocks(view.done),
        ]
      : []),
    ...verifiedBlocks(view.verified),
    ...points(view.checkpoints),
    { type: 'signatures', labels: view.verified ? ['负责人', '核验人', '中心主任'] : ['下达人', '负责人', '日期'] },
  ]
  return {
    paper: 'a4',
    title: '整改单',
    subtitle: '',
    from: `${centre.name} · ${centre.window}`,
    reference: view.number,
    qrSvg,
    qrHint: '',
    blocks,
    foot: ['内含工作信息，请妥善保管。', `${printedBy} 打印于 ${momentWords(printedAt, 'zh')}`].join('　'),
  }
}

const doneBlocks = ({ text, papers, by, at }: DonePart): Block[] => [
  { type: 'paragraph', text },
  ...(papers.length > 0
    ? [{ type: 'items', items: papers.map(({ label }, n) => label || `证明材料 ${n + 1}`) } as const]
    : []),
  { type: 'note', text: `${by.name}　${plainMoment(at)}` },
]

function verifiedBlocks(verified: PrintRectification['view']['verified']): Block[] {
  if (!verified) return []
  const said = verified.answer ? answerFromAboveWords[verified.answer].zh : verified.enough ? '通过' : '没有通过，退回'
  return [
    { type: 'heading', text: `核验：${said}` },
    ...(verified.note ? [{ type: 'paragraph', text: verified.note } as const] : []),
    { type: 'note', text: `${verified.by.name}　${plainMoment(verified.at)}　核验人不是负责人，也不是做的人。` },
  ]
}

function points(checkpoints: readonly Point[]): Block[] {
  if (checkpoints.length === 0) return []
  return [
    {
      type: 'table',
      columns: [
        { label: '核验后', width: 16 },
        { label: '整改前', width: 14, align: 'end' },
        { label: '整改后', width: 14, align: 'end' },
        { label: '整改后的是哪几件', width: 56 },
      ],
      rows: checkpoints.map(({ days, before, after, cases }) => ({
        cells: [
          `第 ${days} 天`,
          `${before} 件`,
          `${after} 件`,
          cases.map(({ number }) => number).join('、') || '没有再发生',
        ],
      })),
    },
  ]
}
