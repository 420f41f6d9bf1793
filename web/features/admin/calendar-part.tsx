import { useQuery } from '@tanstack/react-query'
import { admin } from '#contract/centre.ts'
import { call } from '../../api.ts'
import { keys } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { CalendarEditor } from './calendar-editor.tsx'
import { useAdminWords } from './words.ts'

/** The working-day calendar by which every deadline is counted. */
export function CalendarPart({ mayChange }: { mayChange: boolean }) {
  const words = useAdminWords()
  const calendar = useQuery({
    queryKey: keys.calendar,
    queryFn: () => call(admin.getCalendar),
    // What is being changed must not be replaced under the hands.
    refetchOnWindowFocus: false,
  })
  return (
    <section>
      <p className="admin-hint">{words.calendarLead}</p>
      {calendar.isError && (
        <ErrorNotice thrown={calendar.error} kept="nothing" onRetry={() => void calendar.refetch()} />
      )}
      {calendar.isPending && <Skeleton lines={8} />}
      {calendar.data && <CalendarEditor calendar={calendar.data} mayChange={mayChange} />}
    </section>
  )
}
