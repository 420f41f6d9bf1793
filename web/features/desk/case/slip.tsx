import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { cases } from '#contract/cases.ts'
import { call } from '../../../api.ts'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { QrImage } from '../../../ui/qr-image.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

/** Where the slip of a case is kept while it is shown; a registration puts its own here. */
export const slipKey = (caseId: string) => ['slip', caseId] as const

/** The slip once more, for whoever lost it. Asked for only when opened: showing the code is logged. */
export function ReprintSlip({ onClose }: { onClose: () => void }) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const slip = useQuery({
    queryKey: slipKey(file.id),
    queryFn: () => call(cases.slip, { params: { caseId: file.id } }),
    gcTime: 0,
    // Never by itself: each showing is logged.
    staleTime: 'static',
  })
  return (
    <section className="case-slip" aria-label={words.slipShow}>
      {slip.isPending && <Skeleton lines={3} />}
      {slip.isError && <ErrorNotice thrown={slip.error} kept="nothing" onRetry={() => void slip.refetch()} />}
      {slip.data && (
        <>
          <QrImage svg={slip.data.qrSvg} label={slip.data.url} size={132} />
          <dl>
            <div>
              <dt>{words.slipCode}</dt>
              <dd className="case-slip-code">{slip.data.code}</dd>
            </div>
            <div>
              <dt>{words.owner}</dt>
              <dd>{slip.data.owner.name}</dd>
            </div>
            {slip.data.room !== '' && (
              <div>
                <dt>{words.slipRoom}</dt>
                <dd>{slip.data.room}</dd>
              </div>
            )}
          </dl>
        </>
      )}
      <RenewSlip caseId={file.id} />
      <p className="case-slip-foot">
        <a href={`/print/cases/${file.id}/slip`} target="_blank" rel="noreferrer">
          {words.slipPrint}
        </a>
        <span>{words.slipLogged}</span>
        <button type="button" className="plain-button" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </section>
  )
}

/** A new code for a slip that was lost or read by somebody else. Asked twice: the person's own slip is void as well. */
function RenewSlip({ caseId }: { caseId: string }) {
  const words = useCaseWords()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const renew = useMutation({
    mutationFn: () => call(cases.renewSlip, { params: { caseId } }),
    onSuccess: (slip) => {
      client.setQueryData(slipKey(caseId), slip)
      setAsked(false)
    },
  })
  return (
    <div className="case-slip-foot">
      {asked ? (
        <>
          <p>{words.slipRenewWhy}</p>
          <button type="button" className="plain-button" disabled={renew.isPending} onClick={() => renew.mutate()}>
            {words.slipRenewNow}
          </button>
          <button type="button" className="plain-button" onClick={() => setAsked(false)}>
            {words.slipKeep}
          </button>
        </>
      ) : (
        <button type="button" className="plain-button" onClick={() => setAsked(true)}>
          {words.slipRenew}
        </button>
      )}
      <p role="status">{renew.isSuccess && !asked ? words.slipRenewed : ''}</p>
      {renew.isError && <ErrorNotice thrown={renew.error} kept="nothing" onRetry={() => renew.mutate()} />}
    </div>
  )
}
