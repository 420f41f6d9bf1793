/** What colleagues are told. No personal data: the case's number leads to the rest. Pure; null when an event needs no word. */
import type { CaseState } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import type { Instant } from '#core/clock/date.ts'
import { appointmentWords } from '#words/appointments.ts'
import type { Signed } from '#core/network/filing.ts'
import { dateWords, momentWords } from '#words/date.ts'
import { messageKindWords } from '#words/hotline.ts'

export interface StaffContext {
  readonly state: CaseState
  readonly due: Instant | null
  readonly names: (id: string) => string
}

/** Which body did it, and who there. */
const signature = ({ data }: { data: { signed?: Signed } }): string =>
  data.signed ? `${data.signed.body} ${data.signed.name}`.trim() : '对方'

export function staffMessage(event: CaseEvent, { state, due, names }: StaffContext): string | null {
  const number = state.number
  switch (event.type) {
    case 'registered':
      return `${number} 来了，首问负责人是${names(state.owner)}。`
    case 'orderMessage':
      return `${number}：${messageKindWords[event.data.kind].zh}。`
    case 'orderRevised':
      return `${number} 的工单又发来不同的内容，请看过再定。`
    case 'orderReturnDecided':
      return `${number}：热线${event.data.accepted ? '同意' : '不同意'}退单。`
    case 'orderExtensionDecided':
      return `${number}：热线${event.data.granted ? '同意' : '不同意'}延期。`
    case 'joinNoted':
      return event.data.joined
        ? `${event.data.other.number} 并入 ${number}，一起答复。`
        : `${event.data.other.number} 不再并入 ${number}。`
    case 'said':
      return `${number} 的当事人来话了。`
    case 'materialsProvided':
      return `${number} 的材料补来了，计时继续。`
    case 'requestLapsed':
      return `${number} 请当事人补的材料到期未补，计时继续。`
    case 'reassigned':
      return `${number} 转给${names(event.data.handler)}办理：${event.data.reason}`
    case 'ownerChanged':
      return `${number} 的首问负责人换成${names(event.data.owner)}：${event.data.reason}`
    case 'countersigned':
      return event.data.agreed ? `${number} 的研判已经第二人签字。` : `${number} 的研判没有通过：${event.data.note}`
    case 'extensionDecided':
      return event.data.granted ? `${number} 的延期批准了。` : `${number} 的延期没有批准：${event.data.note}`
    case 'deadlineNear':
      return `${number} 快到期了${due ? `：${momentWords(due, 'zh')}` : ''}。`
    case 'becameOverdue':
      return `${number} 超期了${due ? `：本该 ${momentWords(due, 'zh')} 前答复` : ''}，负责人是${names(state.owner)}。`
    case 'reopened':
      return `${number} 重新打开：${event.data.reason}`
    case 'confirmed':
      return `${number} 的当事人说还没解决，请安排没有经手的同事回访。`
    case 'rated':
      return `${number} 得了差评，请安排没有经手的同事回访。`
    case 'referralAccepted':
      return `${number}：${signature(event)}收下了。`
    case 'referralAnswered':
      return `${number}：${signature(event)}答复了。`
    case 'referralReturned':
      return `${number}：${signature(event)}退回，说应找${event.data.rightBody}。`
    case 'referralRaised':
      return `${number}：${event.data.body}晚了 ${event.data.days} 个工作日${event.data.above ? '，已报告它的上级' : ''}。`
    case 'invitationAnswered':
      return `${number} 的会商：${signature(event)}${event.data.coming ? '来' : '不来'}。`
    case 'conferenceCalled':
      return `${number} 提出会商，请您召集。`
    case 'conferencePlanned':
      return `${number} 的会商定在${momentWords(event.data.when, 'zh')}${event.data.place && `，${event.data.place}`}。`
    case 'conferenceCancelled':
      return `${number} 的会商取消了：${event.data.reason}`
    case 'panelClosed':
      return `${number} 的智囊团意见收齐了。`
    case 'filingAsked':
      return `${number} 申请备案，请您批复。`
    case 'filingDecided':
      return event.data.granted ? `${number} 的备案批准了。` : `${number} 的备案没有批准：${event.data.note}`
    case 'filingReviewed':
      return event.data.sound
        ? `${number} 的备案复核过了，没有问题。`
        : `${number} 的备案复核认为不妥：${event.data.note}`
    case 'escalated':
      return `${number} 被退回三次，需要您召集会商。`
    case 'extensionAsked':
      return `${number} 申请延期 ${event.data.days} 个工作日，请在到期前决定。`
    case 'appointmentMade':
      return event.data.asked
        ? `${number} 的当事人希望上门：${momentWords(event.data.at, 'zh')}，请确认或另约。`
        : `${number} 约了您：${momentWords(event.data.at, 'zh')}，${appointmentWords[event.data.kind].zh}。`
    case 'appointmentMoved':
      return `${number} 约的时间改成${momentWords(event.data.at, 'zh')}，${appointmentWords[event.data.kind].zh}，由${names(event.data.staff)}去。`
    case 'appointmentCancelled':
      return `${number} 取消了约好的${momentWords(event.data.at, 'zh')}。`
    case 'appointmentNear':
      return `${number} ${momentWords(event.data.at, 'zh')}有约：${appointmentWords[event.data.kind].zh}。`
    case 'appointmentUnsaid':
      return `${number} 约好的${momentWords(event.data.at, 'zh')}过了，请记下来没来。`
    case 'judged':
      return `${number} 的研判需要第二人签字。`
    case 'supervised': {
      const { what, until, signed } = event.data
      return `${number} 被${signed?.body ?? '中心负责人'}督办，${dateWords(until, 'zh')}前答复：${what}`
    }
    case 'supervisionChased':
      return `${number} 的督办过了 ${event.data.days} 个工作日还没有答复，负责人是${names(state.owner)}。`
    case 'supervisionAnswered':
      return `${number} 的督办有答复了：${event.data.text}`
    case 'supervisionClosed':
      return `${number} 的督办办结了：${event.data.word}`
    case 'appealed':
      return `${number} 有人不同意结果，请安排没有经手的同事复核。`
    case 'appealChased':
      return `${number} 的复核过了期限还没有决定，请安排没有经手的同事。`
    case 'appealDecided':
      return event.data.upheld
        ? `${number} 的申诉成立：${event.data.reasons}`
        : `${number} 的申诉复核过了，维持原来的结果。`
    default:
      return null
  }
}
