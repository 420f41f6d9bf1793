/** Words of appointments: their kinds, why just this colleague, and their lines of the timeline. */
import type { AppointmentKind, SlotReason } from '#core/appointments/appointment.ts'
import type { AppointmentEventData } from '#core/appointments/events.ts'
import type { RoutingReason } from '#core/case/case.ts'
import type { CaseEvent } from '#core/case/events.ts'
import { momentWords } from './date.ts'
import type { Line, Teller } from './timeline.ts'
import type { Text } from './word.ts'

export const appointmentWords: Readonly<Record<AppointmentKind, Text>> = {
  room: { zh: '到静室面谈', en: 'Talk in the quiet room' },
  home: { zh: '上门', en: 'Visit at home' },
  phone: { zh: '电话', en: 'Telephone call' },
  accompany: { zh: '帮办', en: 'Going along' },
}

export const slotReasonWords: Readonly<Record<SlotReason, Text>> = {
  handles: { zh: '这件事由这位同事负责，不用从头再说', en: 'has the matter in hand, so nothing need be told anew' },
  speciality: { zh: '熟悉这类事项', en: 'knows this kind of matter' },
  lightestLoad: { zh: '手上的事最少', en: 'has the fewest matters in hand' },
  onlyOne: { zh: '这个时间只有这位同事在', en: 'is the only one free then' },
}

export const routingWords: Readonly<Record<RoutingReason, Text>> = {
  speciality: { zh: '熟悉这类事项', en: 'knows this kind of matter' },
  lightestLoad: { zh: '手上的事最少', en: 'had the fewest matters in hand' },
  onlyOne: { zh: '只有这一位可以接', en: 'was the only one who could take it' },
  everyoneAway: { zh: '当天大家都请假', en: 'everybody was away that day' },
  everyoneFull: { zh: '当天大家手上都满了', en: 'everybody was at the limit that day' },
}

type AppointmentEvent = Extract<CaseEvent, { type: keyof AppointmentEventData }>

const lines = (title: string, ...body: (string | false)[]): Line => ({ title, body: body.filter(Boolean).join('\n') })

export function appointmentChinese(event: AppointmentEvent, { names, voice, actor }: Teller): Line {
  const person = voice === 'resident' ? '您' : '当事人'
  const kind = (of: AppointmentKind) => appointmentWords[of].zh
  switch (event.type) {
    case 'appointmentMade': {
      const { at, place, staff, topic, steps, asked, minutes, why = [] } = event.data
      const title = asked ? `${actor}希望${kind(event.data.kind)}` : `${actor}约好了：${kind(event.data.kind)}`
      return lines(
        title,
        `${momentWords(at, 'zh')}，${minutes} 分钟${place && `，${place}`}`,
        `由${names(staff)}来${why.length > 0 ? `（${why.map((each) => slotReasonWords[each].zh).join('；')}）` : ''}`,
        topic,
        steps.length > 0 && `一起办：${steps.map(({ what }) => what).join('、')}`,
        asked && '等工作人员确认',
      )
    }
    case 'appointmentMoved': {
      const { at, from, place, staff, confirmed } = event.data
      const same = at === from
      const title = confirmed ? `${actor}确认了：${kind(event.data.kind)}` : `${actor}把${kind(event.data.kind)}改了时间`
      return lines(
        title,
        `${momentWords(at, 'zh')}${place && `，${place}`}`,
        `由${names(staff)}来`,
        !same && `原来是${momentWords(from, 'zh')}`,
      )
    }
    case 'appointmentCancelled':
      return lines(
        `${actor}取消了约好的${kind(event.data.kind)}`,
        momentWords(event.data.at, 'zh'),
        event.data.reason && `原因：${event.data.reason}`,
      )
    case 'appointmentNear':
      return lines(
        `提醒了${person}和${names(event.data.staff)}：${kind(event.data.kind)}快到了`,
        `${momentWords(event.data.at, 'zh')}${event.data.place && `，${event.data.place}`}`,
      )
    case 'appointmentUnsaid':
      return lines(`${kind(event.data.kind)}的时间过了，还没有人记下结果`, momentWords(event.data.at, 'zh'))
    case 'appointmentKept':
      return lines(`${kind(event.data.kind)}：见到了`, event.data.note)
    case 'appointmentMissed':
      return lines(`${kind(event.data.kind)}：没有见到，可以再约`, momentWords(event.data.at, 'zh'), event.data.note)
    case 'helpStepDone':
      return lines(`一起办完一步：${event.data.what}`, event.data.note)
  }
}

export function appointmentEnglish(event: AppointmentEvent, { names, voice, actor }: Teller): Line {
  const person = voice === 'resident' ? 'you' : 'the person'
  const kind = (of: AppointmentKind) => appointmentWords[of].en
  switch (event.type) {
    case 'appointmentMade': {
      const { at, place, staff, topic, steps, asked, minutes, why = [] } = event.data
      const title = asked ? `${actor} wished for: ${kind(event.data.kind)}` : `${actor} agreed on: ${kind(event.data.kind)}`
      return lines(
        title,
        `${momentWords(at, 'en')}, ${minutes} minutes${place && `, ${place}`}`,
        `With ${names(staff)}${why.length > 0 ? ` (${why.map((each) => slotReasonWords[each].en).join('; ')})` : ''}`,
        topic,
        steps.length > 0 && `To be done together: ${steps.map(({ what }) => what).join('; ')}`,
        asked && 'Waiting for our confirmation',
      )
    }
    case 'appointmentMoved': {
      const { at, from, place, staff, confirmed } = event.data
      const same = at === from
      const title = confirmed ? `${actor} confirmed: ${kind(event.data.kind)}` : `${actor} moved: ${kind(event.data.kind)}`
      return lines(
        title,
        `${momentWords(at, 'en')}${place && `, ${place}`}`,
        `With ${names(staff)}`,
        !same && `Before: ${momentWords(from, 'en')}`,
      )
    }
    case 'appointmentCancelled':
      return lines(
        `${actor} called off: ${kind(event.data.kind)}`,
        momentWords(event.data.at, 'en'),
        event.data.reason && `Reason: ${event.data.reason}`,
      )
    case 'appointmentNear':
      return lines(
        `Reminded ${person} and ${names(event.data.staff)}: ${kind(event.data.kind)}`,
        `${momentWords(event.data.at, 'en')}${event.data.place && `, ${event.data.place}`}`,
      )
    case 'appointmentUnsaid':
      return lines(`${kind(event.data.kind)}: its time is over and nobody wrote down how it went`, momentWords(event.data.at, 'en'))
    case 'appointmentKept':
      return lines(`${kind(event.data.kind)}: it took place`, event.data.note)
    case 'appointmentMissed':
      return lines(
        `${kind(event.data.kind)}: it did not take place; another time can be made`,
        momentWords(event.data.at, 'en'),
        event.data.note,
      )
    case 'helpStepDone':
      return lines(`Done together: ${event.data.what}`, event.data.note)
  }
}
