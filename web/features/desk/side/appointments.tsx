import type { AppointmentView } from '#contract/appointments.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import type { CommandInput } from '../../../queries.ts'
import { dayInShanghai, exactText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb, PlainVerb } from '../case/inline-form.tsx'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { TimeFields, type TimeValues } from './appointments-time.tsx'
import { useAppointmentWords } from './appointments-words.ts'
import './appointments.css'

const stands = ({ status }: AppointmentView): boolean => status === 'asked' || status === 'open'

/** 预约和帮办: what is agreed with the person, steps done together, and making a time. Earlier ones are folded. */
export function Appointments() {
  const { file } = useCaseDesk()
  const words = useAppointmentWords()
  const open = file.appointments.filter(stands)
  const past = newestFirst(file.appointments.filter((each) => !stands(each)))
  const mayMake = reasonsAgainst(file, 'makeAppointment')?.length === 0
  if (file.appointments.length === 0 && !mayMake) return null
  return (
    <section className="case-section" aria-label={words.title}>
      <h3>{words.title}</h3>
      {open.map((each) => (
        <Agreed key={each.id} appointment={each} />
      ))}
      {past.length > 0 && (
        <details>
          <summary>{words.past(past.length)}</summary>
          {past.map((each) => (
            <Agreed key={each.id} appointment={each} />
          ))}
        </details>
      )}
      {mayMake && <Make />}
    </section>
  )
}

function Agreed({ appointment }: { appointment: AppointmentView }) {
  const words = useAppointmentWords()
  const lang = useLanguage()
  const now = useNow()
  const { kind, at, minutes, place, staff, why, topic, steps, status, madeBy, note } = appointment
  const over = stands(appointment) && at < now
  return (
    <article
      className="case-card"
      data-tone={status === 'asked' || over ? 'amber' : status === 'open' ? 'teal' : undefined}
    >
      <h4>
        {words[kind]} <small>{words[status]}</small>
      </h4>
      <p className="case-card-line">
        <strong>{exactText(at, lang)}</strong>
        <span>{words.long(minutes)}</span>
        {place !== '' && <span>{place}</span>}
        <span>{why === '' ? staff.name : words.why(staff.name, why)}</span>
        {madeBy === 'person' && <span>{words.byPerson}</span>}
      </p>
      {topic !== '' && <p>{topic}</p>}
      {note !== '' && <p className="case-quote">{note}</p>}
      {over && <p className="case-quiet">{words.over}</p>}
      {steps.length > 0 && <Steps appointment={appointment} />}
      {stands(appointment) && <Verbs appointment={appointment} />}
    </article>
  )
}

/** Ticked one by one, while it is being done. */
function Steps({ appointment }: { appointment: AppointmentView }) {
  const { file } = useCaseDesk()
  const words = useAppointmentWords()
  const lang = useLanguage()
  const now = useNow()
  const may = stands(appointment) && reasonsAgainst(file, 'recordHelpStep')?.length === 0
  return (
    <ol className="appointment-steps">
      {appointment.steps.map(({ id, what, done }) => (
        <li key={id} data-done={done !== null}>
          <span>{what}</span>
          {done ? (
            <small>✓ {words.doneBy(done.by.name, sinceText(done.at, now, lang))}</small>
          ) : (
            may && (
              <PlainVerb
                label={words.stepDone(what)}
                command={{ type: 'recordHelpStep', appointmentId: appointment.id, stepId: id, note: '' }}
              />
            )
          )}
        </li>
      ))}
    </ol>
  )
}

