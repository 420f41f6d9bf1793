import { useColleagues } from '../../../queries.ts'
import { AreaField, LineField, ManyField } from '../fields.tsx'
import { openConference } from '../network/network-case.ts'
import { BodyField } from './body-field.tsx'
import { BodyRows } from './body-rows.tsx'
import { useNetworkFormWords } from './network-words.ts'
import { PapersField } from './papers-field.tsx'
import { bodiesOf, bodiesText, commitmentsOf, commitmentsText, idsOf, idsText, type Commitment } from './rows.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** Why one body after the other did not bring it. */
export function CallConferenceFields({ values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  return (
    <>
      <p className="compose-hint">{words.callHint}</p>
      <AreaField
        label={words.callReason}
        value={values['reason'] ?? ''}
        onChange={(reason) => change({ reason })}
        most={500}
        autoFocus
      />
    </>
  )
}

/** When, where, who: whoever was asked so far stands there already. */
export function PlanFields({ file, values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  const colleagues = (useColleagues().data ?? []).filter(
    ({ active, roles }) => active && (roles.includes('caseworker') || roles.includes('director')),
  )
  const planned = openConference(file)?.status === 'planned'
  return (
    <>
      {planned && <p className="compose-hint">{words.planAgain}</p>}
      <div className="field-pair">
        <LineField
          label={words.when}
          type="datetime-local"
          value={values['when'] ?? ''}
          onChange={(when) => change({ when })}
          most={16}
          autoFocus
        />
        <LineField
          label={words.lasts}
          type="number"
          value={values['lasts'] ?? ''}
          onChange={(lasts) => change({ lasts })}
          most={3}
        />
      </div>
      <LineField label={words.place} value={values['place'] ?? ''} onChange={(place) => change({ place })} most={200} />
      <fieldset className="body-rows-set">
        <legend className="field-label">{words.invited}</legend>
        <BodyRows
          rows={bodiesOf(values['invited'])}
          most={20}
          more={words.oneMoreBody}
          onChange={(rows) => change({ invited: bodiesText(rows) })}
        />
      </fieldset>
      {colleagues.length > 0 && (
        <ManyField
          label={words.colleagues}
          values={idsOf(values['staff'])}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(ids) => change({ staff: idsText(ids) })}
        />
      )}
      <PapersField file={file} value={values['papers'] ?? ''} onChange={(papers) => change({ papers })} />
    </>
  )
}

/** What was said, what was decided, and who owes what until when: each promise becomes a task with its own clock. */
export function RecordFields({ file, values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  const invited = openConference(file)?.invited ?? []
  return (
    <>
      {invited.length > 0 && (
        <ManyField
          label={words.attended}
          values={idsOf(values['attended'])}
          options={invited.map(({ id, body }) => ({ value: id, label: body }))}
          onChange={(ids) => change({ attended: idsText(ids) })}
        />
      )}
      <AreaField
        label={words.minutes}
        hint={words.minutesHint}
        value={values['minutes'] ?? ''}
        onChange={(minutes) => change({ minutes })}
        most={5000}
        rows={4}
        autoFocus
      />
      <AreaField
        label={words.decision}
        value={values['decision'] ?? ''}
        onChange={(decision) => change({ decision })}
        most={2000}
        rows={2}
      />
      <Commitments
        rows={commitmentsOf(values['commitments'])}
        bodies={invited}
        onChange={(rows) => change({ commitments: commitmentsText(rows) })}
      />
    </>
  )
}

const noCommitment: Commitment = { body: '', contact: '', what: '', until: '' }

function Commitments(props: {
  rows: readonly Commitment[]
  bodies: readonly { body: string; contact: string }[]
  onChange: (rows: Commitment[]) => void
}) {
  const { rows, bodies, onChange } = props
  const words = useNetworkFormWords()
  const compose = useComposeWords()
  const put = (at: number, part: Partial<Commitment>) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const free = bodies.filter(({ body }) => !rows.some((row) => row.body === body))
  return (
    <fieldset className="body-rows-set">
      <legend className="field-label">{words.commitments}</legend>
      <p className="field-hint">{words.commitmentsHint}</p>
      {rows.map((row, at) => (
        <div key={at} className="commitment-row">
          <BodyField
            label={words.whoPromised}
            which={at + 1}
            value={row.body}
            onChange={(body, contact) => put(at, { body, ...(contact && { contact }) })}
          />
          <LineField
            label={words.promisedUntil}
            which={at + 1}
            type="date"
            value={row.until}
            onChange={(until) => put(at, { until })}
            most={10}
          />
          <LineField
            label={words.promisedWhat}
            which={at + 1}
            value={row.what}
            onChange={(what) => put(at, { what })}
            most={2000}
          />
          <button
            type="button"
            className="link-button"
            aria-label={`${compose.remove} ${row.body || at + 1}`}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            {compose.remove}
          </button>
        </div>
      ))}
      <div className="chips">
        {free.map(({ body, contact }) => (
          <button
            key={body}
            type="button"
            className="chip"
            onClick={() => onChange([...rows, { ...noCommitment, body, contact }])}
          >
            <span aria-hidden="true">＋</span> {body}
          </button>
        ))}
        <button type="button" className="link-button" onClick={() => onChange([...rows, noCommitment])}>
          {words.oneMoreCommitment}
        </button>
      </div>
    </fieldset>
  )
}
