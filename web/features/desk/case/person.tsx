import { useEffect, useState } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { people } from '#contract/people.ts'
import { call } from '../../../api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { useSubmit } from '../../../ui/use-submit.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

type Masked = NonNullable<CaseFile['requester']>['person']
type Field = 'name' | 'idNumber' | 'phone' | 'note'
const secondsShown = 60

/** Who the matter belongs to, masked. One field at a time is shown in the clear, for a reason and for a minute (law 12). */
export function Person() {
  const { file, open } = useCaseDesk()
  const words = useCaseWords()
  const { requester } = file
  return (
    <section className="case-section">
      <h3>{words.person}</h3>
      {requester ? (
        <>
          <PersonLines person={requester.person} />
          {requester.proxy && (
            <>
              <h4>
                {words.proxy} · {requester.proxy.relation}
              </h4>
              <PersonLines person={requester.proxy.person} />
              <dl className="case-pairs">
                <div>
                  <dt>{words.authority}</dt>
                  <dd>{requester.proxy.authority || words.none}</dd>
                </div>
              </dl>
            </>
          )}
        </>
      ) : (
        <p className="case-quiet">
          {words.noPerson}
          {reasonsAgainst(file, 'amend')?.length === 0 && (
            <button type="button" className="link-button" onClick={() => open('amend')}>
              {words.addPerson}
            </button>
          )}
        </p>
      )}
    </section>
  )
}

function PersonLines({ person }: { person: Masked }) {
  const words = useCaseWords()
  const company = person.kind === 'enterprise'
  const lines: readonly [Field, string, string][] = [
    ['name', company ? words.enterpriseName : words.name, person.name],
    ['phone', words.phone, person.phone],
    ['idNumber', company ? words.creditCode : words.idNumber, person.idNumber],
    ['note', words.contactNote, '……'],
  ]
  return (
    <dl className="case-person">
      {lines.map(([field, label, masked]) => (
        <Line key={field} field={field} label={label} masked={masked} personId={person.id} />
      ))}
    </dl>
  )
}

type LineProps = { field: Field; label: string; masked: string; personId: string }

function Line({ field, label, masked, personId }: LineProps) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const [asking, setAsking] = useState(false)
  const [shown, setShown] = useState<{ value: string; left: number } | null>(null)
  const reveal = useSubmit((reason: string) =>
    call(people.reveal, { params: { caseId: file.id, personId }, body: { field, reason } }),
  )
  useEffect(() => {
    if (!shown) return undefined
    const timer = setTimeout(() => setShown(shown.left <= 1 ? null : { ...shown, left: shown.left - 1 }), 1000)
    return () => clearTimeout(timer)
  }, [shown])

  async function show(reason: string) {
    const answer = await reveal.submit(reason)
    if (!answer) return
    setAsking(false)
    setShown({ value: answer.value, left: secondsShown })
  }
  return (
    <div data-revealed={shown !== null}>
      <dt>{label}</dt>
      <dd>
        <span className="case-person-value">{shown ? shown.value || words.none : masked || words.none}</span>
        {shown && (
          <>
            <small aria-hidden="true">{words.revealed(shown.left)}</small>
            <button type="button" className="link-button" onClick={() => setShown(null)}>
              {words.hide}
            </button>
          </>
        )}
        {!shown && masked !== '' && (
          <button
            type="button"
            className="link-button"
            aria-expanded={asking}
            aria-label={`${words.reveal}：${label}`}
            onClick={() => setAsking(!asking)}
          >
            {words.reveal}
          </button>
        )}
        {asking && !shown && (
          <Ask busy={reveal.busy} onGo={(reason) => void show(reason)} onLeave={() => setAsking(false)} />
        )}
        {asking && reveal.thrown !== undefined && <ErrorNotice thrown={reveal.thrown} />}
      </dd>
    </div>
  )
}

/** The reason comes first: three usual ones at one press, or one's own words. */
function Ask({ busy, onGo, onLeave }: { busy: boolean; onGo: (reason: string) => void; onLeave: () => void }) {
  const words = useCaseWords()
  const [reason, setReason] = useState('')
  return (
    <form
      className="case-reveal"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim()) onGo(reason.trim())
      }}
    >
      <p>{words.revealHint}</p>
      <div className="chips">
        {[words.reasonCall, words.reasonVerify, words.reasonFill].map((usual) => (
          <button key={usual} type="button" className="chip" disabled={busy} onClick={() => onGo(usual)}>
            {usual}
          </button>
        ))}
      </div>
      <div className="case-reveal-own">
        <input
          className="field-input"
          aria-label={words.revealWhy}
          placeholder={words.revealWhy}
          maxLength={100}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <button type="submit" className="quiet-button" disabled={busy || reason.trim() === ''}>
          {words.revealGo}
        </button>
        <button type="button" className="plain-button" onClick={onLeave}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
