import { Button } from 'antd'
import { useId, useState } from 'react'
import type { CaseRow } from '#contract/cases.ts'
import { useColleagues, useCommand, type CommandInput } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useUndo } from '../../ui/undo-toast.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { useBoardWords } from './words.ts'

type Whom = 'handler' | 'owner'

/**
 * Gives a case to somebody else: choose the colleague, press the button; the reason is filled in and can be changed. The
 * version is the one the director saw when this opened, so that a change made meanwhile is not run over.
 */
export function Reassign({ row, onDone }: { row: CaseRow; onDone: () => void }) {
  const words = useBoardWords()
  const id = useId()
  const colleagues = useColleagues()
  const offerUndo = useUndo()
  const command = useCommand()
  const [seen, setSeen] = useState(row.version)
  const [whom, setWhom] = useState<Whom>('handler')
  const [chosen, setChosen] = useState<string | null>(null)
  const reasons = [words.whyLoad, words.whyLeave, words.whySkill, words.whyAvoid]
  const [reason, setReason] = useState(words.whyLoad)
  const now = whom === 'handler' ? row.handler?.id : row.owner.id
  const list = (colleagues.data ?? [])
    .filter(
      (person) =>
        person.active &&
        person.id !== now &&
        (person.roles.includes('caseworker') || person.roles.includes('director')),
    )
    .toSorted((a, b) => Number(a.awayToday) - Number(b.awayToday) || a.open / a.maximumLoad - b.open / b.maximumLoad)
  const name = list.find((person) => person.id === chosen)?.name

  const { submit, busy, thrown } = useSubmit(async (to: string, key: string) => {
    return await command.mutateAsync({ caseId: row.id, expectedVersion: seen, command: make(whom, to, reason), key })
  })

  async function give() {
    if (!chosen) return
    const file = await submit(chosen)
    if (!file) return
    onDone()
    // Who had nobody before cannot be given back to nobody; then there is nothing to undo.
    if (!now) return
    offerUndo({
      text: words.given(name ?? ''),
      undo: () =>
        command.mutateAsync({
          caseId: row.id,
          expectedVersion: file.version,
          command: make(whom, now, words.undoReason),
        }),
    })
  }

  return (
    <div className="board-drawer">
      {seen !== row.version && (
        <p className="board-changed" role="alert">
          {words.changedTitle}{' '}
          <Button size="small" onClick={() => setSeen(row.version)}>
            {words.changedDo}
          </Button>
        </p>
      )}
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="nothing" />}
      <div className="whom" role="radiogroup" aria-label={words.reassignWhat}>
        {(['handler', 'owner'] as const).map((value) => (
          <label key={value} data-on={whom === value}>
            <input
              type="radio"
              name={`${id}-whom`}
              checked={whom === value}
              onChange={() => {
                setWhom(value)
                setChosen(null)
              }}
            />
            {value === 'handler' ? words.theHandler : words.theOwner}
          </label>
        ))}
      </div>
      {colleagues.isError && (
        <ErrorNotice thrown={colleagues.error} kept="nothing" onRetry={() => void colleagues.refetch()} />
      )}
      {colleagues.isPending && <Skeleton lines={2} />}
      <div className="colleagues" role="radiogroup" aria-label={words.toWhom}>
        {list.map((person) => (
          <label key={person.id} data-on={chosen === person.id} data-away={person.awayToday}>
            <input
              type="radio"
              name={`${id}-to`}
              checked={chosen === person.id}
              onChange={() => setChosen(person.id)}
            />
            <b>{person.name}</b>
            <span>
              {words.load(person.open, person.maximumLoad)}
              {person.awayToday && ` · ${words.away}`}
            </span>
            {person.specialities.length > 0 && <span>{person.specialities.join('、')}</span>}
          </label>
        ))}
      </div>
      <div className="why">
        <label htmlFor={`${id}-why`}>{words.why}</label>
        <input
          id={`${id}-why`}
          className="intake-text"
          list={`${id}-reasons`}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
        <datalist id={`${id}-reasons`}>
          {reasons.map((text) => (
            <option key={text}>{text}</option>
          ))}
        </datalist>
        <Button type="primary" disabled={!chosen || reason.trim() === ''} loading={busy} onClick={() => void give()}>
          {name ? words.give(name) : words.giveNobody}
        </Button>
      </div>
    </div>
  )
}

const make = (whom: Whom, to: string, reason: string): CommandInput =>
  whom === 'handler' ? { type: 'reassign', handler: to, reason } : { type: 'changeOwner', owner: to, reason }
