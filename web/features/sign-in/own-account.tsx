import { useState } from 'react'
import { useMe, useSignIn } from '../../session.ts'
import { Page } from '../../ui/page.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** One's own account: who I am here, and another password. */
export function OwnAccount() {
  const words = useSignInWords()
  const me = useMe()
  const { sendNewPassword } = useSignIn()
  const [done, setDone] = useState(0)
  if (!me) return null
  return (
    <Page title={words.ownAccount} width="text">
      <dl className="own-account">
        <dt>{words.name}</dt>
        <dd>{me.name}</dd>
        <dt>{words.username}</dt>
        <dd>{me.username}</dd>
        <dt>{words.posts}</dt>
        <dd>{me.roles.map((role) => words.role(role)).join(words.listComma)}</dd>
      </dl>
      <section className="own-password">
        <h2>{words.changePassword}</h2>
        <p role="status" className="own-password-done">
          {done > 0 && words.changed}
        </p>
        <NewPasswordForm
          key={done}
          of={me}
          askCurrent
          send={async (given) => {
            await sendNewPassword(given)
            setDone(done + 1)
          }}
        />
      </section>
    </Page>
  )
}
