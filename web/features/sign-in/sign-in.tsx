import { useEffect, useState } from 'react'
import mark from '../../mark.svg'
import { useSignIn, type Centre } from '../../session.ts'
import { DisplayMenu } from '../../ui/display-menu.tsx'
import { TwoChairs } from '../../ui/empty-state.tsx'
import { CodeStep } from './code-step.tsx'
import { PasswordStep } from './password-step.tsx'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** The door: user name and password, then the six digits. `hint` comes from the server and only in a demonstration. */
export function SignIn({ centre, hint }: { centre: Centre; hint?: string | undefined }) {
  const words = useSignInWords()
  const { sendPassword, sendCode } = useSignIn()
  const [step, setStep] = useState<{ at: 'password' } | { at: 'code'; hint?: string }>({ at: 'password' })
  useEffect(() => {
    document.title = `${words.title} · ${centre.name}`
  }, [words.title, centre.name])
  const shownHint = (step.at === 'code' ? step.hint : undefined) ?? hint

  return (
    <div className="sign-in">
      <header className="sign-in-bar">
        <img src={mark} alt="" width="28" height="28" />
        <strong>{centre.name}</strong>
        <DisplayMenu />
      </header>
      <main className="sign-in-room">
        <section className="sign-in-promise">
          <p>{words.promise}</p>
          <p>{words.promiseMore}</p>
          <TwoChairs />
        </section>
        <section className="sign-in-sheet" aria-live="polite">
          {step.at === 'password' ? (
            <PasswordStep
              send={async (username, password) => {
                const answer = await sendPassword(username, password)
                if ('next' in answer) setStep({ at: 'code', ...(answer.hint && { hint: answer.hint }) })
              }}
            />
          ) : (
            <CodeStep send={sendCode} onBack={() => setStep({ at: 'password' })} />
          )}
          {shownHint && (
            <aside className="sign-in-hint">
              <strong>{words.demo}</strong>
              <p>{shownHint}</p>
            </aside>
          )}
        </section>
      </main>
      <footer className="sign-in-foot">
        <span>{words.forgot}</span>
        {centre.phone && <span>{words.trouble(centre.phone)}</span>}
        <span>{words.shared}</span>
      </footer>
    </div>
  )
}
