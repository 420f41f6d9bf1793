/** The first sentence of a person's page: who has it, what comes next, by when. One fact after the other, never a stage name alone. */
import type { CaseState, PauseReason } from '#core/case/case.ts'
import { lastReply, openPause, openRequest } from '#core/case/demands.ts'
import { dateOf } from '#core/clock/date.ts'
import { dateWords } from '#words/date.ts'
import type { PersonFile } from '#app/portal-reads.ts'
import type { View } from '../view.ts'
import { dayWords, dueWords } from '../when.ts'
import { withOthers } from './with-others.ts'

export interface FirstSentence {
  /** Who and what next. */
  readonly now: string
  /** By when, as one says it; '' when no date runs. */
  readonly due: string
  /** The date that binds, or what stands in its place. */
  readonly dueDate: string
  readonly late: boolean
}

type Said = Pick<View, 't' | 'lang' | 'now'>

export function firstSentence(view: Said, file: PersonFile): FirstSentence {
  const { state, clocks, names } = file
  const { promise } = clocks
  const owner = names.get(state.owner) ?? view.t('负责人', 'the person in charge')
  const over = state.answered !== null || state.stage === 'closed' || state.stage === 'archived'
  if (over) return { now: whatNow(view, file), due: '', dueDate: '', late: false }
  if (promise.due === null) {
    return {
      now: whatNow(view, file),
      due: openRequest(state)
        ? view.t('等您交来，这里就写上哪天答复您。', 'Once they are here, the day of your answer is written here.')
        : view.t(
            '停着的日子不算在答复的天数里；一恢复，这里就写上哪天答复您。',
            'Days of waiting are not counted; when it goes on, the day of your answer is written here.',
          ),
      dueDate: '',
      late: false,
    }
  }
  const late = view.now > promise.due
  // The answer is there: the date by which it was promised is no news.
  if (!late && state.stage === 'reply' && lastReply(state))
    return { now: whatNow(view, file), due: '', dueDate: '', late }
  const { said, date } = dueWords(promise.due, view.now, view.lang)
  const provisional = promise.provisional ? view.t('（暂定）', ' (provisional)') : ''
  return {
    now: whatNow(view, file),
    due: late
      ? view.t(
          `说好的日子已经过了，是我们晚了。这件事由${owner}负责，会给您说明${state.overdueSince === null ? '' : '；中心负责人已经知道'}`,
          `The promised day has passed; we are late. ${owner} answers for it and owes you an explanation${state.overdueSince === null ? '' : '; the director has been told'}`,
        )
      : view.t(`最晚${said}给您答复`, `You will have an answer ${said}`),
    // Far off, the date is already in the words.
    dueDate: (!late && said.includes(date) ? '' : date) + provisional,
    late,
  }
}

function whatNow(view: Said, file: PersonFile): string {
  const { t } = view
  const { state, names } = file
  const owner = names.get(state.owner) ?? t('负责人', 'the person in charge')
  const hands = (state.handler && names.get(state.handler)) || owner
  const request = openRequest(state)
  switch (state.stage) {
    case 'archived':
    case 'closed':
      return t(
        '这件事办结了。要是还没解决，可以再打开。',
        'This matter is closed. If it is not solved after all, it can be opened again.',
      )
    case 'followUp':
      return afterAnswer(view, state, owner)
    default:
  }
  if (request) {
    const day = dateWords(request.until, view.lang)
    return t(
      `${hands}在等您补 ${request.materials.length} 样材料，请在${day}前交来。收到以后接着办。`,
      `${hands} is waiting for ${request.materials.length === 1 ? 'a paper' : `${request.materials.length} papers`} from you, by ${day}; then it goes on.`,
    )
  }
  const pause = openPause(state)
  if (pause) return paused(view, pause.reason, hands)
  if (state.stage === 'reply' && lastReply(state))
    return t(`${hands}写好了答复，请您看一看。`, `${hands} has written the answer; please read it.`)
  const asked = withOthers(view, state, owner)
  if (asked) return asked
  if (state.turn === 'supervisor')
    return t(
      `${owner}写好了意见，正在请另一位负责人再看一遍。`,
      `${owner} has written an opinion; a second person is looking at it.`,
    )
  switch (state.stage) {
    case 'reception':
      return reception(view, file, owner)
    case 'triage':
      return t(
        `${hands}正在弄清卡在哪里、归谁管，接下来告诉您怎么办。`,
        `${hands} is finding out where it is stuck and whose it is; next you hear how it goes on.`,
      )
    case 'coordination':
      return t(
        `${hands}正在和有关单位沟通，接下来告诉您结果。`,
        `${hands} is talking to the bodies concerned; next you hear the result.`,
      )
    case 'assessment':
      return t(
        `${hands}正在一条一条试：有没有办法可以办。接下来给您答复。`,
        `${hands} is going through every way in which it might be done; the answer is next.`,
      )
    case 'reply':
      return t(`${hands}正在写答复。`, `${hands} is writing the answer.`)
  }
}

/** Why it stands still, and that it goes on. */
function paused({ t }: Said, reason: PauseReason, hands: string): string {
  switch (reason) {
    case 'awaitingPerson':
      return t(
        `${hands}在等您这边的消息，您一有消息就接着办。`,
        `${hands} is waiting to hear from you and goes on as soon as you say so.`,
      )
    case 'awaitingExpertise':
      return t(
        `${hands}在等鉴定或检测的结果，结果一出来就接着办。`,
        `${hands} is waiting for an expert examination and goes on as soon as it is there.`,
      )
    case 'forceMajeure':
      return t(
        `遇到了谁也没办法的情况，先停一停；一恢复，${hands}就接着办。`,
        `Something nobody could prevent has stopped it for now; ${hands} goes on as soon as that is over.`,
      )
  }
}

function reception(view: Said, { state, clocks }: PersonFile, owner: string): string {
  const { t } = view
  const due = clocks.contact?.due
  if (state.firstContactAt || !due)
    return t(
      `${owner}收下了您的事，接下来弄清卡在哪里。`,
      `${owner} has taken your matter in; next we find out where it is stuck.`,
    )
  if (view.now > due)
    return t(
      `您的事由${owner}负责，本该已经跟您联系，是我们晚了；着急请直接打电话。`,
      `${owner} is in charge of your matter and should have contacted you by now; we are late. Please call if it is urgent.`,
    )
  const { said } = dueWords(due, view.now, view.lang)
  return t(
    `您的事由${owner}负责，${said}跟您联系，问清楚情况。`,
    `${owner} is in charge of your matter and will contact you ${said}.`,
  )
}

function afterAnswer(view: Said, state: CaseState, owner: string): string {
  const { t } = view
  const answered = state.answered!
  const day = dayWords(dateOf(answered.at), dateOf(view.now), view.lang)
  if (state.solved === null) {
    return t(
      `${owner}${day}答复了您。请告诉我们：解决了没有？`,
      `${owner} answered you ${day}. Please tell us: is it solved?`,
    )
  }
  return state.solved.value === 'yes'
    ? t(
        '您说解决了，谢谢告诉我们。我们收好材料就办结。',
        'You say it is solved; thank you. We put the papers in order and close it.',
      )
    : t(
        '您说没解决，但清楚了原因。会换一位同事打电话，再听您讲讲。',
        'You say it is not solved but clear. A different colleague will call to hear you.',
      )
}
