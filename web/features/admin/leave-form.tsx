import { Button } from 'antd'
import { useState } from 'react'
import { AdminField } from './admin-field.tsx'
import type { StaffChange } from './change-person.tsx'
import { useAdminWords } from './words.ts'

type Leave = NonNullable<StaffChange['leave']>[number]

const emptyLeave: Leave = { starts: '', ends: '', reason: '' }

/** Days away that have not passed yet: those entered before stand in the form, to be changed, removed or added to. */
export function LeaveForm(props: {
  entered: readonly Leave[]
  busy: boolean
  onSave: (leave: Leave[]) => Promise<boolean>
}) {
  const words = useAdminWords()
  const [list, setList] = useState<Leave[]>([...props.entered])
  const changed = JSON.stringify(list) !== JSON.stringify(props.entered)
  const [fault, setFault] = useState(false)
  const set = (index: number, change: Partial<Leave>) =>
    setList(list.map((leave, at) => (at === index ? { ...leave, ...change } : leave)))
  async function save() {
    const wrong = list.some(({ starts, ends }) => starts === '' || ends === '' || ends < starts)
    setFault(wrong)
    if (!wrong) await props.onSave(list)
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
        {changed && (
          <Button type="primary" loading={props.busy} onClick={() => void save()}>
            {words.leaveSave}
          </Button>
        )}
      </p>
    </section>
  )
}
