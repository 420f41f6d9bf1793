import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { above, type AboveCase, type SupervisionOrderView } from '#contract/supervision.ts'
import { groundWords } from '#words/supervision.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { dayText, sinceText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { aboveKey } from './above-queries.ts'
import { useKept } from './use-kept.ts'
import { useAboveWords } from './words.ts'

/** Every order on the case, newest first, with what was answered and the word that closed it. */
export function Orders({ line }: { line: AboveCase }) {
  const words = useAboveWords()
  if (line.orderList.length === 0) return <p className="above-note">{words.noOrders}</p>
  return (
    <>
      {line.orderList.map((order) => (
        <Order key={order.id} line={line} order={order} />
      ))}
    </>
  )
}

function Order({ line, order }: { line: AboveCase; order: SupervisionOrderView }) {
  const words = useAboveWords()
  const lang = useLanguage()
  const now = useNow()
  const standing = {
    open: order.late ? words.orderLateMark : words.orderOpen,
    answered: words.orderDone,
    closed: words.orderClosed,
  }[order.status]
  const who = order.signed ? `${order.signed.body} ${order.signed.name}` : order.from
  return (
    <article className="above-order" data-status={order.late ? 'late' : order.status}>
      <h3>
        {standing} <small>{words.orderFrom(who, sinceText(order.at, now, lang))}</small>
      </h3>
      <p>{order.what}</p>
      <p className="above-note">
        {order.grounds.map((ground) => groundWords[ground][lang]).join('、')} ·{' '}
        {words.orderUntil(dayText(order.until, now, lang))}
      </p>
      {order.answer && (
        <p>
          <strong>
            {words.answer} {sinceText(order.answer.at, now, lang)}
          </strong>{' '}
          {order.answer.text}
        </p>
      )}
      {order.closed && (
        <p>
          <strong>
            {words.closing} {sinceText(order.closed.at, now, lang)}
          </strong>{' '}
          {order.closed.word}
        </p>
      )}
      {order.mine && order.status !== 'closed' && line.actions.includes('closeSupervision') && (
        <CloseForm line={line} order={order} />
      )}
    </article>
  )
}

function CloseForm({ line, order }: { line: AboveCase; order: SupervisionOrderView }) {
  const words = useAboveWords()
  const client = useQueryClient()
  const kept = useKept(`close ${line.id} ${order.id}`, { word: '' })
  const { submit, busy, thrown } = useSubmit((word: string, key) =>
    call(above.close, { params: { lineId: line.id, orderId: order.id }, body: { word }, key }),
  )
  async function send() {
    const done = await submit(kept.values.word)
    if (!done) return
    client.setQueryData([...aboveKey, 'line', line.id], done)
    void client.invalidateQueries({ queryKey: aboveKey })
    kept.drop()
  }
  return (
    <form
      className="above-form not-printed"
      aria-label={words.closeOrder}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <label>
        {words.closeWord}
        <input
          type="text"
          required
          maxLength={1000}
          value={kept.values.word}
          onChange={(event) => kept.change({ word: event.target.value })}
        />
      </label>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="above-foot">
        <Button htmlType="submit" loading={busy}>
          {words.close}
        </Button>
      </div>
    </form>
  )
}
