import { Button } from 'antd'
import { useState } from 'react'
import { Sheet } from '../../ui/sheet.tsx'
import { useOutsideWords } from './outside-words.ts'

/** The secret that events are signed with. Nobody can ever look it up again, so closing takes a deliberate press. */
export function SecretOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const words = useOutsideWords()
  const [copied, setCopied] = useState(false)
  const canCopy = typeof navigator.clipboard?.writeText === 'function'
  return (
    <Sheet label={words.secretTitle} size="small" focus="secret-done" onClose={() => undefined}>
      <div className="sheet-body first-password">
        <h2>{words.secretTitle}</h2>
        <p>
          <code className="outside-secret">{secret}</code>
        </p>
        <p className="first-password-once">{words.secretOnce}</p>
      </div>
      <footer className="sheet-foot">
        {canCopy && (
          <Button onClick={() => void navigator.clipboard.writeText(secret).then(() => setCopied(true))}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
        <Button id="secret-done" type="primary" onClick={onClose}>
          {words.secretDone}
        </Button>
      </footer>
    </Sheet>
  )
}
