import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useDeskWords } from './words.ts'

/** The workbench of the caseworker: queue, case, papers. */
export function Desk() {
  const words = useDeskWords()
  return (
    <Page title={words.title} lead={words.lead}>
      <EmptyState why={words.emptyWhy} next={words.emptyNext} />
    </Page>
  )
}
