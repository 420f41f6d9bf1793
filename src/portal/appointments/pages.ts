/** A person's appointments: what is agreed, and picking a time. One question a page, no script. */
import { html } from 'ghtml'
import type { PersonFile } from '#app/portal-reads.ts'
import {
  residentKinds,
  standing,
  stillStands,
  usualMinutes,
  type Appointment,
  type AppointmentKind,
  type ResidentKind,
} from '#core/appointments/appointment.ts'
import type { Slot } from '#core/appointments/slots.ts'
import { addMinutes, dateOf, timeOf, type PlainDate } from '#core/clock/date.ts'
import { slotReasonWords } from '#words/appointments.ts'
import { dateWords, momentWords } from '#words/date.ts'
import { staffCall } from '#words/staff-call.ts'
import { page } from '../page.ts'
import type { Fault } from '../parts.ts'
import { button, choices, errorSummary, field, form, inChinese, roomHtml } from '../parts.ts'
import type { View } from '../view.ts'
import { dayWords } from '../when.ts'

/** As a person is offered it, and in a word where it stands agreed. */
const kindText = ({ t }: Pick<View, 't'>, kind: AppointmentKind): { ask: string; name: string; hint: string } => {
  switch (kind) {
    case 'room':
      return {
        ask: t('到窗口来，坐下谈', 'Come and talk'),
        name: t('面谈', 'Talk'),
        hint: t('在安静的小房间里，半小时，不用排队。', 'In a quiet room, half an hour, no queue.'),
      }
    case 'phone':
      return {
        ask: t('约个时间通电话', 'Be called'),
        name: t('电话', 'Telephone call'),
        hint: t('到时候我们打给您，半小时。', 'We call you at that time, half an hour.'),
      }
    case 'home':
      return {
        ask: t('请工作人员上门', 'Be visited'),
        name: t('上门', 'Visit'),
        hint: t(
          '出门不方便的时候选。工作人员确认后才算定下来。',
          'When it is hard for you to come. It is agreed once we confirm.',
        ),
      }
    case 'accompany':
      return { ask: '', name: t('陪您一起办', 'Going along with you'), hint: '' }
  }
}

const called = (file: PersonFile, { t }: Pick<View, 't'>, id: string): string =>
  staffCall(file.names.get(id) ?? t('工作人员', 'a member of staff'))

/** What is agreed, what is over, and what else can be asked for. */
export function renderMeet(view: View, file: PersonFile, note: string): string {
  const { t } = view
  const appointments = file.state.appointments ?? []
  const open = standing(appointments)
  const over = appointments.filter((each) => each.status === 'kept' || each.status === 'missed').slice(-3)
  const kinds = file.may.has('makeAppointment')
    ? residentKinds.filter((kind) => !open.some((each) => each.kind === kind))
    : []
  const title = t('约个时间', 'Make a time')
  const main = html`!${note ? html`<div class="done" role="status" tabindex="-1" autofocus><p>${note}</p></div>` : ''}
<h1>${title}</h1>
!${open.map((each) => agreed(view, file, each))}
!${over.length > 0 ? html`<section class="stack"><h2>${t('已经过去的', 'Past')}</h2><ul class="papers">!${over.map((each) => html`<li><span>${kindText(view, each.kind).name} ${momentWords(each.at, view.lang)}</span><span class="soft">${each.status === 'kept' ? t('见到了', 'took place') : t('没有见到，可以再约', 'did not take place; make another')}</span></li>`)}</ul></section>` : ''}
!${kinds.length > 0 ? html`<section class="stack no-print"><h2>${open.length > 0 ? t('还想约', 'Something else') : t('您想怎么谈', 'How would you like to talk?')}</h2>!${kinds.map((kind) => html`<p><a class="button plain" href="/track/meet/time?kind=${kind}">${kindText(view, kind).ask}</a><br><span class="hint">${kindText(view, kind).hint}</span></p>`)}</section>` : ''}
!${kinds.length === 0 && open.length === 0 ? html`<p>${t('这件事已经办结，不用再约了。还有话说，请打电话。', 'This matter is closed; call us if anything is left.')}</p>` : ''}`
  return page(view, { title: `${title} ${file.state.number}`, main, back: '/track', personal: true })
}

