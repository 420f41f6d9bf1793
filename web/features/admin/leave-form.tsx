import { Button } from 'antd'
import { useState } from 'react'
import { AdminField } from './admin-field.tsx'
import type { StaffChange } from './change-person.tsx'
import { useAdminWords } from './words.ts'

type Leave = NonNullable<StaffChange['leave']>[number]

const emptyLeave: Leave = { starts: '', ends: '', reason: '' }

/** Days away. The server does not tell which were entered before, so the form says that it replaces them. */
export function LeaveForm({ busy, onSave }: { busy: boolean; onSave: (leave: Leave[]) => Promise<boolean> }) {
  const words = useAdminWords()
  const [list, setList] = useState<Leave[]>([])
  const [fault, setFault] = useState(false)
  const set = (index: number, change: Partial<Leave>) =>
    setList(list.map((leave, at) => (at === index ? { ...leave, ...change } : leave)))
  async function save() {
    const wrong = list.some(({ starts, ends }) => starts === '' || ends === '' || ends < starts)
    setFault(wrong)
    if (!wrong && (await onSave(list))) setList([])
  }
  return (
    <section className="admin-block">
      <h3>{words.leave}</h3>
      <p className="admin-hint">{words.leaveHint}</p>
      {list.map((leave, index) => (
        <div className="admin-leave" key={index}>
          <AdminField
            id={`leave-${index}-starts`}
            type="date"
            label={words.leaveFrom}
            value={leave.starts}
            onChange={(starts) => set(index, { starts, ...(leave.ends === '' && { ends: starts }) })}
          />
          <AdminField
            id={`leave-${index}-ends`}
            type="date"
            label={words.leaveTo}
            value={leave.ends}
            onChange={(ends) => set(index, { ends })}
          />
          <AdminField
            id={`leave-${index}-reason`}
            label={words.leaveWhy}
            value={leave.reason}
            most={100}
            onChange={(reason) => set(index, { reason })}
          />
          <button type="button" className="plain-button" onClick={() => setList(list.filter((_, at) => at !== index))}>
            {words.leaveRemove}
          </button>
        </div>
      ))}
      {fault && (
        <p className="admin-fault" role="alert">
          {words.leaveFault}
        </p>
      )}
      <p className="admin-acts">
        <Button onClick={() => setList([...list, emptyLeave])}>{words.leaveAdd}</Button>
        {list.length > 0 && (
          <Button type="primary" loading={busy} onClick={() => void save()}>
            {words.leaveReplace}
          </Button>
        )}
      </p>
    </section>
  )
}
