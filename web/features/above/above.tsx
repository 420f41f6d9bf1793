import type { KeyboardEvent } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { outcomeWords } from '#words/case.ts'
import { aboveFigures, type AboveCentre, type AboveFigure } from '#contract/supervision.ts'
import { useLanguage } from '../../prefs.ts'
import { useFigures } from '../../queries.ts'
import { useMe } from '../../session.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { Clues } from './clues.tsx'
import { LineList } from './line-list.tsx'
import { useAboveWords } from './words.ts'
import './above.css'

/** In the order in which somebody above looks; what is only a part of another figure stands in the table alone. */
const doors = ['open', 'yellow', 'red', 'bounced', 'silent', 'unsigned', 'appeals', 'ordered', 'orderAnswered'] as const
const columns = [...doors, 'orderLate', 'answered', 'answeredLate'] as const
const tones: Partial<Record<AboveFigure, 'amber' | 'red'>> = {
  yellow: 'amber',
  red: 'red',
  bounced: 'amber',
  silent: 'amber',
  orderLate: 'red',
  orderAnswered: 'amber',
  answeredLate: 'red',
}

/** What the centres below stand at; every figure is a door to the lines behind it. */
export function Above() {
  const words = useAboveWords()
  const lang = useLanguage()
  const me = useMe()
  const figures = useFigures()
  const [, go] = useLocation()
  const asked = new URLSearchParams(useSearch())
  const figure = aboveFigures.find((each) => each === asked.get('figure'))
  const centre = asked.get('centre')
  const supervisor = me?.roles.includes('supervisor') ?? false
  const centres = figures.data?.centres ?? []
  // An office with nothing below it begins with what it is asked.
  if (figures.isSuccess && centres.length === 0 && !supervisor) return <Redirect to="/duties" replace />
  const open = (next: AboveFigure, of: string | null) => {
    const same = next === figure && of === centre
    go(same ? '/above' : `/above?figure=${next}${of ? `&centre=${of}` : ''}`, { replace: true })
  }
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <button type="button" className="plain-button" onClick={() => print()}>
          {words.print}
        </button>
      }
    >
      {figures.isError && <ErrorNotice thrown={figures.error} kept="nothing" onRetry={() => void figures.refetch()} />}
      {figures.isPending && <Skeleton lines={6} />}
      {supervisor && <Clues />}
      {figures.isSuccess && centres.length === 0 && <EmptyState why={words.none} next={words.noneNext} />}
      {figures.data && centres.length > 0 && (
        <>
          <Doors centres={centres} figure={centre ? undefined : figure} open={(next) => open(next, null)} />
          <Table centres={centres} figure={figure} centre={centre} open={open} />
          <p className="above-note">
            {words.asOf(exactText(figures.data.asOf, lang))} · {words.counted(exactText(figures.data.since, lang))}
          </p>
          {figure && (
            <LineList
              key={`${figure} ${centre}`}
              figure={figure}
              centre={centre}
              title={`${centre ? `${centres.find(({ id }) => id === centre)?.name ?? ''} ` : words.allCentres}`}
              onClose={() => go('/above', { replace: true })}
            />
          )}
        </>
      )}
    </Page>
  )
}

const sum = (centres: readonly AboveCentre[], figure: AboveFigure): number =>
  centres.reduce((all, { figures }) => all + figures[figure], 0)

function Doors(props: {
  centres: readonly AboveCentre[]
  figure: AboveFigure | undefined
  open: (figure: AboveFigure) => void
}) {
  const words = useAboveWords()
  const hints: Partial<Record<AboveFigure, string>> = {
    yellow: words.yellowHint,
    red: words.redHint,
    bounced: words.bouncedHint,
    silent: words.silentHint,
  }
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the buttons inside take the focus
    <div className="above-doors" role="toolbar" aria-label={words.figures} onKeyDown={moveByArrows}>
      {doors.map((figure) => {
        const count = sum(props.centres, figure)
        return (
          <button
            key={figure}
            type="button"
            className="above-door"
            data-tone={count > 0 ? tones[figure] : undefined}
            aria-expanded={props.figure === figure}
            onClick={() => props.open(figure)}
          >
            <span>{words[figure]}</span>
            <b>{count}</b>
            {hints[figure] && <small>{hints[figure]}</small>}
          </button>
        )
      })}
    </div>
  )
}

function Table(props: {
  centres: readonly AboveCentre[]
  figure: AboveFigure | undefined
  centre: string | null
  open: (figure: AboveFigure, centre: string | null) => void
}) {
  const words = useAboveWords()
  const lang = useLanguage()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a wide table is scrolled by keyboard, too
    <div className="above-table" tabIndex={0} role="region" aria-label={words.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.centre}</th>
            {columns.map((figure) => (
              <th key={figure} scope="col">
                {words[figure]}
              </th>
            ))}
            <th scope="col">{words.outcomesOf}</th>
          </tr>
        </thead>
        <tbody>
          {props.centres.map((centre) => {
            const { answered, answeredLate } = centre.figures
            return (
              <tr key={centre.id}>
                <th scope="row">
                  {centre.under && <small>{centre.under}</small>}
                  {centre.name}
                </th>
                {columns.map((figure) => (
                  <td key={figure} data-tone={centre.figures[figure] > 0 ? tones[figure] : undefined}>
                    <button
                      type="button"
                      aria-label={`${centre.name} ${words[figure]} ${centre.figures[figure]}`}
                      aria-expanded={props.figure === figure && props.centre === centre.id}
                      onClick={() => props.open(figure, centre.id)}
                    >
                      {centre.figures[figure]}
                    </button>
                    {figure === 'answered' && answered > 0 && (
                      <small>{words.onTime(answered - answeredLate, answered)}</small>
                    )}
                  </td>
                ))}
                <td className="above-outcomes">
                  {centre.outcomes.length === 0
                    ? words.noAnswers
                    : centre.outcomes
                        .map(({ outcome, count }) => `${outcomeWords[outcome][lang]} ${count}`)
                        .join(' · ')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function moveByArrows(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (!step) return
  const all = [...event.currentTarget.querySelectorAll('button')]
  const next = all[all.indexOf(document.activeElement as HTMLButtonElement) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
