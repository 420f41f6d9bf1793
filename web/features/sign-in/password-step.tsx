import { Button, Input } from 'antd'
import { useState } from 'react'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { Field } from './field.tsx'
import { useSignInWords } from './words.ts'

/** First question of the door. What was typed stays when it is refused, except nothing is ever kept in the browser. */
export function PasswordStep({ send }: { send: (username: string, password: string) => Promise<unknown> }) {
  const words = useSignInWords()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [missing, setMissing] = useState<'username' | 'password'>()
  const { submit, busy, slow, thrown } = useSubmit(() => send(username.trim(), password))

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const gap = username.trim() === '' ? 'username' : password === '' ? 'password' : undefined
        setMissing(gap)
        if (gap) document.getElementById(gap)?.focus()
        else void submit(undefined)
      }}
    >
      <h1>{words.title}</h1>
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} />}
      <Field id="username" label={words.username} fault={missing === 'username' ? words.needUsername : undefined}>
        <Input
          id="username"
          autoFocus
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          aria-describedby={missing === 'username' ? 'username-fault' : undefined}
          status={missing === 'username' ? 'error' : ''}
          onChange={(event) => setUsername(event.target.value)}
        />
      </Field>
      <Field id="password" label={words.password} fault={missing === 'password' ? words.needPassword : undefined}>
        <Input.Password
          id="password"
          autoComplete="current-password"
          value={password}
          aria-describedby={missing === 'password' ? 'password-fault' : undefined}
          status={missing === 'password' ? 'error' : ''}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {slow ? words.stillSending : words.enter}
      </Button>
    </form>
  )
}
