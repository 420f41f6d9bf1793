import { Button, Input } from 'antd'
import { useState, type ReactNode } from 'react'
import { passwordFaults } from '#contract/session.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { Field } from './field.tsx'
import { useSignInWords } from './words.ts'

type Gap = 'current' | 'next' | 'again'

/** Choosing a password of one's own. Whoever has just typed the given one (`askCurrent` false) is not asked for it again. */
export function NewPasswordForm(props: {
  of: { username: string; name: string }
  askCurrent: boolean
  /** Heading and reason, where the form is a page of its own. */
  children?: ReactNode
  send: (given: { current?: string; next: string }) => Promise<unknown>
}) {
  const words = useSignInWords()
  const [typed, setTyped] = useState({ current: '', next: '', again: '' })
  const [tried, setTried] = useState(false)
  const { submit, busy, slow, thrown } = useSubmit(() =>
    props.send({ next: typed.next, ...(props.askCurrent ? { current: typed.current } : {}) }),
  )
  const faults: Partial<Record<Gap, string>> = {}
  if (props.askCurrent && typed.current === '') faults.current = words.needCurrent
  const before = props.askCurrent ? { before: typed.current } : {}
  const [weak] = passwordFaults(typed.next, { ...props.of, ...before })
  if (weak) faults.next = words.weak(weak)
  else if (typed.next !== typed.again) faults.again = words.notTheSame
  const field = (name: Gap, autoComplete: string) => {
    const fault = tried ? faults[name] : undefined
    return (
      <Field id={name} label={words[name]} fault={fault}>
        <Input.Password
          id={name}
          autoComplete={autoComplete}
          value={typed[name]}
          aria-describedby={fault ? `${name}-fault` : name === 'next' ? 'password-rules' : undefined}
          status={fault ? 'error' : ''}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      </Field>
    )
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        const first = (['current', 'next', 'again'] as const).find((name) => faults[name])
        if (first) document.getElementById(first)?.focus()
        else void submit(undefined)
      }}
    >
      {props.children}
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} />}
      {/* Password managers need to know whose password it is. */}
      <input type="text" autoComplete="username" value={props.of.username} readOnly hidden />
      {props.askCurrent && field('current', 'current-password')}
      <p id="password-rules" className="sign-in-rules">
        {words.rules}
      </p>
      {field('next', 'new-password')}
      {field('again', 'new-password')}
      <Button type="primary" htmlType="submit" size="large" loading={busy}>
        {slow ? words.stillSaving : words.changePassword}
      </Button>
    </form>
  )
}
