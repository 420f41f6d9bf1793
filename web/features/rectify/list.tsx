import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'wouter'
import { rectifications, type RectificationRow } from '#contract/rectifications.ts'
import { causeWords } from '#words/causes.ts'
import { rectificationKindWords, rectificationStatusWords } from '#words/rectification.ts'
import { call, type QueryOf } from '../../api.ts'
import { now } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { spokenDay } from '../../ui/time.ts'
import { useRectifyWords } from './words.ts'

type Query = NonNullable<QueryOf<typeof rectifications.list>>
const groups = ['', 'open', 'proving', 'over'] as const
const onlys = ['', 'overdue', 'disproved'] as const

/** All rectifications that the reader may find: what is late comes first. */
export function RectificationList() {
  const words = useRectifyWords()
  const lang = useLanguage()
  const [group, setGroup] = useState<(typeof groups)[number]>('')
  const [kind, setKind] = useState('')
  const [only, setOnly] = useState<(typeof onlys)[number]>('')
  const query = { ...(group && { group }), ...(kind && { kind }), ...(only && { only }) } as Query
  const list = useQuery({
    queryKey: ['rectify', query],
    queryFn: () => call(rectifications.list, { query }),
    placeholderData: keepPreviousData,
  })
  const narrowed = group !== '' || kind !== '' || only !== ''
  const groupNames = { '': words.all, open: words.open, proving: words.proving, over: words.over }
  const onlyNames = { '': words.onlyNone, overdue: words.onlyOverdue, disproved: words.onlyDisproved }
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Link href="/rectify/new" className="plain-button">
          {words.order}
        </Link>
      }
    >
      <search className="rectify-filters not-printed">
        <Choice label={words.group} value={group} names={groupNames} onChange={setGroup} />
        <Choice
          label={words.kind}
          value={kind}
          names={{
            '': words.all,
            ...Object.fromEntries(Object.entries(rectificationKindWords).map(([code, word]) => [code, word[lang]])),
          }}
          onChange={setKind}
        />
        <Choice label={words.only} value={only} names={onlyNames} onChange={setOnly} />
      </search>
      {list.isError && <ErrorNotice thrown={list.error} kept="nothing" onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton lines={6} />}
      {list.data?.rows.length === 0 && (
        <EmptyState
          why={narrowed ? words.noneFound : words.none}
          next={narrowed ? words.noneFoundNext : words.noneNext}
        />
      )}
      <ul className="rectify-list" aria-busy={list.isPlaceholderData}>
        {list.data?.rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
    </Page>
  )
}

function Choice<T extends string>(props: {
  label: string
  value: T
  names: Readonly<Record<string, string>>
  onChange: (value: T) => void
}) {
  return (
    <label>
      <span>{props.label}</span>
      <select value={props.value} onChange={(event) => props.onChange(event.target.value as T)}>
        {Object.entries(props.names).map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

function Row({ row }: { row: RectificationRow }) {
  const words = useRectifyWords()
  const lang = useLanguage()
  return (
    <li className="rectify-row" data-standing={row.standing ?? 'none'}>
      <Link href={`/rectify/${row.id}`}>{row.wrong}</Link>
      <p>
        <strong className="rectify-status" data-status={row.status}>
          {rectificationStatusWords[row.status][lang]}
        </strong>
        <Marks row={row} />
        <span>{rectificationKindWords[row.kind][lang]}</span>
        <span>{row.mine ? words.mine : words.owner(row.owner)}</span>
        {row.dueAt && <span>{words.due(spokenDay(row.dueAt, now(), lang))}</span>}
      </p>
      <p className="rectify-soft">{[row.number, row.item, causeWords[row.cause][lang]].filter(Boolean).join(' · ')}</p>
    </li>
  )
}

/** Yellow, red, and that it did not work before: said in words, not by colour alone. */
export function Marks({ row }: { row: Pick<RectificationRow, 'standing' | 'round' | 'disproved'> }) {
  const words = useRectifyWords()
  return (
    <>
      {row.standing === 'soon' && (
        <span className="rectify-mark" data-mark="soon">
          {words.yellow}
        </span>
      )}
      {row.standing === 'overdue' && (
        <span className="rectify-mark" data-mark="overdue">
          {words.red}
        </span>
      )}
      {row.disproved > 0 && (
        <span className="rectify-mark" data-mark="overdue">
          {words.disproved(row.disproved)}
        </span>
      )}
      {row.round > 1 && <span>{words.round(row.round)}</span>}
    </>
  )
}
