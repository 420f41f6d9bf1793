import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { useAdminWords } from './words.ts'

/** The settings of a centre. */
export function Admin() {
  const words = useAdminWords()
  return (
    <Page title={words.title} lead={words.lead}>
      <EmptyState why={words.emptyWhy} next={words.emptyNext} />
    </Page>
  )
}
