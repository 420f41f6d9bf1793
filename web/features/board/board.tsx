import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useBoardWords } from './words.ts'

/** The board of the director: five numbers, each a door to its list. */
export function Board() {
  const words = useBoardWords()
  return (
    <Page title={words.title} lead={words.lead}>
      <EmptyState why={words.emptyWhy} next={words.emptyNext} />
    </Page>
  )
}
