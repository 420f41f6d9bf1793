import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'wouter'
import { duties, type DutyView } from '#contract/duties.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { keys, lookAgainMs } from '../../queries.ts'
import { Deadline } from '../../ui/deadline.tsx'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Page } from '../../ui/page.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { Answer } from './answer.tsx'
import { ShownBody } from './shown.tsx'
import { useDutyWords } from './words.ts'
import './duties.css'

/** One duty: what was laid open, its own clock, and the answer. */
export function Duty() {
  const words = useDutyWords()
  const { dutyId } = useParams<{ dutyId: string }>()
  const duty = useQuery({
    queryKey: keys.duty(dutyId),
    queryFn: () => call(duties.get, { params: { dutyId } }),
    refetchInterval: lookAgainMs,
  })
  const { data } = duty
  return (
    <Page
      title={data ? words.kinds[data.kind] : words.title}
      lead={<Link href="/duties">{words.back}</Link>}
      width="text"
      actions={
        <button type="button" className="plain-button" onClick={() => print()}>
          {words.print}
        </button>
      }
    >
      {duty.isError && <ErrorNotice thrown={duty.error} kept="nothing" onRetry={() => void duty.refetch()} />}
      {duty.isPending && <Skeleton lines={8} />}
      {data && (
        <>
          <Facts duty={data} />
          <ShownBody duty={data} />
          <Answer key={data.id} duty={data} />
        </>
      )}
    </Page>
  )
}

function Facts({ duty }: { duty: DutyView }) {
  const words = useDutyWords()
  const lang = useLanguage()
  const { clock, status } = duty
  return (
    <p className="duty-facts">
      <strong data-status={status}>{words.status(duty)}</strong>
      <span>{words.from(duty.from)}</span>
      <span>{words.since(exactText(duty.since, lang))}</span>
      {clock?.due && clock.standing !== 'met' && (
        <span>
          {words.due} <Deadline at={clock.due} trace={clock.why.length > 0 ? clock.why : [words.setBy]} />
          {clock.daysLeft !== null && <small> {words.daysLeft(clock.daysLeft)}</small>}
        </span>
      )}
    </p>
  )
}
