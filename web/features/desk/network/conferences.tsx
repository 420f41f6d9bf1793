import { coordination } from '#contract/coordination.ts'
import type { ConferenceView } from '#contract/network.ts'
import { addressOf } from '../../../api.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { exactText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb } from '../case/inline-form.tsx'
import { usePaperName } from '../compose/papers-field.tsx'
import { AreaField, ChoiceField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useCaseWords } from '../case/words.ts'
import { isDirector } from './network-case.ts'
import { useNetworkWords } from './words.ts'
import './network.css'

/** 会商: the one that is open in full, earlier ones folded to what was decided. */
export function Conferences() {
  const { file } = useCaseDesk()
  const words = useNetworkWords()
  if (file.conferences.length === 0) return null
  return (
    <section className="case-section" aria-label={words.conference}>
      <h3>{words.conference}</h3>
      {newestFirst(file.conferences).map((conference) => (
        <ConferenceCard key={conference.id} conference={conference} />
      ))}
    </section>
  )
}

function ConferenceCard({ conference }: { conference: ConferenceView }) {
  const { file } = useCaseDesk()
  const words = useNetworkWords()
  const lang = useLanguage()
  const now = useNow()
  const open = conference.status === 'called' || conference.status === 'planned'
  const status = {
    called: words.called,
    planned: words.planned,
    held: words.held,
    cancelled: words.cancelled,
  }[conference.status]
  return (
    <article className="case-card" data-tone={conference.status === 'called' ? 'amber' : open ? 'teal' : undefined}>
      <h4>
        {status} <small>{sinceText(conference.calledAt, now, lang)}</small>
      </h4>
      {conference.status !== 'held' && (
        <p>{conference.why === 'thirdReturn' ? words.becauseReturned : words.becauseAsked(conference.reason)}</p>
      )}
      {conference.when && conference.status !== 'cancelled' && (
        <p className="case-card-line">
          <strong>{exactText(conference.when, lang)}</strong>
          <span>{words.minutesLong(conference.lasts)}</span>
          {conference.place !== '' && <span>{conference.place}</span>}
          {conference.status === 'planned' && (
            <a
              href={addressOf(coordination.conferenceCalendar.path, {
                caseId: file.id,
                conferenceId: conference.id,
              })}
              download
            >
              {words.calendar}
            </a>
          )}
        </p>
      )}
      {conference.status === 'planned' && <WhoComes conference={conference} />}
      {conference.held && <Outcome conference={conference} />}
      {open && <ConferenceVerbs conference={conference} />}
    </article>
  )
}

function WhoComes({ conference }: { conference: ConferenceView }) {
  const { file } = useCaseDesk()
  const words = useNetworkWords()
  const nameOf = usePaperName(file)
  const mayAnswer = reasonsAgainst(file, 'answerInvitation')?.length === 0
  return (
    <>
      <ul className="who-comes">
        {conference.invited.map((invitation) => (
          <li key={invitation.id}>
            <span>
              <b data-coming={invitation.coming ?? 'unknown'}>
                {invitation.coming === null ? words.notSaid : invitation.coming ? words.comes : words.comesNot}
              </b>{' '}
              {invitation.body}
            </span>
            <span className="case-quiet">
              {[invitation.note || invitation.contact, invitation.online ? '' : words.byTelephone]
                .filter(Boolean)
                .join(' · ')}
            </span>
            {mayAnswer && (invitation.coming === null || !invitation.online) && (
              <InlineVerb
                label={words.answerFor(invitation.body)}
                empty={{ coming: 'yes', note: '' }}
                fields={(values, change) => (
                  <>
                    <ChoiceField
                      label={words.doTheyCome}
                      value={values.coming}
                      options={[
                        { value: 'yes', label: words.comes },
                        { value: 'no', label: words.comesNot },
                      ]}
                      onChange={(coming) => change({ coming })}
                    />
                    <AreaField
                      label={values.coming === 'no' ? words.comesNotWhy : words.whoComes}
                      value={values.note}
                      onChange={(note) => change({ note })}
                      most={500}
                      rows={1}
                    />
                  </>
                )}
                command={({ coming, note }) => ({
                  type: 'answerInvitation',
                  invitationId: invitation.id,
                  coming: coming === 'yes',
                  note,
                })}
              />
            )}
          </li>
        ))}
      </ul>
      {conference.staff.length > 0 && (
        <p className="case-quiet">{words.colleagues(conference.staff.map(({ name }) => name).join('、'))}</p>
      )}
      {conference.paperIds.length > 0 && (
        <p className="case-quiet">{words.papersOpen(conference.paperIds.map(nameOf).filter(Boolean).join('、'))}</p>
      )}
    </>
  )
}

function Outcome({ conference }: { conference: ConferenceView }) {
  const { file } = useCaseDesk()
  const words = useNetworkWords()
  const { held } = conference
  if (!held) return null
  const there = conference.invited.filter(({ id }) => held.attended.includes(id)).map(({ body }) => body)
  const away = conference.invited.filter(({ id }) => !held.attended.includes(id)).map(({ body }) => body)
  const promised = file.referrals.filter((referral) => referral.conference === conference.id).length
  return (
    <>
      <p className="case-answer">
        <strong>{words.decided}</strong> {held.decision}
      </p>
      <p className="case-quiet">
        {[
          there.length > 0 && words.attended(there.join('、')),
          away.length > 0 && words.absent(away.join('、')),
          promised > 0 && words.promised(promised),
        ]
          .filter(Boolean)
          .join('　')}
      </p>
      <details>
        <summary>{words.minutes}</summary>
        <p className="case-quote">{held.minutes}</p>
        <p className="case-quiet">{words.recordedBy(held.by.name)}</p>
      </details>
    </>
  )
}

function ConferenceVerbs({ conference }: { conference: ConferenceView }) {
  const { file, open, verb } = useCaseDesk()
  const words = useNetworkWords()
  const cases = useCaseWords()
  const may = (command: 'planConference' | 'recordConference' | 'cancelConference') =>
    reasonsAgainst(file, command)?.length === 0
  const planned = conference.status === 'planned'
  // What three returns called is not for those to call off who were bounced.
  const mayCancel = may('cancelConference') && (conference.why !== 'thirdReturn' || isDirector(file))
  return (
    <div className="case-card-verbs">
      {planned && may('recordConference') && (
        <button
          type="button"
          className="quiet-button"
          disabled={verb !== null}
          onClick={() => open('recordConference')}
        >
          {words.record}
        </button>
      )}
      {may('planConference') && (
        <button type="button" className="quiet-button" disabled={verb !== null} onClick={() => open('planConference')}>
          {planned ? words.planAnew : words.plan}
        </button>
      )}
      {mayCancel && (
        <InlineVerb
          label={words.cancel}
          empty={{ reason: '' }}
          fields={(values, change) => (
            <AreaField
              label={words.cancelWhy}
              value={values.reason}
              autoFocus
              onChange={(reason) => change({ reason })}
              most={500}
            />
          )}
          command={({ reason }) => ({ type: 'cancelConference', conferenceId: conference.id, reason })}
          saveLabel={cases.save}
        />
      )}
    </div>
  )
}
