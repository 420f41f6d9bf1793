import { useEffect, useState } from 'react'
import { useLocation, useParams, useSearchParams } from 'wouter'
import type { LiveEvent } from '#contract/live.ts'
import { useNews } from '../../live.ts'
import type { Queue as QueueName } from '../../queries.ts'
import { useUiWords } from '../../ui/words.ts'
import { OpenCase } from './case/open-case.tsx'
import { NothingOpen } from './queue/nothing-open.tsx'
import { Queue } from './queue/queue.tsx'
import { deskViews } from './queue/views.ts'
import { Register } from './register/register.tsx'
import { ToastProvider, useToasts } from './toasts.tsx'
import { useDeskWords } from './words.ts'
import './desk.css'
import '../../ui/fields.css'

/** The workbench of the caseworker: queue, case, papers. Three columns that fold to one. */
export function Desk() {
  return (
    <ToastProvider>
      <Columns />
    </ToastProvider>
  )
}

function Columns() {
  const words = useDeskWords()
  const ui = useUiWords()
  const { case: caseId } = useParams<{ case?: string }>()
  const [query, setQuery] = useSearchParams()
  const [, go] = useLocation()
  const asked = query.get('view') as QueueName | null
  const view = asked && deskViews.includes(asked) ? asked : 'mine'
  /** How the columns stand for this case; another case begins with all three. */
  const [layout, setLayout] = useState({ of: caseId, queue: false, wide: false })
  const { queue, wide } = layout.of === caseId ? layout : { queue: false, wide: false }
  useArrivals()
  useEffect(() => {
    document.title = `${words.title} · ${ui.brand}`
  }, [words.title, ui.brand])
  const address = (id: string) => `/desk/${id}${view === 'mine' ? '' : `?view=${view}`}`

  return (
    <div
      className="desk"
      data-open={caseId === undefined ? 'none' : caseId === 'new' ? 'new' : 'case'}
      data-queue={queue ? 'shown' : 'folded'}
      data-wide={wide}
    >
      <Queue
        view={view}
        onView={(next) => setQuery(next === 'mine' ? {} : { view: next }, { replace: true })}
        openId={caseId ?? null}
        addressOf={address}
      />
      {caseId === undefined && <NothingOpen />}
      {caseId === 'new' && <Register onDone={(id) => go(address(id))} onLeave={() => go('/desk')} />}
      {caseId !== undefined && caseId !== 'new' && (
        // The key: nothing that was typed in one case may ever appear in another.
        <OpenCase
          key={caseId}
          caseId={caseId}
          onToggleQueue={() => setLayout({ of: caseId, queue: !queue, wide })}
          wide={wide}
          onWide={(next) => setLayout({ of: caseId, queue, wide: next })}
        />
      )}
    </div>
  )
}

/** A new case rings at the desk of the one it came for, and says so to everybody else. */
function useArrivals(): void {
  const words = useDeskWords()
  const say = useToasts()
  useNews(({ data }) => {
    const news = data as Partial<LiveEvent> | null
    if (news?.kind === 'arrived' && news.caseId)
      say(words.arrived(news.number ?? '', news.title ?? ''), `/desk/${news.caseId}`)
  })
}
