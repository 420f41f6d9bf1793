import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useCounterWords } from './words.ts'

/** The sheet of the general counter: hand a stuck matter over in seconds. */
export function Counter() {
  const words = useCounterWords()
  return (
    <Page title={words.title} lead={words.lead}>
      <EmptyState why={words.emptyWhy} next={words.emptyNext} />
    </Page>
  )
}
