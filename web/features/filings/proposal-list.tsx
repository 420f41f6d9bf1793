import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link, useLocation } from 'wouter'
import { proposals, type ProposalView } from '#contract/proposals.ts'
import { causeWords } from '#words/causes.ts'
import { call, type AnswerOf } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { useProposalWords } from './proposal-words.ts'

type Alike = AnswerOf<typeof proposals.list>['alike'][number]

/** What several exceptions ask for: those that could become a proposal, and the proposals there are. Nothing at all where there is neither. */
export function ProposalList() {
  const words = useProposalWords()
  const list = useQuery({ queryKey: ['proposals'], queryFn: () => call(proposals.list) })
  if (list.isError) return <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />
  if (!list.data || list.data.rows.length + list.data.alike.length === 0) return null
  return (
    <section className="proposals" aria-label={words.section}>
      <h2>{words.section}</h2>
      {list.data.alike.map((alike) => (
        <AlikeRow key={`${alike.itemId} ${alike.cause}`} alike={alike} />
      ))}
      <ul>
        {list.data.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function AlikeRow({ alike }: { alike: Alike }) {
  const words = useProposalWords()
  const lang = useLanguage()
  const client = useQueryClient()
  const [, go] = useLocation()
  const drafting = useSubmit((_: undefined, key: string) =>
    call(proposals.draft, { body: { itemId: alike.itemId, cause: alike.cause }, key }),
  )
  async function draft() {
    const made = await drafting.submit(undefined)
    if (!made) return
    void client.invalidateQueries({ queryKey: ['proposals'] })
    go(`/filings/proposals/${made.id}`)
  }
  return (
    <div className="proposal-alike not-printed">
      <p>{words.alike(alike.item || words.anyMatter, causeWords[alike.cause][lang], alike.count)}</p>
      <Button type="primary" loading={drafting.busy} onClick={() => void draft()}>
        {words.draft}
      </Button>
      {drafting.thrown !== undefined && !drafting.busy && <ErrorNotice thrown={drafting.thrown} kept="nothing" />}
    </div>
  )
}

function Row({ row }: { row: ProposalView }) {
  const words = useProposalWords()
  return (
    <li>
      <Link href={`/filings/proposals/${row.id}`}>{row.title}</Link>
      <span data-owed={row.actions.includes('answer') || undefined}>{words.status[row.status]}</span>
      {!row.own && <span>{words.from(row.centre)}</span>}
      {row.answer && <span>{words.verdict[row.answer.verdict]}</span>}
    </li>
  )
}
