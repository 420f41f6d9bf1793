import { Button } from 'antd'
import { useState } from 'react'
import type { Colleague } from '#contract/centre.ts'
import type { StaffChange } from './change-person.tsx'
import { useAdminWords } from './words.ts'

type Act = { name: string; hint: string; change: StaffChange; said: string }

/** What signs somebody out or keeps them out: each asks once more, because it cannot be taken back in ten seconds. */
export function AccountSafety(props: {
  person: Colleague
  busy: boolean
  onChange: (change: StaffChange, said: string) => Promise<boolean>
}) {
  const words = useAdminWords()
  const [asked, setAsked] = useState<string | null>(null)
  const acts: Act[] = [
    { name: words.resetPassword, hint: words.resetPasswordHint, change: { resetPassword: true }, said: '' },
    { name: words.resetCode, hint: words.resetCodeHint, change: { resetSecondFactor: true }, said: words.codeReset },
    props.person.active
      ? { name: words.turnOff, hint: words.turnOffHint, change: { active: false }, said: words.off }
      : { name: words.turnOn, hint: '', change: { active: true }, said: words.saved },
  ]
  return (
    <section className="admin-block">
      <h3>{words.safety}</h3>
      <ul className="admin-safety">
        {acts.map((act) => (
          <li key={act.name}>
            <p>
              <b>{act.name}</b>
              <small>{act.hint}</small>
            </p>
            {asked === act.name ? (
              <span className="admin-acts">
                <Button
                  danger
                  loading={props.busy}
                  autoFocus
                  onClick={() => void props.onChange(act.change, act.said).then(() => setAsked(null))}
                >
                  {words.sure(act.name)}
                </Button>
                <Button onClick={() => setAsked(null)}>{words.notSure}</Button>
              </span>
            ) : (
              <Button onClick={() => setAsked(act.name)}>{act.name}</Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