function Verbs({ appointment }: { appointment: AppointmentView }) {
  const { file } = useCaseDesk()
  const words = useAppointmentWords()
  const now = useNow()
  const { id, kind, at, minutes, place, staff, status } = appointment
  const may = (command: 'moveAppointment' | 'cancelAppointment' | 'recordAppointment') =>
    reasonsAgainst(file, command)?.length === 0
  const isTime = dayInShanghai(at) <= dayInShanghai(now)
  return (
    <div className="case-card-verbs">
      {status === 'asked' && may('moveAppointment') && (
        <PlainVerb label={words.confirm} command={move(id, { at, staff: staff.id, minutes: String(minutes), place })} />
      )}
      {isTime && status === 'open' && may('recordAppointment') && (
        <InlineVerb
          label={words.record}
          empty={{ came: 'yes', note: '' }}
          fields={(values, change) => (
            <>
              <ChoiceField
                label={words.came}
                value={values.came}
                options={[
                  { value: 'yes', label: words.cameYes },
                  { value: 'no', label: words.cameNo },
                ]}
                onChange={(came) => change({ came })}
              />
              <AreaField
                label={words.note}
                value={values.note}
                onChange={(note) => change({ note })}
                most={1000}
                rows={2}
              />
            </>
          )}
          command={({ came, note }) => ({
            type: 'recordAppointment',
            appointmentId: id,
            came: came === 'yes',
            note,
          })}
        />
      )}
      {may('moveAppointment') && (
        <InlineVerb
          label={words.move}
          empty={{ at: '', staff: '', minutes: String(minutes), place }}
          fields={(values, change) => (
            <>
              <TimeFields kind={kind} values={values} change={change} moving={id} />
              <LineField
                label={words.place}
                value={values.place}
                most={200}
                onChange={(where) => change({ place: where })}
              />
            </>
          )}
          command={(values) => move(id, values)}
        />
      )}
      {may('cancelAppointment') && (
        <InlineVerb
          label={words.cancel}
          empty={{ reason: '' }}
          fields={(values, change) => (
            <AreaField
              label={words.cancelWhy}
              value={values.reason}
              onChange={(reason) => change({ reason })}
              most={500}
              rows={1}
            />
          )}
          command={({ reason }) => ({ type: 'cancelAppointment', appointmentId: id, reason })}
        />
      )}
    </div>
  )
}

const timeOf = ({ at, staff, minutes, place }: TimeValues) => ({ at, staff, minutes: Number(minutes), place })

const move = (appointmentId: string, values: TimeValues): CommandInput => ({
  type: 'moveAppointment',
  appointmentId,
  ...timeOf(values),
})

const kinds = ['room', 'phone', 'home', 'accompany'] as const

function Make() {
  const { file } = useCaseDesk()
  const words = useAppointmentWords()
  // One of a kind at a time; another time for it is a move.
  const free = kinds.filter((kind) => !file.appointments.some((each) => each.kind === kind && stands(each)))
  const [first] = free
  if (!first) return null
  return (
    <InlineVerb
      label={words.make}
      empty={{ kind: first as string, at: '', staff: '', minutes: '30', place: '', topic: '', steps: '' }}
      fields={(values, change) => {
        const kind = kinds.find((each) => each === values.kind) ?? first
        return (
          <>
            <ChoiceField
              label={words.kind}
              value={kind}
              options={free.map((value) => ({ value, label: words[value] }))}
              onChange={(chosen) => change({ kind: chosen, at: '', staff: '' })}
            />
            <TimeFields key={kind} kind={kind} values={values} change={change} />
            {kind !== 'phone' && (
              <LineField
                label={kind === 'room' ? words.placeRoom : words.place}
                value={values.place}
                most={200}
                onChange={(place) => change({ place })}
              />
            )}
            {kind === 'accompany' && (
              <AreaField
                label={words.steps}
                value={values.steps}
                onChange={(steps) => change({ steps })}
                most={2000}
                rows={3}
              />
            )}
            <AreaField
              label={words.topic}
              value={values.topic}
              onChange={(topic) => change({ topic })}
              most={500}
              rows={1}
            />
          </>
        )
      }}
      command={({ kind, topic, steps, ...time }) => ({
        type: 'makeAppointment',
        kind: kinds.find((each) => each === kind) ?? first,
        topic,
        ...timeOf(time),
        ...(kind === 'accompany' && {
          steps: steps
            .split('\n')
            .map((line) => line.trim())
            .filter(Boolean),
        }),
      })}
    />
  )
}
