import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'wouter'
import { proposals, type ProposalView } from '#contract/proposals.ts'
import { dateWords } from '#words/date.ts'
import { filingLevelWords } from '#words/network.ts'
import { call, type BodyOf } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useProposalWords } from './proposal-words.ts'
import './filings.css'

type Command = BodyOf<typeof proposals.command>

/** One proposal: its text, the exceptions it rests on, and what this reader may do. */
export function Proposal() {
  const words = useProposalWords()
  const { proposalId } = useParams<{ proposalId: string }>()
  const proposal = useQuery({
    queryKey: ['proposals', proposalId],
    queryFn: () => call(proposals.get, { params: { proposalId } }),
    // What is being written must not be replaced under the hands.
    refetchOnWindowFocus: false,
  })
  return (
    <Page
      title={proposal.data?.title ?? words.title}
      lead={<Link href="/filings">{words.back}</Link>}
      width="text"
      actions={
        <button type="button" className="plain-button" onClick={() => print()}>
          {words.print}
        </button>
      }
    >
      {proposal.isError && (
        <ErrorNotice thrown={proposal.error} kept="nothing" onRetry={() => void proposal.refetch()} />
      )}
      {proposal.isPending && <Skeleton lines={8} />}
      {proposal.data && <Body key={proposal.data.status} proposal={proposal.data} />}
    </Page>
  )
}

function Body({ proposal }: { proposal: ProposalView }) {
  const words = useProposalWords()
  const lang = useLanguage()
  const client = useQueryClient()
  const { submit, busy, thrown } = useSubmit((command: Command, key: string) =>
    call(proposals.command, { params: { proposalId: proposal.id }, body: command, key }),
  )
  async function act(command: Command) {
    const after = await submit(command)
    if (after) {
      client.setQueryData(['proposals', proposal.id], after)
      void client.invalidateQueries({ queryKey: ['proposals'], exact: true })
    }
    return after !== undefined
  }
  const { status, sentAt, answer } = proposal
  return (
    <>
      <p className="proposal-facts">
        <strong>{words.status[status]}</strong>
        <span>{words.from(proposal.centre)}</span>
        {sentAt && <span>{words.sentTo(proposal.to, exactText(sentAt, lang))}</span>}
      </p>
      {answer && (
        <section className="proposal-answer">
          <h2>
            {words.answeredBy(
              `${answer.signed.body} ${answer.signed.name}`,
              words.verdict[answer.verdict],
              exactText(answer.at, lang),
            )}
          </h2>
          <p>{answer.text}</p>
        </section>
      )}
      {proposal.withdrawn && <p>{words.withdrawnBecause(proposal.withdrawn)}</p>}
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
      {proposal.actions.includes('edit') ? (
        <Draft proposal={proposal} busy={busy} act={act} />
      ) : (
        <div className="proposal-text">{proposal.text}</div>
      )}
      {proposal.actions.includes('answer') && <Answer busy={busy} act={act} />}
      {proposal.actions.includes('withdraw') && <Withdraw busy={busy} act={act} />}
      {proposal.evidence.length > 0 && (
        <>
          <h2>{words.evidence(proposal.evidence.length)}</h2>
          <ol className="proposal-evidence">
            {proposal.evidence.map((each) => (
              <li key={each.number + each.beyond}>
                {each.beyond}
                <small>
                  {[
                    each.number,
                    each.centre,
                    dateWords(each.decided, lang),
                    filingLevelWords[each.level][lang],
                    each.clause,
                  ].join(' · ')}
                </small>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

interface Acting {
  busy: boolean
  act: (command: Command) => Promise<boolean>
}

function Draft({ proposal, busy, act }: { proposal: ProposalView } & Acting) {
  const words = useProposalWords()
  const [title, setTitle] = useState(proposal.title)
  const [text, setText] = useState(proposal.text)
  const changed = title !== proposal.title || text !== proposal.text
  return (
    <form
      className="proposal-form not-printed"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ type: 'edit', title, text })
      }}
    >
      <label htmlFor="proposal-title">{words.titleField}</label>
      <input id="proposal-title" value={title} maxLength={100} onChange={(event) => setTitle(event.target.value)} />
      <label htmlFor="proposal-text">{words.textField}</label>
      <textarea
        id="proposal-text"
        rows={22}
        value={text}
        maxLength={10_000}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="proposal-acts">
        <Button htmlType="submit" disabled={!changed} loading={busy && changed}>
          {words.save}
        </Button>
        {(['district', 'city'] as const).map((level) => (
          <Button
            key={level}
            type="primary"
            disabled={changed || busy}
            onClick={() => void act({ type: 'send', level })}
          >
            {words.send[level]}
          </Button>
        ))}
      </p>
      <p className="proposal-hint">{changed ? words.unsaved : words.sendHint}</p>
    </form>
  )
}

function Answer({ busy, act }: Acting) {
  const words = useProposalWords()
  const [verdict, setVerdict] = useState<keyof typeof words.verdict>('accepted')
  const [text, setText] = useState('')
  return (
    <form
      className="proposal-form not-printed"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ type: 'answer', verdict, text })
      }}
    >
      <fieldset>
        <legend>{words.answerTitle}</legend>
        {(['accepted', 'partly', 'refused'] as const).map((each) => (
          <label key={each}>
            <input type="radio" name="verdict" checked={verdict === each} onChange={() => setVerdict(each)} />
            {words.verdict[each]}
          </label>
        ))}
      </fieldset>
      <label htmlFor="proposal-answer">{words.answerText}</label>
      <textarea
        id="proposal-answer"
        rows={6}
        value={text}
        maxLength={5000}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="proposal-acts">
        <Button type="primary" htmlType="submit" loading={busy}>
          {words.answer}
        </Button>
        <span className="proposal-hint">{words.answerHint}</span>
      </p>
    </form>
  )
}

function Withdraw({ busy, act }: Acting) {
  const words = useProposalWords()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  if (!open)
    return (
      <p className="not-printed">
        <Button onClick={() => setOpen(true)}>{words.withdraw}</Button>
      </p>
    )
  return (
    <form
      className="proposal-form not-printed"
      onSubmit={(event) => {
        event.preventDefault()
        void act({ type: 'withdraw', reason })
      }}
    >
      <label htmlFor="proposal-withdraw">{words.withdrawReason}</label>
      <input
        id="proposal-withdraw"
        value={reason}
        maxLength={500}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <p className="proposal-acts">
        <Button danger htmlType="submit" loading={busy}>
          {words.withdraw}
        </Button>
      </p>
    </form>
  )
}
