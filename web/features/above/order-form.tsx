import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { above, type AboveCase } from '#contract/supervision.ts'
import { groundWords } from '#words/supervision.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { dayInShanghai } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { aboveKey } from './above-queries.ts'
import { useKept } from './use-kept.ts'
import { useAboveWords } from './words.ts'

/** 督办: what is asked, by when. What was begun stays when it is refused or left. */
export function OrderForm({ line }: { line: AboveCase }) {
  const words = useAboveWords()
  const lang = useLanguage()
  const client = useQueryClient()
  const today = dayInShanghai(useNow())
  const kept = useKept(`order ${line.id}`, { what: '', until: '' })
  const [open, setOpen] = useState(kept.values.what !== '')
  const { what, until } = kept.values
  const { submit, busy, slow, thrown } = useSubmit((body: { what: string; until: string }, key) =>
    call(above.supervise, {
      params: { lineId: line.id },
      body,
      key,
    }),
  )
  if (!open)
    return (
      <button type="button" className="plain-button not-printed" onClick={() => setOpen(true)}>
        {words.issue}
      </button>
    )
  async function send() {
    const done = await submit({ what, until })
    if (!done) return
    client.setQueryData([...aboveKey, 'line', line.id], done)
    void client.invalidateQueries({ queryKey: aboveKey })
    kept.drop()
  }
  return (
    <form
      className="above-form not-printed"
      aria-label={words.issue}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <p>
        {words.ground} {line.grounds.map((ground) => groundWords[ground][lang]).join('、')}
      </p>
      <label>
        {words.issueWhat}
        <textarea
          rows={4}
          required
          maxLength={1000}
          value={what}
          autoFocus
          onChange={(event) => kept.change({ what: event.target.value })}
        />
        <small>{words.issueWhatHint}</small>
      </label>
      <label>
        {words.issueUntil}
        <input
          type="date"
          required
          min={today}
          value={until}
          onChange={(event) => kept.change({ until: event.target.value })}
        />
      </label>
      {thrown !== undefined && <ErrorNotice thrown={thrown} kept="text" />}
      <div className="above-foot">
        <Button htmlType="submit" type="primary" loading={busy}>
          {slow ? words.sending : words.send}
        </Button>
        <button type="button" className="plain-button" onClick={() => setOpen(false)}>
          {words.cancel}
        </button>
      </div>
    </form>
  )
}