/** One agreed time, as it may lie beside the telephone: it prints. */
function agreed(view: View, file: PersonFile, appointment: Appointment): string {
  const { t, lang, centre } = view
  const { id, kind, at, minutes, place, staff, why, topic, steps, status } = appointment
  const { name } = kindText(view, kind)
  const day = dateOf(at)
  const near = dayWords(day, dateOf(view.now), lang)
  const date = dateWords(day, lang)
  const who = called(file, view, staff)
  const where =
    kind === 'room'
      ? html`${lang === 'zh' ? centre.address : centre.addressEn}!${centre.room ? html` !${roomHtml(view)}` : ''} <span!${inChinese(view, place)}>${place}</span>`
      : kind === 'phone'
        ? html`${t('我们打给您，不用出门', 'We call you; stay where you are')}`
        : html`<span!${inChinese(view, place)}>${place}</span>`
  const past = at < view.now
  return html`<section class="card" aria-labelledby="of-${id}"><h2 id="of-${id}">${name}：${status === 'asked' ? t('等工作人员确认', 'waiting for our word') : near === date ? date : `${near} ${timeOf(at)}`}</h2>
<p><b class="number">${date}${lang === 'zh' ? '' : ' '}${timeOf(at)}</b>${t(`，${minutes} 分钟`, `, ${minutes} minutes`)}</p>
<p>!${where}</p>
<p>${why.length > 0 ? whoSentence(view, file, staff, why) : t(`${who}来`, `With ${who}`)}</p>
!${topic ? html`<p class="soft"!${inChinese(view, topic)}>${topic}</p>` : ''}
!${steps.length > 0 ? html`<p>${t('一起办这几步：', 'To be done together:')}</p><ol>!${steps.map((step) => html`<li!${inChinese(view, step.what)}>${step.what}!${step.done ? html` <span class="got">✓ ${t('办完了', 'done')}</span>` : ''}</li>`)}</ol>` : ''}
!${past ? html`<p class="soft">${t('时间已经过了，工作人员会记下结果。', 'Its time is over; we will write down how it went.')}</p>` : ''}
<p class="no-print"><a href="/track/meet/${id}.ics">${t('放进手机日历', 'Put it into my calendar')}</a>!${kind === 'accompany' || !file.may.has('moveAppointment') ? '' : html` · <a href="/track/meet/time?move=${id}">${t('改个时间', 'Another time')}</a>`}</p>
!${file.may.has('cancelAppointment') ? html`<details class="no-print"><summary>${t('来不了，不约了', 'Call it off')}</summary><p>${t('不用说为什么，以后还可以再约。', 'No reason is needed; you can make another one.')}</p>!${form(view, '/track/meet', button(t('取消这个时间', 'Give this time back'), { kind: 'plain', name: 'cancel', value: id, about: name }), { key: view.newKey() })}</details>` : ''}</section>`
}

export interface Picking {
  readonly kind: ResidentKind
  readonly moved: Appointment | null
  readonly slots: readonly Slot[]
  readonly day: PlainDate | null
  readonly typed: { readonly at: string; readonly topic: string; readonly place: string }
  readonly faults: readonly Fault[]
  readonly key: string
}

