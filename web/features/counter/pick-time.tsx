import { Button } from 'antd'
import { useState } from 'react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { appointments as routes, type FreeTime } from '#contract/appointments.ts'
import { cases } from '#contract/cases.ts'
import { call } from '../../api.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../prefs.ts'
import { keys } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { clockText, dayInShanghai, dayText, exactText } from '../../ui/time.ts'
import { useSubmit } from '../../ui/use-submit.ts'
import { useTimeWords } from './pick-time-words.ts'
import './pick-time.css'

/** 约个时间: while the person still stands at the counter they take a time in the quiet room with them. Can be left out. */
export function PickTime({ caseId, onAgreed }: { caseId: string; onAgreed: (where: string) => void }) {
  const words = useTimeWords()
  const lang = useLanguage()
  const now = useNow()
  const client = useQueryClient()
  const [picked, setPicked] = useState('')
  const [agreed, setAgreed] = useState<FreeTime>()
  const { data, isError, error, refetch } = useQuery({
    queryKey: [...keys.file(caseId), 'slots', 'room'],
    queryFn: () => call(routes.slots, { params: { caseId }, query: { kind: 'room' } }),
    placeholderData: keepPreviousData,
  })
  const { submit, busy, thrown } = useSubmit(async (slot: FreeTime, key: string) => {
    const { version } = await call(cases.get, { params: { caseId } })
    const command = {
      type: 'makeAppointment',
      kind: 'room',
      at: slot.at,
      minutes: slot.minutes,
      place: '',
      staff: slot.staff.id,
      topic: '',
    } as const
    try {
      await call(cases.command, { params: { caseId }, body: { expectedVersion: version, command }, key })
    } catch (thrown) {
      // Somebody else may have taken it: what is free is looked up anew.
      void refetch()
      throw thrown
    }
    return slot
  })
  const slots = data?.slots ?? []
  const chosen = slots.find(({ at }) => at === picked) ?? slots[0]
  const days = [...new Set(slots.map(({ at }) => dayInShanghai(at)))]

  async function agree() {
    if (!chosen || !(await submit(chosen))) return
    setAgreed(chosen)
    onAgreed(words.where(exactText(chosen.at, lang), chosen.staff.name))
    for (const queryKey of [keys.file(caseId), keys.lists]) void client.invalidateQueries({ queryKey })
  }

  if (agreed)
    return (
      <p className="pick-time-done" role="status">
        {words.agreed(exactText(agreed.at, lang), agreed.staff.name)}
      </p>
    )
  if (isError) return <ErrorNotice thrown={error} kept="nothing" onRetry={() => void refetch()} />
  if (!data) return null
  if (!chosen) return <p>{words.full}</p>
  return (
    <fieldset className="pick-time">
      <legend>{words.legend}</legend>
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="nothing" />}
      <div className="pick-time-fields">
        <label>
          {words.day}
          <select
            value={dayInShanghai(chosen.at)}
            onChange={(event) => setPicked(slots.find(({ at }) => dayInShanghai(at) === event.target.value)?.at ?? '')}
          >
            {days.map((day) => (
              <option key={day} value={day}>
                {`${dayText(day, now, lang)} ${day.slice(5)}`}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.time}
          <select value={chosen.at} onChange={(event) => setPicked(event.target.value)}>
            {slots
              .filter(({ at }) => dayInShanghai(at) === dayInShanghai(chosen.at))
              .map(({ at }) => (
                <option key={at} value={at}>
                  {clockText(at)}
                </option>
              ))}
          </select>
        </label>
        <Button onClick={() => void agree()} loading={busy}>
          {words.take}
        </Button>
      </div>
      <p className="pick-time-why">{words.who(chosen.staff.name, chosen.why)}</p>
    </fieldset>
  )
}
