import { useEffect } from 'react'
import type { SignInStep } from '#contract/session.ts'
import mark from '../../mark.svg'
import { useSignIn } from '../../session.ts'
import { DisplayMenu } from '../../ui/display-menu.tsx'
import { TwoChairs } from '../../ui/empty-state.tsx'
import { useUiWords } from '../../ui/words.ts'
import { CodeStep } from './code-step.tsx'
import { EnrolStep } from './enrol-step.tsx'
import { NewPasswordForm } from './new-password-form.tsx'
import { PasswordStep } from './password-step.tsx'
import { useSignInWords } from './words.ts'
import './sign-in.css'

/** The door: user name and password, then the six digits. `step` is what the server still wants. */
export function SignIn({ step }: { step: Exclude<SignInStep, { next: 'nothing' }> }) {
  const words = useSignInWords()
  const { brand, window } = useUiWords()
  const { sendPassword, sendCode, sendNewPassword, startOver } = useSignIn()
  useEffect(() => {
    document.title = `${words.title} · ${brand}`
  }, [words.title, brand])
  const demoCode = step.next === 'code' ? step.demoCode : null

  return (
    <div className="sign-in">
      <header className="sign-in-bar">
        <img src={mark} alt="" width="28" height="28" />
        <strong>{brand}</strong>
        <span>{window}</span>
        <DisplayMenu />
      </header>
      <main className="sign-in-room">
        <section className="sign-in-promise">
          <p>{words.promise}</p>
          <p>{words.promiseMore}</p>
          <TwoChairs />
        </section>
        <section className="sign-in-sheet">
          {step.next === 'password' && <PasswordStep send={sendPassword} />}
          {step.next === 'enrol' && <EnrolStep secret={step.secret} qrSvg={step.qrSvg} />}
          {step.next === 'new-password' && (
            <NewPasswordForm of={step} askCurrent={false} send={sendNewPassword}>
              <h1>{words.ownTitle}</h1>
              <p className="sign-in-lead">{words.ownLead}</p>
            </NewPasswordForm>
          )}
          {(step.next === 'code' || step.next === 'enrol') && (
            <CodeStep first={step.next === 'enrol'} send={sendCode} onBack={() => void startOver()} />
          )}
          {demoCode && (
            <aside className="sign-in-hint">
              <strong>{words.demo}</strong>
              <p>{words.demoCode(demoCode)}</p>
            </aside>
          )}
        </section>
      </main>
      <footer className="sign-in-foot">
        <span>{words.forgot}</span>
        <span>{words.shared}</span>
      </footer>
    </div>
  )
}
