/** The story of a case in Chinese. */
import type { CaseEvent } from '#core/case/events.ts'
import { appointmentChinese } from './appointments.ts'
import { channelWords, classWords, deliveryChannelWords, outcomeWords, pauseReasonWords, stageWords, verdictWords } from './case.ts'
import { hotlineChinese } from './hotline.ts'
import { stanceWords } from './network.ts'
import { supervisionChinese } from './supervision.ts'
import { causeWords, layerWords, natureWords } from './causes.ts'
import { dateWords, momentWords } from './date.ts'
import { markWords } from './checklist.ts'
import { documentNames } from './documents.ts'
import { findingSentence } from './finding.ts'
import { changeTold } from './rectification.ts'
import type { Line, Teller } from './timeline.ts'
import { withinWords } from './within.ts'

const line = (title: string, body = ''): Line => ({ title, body })
const because = (reason: string): string => (reason === '' ? '' : `原因：${reason}`)
const referred = { cooperate: '请对方配合', instruct: '交给对方办', transfer: '转给对方办', report: '写明经过报了上去' } as const
const answers = { yes: '可以办', no: '办不了', needMore: '还要补充情况' } as const

export function chinese(event: CaseEvent, teller: Teller): Line {
  const { names, voice, actor } = teller
  const person = voice === 'resident' ? '您' : '当事人'
  const meeting = voice === 'resident' ? '各家一起商量的会' : '会商'
  switch (event.type) {
    case 'registered': {
      const { data } = event
      const owner = voice === 'resident' ? `由${names(data.owner)}从头负责到底` : `首问负责人：${names(data.owner)}`
      if (data.channel === 'counter')
        return line(`${actor}把这件事转到反映窗口，说过的不用再说`, [data.statement, owner].filter(Boolean).join('\n'))
      return line(`收到了（${channelWords[data.channel].zh}）`, [data.statement, owner].filter(Boolean).join('\n'))
    }
    case 'taken':
      return line(`${names(event.data.handler)}接手办理`)
    case 'accepted':
      return line(`${actor}受理了`)
    case 'classified': {
      const { data } = event
      // The person reads that the promise changed, not how the matter is filed.
      if (voice === 'resident') return line(`按“${classWords[data.class].zh}”来办，答复的日子跟着重新算`)
      const remit = data.remit === 'outside' ? `不归本窗口管，应找${data.rightBody}；仍由我们跟到底` : '归本窗口办'
      const causes = data.causes.map((cause) => causeWords[cause].zh).join('、')
      return line(`分类：${classWords[data.class].zh}`, `${natureWords[data.nature].zh}；${causes}；${layerWords[data.layer].zh}；${remit}`)
    }
    case 'told':
      return line(`${actor}告诉${person}（${deliveryChannelWords[event.data.channel].zh}）`, event.data.text)
    case 'noted':
      return line(event.audience === 'person' ? `${actor}留言` : `${actor}记了一笔`, event.data.text)
    case 'said':
      return line(`${actor}说`, event.data.text)
    case 'amended':
      return line(`${actor}更正了登记的内容`)
    case 'paperAdded':
      return line(`${actor}交来材料：${event.data.label}`)
    case 'paperWithdrawn':
      return line(`${actor}撤下一份材料`, because(event.data.reason))
    case 'paperRead':
      if (event.data.document) return line(`材料读作${documentNames[event.data.document].zh}`, event.data.qr.join('\n'))
      return event.data.qr.length === 0
        ? line('没有从材料上读到二维码')
        : line(`从材料上读到 ${event.data.qr.length} 个二维码`, event.data.qr.join('\n'))
    case 'found':
      return line('核对了票据和明细', findingSentence(event.data, 'zh'))
    case 'materialMarked': {
      const { name, part, state, note } = event.data
      return line(`${part ?? name}：${markWords[state].zh}`, note)
    }
    case 'materialsAsked': {
      const list = event.data.materials.map(
        ({ name, why, where }, at) => `${at + 1}. ${name}${why && `（${why}）`}${where && `，${where}可以拿到`}`,
      )
      return line(`请${person}一次补齐，${dateWords(event.data.until, 'zh')}前`, list.join('\n'))
    }
    case 'materialsProvided':
      return line('补的材料收到了，计时继续', event.data.text)
    case 'requestWithdrawn':
      return line('不用补材料了', because(event.data.reason))
    case 'requestLapsed':
      return line('补材料的日子过了，先按手上的办')
    case 'referred':
      return line(
        `${actor}去找${event.data.body}，${referred[event.data.kind]}，${withinWords(event.data.limit, 'zh')}答复`,
        event.data.question,
      )
    case 'referralChased':
      return event.data.due ? line('对方过了说好的日子没有答复，自动催了一次') : line('催了对方一次', event.data.text)
    case 'referralAccepted':
      return line('对方收下了')
    case 'referralAnswered':
      return line(
        `对方答复：${answers[event.data.can]}`,
        [event.data.text, event.data.basis && `依据：${event.data.basis}`].filter(Boolean).join('\n'),
      )
    case 'referralReturned':
      return line(`对方退回，说应找${event.data.rightBody}；这件事仍在我们手上`, event.data.ground)
    case 'referralWithdrawn':
      return line('不再等对方', because(event.data.reason))
    case 'escalated':
      return line(voice === 'resident' ? '退回三次了，交给中心负责人，由他召集各家一起商量' : '退回三次了，交给中心主任召集会商')
    case 'referralRaised': {
      const { body, days } = event.data
      return line(`${body}过了说好的日子 ${days} 个工作日还没答复，已经报告它的上级`)
    }
    case 'conferenceCalled':
      if (voice === 'resident') return line('要请各家坐到一起商量')
      return event.data.why === 'thirdReturn' ? line('由中心主任召集会商') : line(`${actor}提出会商`, event.data.reason)
    case 'conferencePlanned': {
      const { when, place, invited } = event.data
      return line(`${meeting}定在${momentWords(when, 'zh')}${place && `，${place}`}`, `请了${invited.map(({ body }) => body).join('、')}`)
    }
    case 'invitationAnswered':
      return line(event.data.coming ? `${actor}答应来会商` : `${actor}不来会商`, event.data.note)
    case 'conferenceHeld':
      // What was said stays among those who sat there; what was decided is for everybody.
      return line(`${meeting}开过了`, [event.data.decision, voice === 'staff' && event.data.minutes].filter(Boolean).join('\n'))
    case 'conferenceCancelled':
      return line(`${meeting}取消了`, because(event.data.reason))
    case 'panelConvened': {
      const seats = event.data.seats.map(({ adviser }) => adviser.name).join('、')
      if (voice === 'resident') return line(`请了 ${event.data.seats.length} 位智囊团成员出主意，他们看不到您是谁`)
      return line(`请智囊团出主意：${seats}`, event.data.question)
    }
    case 'seatRecused':
      return line(`${actor}回避`, because(event.data.reason))
    case 'opinionGiven': {
      const { stance, text, basis, conditions } = event.data
      const body = [text, conditions && `条件：${conditions}`, basis && `依据：${basis}`].filter(Boolean).join('\n')
      return line(`${actor}提了意见：${stanceWords[stance].zh}`, body)
    }
    case 'panelClosed':
      return line('智囊团的意见收齐了')
    case 'opinionsAdopted':
      return line(event.data.seats.length > 0 ? '采纳了智囊团的意见' : '没有采纳智囊团的意见', event.data.how)
    case 'panelEffect':
      return line(event.data.helped ? '智囊团的主意管用' : '智囊团的主意没管用', event.data.text)
    case 'filingAsked':
      if (voice === 'resident') return line('为您这件事申请了例外办理，在等批复')
      return line(`${actor}申请备案：${event.data.beyond}`, [event.data.clause, event.data.why].join('\n'))
    case 'filingDecided':
      return line(event.data.granted ? '备案批准了' : '备案没有批准', event.data.note)
    case 'filingWithdrawn':
      return line('撤回备案申请', because(event.data.reason))
    case 'filingReviewed':
      return line(event.data.sound ? `${actor}复核备案，没有问题` : `${actor}复核备案，认为不妥`, event.data.note)
    case 'wayAdded':
    case 'waySettled': {
      const result = { works: '行得通', fails: '行不通', open: '还在试' }[event.data.result]
      const way = event.type === 'wayAdded' ? `：${event.data.way}` : ''
      return line(`试了一条路${way}（${result}）`, event.data.note)
    }
    case 'judged':
      return line(
        `${actor}研判：${verdictWords[event.data.verdict].zh}`,
        [event.data.reasoning, event.data.basis && `依据：${event.data.basis}`].filter(Boolean).join('\n'),
      )
    case 'countersigned':
      return line(event.data.agreed ? `${actor}第二人签字，同意研判` : `${actor}不同意研判`, event.data.note)
    case 'replied':
      return line(`答复写好了：${outcomeWords[event.data.outcome].zh}`, event.data.explanation)
    case 'deliveryTried':
      return line(`试着把答复讲给${person}听，没有联系上（${deliveryChannelWords[event.data.channel].zh}）`, event.data.proof)
    case 'answerDelivered':
      return line(`答复送到了（${deliveryChannelWords[event.data.channel].zh}）`, event.data.proof)
    case 'confirmed':
      return line(event.data.solved === 'yes' ? `${person}说：解决了` : `${person}说：还没解决`, event.data.words)
    case 'rated':
      return line(`${person}打了 ${event.data.stars} 星`, event.data.words)
    case 'followedUp':
      return line(event.data.connected ? `${actor}回访了${person}` : `${actor}回访，没有联系上`, event.data.note)
    case 'closed':
      return line(event.data.because === 'silence' ? `答复后${person}没有再来话，办结` : `办结：${outcomeWords[event.data.outcome].zh}`)
    case 'orderMessage':
    case 'orderFollowedUp':
    case 'orderRevised':
    case 'revisionDecided':
    case 'orderReturned':
    case 'orderReturnDecided':
    case 'orderExtensionAsked':
    case 'orderExtensionDecided':
    case 'joined':
    case 'separated':
    case 'joinNoted':
      return hotlineChinese(event, teller)
    case 'changeTold':
      return line(...changeTold(event.data, 'zh'))
    case 'appointmentMade':
    case 'appointmentMoved':
    case 'appointmentCancelled':
    case 'appointmentNear':
    case 'appointmentUnsaid':
    case 'appointmentKept':
    case 'appointmentMissed':
    case 'helpStepDone':
      return appointmentChinese(event, teller)
    case 'supervised':
    case 'supervisionAnswered':
    case 'supervisionChased':
    case 'supervisionClosed':
    case 'appealed':
    case 'appealChased':
    case 'appealDecided':
      return supervisionChinese(event, teller)
    case 'reopened':
      return line(event.data.by === 'person' ? `${person}说还没解决，请接着办` : '重新打开', event.data.reason)
    case 'archived':
      return line('归档')
    case 'stageChanged': {
      const { to, reason } = event.data
      return line(`到了“${stageWords[to].zh}”这一步`, because(reason))
    }
    case 'reassigned':
      return line(`换${names(event.data.handler)}办理`, because(event.data.reason))
    case 'ownerChanged':
      return line(
        voice === 'resident'
          ? `负责这件事的人换成${names(event.data.owner)}，说过的话不用再说`
          : `首问负责人换成${names(event.data.owner)}`,
        because(event.data.reason),
      )
    case 'extensionAsked':
      return line(`申请延期 ${event.data.days} 个工作日`, because(event.data.reason))
    case 'extensionDecided':
      return line(event.data.granted ? '期限延长了' : '延期没有批准', event.data.note)
    case 'paused':
      return line(`计时暂停：${pauseReasonWords[event.data.reason].zh}`, event.data.note)
    case 'resumed':
      return line(event.actor.kind === 'system' ? '可以暂停的天数用完了，继续计时' : '继续计时', event.data.note)
    case 'deadlineNear':
      return line(`快到期了：${momentWords(event.data.due, 'zh')}`)
    case 'becameOverdue':
      return line('过了说好的日子，还没有答复；中心负责人已经知道')
    case 'fellSilent':
      return line(`${event.data.days} 个工作日没有新消息，仍在办`)
  }
}
