import { Button } from 'antd'
import { useState } from 'react'
import { Sheet } from '../../ui/sheet.tsx'
import { useAdminWords } from './words.ts'

/** The password for the first sign-in. Nobody can ever look it up again, so closing takes a deliberate press. */
export function FirstPassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const words = useAdminWords()
  const [copied, setCopied] = useState(false)
  const canCopy = typeof navigator.clipboard?.writeText === 'function'
  return (
    <Sheet label={words.passwordTitle} size="small" focus="password-done" onClose={() => undefined}>
      <div className="sheet-body first-password">
        <h2>{words.passwordTitle}</h2>
        <p>{words.passwordOf(name)}</p>
        <p>
          <code>{password}</code>
        </p>
        <p className="first-password-once">{words.passwordOnce}</p>
      </div>
      <footer className="sheet-foot">
        {canCopy && (
          <Button onClick={() => void navigator.clipboard.writeText(password).then(() => setCopied(true))}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
        <Button id="password-done" type="primary" onClick={onClose}>
          {words.passwordDone}
        </Button>
      </footer>
    </Sheet>
  )
}
