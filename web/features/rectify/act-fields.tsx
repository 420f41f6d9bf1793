import type { RectificationView } from '#contract/rectifications.ts'
import { answerFromAboveWords, rectificationKindWords } from '#words/rectification.ts'
import { useColleagues } from '../../queries.ts'
import { useLanguage } from '../../prefs.ts'
import { PaperStrip } from '../../ui/paper-strip.tsx'
import type { Papers } from '../../ui/use-papers.ts'
import { AreaField, ChoiceField, LineField, SelectField } from '../../ui/fields.tsx'
import type { Verb } from './command-of.ts'
import { useRectifyWords } from './words.ts'

export type Values = Readonly<Record<string, string>>

interface Editing {
  values: Values
  onChange: (values: Values) => void
}

/** Sets one field of the form. */
const setter =
  ({ values, onChange }: Editing) =>
  (name: string) =>
  (value: string) =>
    onChange({ ...values, [name]: value })

/** The fields of one verb. */
export function ActFields(props: { verb: Verb; view: RectificationView; papers: Papers } & Editing) {
  const { verb, view, papers, values } = props
  const words = useRectifyWords()
  const lang = useLanguage()
  const set = setter(props)
  const area = (name: string, label: string, autoFocus = true) => (
    <AreaField label={label} value={values[name] ?? ''} most={1000} autoFocus={autoFocus} onChange={set(name)} />
  )
  const days = (
    <LineField label={words.fDays} type="number" value={values['days'] ?? ''} most={3} onChange={set('days')} />
  )
  switch (verb) {
    case 'accept':
      return null
    case 'reportDone':
      return (
        <>
          {area('text', words.fDone)}
          {view.kind === 'policyReport' && (
            <LineField label={words.fSentTo} value={values['sentTo'] ?? ''} most={100} onChange={set('sentTo')} />
          )}
          <PaperStrip papers={papers} legend={words.papers} />
        </>
      )
    case 'verify':
      return (
        <>
          {view.kind === 'policyReport' ? (
            <ChoiceField
              label={words.fAnswer}
              value={values['answer'] ?? ''}
              options={Object.entries(answerFromAboveWords).map(([value, word]) => ({ value, label: word[lang] }))}
              onChange={set('answer')}
            />
          ) : (
            <YesNo
              label={words.fEnough}
              yes={words.yes}
              no={words.no}
              value={values['enough']}
              onChange={set('enough')}
            />
          )}
          {area('note', words.fNote)}
        </>
      )
    case 'decideExtension':
      return (
        <>
          <YesNo
            label={words.fGranted}
            yes={words.granted}
            no={words.refusedIt}
            value={values['granted']}
            onChange={set('granted')}
          />
          {area('note', words.fReason)}
        </>
      )
    case 'askExtension':
    case 'again':
      return (
        <>
          {days}
          {area('reason', words.fReason)}
        </>
      )
    case 'chase':
      return area('text', words.fText)
    case 'handOver':
      return (
        <>
          <OwnerFields values={values} onChange={props.onChange} />
          {area('reason', words.fReason, false)}
        </>
      )
    case 'changeKind':
      return (
        <>
          <KindField value={values['kind'] ?? ''} onChange={set('kind')} />
          {area('reason', words.fReason, false)}
        </>
      )
    case 'cancel':
      return area('reason', words.fReason)
  }
}

function YesNo(props: {
  label: string
  yes: string
  no: string
  value: string | undefined
  onChange: (value: string) => void
}) {
  return (
    <ChoiceField
      label={props.label}
      value={props.value ?? ''}
      options={[
        { value: 'yes', label: props.yes },
        { value: 'no', label: props.no },
      ]}
      onChange={props.onChange}
    />
  )
}

/** Which kind, with the line that says when it applies. */
export function KindField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  return (
    <ChoiceField
      label={words.fKind}
      value={value}
      hints
      options={Object.entries(rectificationKindWords).map(([code, word]) => ({
        value: code,
        label: word[lang],
        hint: word.hint[lang],
      }))}
      onChange={onChange}
    />
  )
}

/** A colleague who may hold cases, or a body by its name. */
export function OwnerFields(props: Editing) {
  const words = useRectifyWords()
  const { values } = props
  const set = setter(props)
  const { data: staff } = useColleagues()
  const colleagues = (staff ?? []).filter(
    ({ roles, active }) => active && (roles.includes('caseworker') || roles.includes('director')),
  )
  return (
    <>
      <ChoiceField
        label={words.fOwnerKind}
        value={values['ownerKind'] ?? 'staff'}
        options={[
          { value: 'staff', label: words.ownerStaff },
          { value: 'body', label: words.ownerBody },
        ]}
        onChange={set('ownerKind')}
      />
      {values['ownerKind'] === 'body' ? (
        <LineField label={words.fBody} value={values['body'] ?? ''} most={100} onChange={set('body')} />
      ) : (
        <SelectField
          label={words.fOwner}
          value={values['owner'] ?? ''}
          empty={words.choose}
          options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={set('owner')}
        />
      )}
    </>
  )
}
