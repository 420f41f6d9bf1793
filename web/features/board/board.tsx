import { Button } from 'antd'
import { useSearchParams } from 'wouter'
import { useMe, useBoard } from '../../queries.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { doorFromText, doorToText, type Door } from './door.ts'
import { Accounts } from './accounts.tsx'
import { CaseList } from './case-list.tsx'
import { Figures } from './figures.tsx'
import { Lanes } from './lanes.tsx'
import { Month } from './month.tsx'
import { StuckBy } from './stuck-by.tsx'
import { useBoardWords } from './words.ts'
import '../../ui/intake.css'
import './board.css'

/** The board of the director: five numbers, each a door to its list; who carries what; what stands still; the month. */
export function Board() {
  const words = useBoardWords()
  const lang = useLanguage()
  const me = useMe()
  const board = useBoard()
  const [query, setQuery] = useSearchParams()
  const door = doorFromText(query.get('list'))
  const open = (next: Door | undefined) => {
    const same = next && door && doorToText(next) === doorToText(door)
    setQuery(next && !same ? { list: doorToText(next) } : {})
  }
  useShortcuts([{ keys: 'Escape', label: words.closeList, run: () => open(undefined) }])

  if (!board.data) {
    return (
      <Page title={words.title}>
        {board.isError ? (
          <ErrorNotice thrown={board.error} kept="nothing" onRetry={() => void board.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Page>
    )
  }
  const { data } = board
  const doors = { door, open }
  return (
    <Page
      title={words.title}
      lead={words.lead(exactText(data.at, lang))}
      actions={
        <>
          <Button href="/wall" target="_blank" title={words.wallHint}>
            {words.wall}
          </Button>
          <Button onClick={() => window.print()}>{words.print}</Button>
        </>
      }
    >
      {/* The last answer stays when a new one fails; only its age is then said. */}
      {board.isError && <ErrorNotice thrown={board.error} kept="nothing" onRetry={() => void board.refetch()} />}
      <div className="board">
        <Figures board={data} {...doors} />
        {door && <CaseList key={doorToText(door)} door={door} board={data} onClose={() => open(undefined)} />}
        <Lanes board={data} {...doors} />
        <StuckBy board={data} {...doors} />
        <Month board={data} {...doors} />
        {me?.roles.includes('director') && <Accounts />}
        <p className="board-foot">
          {me?.centre.name} · {exactText(data.at, lang)} · {me?.name}
        </p>
      </div>
    </Page>
  )
}
