import { Button } from 'antd'
import { useState } from 'react'
import type { CaseRow } from '#contract/cases.ts'
import { stageWords } from '#words/case.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { useCases } from '../../queries.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { setHandOverOpen } from '../../ui/hand-over-open.ts'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { dayInShanghai, sinceText } from '../../ui/time.ts'
import { WhoseTurn } from '../../ui/whose-turn.tsx'
import { HandedOver } from './handed-over.tsx'
import { useCounterWords } from './words.ts'
import './counter.css'

/** The counter clerk's page: what became of everything handed over, and one big button that never scrolls away. */
export function Counter() {
  const words = useCounterWords()
  const list = useCases({ queue: 'handedOver' })
  const [opened, setOpened] = useState<string | null>(null)
  const today = dayInShanghai(useNow())
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const isToday = (row: CaseRow) => dayInShanghai(row.registeredAt) === today
  const isOpen = (row: CaseRow) => row.stage !== 'closed' && row.stage !== 'archived'
  const groups = [
    { title: words.today, rows: rows.filter(isToday) },
    { title: words.earlier, rows: rows.filter((row) => !isToday(row) && isOpen(row)) },
    { title: words.ended, rows: rows.filter((row) => !isToday(row) && !isOpen(row)) },
  ].filter((group) => group.rows.length > 0)
  return (
    <Page title={words.title} lead={words.lead} width="text">
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={4} />}
      {list.isSuccess && rows.length === 0 && <EmptyState why={words.emptyWhy} next={words.emptyNext} />}
      {groups.map((group) => (
        <section key={group.title} className="handed-over-group">
          <h2>
            {group.title} <small>{words.count(group.rows.length)}</small>
          </h2>
          <ul className="handed-over-rows">
            {group.rows.map((row) => (
              <li key={row.id}>
                <Row row={row} onOpen={() => setOpened(row.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <div className="counter-start not-printed">
        <Button type="primary" size="large" onClick={() => setHandOverOpen(true)}>
          {words.handOver} <Kbd keys="F8" />
        </Button>
      </div>
      {opened && <HandedOver caseId={opened} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function Row({ row, onOpen }: { row: CaseRow; onOpen: () => void }) {
  const words = useCounterWords()
  const lang = useLanguage()
  const now = useNow()
  return (
    <button type="button" className="handed-over-row" onClick={onOpen}>
      <span className="handed-over-title">
        <strong>{row.title}</strong>
        {row.person && <span>{row.person}</span>}
      </span>
      <span className="handed-over-line">
        <span className="handed-over-number">{row.number}</span>
        <span>{sinceText(row.registeredAt, now, lang)}</span>
      </span>
      <span className="handed-over-turn">
        <WhoseTurn turn={row.turn} {...(row.turn === 'party' && row.waitingOn && { name: row.waitingOn })} />
        <span>
          {words.ownedBy(row.owner.name)} · {row.neverLooked ? words.nobodyYet : stageWords[row.stage][lang]}
        </span>
      </span>
    </button>
  )
}
