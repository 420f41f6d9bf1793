/** What the person is told, in their words: who has it, what comes next, by when. Pure; null when an event says nothing to them. */
import type { AppointmentKind } from '#core/appointments/appointment.ts'
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Instant } from '#core/clock/date.ts'
import { appointmentWords } from '#words/appointments.ts'
import { dateWords, momentWords } from '#words/date.ts'
import { changeTold } from '#words/rectification.ts'

export interface PersonContext {
  readonly state: CaseState
  readonly due: Instant | null
  readonly provisional: boolean
  readonly names: (id: string) => string
  readonly phone: string
}

/** The message, without greeting and signature; names the case by its number only. */
export function personMessage(event: CaseEvent, context: PersonContext): string | null {
  const text = sentence(event, context)
  return text && `【${context.state.number}】${text}`
}

function sentence(event: CaseEvent, { state, due, provisional, names, phone }: PersonContext): string | null {
  const owner = names(state.owner)
  const by = due
    ? `最晚${momentWords(due, 'zh')}前答复您${provisional ? '（暂定，节假日安排公布后再确认）' : ''}`
    : '等您补齐后再算日子'
  switch (event.type) {
    case 'registered':
      return `您反映的事收到了，由${owner}负责到底，${by}。有事打 ${phone}。`
    case 'accepted':
      return `您的事已经受理，${owner}负责，${by}。`
    case 'told':
      return event.data.text
    case 'changeTold':
      return changeTold(event.data, 'zh')[1]
    case 'noted':
      return event.audience === 'person' ? event.data.text : null
    case 'materialsAsked': {
      const list = event.data.materials.map((material, index) => `${index + 1}. ${material.name}`).join('；')
      return `需要您补：${list}。请在${dateWords(event.data.until, 'zh')}前补齐，可以拍照在查询页上传，也可以带来。`
    }
    case 'materialsProvided':
      return event.actor.kind === 'person' ? null : '您补的材料收到了，我们接着办。'
    case 'requestWithdrawn':
      return `上次请您补的材料不用补了：${event.data.reason}`
    case 'requestLapsed':
      return `约定的日子过了，还没有等到您补的材料。我们先按手上的材料接着办；您还可以随时补，或打 ${phone} 商量。`
    case 'referred':
      return `这件事需要${event.data.body}配合，我们已经去问了，您不用自己跑。`
    case 'referralAnswered':
      return `${namedBody(state, event.data.id)}有回音了，${owner}正在看，接着答复您。`
    case 'referralReturned':
      return `${namedBody(state, event.data.id)}说不归他们管。这件事仍在我们手上，接着找${event.data.rightBody}。`
    case 'referralRaised':
      return `${event.data.body}过了说好的日子还没答复，我们已经告诉它的上级，接着催。`
    case 'conferencePlanned':
      return `各有关单位约好${momentWords(event.data.when, 'zh')}坐到一起商量您这件事，有了结果就告诉您。`
    case 'conferenceHeld':
      return `各有关单位一起商量过您这件事了，${owner}接着办，结果在查询页看得到。`
    case 'filingDecided':
      return event.data.granted
        ? `为您申请的例外办理批下来了，${owner}接着办。`
        : `为您申请的例外办理没有批准，${owner}接着想别的办法。`
    case 'escalated':
      return '这件事被退回了三次，已经交到中心主任手上，由主任召集商量。'
    case 'replied':
      return '答复写好了，请在查询页看；我们也会当面或打电话讲给您听。'
    case 'ownerChanged':
      return `负责您这件事的人换成了${owner}，原因：${event.data.reason}。前面说过的话不用再说一遍。`
    case 'extensionDecided':
      return event.data.granted ? `这件事比预想的难，期限延长了，${by}。` : null
    case 'paused':
      return `计时暂停了：${event.data.note}。恢复时会告诉您新的日子。`
    case 'resumed':
      return `继续计时，${by}。`
    case 'becameOverdue':
      return `说好的日子过了，还没有答复您，对不起。${owner}仍在办，主任已经知道；也可以打 ${phone} 催。`
    case 'fellSilent':
      return `这几天没有新消息，但您的事没有放下：${owner}在办，${by}。`
    case 'appointmentMade':
      return event.data.asked
        ? `您希望上门的时间记下了：${momentWords(event.data.at, 'zh')}。${names(event.data.staff)}确认后再告诉您。`
        : `约好了：${momentWords(event.data.at, 'zh')}，${where(event.data)}，${names(event.data.staff)}等您。来不了请在查询页改，或打 ${phone}。`
    case 'appointmentMoved':
      return `${event.data.confirmed ? '上门的时间定了' : '约好的时间改了'}：${momentWords(event.data.at, 'zh')}，${where(event.data)}，由${names(event.data.staff)}来。`
    case 'appointmentCancelled':
      return `约好的${momentWords(event.data.at, 'zh')}取消了${event.data.reason && `：${event.data.reason}`}。要再约，请在查询页选，或打 ${phone}。`
    case 'appointmentNear':
      return `提醒您：${momentWords(event.data.at, 'zh')}，${where(event.data)}，${names(event.data.staff)}等您。来不了请在查询页改，或打 ${phone}。`
    case 'appointmentMissed':
      return `约好的${momentWords(event.data.at, 'zh')}没有见到您。没关系，请在查询页另约一个时间，或打 ${phone}。`
    case 'supervised':
      return event.data.signed ? '上级在督促这件事，盯着我们尽快办。' : '中心负责人在督促这件事，盯着我们尽快办。'
    case 'appealed':
      return event.data.about === 'answer' ? '您不同意答复，记下了。我们请没有经手过的人重新看，看完告诉您。' : null
    case 'appealDecided':
      if (event.audience !== 'person') return null
      return event.data.upheld
        ? `重新看过了，您说得有理，这件事接着办：${event.data.reasons}`
        : `重新看过了，结果不变：${event.data.reasons}`
    case 'closed':
      return '这件事办结了。如果其实没解决，随时可以在查询页点“还没解决”，不用重新说一遍。'
    case 'reopened':
      return `这件事重新打开了，${owner}负责，${by}。`
    default:
      return null
  }
}

const where = ({ kind, place }: { kind: AppointmentKind; place: string }): string =>
  kind === 'phone' ? '我们打电话给您' : `${appointmentWords[kind].zh}${place && `，${place}`}`

const namedBody = (state: CaseState, referralId: string): string =>
  state.referrals.find((entry) => entry.id === referralId)?.body ?? '对方'
