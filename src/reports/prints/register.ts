/** 登记表: the whole case on paper, from the first word to the last call-back, with room for what comes after by hand. */
import { causeWords, layerWords, natureWords } from '#words/causes.ts'
import {
  channelWords,
  classWords,
  deliveryChannelWords,
  outcomeWords,
  referralKindWords,
  stageWords,
  verdictWords,
} from '#words/case.ts'
import { dateWords, momentWords } from '#words/date.ts'
import type { Block, Fact, PrintModel } from './model.ts'
import { byWhen, frame, plainMoment } from './phrases.ts'
import type { PrintCase, PrintPerson } from './print-case.ts'

export function register(print: PrintCase): PrintModel {
  return frame(print, {
    title: '“办不成事”反映登记表',
    blocks: [...basics(print), ...handling(print), ...ending(print)],
  })
}

const wide = (label: string, value: string): Fact => ({ label, value, wide: true })

function basics({ state, requester, proxy, names, promise, legal }: PrintCase): Block[] {
  const { blocker, external } = state
  const people = (label: string, person: PrintPerson | null): Fact[] => [
    { label, value: person?.name ?? '' },
    { label: '电话', value: person?.phone ?? '' },
    { label: '证件号码', value: person?.idNumber ?? '' },
  ]
  return [
    {
      type: 'facts',
      rows: [
        { label: '登记时间', value: momentWords(state.registeredAt, 'zh') },
        { label: '反映方式', value: channelWords[state.channel].zh },
        ...people('反映人', requester),
        {
          label: '类别',
          value: state.requester === null ? '没有留名' : state.requester.kind === 'enterprise' ? '企业' : '个人',
        },
        ...(proxy && state.requester?.proxy
          ? [
              ...people('代办人', proxy),
              { label: '关系与凭据', value: `${state.requester.proxy.relation}；${state.requester.proxy.authority}` },
            ]
          : []),
        ...(external
          ? [
              wide(
                '12345 工单',
                `${external.number}${external.dueAt ? `，${momentWords(external.dueAt, 'zh')}前答复` : ''}`,
              ),
            ]
          : []),
        wide('事项', state.item?.name ?? state.title),
        wide('反映内容', state.statement),
        wide('希望', state.wish),
        wide(
          '原因',
          [blocker.causes.map((cause) => causeWords[cause].zh).join('、'), blocker.note].filter(Boolean).join('；'),
        ),
        { label: '卡在哪里', value: [blocker.place, blocker.step].filter(Boolean).join('；') },
        { label: '哪天', value: blocker.refusedOn ? dateWords(blocker.refusedOn, 'zh') : '' },
        { label: '首问负责人', value: names(state.owner) },
        { label: '承办人', value: state.handler === null ? '' : names(state.handler) },
        { label: '办理期限', value: byWhen(promise), wide: true },
        ...(legal ? [wide('法定期限', byWhen(legal))] : []),
        ...classified(state.classification),
        wide(
          '交来的材料',
          state.papers
            .filter(({ withdrawn }) => !withdrawn)
            .map(({ label }, at) => `${at + 1}. ${label}`)
            .join('　'),
        ),
      ],
    },
  ]
}

function classified(classification: PrintCase['state']['classification']): Fact[] {
  if (!classification) return [wide('分类', '')]
  const { nature, causes, layer, remit, rightBody } = classification
  const parts = [
    classWords[classification.class].zh,
    natureWords[nature].zh,
    causes.map((cause) => causeWords[cause].zh).join('、'),
    layerWords[layer].zh,
  ]
  return [wide('分类', [...parts, remit === 'outside' ? `应找${rightBody}` : '归本窗口'].join('；'))]
}

function handling({ state, names }: PrintCase): Block[] {
  return [
    ...section(
      '沟通协调',
      state.referrals.map((referral) => ({
        when: plainMoment(referral.sentAt),
        title: `${referralKindWords[referral.kind].zh} ${referral.body}`,
        body: [
          referral.question,
          referral.answer && `答复：${referral.answer.text}${referral.answer.basis && `（${referral.answer.basis}）`}`,
          referral.returned && `退回：${referral.returned.ground}，应找${referral.returned.rightBody}`,
        ]
          .filter(Boolean)
          .join('\n'),
      })),
    ),
    ...section(
      '补正材料',
      state.requests.map((request) => ({
        when: plainMoment(request.askedAt),
        title: `${dateWords(request.until, 'zh')}前补齐（${{ open: '等候中', provided: '已补', lapsed: '过期', withdrawn: '不用补了' }[request.status]}）`,
        body: request.materials.map(({ name }, at) => `${at + 1}. ${name}`).join('\n'),
      })),
    ),
    ...section(
      '试过的办法',
      state.ways.map((way) => ({
        when: plainMoment(way.at),
        title: `${way.way}：${{ works: '可行', fails: '不行', open: '还在试' }[way.result]}`,
        body: [way.basis, way.note].filter(Boolean).join('\n'),
      })),
    ),
    ...section(
      '综合研判',
      state.judgements.map((judgement) => ({
        when: plainMoment(judgement.at),
        title: `${verdictWords[judgement.verdict].zh}（${names(judgement.by)}${judgement.countersign ? `；${names(judgement.countersign.by)}${judgement.countersign.agreed ? '复核同意' : '复核不同意'}` : ''}）`,
        body: [judgement.reasoning, judgement.basis, judgement.alternative].filter(Boolean).join('\n'),
      })),
    ),
  ]
}

function ending({ state, names }: PrintCase): Block[] {
  const last = state.replies.at(-1)
  const { solved, rating } = state
  return [
    ...section(
      '答复反馈',
      state.replies.map((reply) => ({
        when: plainMoment(reply.at),
        title: `${outcomeWords[reply.outcome].zh}（${names(reply.by)}）`,
        body: [
          reply.explanation,
          reply.basis,
          ...reply.attempts.map(
            (attempt) =>
              `${deliveryChannelWords[attempt.channel].zh}${attempt.reached ? '送达' : '未送达'}，${momentWords(attempt.at, 'zh')}`,
          ),
        ]
          .filter(Boolean)
          .join('\n'),
      })),
    ),
    { type: 'heading', text: '回访评价与办结' },
    {
      type: 'facts',
      rows: [
        { label: '现在的阶段', value: stageWords[state.stage].zh },
        {
          label: '答复了吗',
          value: state.answered ? momentWords(state.answered.at, 'zh') : last ? '还没有送达' : '还没有',
        },
        {
          label: '解决了吗',
          value:
            solved === null
              ? '本人还没有说'
              : `${solved.value === 'yes' ? '解决了' : '没有解决'}（本人${solved.said === 'online' ? '网上' : '回访时'}说）`,
        },
        // Law 10: the rating reaches paper only when the case is closed.
        { label: '评价', value: state.closedAt === null || rating === null ? '' : `${rating.stars} 星` },
        { label: '结果', value: state.outcome === null ? '' : outcomeWords[state.outcome].zh },
        { label: '办结时间', value: state.closedAt === null ? '' : momentWords(state.closedAt, 'zh') },
      ],
    },
    { type: 'signatures', labels: ['反映人', '承办人', '负责人'] },
  ]
}

function section(text: string, entries: readonly { when: string; title: string; body: string }[]): Block[] {
  return entries.length === 0
    ? []
    : [
        { type: 'heading', text },
        { type: 'story', entries },
      ]
}
