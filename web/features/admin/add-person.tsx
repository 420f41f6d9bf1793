import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { admin } from '#contract/centre.ts'
import { call } from '../../api.ts'
import { keys } from '../../queries.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { AdminField } from './admin-field.tsx'
import { FirstPassword } from './first-password.tsx'
import { fieldsOf, isUsername, newPerson, rolesFault } from './person-draft.ts'
import { RoleFields } from './role-fields.tsx'
import { useAdminWords } from './words.ts'

/** A new member of staff; the answer is a password for the first sign-in, shown once. */
export function AddPerson({ onClose }: { onClose: () => void }) {
  const words = useAdminWords()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [username, setUsername] = useState('')
  const [draft, setDraft] = useState(newPerson)
  const [shown, setShown] = useState(false)
  const [password, setPassword] = useState('')
  const { submit, busy, thrown } = useSubmit((_: undefined, key: string) =>
    call(admin.addStaff, { body: { name, username, ...fieldsOf(draft) }, key }),
  )
  const faults = { name: name.trim() === '', username: !isUsername(username), roles: rolesFault(draft.roles) !== null }

  async function add(event: FormEvent) {
    event.preventDefault()
    setShown(true)
    const first = faults.name ? 'name' : faults.username ? 'username' : null
    if (first) return document.getElementById(first)?.focus()
    if (faults.roles) return undefined
    const added = await submit(undefined)
    if (!added) return undefined
    void client.invalidateQueries({ queryKey: keys.colleagues })
    return setPassword(added.password)
  }

  if (password) return <FirstPassword name={name} password={password} onClose={onClose} />
  return (
    <Sheet label={words.add} size="side" focus="name" onClose={onClose}>
      <form className="admin-form" noValidate onSubmit={(event) => void add(event)}>
        <header className="sheet-head">
          <h2>{words.add}</h2>
          <button type="button" className="plain-button" onClick={onClose}>
            {words.closeIt}
          </button>
        </header>
        <div className="sheet-body">
          {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} kept="text" />}
          <AdminField
            id="name"
            label={words.name}
            value={name}
            most={60}
            onChange={setName}
            fault={shown && faults.name ? words.nameFault : undefined}
          />
          <AdminField
            id="username"
            label={words.username}
            hint={words.usernameHint}
            value={username}
            most={32}
            onChange={(text) => setUsername(text.normalize('NFKC').trim().toLowerCase())}
            fault={shown && faults.username ? words.usernameFault : undefined}
          />
          <RoleFields draft={draft} onChange={setDraft} shown={shown} />
        </div>
        <footer className="sheet-foot">
          <Button type="primary" htmlType="submit" loading={busy}>
            {words.addIt}
          </Button>
        </footer>
      </form>
    </Sheet>
  )
}
