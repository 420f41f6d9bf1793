import { useMutation } from '@tanstack/react-query'
import { coordination } from '#contract/coordination.ts'
import { referralKindWords } from '#words/case.ts'
import { call } from '../../../api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { AreaField, ChoiceField, LineField } from '../fields.tsx'
import { BodyRows } from './body-rows.tsx'
import { useNetworkFormWords } from './network-words.ts'
import { useOptions } from './options.ts'
import { PapersField } from './papers-field.tsx'
import { bodiesOf, bodiesText, type Reached } from './rows.ts'
import type { FieldsProps } from './verb-fields.tsx'
import { useComposeWords } from './words.ts'

/** The first body stands in fields of its own, as it always did: drafts of earlier versions are read back. */
const most = 10

/** Whom to ask, what exactly, by when, and which papers they may look at. */
export function ReferFields({ file, values, change }: FieldsProps) {
  const words = useComposeWords()
  const network = useNetworkFormWords()
  const bodies: Reached[] = [
    { body: values['body'] ?? '', contact: values['contact'] ?? '' },
    ...bodiesOf(values['others']),
  ]
  return (
    <>
      <After file={file} after={values['after'] ?? ''} onDrop={() => change({ after: '' })} />
      <BodyRows
        rows={bodies}
        most={most}
        more={network.oneMoreBody}
        onChange={([first = { body: '', contact: '' }, ...others]) =>
          change({ body: first.body, contact: first.contact, others: bodiesText(others) })
        }
      />
      {bodies.length > 1 && <p className="compose-hint">{network.eachItsOwnClock}</p>}
      <ChoiceField
        label={words.referKind}
        value={values['kind'] ?? ''}
        options={useOptions(referralKindWords)}
        onChange={(kind) => change({ kind })}
        hints
      />
      <AreaField
        label={words.question}
        hint={words.questionHint}
        value={values['question'] ?? ''}
        onChange={(question) => change({ question })}
        most={5000}
        rows={4}
      />
      {values['kind'] === 'report' && (
        <WriteUp
          caseId={file.id}
          onText={(text) => change({ question: [values['question']?.trim(), text].filter(Boolean).join('\n\n') })}
        />
      )}
      <PapersField file={file} value={values['papers'] ?? ''} onChange={(papers) => change({ papers })} />
      <LineField
        label={words.days}
        hint={words.daysUsual}
        type="number"
        value={values['days'] ?? ''}
        onChange={(days) => change({ days })}
        most={2}
      />
    </>
  )
}

/** The course of events made from the timeline, put behind what is written; it is read and changed like one's own words. */
function WriteUp({ caseId, onText }: { caseId: string; onText: (text: string) => void }) {
  const words = useNetworkFormWords()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => (await call(coordination.writeUp, { params: { caseId } })).text,
    onSuccess: onText,
  })
  return (
    <>
      <button type="button" className="link-button" disabled={isPending} onClick={() => mutate()}>
        {words.writeUp}
      </button>
      {error && <ErrorNotice thrown={error} kept="text" />}
    </>
  )
}

/** Whose return this follows: it is only out of our hands once the body that was named has accepted it (law 6). */
function After({ file, after, onDrop }: { file: FieldsProps['file']; after: string; onDrop: () => void }) {
  const words = useNetworkFormWords()
  const returned = file.referrals.find(({ id }) => id === after)
  if (!returned?.returned) return null
  return (
    <p className="compose-hint">
      {words.afterReturn(returned.body, returned.returned.rightBody)}{' '}
      <button type="button" className="link-button" onClick={onDrop}>
        {words.notAfter}
      </button>
    </p>
  )
}
