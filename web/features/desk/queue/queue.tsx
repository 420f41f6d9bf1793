import { useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useCases, useCounts, type Queue as QueueName } from '../../../queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { Kbd } from '../../../ui/kbd.tsx'
import { isComposing } from '../../../ui/key-match.ts'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { AppointmentsToday } from '../side/appointments-today.tsx'
import { useDeskWords } from '../words.ts'
import { QueueRow } from './queue-row.tsx'
import { deskViews } from './views.ts'
import './queue.css'

type Props = {
  view: QueueName
  onView: (view: QueueName) => void
  openId: string | null
  addressOf: (caseId: string) => string
}

/** The left column: saved views, search, and the cases of the view. J and K move, Enter or O opens. */
export function Queue({ view, onView, openId, addressOf }: Props) {
  const words = useDeskWords()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const list = useRef<HTMLUListElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const wanted = useCases({ queue: search ? 'all' : view, ...(search && { search }) })
  const rows = wanted.data?.pages.flatMap((page) => page.rows) ?? []
  const counts = useCounts().data
  const links = () => [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.queue-row') ?? [])]

  function move(step: 1 | -1) {
    const all = links()
    const at = all.findIndex((link) => link === document.activeElement)
    const from = at >= 0 ? at : all.findIndex((link) => link.getAttribute('aria-current') === 'page')
    const next = from < 0 ? (step === 1 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, from + step))
    all[next]?.focus()
  }
  function openFocused() {
    const all = links()
    const link = all.find((candidate) => candidate === document.activeElement) ?? all[0]
    link?.click()
  }
  useShortcuts([
    { keys: 'j', label: words.keyDown, run: () => move(1) },
    { keys: 'k', label: words.keyUp, run: () => move(-1) },
    { keys: 'o', label: words.keyOpen, run: openFocused },
    { keys: '/', label: words.keySearch, run: () => field.current?.focus() },
    { keys: 'Shift+N', label: words.keyNew, run: () => go('/desk/new') },
    ...deskViews.map((name, index) => ({
      keys: String(index + 1),
      label: words.keyView(words[name as 'mine']),
      run: () => show(name),
    })),
  ])
  function show(name: QueueName) {
    setTyped('')
    setSearch('')
    onView(name)
  }

  return (
    <section className="queue" aria-label={words.queue}>
      <header className="queue-head">
        <h1>{words.title}</h1>
        <Link href="/desk/new" className="queue-new" aria-current={openId === 'new' ? 'page' : undefined}>
          {words.newCase}
        </Link>
      </header>
      <search className="queue-search">
        <input
          ref={field}
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          title={words.search}
          autoComplete="off"
          maxLength={50}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            if (event.target.value === '') setSearch('')
          }}
          onKeyDown={(event) => {
            if (isComposing(event.nativeEvent)) return
            if (event.key === 'Enter') setSearch(typed.trim())
            if (event.key === 'Escape') {
              setTyped('')
              setSearch('')
              field.current?.blur()
            }
          }}
        />
        {typed === '' ? (
          <Kbd keys="/" />
        ) : (
          <button type="button" className="plain-button" onClick={() => setSearch(typed.trim())}>
            {words.searchShort}
          </button>
        )}
      </search>
      <nav className="queue-views" aria-label={words.views}>
        {deskViews.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={!search && name === view ? 'true' : undefined}
            data-some={(counts?.[name] ?? 0) > 0}
            onClick={() => show(name)}
          >
            {words[name as 'mine']}
            {counts && <b>{counts[name]}</b>}
          </button>
        ))}
      </nav>
      <AppointmentsToday addressOf={addressOf} />
      {wanted.isPending && <Skeleton lines={8} />}
      {wanted.isError && <ErrorNotice thrown={wanted.error} kept="nothing" onRetry={() => void wanted.refetch()} />}
      <ul className="queue-rows" ref={list} aria-label={words[view as 'mine']} aria-busy={wanted.isFetching}>
        {rows.map((row) => (
          <li key={row.id}>
            <QueueRow row={row} href={addressOf(row.id)} open={row.id === openId} />
          </li>
        ))}
      </ul>
      {wanted.hasNextPage && (
        <button
          type="button"
          className="queue-more"
          disabled={wanted.isFetchingNextPage}
          onClick={() => void wanted.fetchNextPage()}
        >
          {wanted.isFetchingNextPage ? words.moreLoading : words.more}
        </button>
      )}
      {wanted.isSuccess && rows.length === 0 && !wanted.isPlaceholderData && (
        <Empty view={search ? 'search' : view} counts={counts} onView={show} />
      )}
      <span className="only-heard" role="status">
        {wanted.isSuccess ? words.rows(rows.length) : ''}
      </span>
    </section>
  )
}

/** Why the list is empty and what comes next; where something waits elsewhere, one button leads there. */
function Empty(props: {
  view: QueueName | 'search'
  counts: Partial<Record<QueueName, number>> | undefined
  onView: (view: QueueName) => void
}) {
  const words = useDeskWords()
  const texts: Partial<Record<QueueName | 'search', [string, string]>> = {
    mine: [words.emptyMine, words.emptyMineNext],
    unassigned: [words.emptyUnassigned, words.emptyUnassignedNext],
    dueToday: [words.emptyDueToday, words.emptyDueTodayNext],
    waitingOnOthers: [words.emptyWaiting, words.emptyWaitingNext],
    onPerson: [words.emptyPerson, words.emptyPersonNext],
    toSign: [words.emptySign, words.emptySignNext],
    callbacks: [words.emptyCallbacks, words.emptyCallbacksNext],
    closed: [words.emptyClosed, words.emptyClosedNext],
    all: [words.emptyAll, words.emptyAllNext],
    search: [words.emptySearch, words.emptySearchNext],
  }
  const [why, next] = texts[props.view] ?? texts.all!
  const elsewhere = (['unassigned', 'callbacks'] as const).find(
    (name) => name !== props.view && (props.counts?.[name] ?? 0) > 0,
  )
  return (
    <EmptyState
      why={why}
      next={next}
      action={
        elsewhere &&
        props.view !== 'search' && (
          <button type="button" className="quiet-button" onClick={() => props.onView(elsewhere)}>
            {elsewhere === 'unassigned' ? words.goUnassigned : words.goCallbacks}
          </button>
        )
      }
    />
  )
}