/** First the day, then the time. */
export function renderTimes(view: View, file: PersonFile, picking: Picking): string {
  const { t, lang } = view
  const { kind, moved, slots, day, faults } = picking
  const { ask } = kindText(view, kind)
  const title = moved ? t('改个时间', 'Another time') : ask
  const query = moved ? `move=${moved.id}` : `kind=${kind}`
  const today = dateOf(view.now)
  const days = [...Map.groupBy(slots, ({ at }) => dateOf(at))]
  const before = moved
    ? html`<p>${t('现在约的是', 'Now agreed: ')}<b class="number">${momentWords(moved.at, lang)}</b></p>`
    : ''
  const dayList = html`<h1>${title}</h1>!${before}<h2>${t('哪一天方便？', 'Which day?')}</h2>
!${
    days.length > 0
      ? html`<ul class="papers">!${days.map(([date, times]) => {
          const near = dayWords(date, today, lang)
          const full = dateWords(date, lang)
          return html`<li><a href="/track/meet/time?${query}&amp;day=${date}">${near === full ? full : `${near} ${full}`}</a><span class="soft">${t(`${times.length} 个空`, `${times.length} free`)}</span></li>`
        })}</ul>`
      : html`<p>${t('最近十天都约满了。请打电话，我们另想办法。', 'The next ten days are full. Please call us; we will find another way.')}</p>`
  }`
  const ofDay = slots.filter(({ at }) => dateOf(at) === day)
  // Said once when it is the same all day.
  const alike = new Set(ofDay.map(({ staff, why }) => whoSentence(view, file, staff, why)))
  const timeForm = html`!${errorSummary(view, faults)}
<h1>${title}</h1>!${before}
!${form(
    view,
    '/track/meet/time',
    html`<input type="hidden" name="!${moved ? 'move' : 'kind'}" value="${moved ? moved.id : kind}"><input type="hidden" name="day" value="${day ?? ''}">
!${choices({
      name: 'at',
      legend: day ? t(`${dateWords(day, lang)}，几点？`, `${dateWords(day, lang)}, at what time?`) : '',
      ...(alike.size === 1 && { hint: [...alike][0]! }),
      chosen: [picking.typed.at],
      faults,
      choices: ofDay.map(({ at, minutes, staff, why }) => ({
        value: at,
        label: `${timeOf(at)} — ${timeOf(addMinutes(at, minutes))}`,
        ...(alike.size > 1 && { hint: whoSentence(view, file, staff, why) }),
      })),
    })}
!${moved ? '' : kind === 'home' ? field({ name: 'place', label: t('到哪里找您', 'Where shall we come'), hint: t('写到门牌；只有办这件事的人看得到。', 'To the door; only those who handle it can read it.'), value: picking.typed.place, faults, most: 200, attributes: 'autocomplete="street-address"' }) : ''}
!${moved ? '' : field({ name: 'topic', label: t('想谈什么（可以不写）', 'What about (optional)'), value: picking.typed.topic, faults, rows: 3, most: 500 })}
<div class="actions">!${button(kind === 'home' && !moved ? t('就想约这个时间', 'Ask for this time') : t('就约这个时间', 'Take this time'))}</div>`,
    { key: picking.key },
  )}
<p><a href="/track/meet/time?${query}">${t('换一天', 'Another day')}</a></p>`
  return page(view, {
    title: `${title} ${file.state.number}`,
    main: day && ofDay.length > 0 ? timeForm : html`!${errorSummary(view, faults)}!${dayList}`,
    back: '/track/meet',
    personal: true,
    faulty: faults.length > 0,
  })
}

/** Who comes, and why just they. */
const whoSentence = (view: View, file: PersonFile, staff: string, why: Slot['why']): string =>
  view.t(
    `${called(file, view, staff)}来：${why.map((each) => slotReasonWords[each].zh).join('；')}`,
    `With ${called(file, view, staff)}, who ${why.map((each) => slotReasonWords[each].en).join(' and ')}`,
  )

/** Where the line on the page of the case leads, and what it says. */
export function meetLine(view: View, file: PersonFile): string {
  const next = file.state.appointments?.filter(stillStands)[0]
  if (!next && !file.may.has('makeAppointment')) return ''
  const { t } = view
  return html`<p><a href="/track/meet">${next ? t(`约好了：${kindText(view, next.kind).name} ${momentWords(next.at, 'zh')}`, `Agreed: ${kindText(view, next.kind).name} ${momentWords(next.at, 'en')}`) : t('约个时间谈', 'Make a time to talk')}</a></p>`
}

export const isResidentKind = (kind: string): kind is ResidentKind =>
  Object.hasOwn(usualMinutes, kind) && kind !== 'accompany'
