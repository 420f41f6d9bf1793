import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { clues, type ReceiptView } from '#contract/clues.ts'
import { call } from '../../api.ts'
import { asProblem } from '../../problem.ts'
import { useLanguage } from '../../prefs.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useKept } from './use-kept.ts'
import { useAboveWords } from './words.ts'
import './above.css'

/** Passing something on past everybody here; and the way back by receipt number. */
export function SendClue() {
  const words = useAboveWords()
  const office = useQuery({ queryKey: ['clue-office'], queryFn: async () => (await call(clues.office)).name })
  return (
    <Page title={words.giveClue} lead={office.data && words.giveLead(office.data)} width="text">
      {office.isError && <ErrorNotice thrown={office.error} kept="nothing" onRetry={() => void office.refetch()} />}
      {office.isPending && <Skeleton lines={4} />}
      {office.data === null && <EmptyState why={words.giveNoOffice} next={words.giveNoOfficeNext} />}
      {office.data && <ClueForm />}
      {office.data && <ByReceipt />}
    </Page>
  )
}

function ClueForm() {
  const words = useAboveWords()
  const kept = useKept('clue', { about: '', what: '', caseNumber: '' })
  const [named, setNamed] = useState(false)
  const [given, setGiven] = useState<{ receipt: string; office: string }>()
  const { submit, busy, thrown } = useSubmit((values: typeof kept.values, key) =>
    call(clues.send, { body: { ...values, named }, key }),
  )
  if (given)
    return (
      <section className="above-part" role="status">
        <h2>{words.given(given.office)}</h2>
        <p>{words.givenReceipt}</p>
        <p className="above-receipt">{given.receipt}</p>
        <button type="button" className="plain-button" onClick={() => setGiven(undefined)}>
          {words.givenAgain}
        </button>
      </section>
    )
  async function send() {
    const done = await submit(kept.values)
    if (!done) return
    setGiven(done)
    kept.drop()
  }
  return (
    <form
      className="above-form"
      aria-label={words.giveClue}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        {words.giveAbout}
        <input
          type="text"
          maxLength={200}
          value={kept.values.about}
          onChange={(event) => kept.change({ about: event.target.value })}
        />
      </label>
      <label>
        {words.giveWhat}
        <textarea
          rows={6}
          required
          maxLength={5000}
          value={kept.values.what}
          onChange={(event) => kept.change({ what: event.target.value })}
        />
      </label>
      <label>
        {words.giveCase}
        <input
          type="text"
          maxLength={40}
          value={kept.values.caseNumber}
          onChange={(event) => kept.change({ caseNumber: event.target.value })}
        />
      </label>
      <label className="above-tick">
        <input type="checkbox" checked={named} onChange={(event) => setNamed(event.target.checked)} />
        <span>
          {words.giveNamed} <small>{words.giveNamedHint}</small>
        </span>
      </label>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="above-foot">
        <Button htmlType="submit" type="primary" loading={busy}>
          {words.giveSend}
        </Button>
      </div>
    </form>
  )
}

function ByReceipt() {
  const words = useAboveWords()
  const lang = useLanguage()
  const [receipt, setReceipt] = useState('')
  const [view, setView] = useState<ReceiptView>()
  const answer = useKept('clue-answer', { text: '' })
  const look = useSubmit((number: string) => call(clues.receipt, { body: { receipt: number } }))
  const say = useSubmit((text: string, key) => call(clues.answer, { body: { receipt, text }, key }))
  const standing = { new: words.clueNew, looking: words.clueLooking, done: words.clueDone }
  const unknown = look.thrown !== undefined && asProblem(look.thrown).status === 404
  async function show() {
    setView(undefined)
    const found = await look.submit(receipt)
    if (found) setView(found)
  }
  async function send() {
    const after = await say.submit(answer.values.text)
    if (!after) return
    setView(after)
    answer.drop()
  }
  return (
    <section className="above-part">
      <h2>{words.byReceipt}</h2>
      <form
        className="above-form"
        aria-label={words.byReceipt}
        onSubmit={(event) => {
          event.preventDefault()
          void show()
        }}
      >
        <label>
          {words.receipt}
          <input
            type="text"
            required
            maxLength={40}
            autoComplete="off"
            spellCheck={false}
            value={receipt}
            onChange={(event) => setReceipt(event.target.value)}
          />
        </label>
        {unknown && <p role="alert">{words.receiptNone}</p>}
        {look.thrown !== undefined && !unknown && <ErrorNotice thrown={look.thrown} kept="nothing" />}
        <div className="above-foot">
          <Button htmlType="submit" loading={look.busy}>
            {words.look}
          </Button>
        </div>
      </form>
      {view && (
        <div role="status">
          <p>
            {words.receiptStatus} <strong>{standing[view.status]}</strong> {view.result && words[view.result]}
          </p>
          {view.questions.length === 0 && <p className="above-note">{words.noQuestions}</p>}
          {view.questions.map(({ text, at }) => (
            <article key={`${at} ${text}`} className="above-order">
              <h3>
                {words.question} <small>{exactText(at, lang)}</small>
              </h3>
              <p className="above-said">{text}</p>
            </article>
          ))}
          {view.answers > 0 && <p className="above-note">{words.answersSent(view.answers)}</p>}
        </div>
      )}
      {view?.status === 'looking' && view.questions.length > 0 && (
        <form
          className="above-form"
          aria-label={words.answerHere}
          onSubmit={(event) => {
            event.preventDefault()
            void send()
          }}
        >
          <label>
            {words.answerHere}
            <textarea
              rows={3}
              required
              maxLength={5000}
              value={answer.values.text}
              onChange={(event) => answer.change({ text: event.target.value })}
            />
          </label>
          {say.thrown !== undefined && <ErrorNotice thrown={say.thrown} kept="text" />}
          <div className="above-foot">
            <Button htmlType="submit" type="primary" loading={say.busy}>
              {words.giveSend}
            </Button>
          </div>
        </form>
      )}
    </section>
  )
}
