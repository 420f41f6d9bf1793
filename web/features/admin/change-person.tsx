import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { admin, type Colleague } from '#contract/centre.ts'
import { call, type BodyOf } from '../../api.ts'
import { keys, useColleagues } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { AccountSafety } from './account-safety.tsx'
import { FirstPassword } from './first-password.tsx'
import { LeaveForm } from './leave-form.tsx'
import { draftOf, fieldsOf, rolesFault } from './person-draft.ts'
import { PostForm } from './post-form.tsx'
import { RoleFields } from './role-fields.tsx'
import { useAdminWords } from './words.ts'

export type StaffChange = BodyOf<typeof admin.changeStaff>

/** One member of staff: posts, speciality and load · leave · password, code, switching off. Each part is saved by itself. */
export function ChangePerson({ person, onClose }: { person: Colleague; onClose: () => void }) {
  const words = useAdminWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(person))
  const colleagues = useColleagues().data ?? []
  const [said, setSaid] = useState('')
  const [password, setPassword] = useState('')
  const { submit, busy, thrown } = useSubmit((change: StaffChange) =>
    call(admin.changeStaff, { params: { staffId: person.id }, body: change }),
  )

  async function change(what: StaffChange, saidThen: string): Promise<boolean> {
    setSaid('')
    const answer = await submit(what)
    if (!answer) return false
    void client.invalidateQueries({ queryKey: keys.colleagues })
    setSaid(saidThen)
    if (answer.password) setPassword(answer.password)
    return true
  }

  function save(event: FormEvent) {
    event.preventDefault()
    if (rolesFault(draft.roles) === null) void change(fieldsOf(draft), words.saved)
  }

  if (password) return <FirstPassword name={person.name} password={password} onClose={() => setPassword('')} />
  return (
    <Sheet label={person.name} size="side" onClose={onClose}>
      <header className="sheet-head">
        <h2>
          {person.name} {!person.active && <small>{words.off}</small>}
        </h2>
        <button type="button" className="plain-button" onClick={onClose}>
          {words.closeIt}
        </button>
      </header>
      <div className="sheet-body">
        <p role="status" className="admin-said">
          {said}
        </p>
        {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
        <form className="admin-block" noValidate onSubmit={save}>
          <RoleFields draft={draft} onChange={setDraft} shown />
          <p>
            <Button type="primary" htmlType="submit" loading={busy}>
              {words.saveIt}
            </Button>
          </p>
        </form>
        <LeaveForm entered={person.leave} busy={busy} onSave={(leave) => change({ leave }, words.saved)} />
        {!person.roles.includes('administrator') && (
          <PostForm
            entered={person.posts}
            colleagues={colleagues.filter(({ id, active }) => active && id !== person.id)}
            busy={busy}
            onSave={(posts) => change({ posts }, words.saved)}
          />
        )}
        <AccountSafety person={person} busy={busy} onChange={change} />
      </div>
    </Sheet>
  )
}
