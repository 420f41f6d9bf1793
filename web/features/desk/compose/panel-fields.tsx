import { Fragment, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { advisers as routes, type Mark } from '#contract/advisers.ts'
import { call } from '../../../api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AreaField, LineField, ManyField } from '../fields.tsx'
import { useNetworkFormWords } from './network-words.ts'
import { idsOf, idsText } from './rows.ts'
import type { FieldsProps } from './verb-fields.tsx'

/** Whom to ask, what, about which file: made without names by the program, read and passed by the caseworker. */
export function PanelFields({ file, values, change }: FieldsProps) {
  const words = useNetworkFormWords()
  return (
    <>
      <AreaField
        label={words.panelQuestion}
        hint={words.panelQuestionHint}
        value={values['question'] ?? ''}
        onChange={(question) => change({ question, passed: '' })}
        most={2000}
        autoFocus
      />
      <Advisers caseId={file.id} value={values['advisers'] ?? ''} onChange={(advisers) => change({ advisers })} />
      <LineField
        label={words.panelUntil}
        type="date"
        value={values['until'] ?? ''}
        onChange={(until) => change({ until })}
        most={10}
      />
      <BlindFile caseId={file.id} values={values} change={change} />
    </>
  )
}

/** Those that fit first, each with the reason; three are the least. */
function Advisers({ caseId, value, onChange }: { caseId: string; value: string; onChange: (ids: string) => void }) {
  const words = useNetworkFormWords()
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['advisers', caseId],
    queryFn: async () => (await call(routes.forCase, { query: { caseId } })).advisers,
  })
  if (error) return <ErrorNotice thrown={error} kept="text" onRetry={() => void refetch()} />
  if (isPending) return <Skeleton lines={3} />
  if (data.length === 0) return <p className="compose-hint">{words.noAdvisers}</p>
  const chosen = idsOf(value)
  const toggle = (id: string) =>
    onChange(idsText(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]))
  return (
    <fieldset className="field-choice">
      <legend className="field-label">{words.advisers(chosen.length)}</legend>
      <ul className="advisers">
        {data.map((adviser) => (
          <li key={adviser.id} data-matched={adviser.matched}>
            <label>
              <input type="checkbox" checked={chosen.includes(adviser.id)} onChange={() => toggle(adviser.id)} />
              <span>
                <strong>{adviser.name}</strong> {adviser.fields.join('、')}
                <small>{adviser.why}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

type Made = { file: string; marks: readonly Mark[]; question: string; questionMarks: readonly Mark[] }

function BlindFile({ caseId, values, change }: { caseId: string } & Pick<FieldsProps, 'values' | 'change'>) {
  const words = useNetworkFormWords()
  const [made, setMade] = useState<Made | null>(null)
  const [busy, setBusy] = useState(false)
  const [thrown, setThrown] = useState<unknown>()
  const file = values['file'] ?? ''
  const preview = (body: { question: string; file?: string }) => call(routes.preview, { params: { caseId }, body })
  const { data: copies = [] } = useQuery({
    queryKey: ['panel-papers', caseId],
    queryFn: async () => (await preview({ question: '' })).papers,
    // A copy may have been covered meanwhile, in the column beside.
    refetchOnMount: 'always',
  })

  /** Made from the case, or what stands there read again after it was changed. The question is looked through as well. */
  async function make(again: boolean) {
    setBusy(true)
    setThrown(undefined)
    try {
      const found = await preview({ question: values['question'] ?? '', ...(again && { file }) })
      setMade(found)
      change({ file: found.file, question: found.question, passed: '' })
    } catch (error) {
      setThrown(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <fieldset className="field-choice blind-file">
      <legend className="field-label">{words.blindFile}</legend>
      <p className="field-hint">{words.blindFileHint}</p>
      <div className="form-foot">
        <button type="button" className="quiet-button" disabled={busy} onClick={() => void make(file !== '')}>
          {busy ? words.makingBlind : file === '' ? words.makeBlind : words.lookAgain}
        </button>
        {file !== '' && !busy && (
          <button type="button" className="link-button" onClick={() => void make(false)}>
            {words.makeBlindAgain}
          </button>
        )}
      </div>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      {made && <Marked made={made} />}
      {file !== '' && (
        <>
          <AreaField
            label={words.asTheyRead}
            value={file}
            onChange={(next) => change({ file: next, passed: '' })}
            most={5000}
            rows={8}
          />
          {copies.length > 0 ? (
            <ManyField
              label={words.blurred}
              values={idsOf(values['papers'])}
              options={copies.map(({ id, label }) => ({ value: id, label }))}
              onChange={(ids) => change({ papers: idsText(ids), passed: '' })}
            />
          ) : (
            <p className="field-hint">{words.noBlurred}</p>
          )}
          <label className="pass-tick">
            <input
              type="checkbox"
              checked={values['passed'] === 'yes'}
              onChange={(event) => change({ passed: event.target.checked ? 'yes' : '' })}
            />
            <span>{words.passed}</span>
          </label>
        </>
      )}
    </fieldset>
  )
}

/** What the program read, every place where it took something out in sight. */
function Marked({ made }: { made: Made }) {
  const words = useNetworkFormWords()
  return (
    <details className="marked-file" open>
      <summary>
        <span role="status">{words.replaced(made.marks.length + made.questionMarks.length)}</span>
      </summary>
      {made.questionMarks.length > 0 && <MarkedText text={made.question} marks={made.questionMarks} />}
      <MarkedText text={made.file} marks={made.marks} />
    </details>
  )
}

function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const words = useNetworkFormWords()
  return (
    <p>
      {marks.map(({ from, to, kind }, at) => (
        <Fragment key={from}>
          {text.slice(marks[at - 1]?.to ?? 0, from)}
          <mark title={words.kindOf(kind)}>{text.slice(from, to)}</mark>
        </Fragment>
      ))}
      {text.slice(marks[marks.length - 1]?.to ?? 0)}
    </p>
  )
}
