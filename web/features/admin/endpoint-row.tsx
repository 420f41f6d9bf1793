import { Button } from 'antd'
import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { webhooks, type Endpoint } from '#contract/webhooks.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { sinceText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { Deliveries } from './deliveries.tsx'
import { endpointsKey } from './endpoints-key.ts'
import { SecretOnce } from './secret-once.tsx'
import { useOutsideWords } from './outside-words.ts'

/** One address: how far its events have come, switched off and on, a new secret, what was sent. */
export function EndpointRow({ endpoint }: { endpoint: Endpoint }) {
  const words = useOutsideWords()
  const lang = useLanguage()
  const now = useNow()
  const client = useQueryClient()
  const { id, name, url, active, waiting, delivered, dead, oldestWaiting } = endpoint
  const [open, setOpen] = useState(false)
  const [asked, setAsked] = useState(false)
  const [secret, setSecret] = useState('')
  const refresh = () => void client.invalidateQueries({ queryKey: endpointsKey })
  const onOff = useMutation({
    mutationFn: () => call(webhooks.change, { params: { endpointId: id }, body: { active: !active } }),
    onSuccess: refresh,
  })
  const again = useMutation({
    mutationFn: () => call(webhooks.replay, { params: { endpointId: id }, body: { events: null } }),
    onSuccess: refresh,
  })
  const rotation = useSubmit((_: undefined, key: string) => call(webhooks.rotate, { params: { endpointId: id }, key }))
  const failed = onOff.error ?? again.error ?? rotation.thrown ?? undefined
  return (
    <li className="admin-block outside-endpoint" data-off={!active}>
      <h3>
        {name} <small>{active ? url : `${words.isOff} · ${url}`}</small>
      </h3>
      <p data-tone={dead > 0 ? 'red' : undefined}>
        {words.counts(waiting, delivered, dead)}
        {oldestWaiting && <small> {words.since(sinceText(oldestWaiting, now, lang))}</small>}
      </p>
      {!active && <p className="admin-hint">{words.offHint}</p>}
      {failed !== undefined && <ErrorNotice thrown={failed} kept="nothing" />}
      {again.data && <p role="status">{words.replayed(again.data.count)}</p>}
      <p className="admin-acts">
        <Button onClick={() => setOpen(!open)} aria-expanded={open}>
          {open ? words.hide : words.show}
        </Button>
        {dead > 0 && (
          <Button loading={again.isPending} onClick={() => again.mutate()}>
            {words.replayDead(dead)}
          </Button>
        )}
        <Button loading={onOff.isPending} onClick={() => onOff.mutate()}>
          {active ? words.off : words.on}
        </Button>
        {asked ? (
          <>
            <Button
              danger
              autoFocus
              loading={rotation.busy}
              onClick={() =>
                void rotation.submit(undefined).then((made) => {
                  setAsked(false)
                  if (made) setSecret(made.secret)
                })
              }
            >
              {words.rotateSure}
            </Button>
            <Button onClick={() => setAsked(false)}>{words.notSure}</Button>
            <small>{words.rotateHint}</small>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>{words.rotate}</Button>
        )}
      </p>
      {open && <Deliveries endpointId={id} />}
      {secret && <SecretOnce secret={secret} onClose={() => setSecret('')} />}
    </li>
  )
}
