/** Making, moving and giving back a time, from the page of one's own case. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { countPerMinute } from '#app/attempts.ts'
import type { Performed } from '#app/perform.ts'
import { giveTimeBack, moveTime, personSlots, takeTime } from '#app/portal-appointments.ts'
import { getPersonFile, type PersonFile } from '#app/portal-reads.ts'
import type { CaseSession } from '#app/portal-sessions.ts'
import { stillStands, type Appointment, type ResidentKind } from '#core/appointments/appointment.ts'
import { dateOf, parseInstant, parsePlainDate, type PlainDate } from '#core/clock/date.ts'
import { calendarFile } from '#reports/calendar-file.ts'
import { appointmentWords } from '#words/appointments.ts'
import { refusalText } from '#words/refusals.ts'
import { formOf, keyOf, type Kit, PortalProblem, seeOther, sendPage, textOf, type Form } from '../kit.ts'
import type { Fault } from '../parts.ts'
import type { View } from '../view.ts'
import { isResidentKind, renderMeet, renderTimes, type Picking } from './pages.ts'

interface Opened {
  readonly session: CaseSession
  readonly view: View
  readonly file: PersonFile
}

const mostTopic = 500
const mostPlace = 200

export function registerAppointments(server: FastifyInstance, kit: Kit): void {
  const { app } = kit
  const acting = countPerMinute(app.store.pool, 'case-act', 30)

  async function open(request: FastifyRequest, reply: FastifyReply): Promise<Opened> {
    const session = await kit.session(request)
    if (!session) throw new PortalProblem('noSession')
    return { session, view: await kit.view(request, reply, session), file: await getPersonFile(app, session) }
  }
  async function begin(request: FastifyRequest, reply: FastifyReply): Promise<Opened & { form: Form; key: string }> {
    const form = formOf(request)
    kit.guard(request, form)
    const opened = await open(request, reply)
    const wait = await acting([opened.session.caseId])
    if (wait > 0) throw new PortalProblem('tooMany', wait)
    return { ...opened, form, key: keyOf(form) }
  }

  server.get<{ Querystring: { did?: string } }>('/track/meet', async (request, reply) => {
    const { view, file } = await open(request, reply)
    return sendPage(reply, renderMeet(view, file, noteOf(view, request.query.did)))
  })

  server.post('/track/meet', async (request, reply) => {
    const { session, view, form, key } = await begin(request, reply)
    // What was given back already, or is over, is shown as it stands.
    const performed = await giveTimeBack(app, session, view.lang, key, textOf(form, 'cancel'))
    return seeOther(reply, performed.ok ? '/track/meet?did=cancelled' : '/track/meet')
  })

  server.get<{ Querystring: Form }>('/track/meet/time', async (request, reply) => {
    const { session, view, file } = await open(request, reply)
    const asked = askedFor(file, textOf(request.query, 'kind'), textOf(request.query, 'move'))
    if (!asked) return seeOther(reply, '/track/meet')
    const slots = await personSlots(app, session, view.lang, file.state, asked.kind, asked.moved)
    const day = dayOf(textOf(request.query, 'day'))
    const typed = { at: '', topic: '', place: '' }
    return sendPage(reply, renderTimes(view, file, { ...asked, slots, day, typed, faults: [], key: view.newKey() }))
  })

  server.post('/track/meet/time', async (request, reply) => {
    const { session, view, file, form, key } = await begin(request, reply)
    const asked = askedFor(file, textOf(form, 'kind'), textOf(form, 'move'))
    if (!asked) return seeOther(reply, '/track/meet')
    const { kind, moved } = asked
    const typed = {
      at: textOf(form, 'at'),
      topic: textOf(form, 'topic').trim().slice(0, mostTopic),
      place: textOf(form, 'place').replaceAll('\n', ' ').trim().slice(0, mostPlace),
    }
    const at = parseInstant(typed.at)
    const faults: Fault[] = []
    if (!at.ok) faults.push({ field: 'at', text: view.t('还没有选时间，请选一个。', 'No time is chosen yet.') })
    if (kind === 'home' && !moved && typed.place === '')
      faults.push({ field: 'place', text: view.t('还没写到哪里找您。', 'Please write where we shall come.') })
    let performed: Performed | null = null
    if (at.ok && faults.length === 0) {
      performed = moved
        ? await moveTime(app, session, view.lang, key, { moving: moved.id, at: at.value })
        : await takeTime(app, session, view.lang, key, { kind, at: at.value, topic: typed.topic, place: typed.place })
      if (performed.ok)
        return seeOther(reply, `/track/meet?did=${moved ? 'moved' : kind === 'home' ? 'asked' : 'made'}`)
      for (const refusal of performed.refusals) faults.push({ field: 'at', text: refusalText(refusal, view.lang) })
    }
    // As it is free now, which may be another list than the one they chose from.
    const picking: Picking = {
      ...asked,
      slots: await personSlots(app, session, view.lang, file.state, kind, moved),
      day: dayOf(textOf(form, 'day')) ?? (at.ok ? dateOf(at.value) : null),
      typed,
      faults,
      key,
    }
    return sendPage(reply, renderTimes(view, file, picking), performed ? 409 : 422)
  })

  server.get<{ Params: { file: string } }>('/track/meet/:file', async (request, reply) => {
    const { view, file } = await open(request, reply)
    const appointment = file.state.appointments?.find(({ id }) => `${id}.ics` === request.params.file)
    if (!appointment) throw new PortalProblem('notFound')
    return reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="appointment.ics"')
      .type('text/calendar; charset=utf-8')
      .send(calendarOf(view, file, appointment))
  })
}

/** Nothing of the matter itself: a calendar is read over shoulders. */
function calendarOf({ t, word, now, centre, lang }: View, { state }: PersonFile, appointment: Appointment): string {
  const { id, kind, at, minutes, place, status } = appointment
  const address = lang === 'zh' ? centre.address : centre.addressEn
  return calendarFile({
    uid: `${state.number}-${id}@bancheng`,
    made: now,
    start: at,
    minutes,
    title: `${centre.texts[lang].name} ${word(appointmentWords[kind])}`,
    place: kind === 'phone' ? '' : kind === 'room' ? `${address} ${place}` : place,
    text: t(
      `编号 ${state.number}。来不了请打 ${centre.phone}。`,
      `Number ${state.number}. If you cannot come, call ${centre.phone}.`,
    ),
    cancelled: status === 'cancelled',
  })
}

/** What the times are for: something new that may be made, or an own one that still stands. */
function askedFor(
  file: PersonFile,
  kind: string,
  move: string,
): { kind: ResidentKind; moved: Appointment | null } | null {
  const moved = file.state.appointments?.find((each) => each.id === move && stillStands(each))
  if (moved) return moved.kind !== 'accompany' && file.may.has('moveAppointment') ? { kind: moved.kind, moved } : null
  if (!isResidentKind(kind) || !file.may.has('makeAppointment')) return null
  return { kind, moved: null }
}

const dayOf = (text: string): PlainDate | null => {
  const day = parsePlainDate(text)
  return day.ok ? day.value : null
}

function noteOf({ t }: View, did: string | undefined): string {
  switch (did) {
    case 'made':
      return t('约好了，写在下面。', 'It is agreed, as written below.')
    case 'asked':
      return t('记下了。工作人员确认后，会告诉您。', 'Noted; you hear from us when it is confirmed.')
    case 'moved':
      return t('时间改好了，写在下面。', 'The time is changed, as written below.')
    case 'cancelled':
      return t('取消了。以后还可以再约。', 'Called off; you can make another one.')
    default:
      return ''
  }
}
