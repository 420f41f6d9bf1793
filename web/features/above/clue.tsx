import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { clueResults, clues, type ClueResult, type ClueView } from '#contract/clues.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useKept } from './use-kept.ts'
import { useAboveWords } from './words.ts'
import './above.css'

/** One clue. Opening it is written down, so it is fetched once for an opening and not again by the clock. */
export function Clue() {
  const words = useAboveWords()
  const { clueId = '' } = useParams()
  const clue = useQuery({
    queryKey: ['clue', clueId],
    queryFn: () => call(clues.get, { params: { clueId } }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  const back = <Link href="/above">{words.clueBack}</Link>
  return (
    <Page title={words.clues} lead={back} width="text">
      {clue.isError && <ErrorNotice thrown={clue.error} kept="nothing" onRetry={() => void clue.refetch()} />}
      {clue.isPending && <Skeleton lines={6} />}
      {clue.data && <Words clue={clue.data} />}
      {clue.data && clue.data.status !== 'done' && <Forms clue={clue.data} />}
      {clue.data && <Readings clue={clue.data} />}
    </Page>
  )
}

function Words({ clue }: { clue: ClueView }) {
  const words = useAboveWords()
  const lang = useLanguage()
  const kinds = { question: words.question, answer: words.answerIn, result: words.result }
  return (
    <section className="above-part">
      <p className="above-note">
        {words.clueFrom(clue.from)} · {exactText(clue.at, lang)}
      </p>
      <p className="above-said">{clue.what}</p>
      <dl className="above-facts">
        <div>
          <dt>{words.clueAbout}</dt>
          <dd>{clue.about || '—'}</dd>
        </div>
        <div>
          <dt>{words.clueCase}</dt>
          <dd>{clue.caseNumber || '—'}</dd>
        </div>
        <div>
          <dt>{words.clueSender}</dt>
          <dd>{clue.sender || words.clueUnnamed}</dd>
        </div>
      </dl>
      {clue.messages.map(({ kind, text, at, by }) => (
        <article key={`${kind} ${at} ${text}`} className="above-order">
          <h3>
            {kinds[kind]}
            {kind === 'result' && clue.result && `：${words[clue.result]}`}{' '}
            <small>
              {by} {exactText(at, lang)}
            </small>
          </h3>
          <p className="above-said">{text}</p>
        </article>
      ))}
    </section>
  )
}

function Forms({ clue }: { clue: ClueView }) {
  const words = useAboveWords()
  const client = useQueryClient()
  const [result, setResult] = useState<ClueResult>('unfounded')
  const params = { clueId: clue.id }
  const asking = useKept(`ask ${clue.id}`, { text: '' })
  const ending = useKept(`conclude ${clue.id}`, { text: '' })
  const ask = useSubmit((text: string, key) => call(clues.ask, { params, body: { text }, key }))
  const end = useSubmit((text: string, key) => call(clues.conclude, { params, body: { result, text }, key }))
  async function send(done: Promise<ClueView | undefined>, drop: () => void) {
    const view = await done
    if (!view) return
    client.setQueryData(['clue', clue.id], view)
    void client.invalidateQueries({ queryKey: ['clues'] })
    drop()
  }
  return (
    <>
      <form
        className="above-form not-printed"
        aria-label={words.ask}
        onSubmit={(event) => {
          event.preventDefault()
          void send(ask.submit(asking.values.text), asking.drop)
        }}
      >
        <label>
          {words.ask}
          <textarea
            rows={2}
            required
            maxLength={2000}
            value={asking.values.text}
            onChange={(event) => asking.change({ text: event.target.value })}
          />
          <small>{words.askHint}</small>
        </label>
        {ask.thrown !== undefined && <ErrorNotice thrown={ask.thrown} kept="text" />}
        <div className="above-foot">
          <Button htmlType="submit" loading={ask.busy}>
            {words.ask}
          </Button>
        </div>
      </form>
      <form
        className="above-form not-printed"
        aria-label={words.conclude}
        onSubmit={(event) => {
          event.preventDefault()
          void send(end.submit(ending.values.text), ending.drop)
        }}
      >
        <label>
          {words.resultKind}
          <select value={result} onChange={(event) => setResult(event.target.value as ClueResult)}>
            {clueResults.map((each) => (
              <option key={each} value={each}>
                {words[each]}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.resultText}
          <textarea
            rows={3}
            required
            maxLength={5000}
            value={ending.values.text}
            onChange={(event) => ending.change({ text: event.target.value })}
          />
        </label>
        {end.thrown !== undefined && <ErrorNotice thrown={end.thrown} kept="text" />}
        <div className="above-foot">
          <Button htmlType="submit" type="primary" loading={end.busy}>
            {words.save}
          </Button>
        </div>
      </form>
    </>
  )
}

function Readings({ clue }: { clue: ClueView }) {
  const words = useAboveWords()
  const lang = useLanguage()
  return (
    <section className="above-part">
      <h2>{words.readings}</h2>
      <ul className="above-parties">
        {clue.readings.map(({ who, at }, place) => (
          <li key={`${at} ${clue.readings.length - place}`}>
            {who} {exactText(at, lang)}
          </li>
        ))}
      </ul>
    </section>
  )
}
