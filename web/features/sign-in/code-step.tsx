import { Button, Input } from 'antd'
import { useState } from 'react'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { Field } from './field.tsx'
import { useSignInWords } from './words.ts'

/** Second question of the door: six digits. Pasting "123 456" works; the sixth digit sends by itself. */
export function CodeStep(props: { first: boolean; send: (code: string) => Promise<unknown>; onBack: () => void }) {
  const words = useSignInWords()
  const [code, setCode] = useState('')
  const [fault, setFault] = useState(false)
  const { submit, busy, slow, thrown } = useSubmit(async (typed: string) => {
    try {
      await props.send(typed)
    } catch (refused) {
      setCode('') // a used or wrong code is never right again
      document.getElementById('code')?.focus()
      throw refused
    }
  })

  function take(text: string) {
    // Full-width digits of a Chinese input method count as digits.
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 6)
    setCode(digits)
    setFault(false)
    if (digits.length === 6) void submit(digits)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setFault(code.length !== 6)
        if (code.length === 6) void submit(code)
      }}
    >
      {!props.first && (
        <>
          <h1>{words.codeTitle}</h1>
          <p className="sign-in-lead">{words.codeLead}</p>
        </>
      )}
      {thrown !== undefined && !busy && <ErrorNotice thrown={thrown} />}
      <Field id="code" label={props.first ? words.enrolCode : words.code} fault={fault ? words.needCode : undefined}>
        <Input
          id="code"
          className="sign-in-code"
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          value={code}
          aria-describedby={fault ? 'code-fault' : undefined}
          status={fault ? 'error' : ''}
          onChange={(event) => take(event.target.value)}
        />
      </Field>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {slow ? words.stillSending : words.confirm}
      </Button>
      <button type="button" className="plain-button" onClick={props.onBack}>
        {words.back}
      </button>
    </form>
  )
}
