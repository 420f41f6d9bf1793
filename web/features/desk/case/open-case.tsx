import { useState } from 'react'
import { Link } from 'wouter'
import type { CaseFile } from '#contract/cases.ts'
import { useConnection } from '../../../live.ts'
import { useCaseFile, useMe } from '../../../queries.ts'
import { ErrorBoundary } from '../../../ui/error-boundary.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { clockText } from '../../../ui/time.ts'
import { Composer } from '../compose/composer.tsx'
import { Appointments } from '../side/appointments.tsx'
import { Side } from '../side/side.tsx'
import { HotlineOrder } from '../hotline/order.tsx'
import { Conferences } from '../network/conferences.tsx'
import { Filings } from '../network/filings.tsx'
import { Orders } from '../network/orders.tsx'
import { Panels } from '../network/panels.tsx'
import { useDeskWords } from '../words.ts'
import { CaseDeskContext } from './case-desk.ts'
import { CaseHead } from './case-head.tsx'
import { OpenThings } from './open-things.tsx'
import { Background } from './background.tsx'
import { Answer } from './answer.tsx'
import { Person } from './person.tsx'
import { Rectifications } from './rectifications.tsx'
import { Referrals } from './referrals.tsx'
import { Stages } from './stages.tsx'
import { Timeline } from './timeline.tsx'
import { useOpenCase } from './use-case-desk.ts'
import { useCaseWords } from './words.ts'
import './case.css'

type Layout = {
  /** On a middle-sized screen the queue is folded away and brought back by this. */
  onToggleQueue: () => void
  /** The papers spread over the place of the queue. */
  wide: boolean
  onWide: (wide: boolean) => void
}

/** A case and its papers: the middle and the right column. */
export function OpenCase({ caseId, ...layout }: Layout & { caseId: string }) {
  const words = useDeskWords()
  const file = useCaseFile(caseId)
  const me = useMe()
  if (file.data && me) return <Columns file={file.data} me={me} fetchedAt={file.dataUpdatedAt} {...layout} />
  return (
    <section className="case" aria-label={words.sectionCase}>
      <div className="case-body">
        <Link href="/desk" className="case-back">
          {words.backToList}
        </Link>
        {file.isError ? (
          <ErrorNotice thrown={file.error} kept="nothing" onRetry={() => void file.refetch()} />
        ) : (
          <Skeleton lines={10} />
        )}
      </div>
    </section>
  )
}

type ColumnsProps = Layout & { file: CaseFile; me: { id: string; name: string }; fetchedAt: number }

function Columns({ file, me, fetchedAt, onToggleQueue, wide, onWide }: ColumnsProps) {
  const words = useDeskWords()
  const desk = useOpenCase(file, me)
  /** On a phone one of the two is shown. */
  const [tab, setTab] = useState<'case' | 'side'>('case')
  return (
    <CaseDeskContext value={desk}>
      <div className="desk-tabs not-printed" role="group" aria-label={words.sectionCase}>
        <Link href="/desk" className="case-back">
          {words.backToList}
        </Link>
        <button type="button" aria-pressed={tab === 'case'} onClick={() => setTab('case')}>
          {words.tabCase}
        </button>
        <button type="button" aria-pressed={tab === 'side'} onClick={() => setTab('side')}>
          {words.tabSide}
        </button>
      </div>
      <section
        className="case"
        data-tab={tab}
        data-writing={desk.verb !== null || desk.listing}
        aria-label={words.sectionCase}
      >
        <CaseHead onToggleQueue={onToggleQueue} />
        <Stale fetchedAt={fetchedAt} />
        {/* A scrolling region must be reachable by keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className="case-body" tabIndex={0} role="region" aria-label={file.title}>
          <Stages />
          <ErrorBoundary>
            <OpenThings />
            <HotlineOrder />
            <Conferences />
            <Panels />
            <Filings />
            <Orders />
            <Referrals />
            <Answer />
            <Appointments />
          </ErrorBoundary>
          <ErrorBoundary>
            <Person />
            <Background />
            <Rectifications />
          </ErrorBoundary>
          <ErrorBoundary>
            <Timeline />
          </ErrorBoundary>
        </div>
        <ErrorBoundary>
          <Composer />
        </ErrorBoundary>
      </section>
      <ErrorBoundary>
        <Side shown={tab === 'side'} onShow={() => setTab('side')} wide={wide} onWide={onWide} />
      </ErrorBoundary>
    </CaseDeskContext>
  )
}

/** While the stream is down: as of when this is. */
function Stale({ fetchedAt }: { fetchedAt: number }) {
  const words = useCaseWords()
  const connection = useConnection()
  if (connection !== 'broken') return null
  return (
    <p className="case-stale" role="status">
      {words.stale(clockText(new Date(fetchedAt).toISOString()))}
    </p>
  )
}
