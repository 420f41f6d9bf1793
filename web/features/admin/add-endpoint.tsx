import { Button } from 'antd'
import { useState, type FormEvent } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { outgoingTypes, webhooks, type OutgoingType } from '#contract/webhooks.ts'
import { outgoingWords } from '#words/hotline.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Sheet } from '../../ui/sheet.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { AdminField } from './admin-field.tsx'
import { endpointsKey } from './endpoints-key.ts'
import { SecretOnce } from './secret-once.tsx'
import { useOutsideWords } from './outside-words.ts'

/** A new address; the answer is its secret, shown once. */
export function AddEndpoint({ onClose }: { onClose: () => void }) {
  const words = useOutsideWords()
  const lang = useLanguage()
  const client = useQueryClient()
  const [name, setName] = useState('')
  const [url, setUrl] = useState('')
  const [types, setTypes] = useState<readonly OutgoingType[]>(outgoingTypes.filter((type) => type.startsWith('order.')))
  const [shown, setShown] = useState(false)
  const [secret, setSecret] = useState('')
  const { submit, busy, thrown } = useSubmit((_: undefined, key: string) =>
    call(webhooks.add, { body: { name, url, types: [...types] }, key }),
  )
  const faults = { name: name.trim() === '', url: !URL.canParse(url.trim()), types: types.length === 0 }

  async function add(event: FormEvent) {
    event.preventDefault()
    setShown(true)
    const first = faults.name ? 'endpoint-name' : faults.url ? 'endpoint-url' : null
    if (first) return document.getElementById(first)?.focus()
    if (faults.types) return undefined
    const added = await submit(undefined)
    if (!added) return undefined
    void client.invalidateQueries({ queryKey: endpointsKey })
    return setSecret(added.secret)
  }

  if (secret) return <SecretOnce secret={secret} onClose={onClose} />
  return (
    <Sheet label={words.add} size="side" focus="endpoint-name" onClose={onClose}>
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
            id="endpoint-name"
            label={words.name}
            hint={words.nameHint}
            value={name}
            most={60}
            onChange={setName}
            fault={shown && faults.name ? words.nameFault : undefined}
          />
          <AdminField
            id="endpoint-url"
            label={words.url}
            hint={words.urlHint}
            value={url}
            most={500}
            onChange={setUrl}
            fault={shown && faults.url ? words.urlFault : undefined}
          />
          <fieldset className="outside-types">
            <legend>{words.types}</legend>
            {shown && faults.types && (
              <p className="admin-fault" role="alert">
                {words.typesFault}
              </p>
            )}
            {outgoingTypes.map((type) => (
              <label key={type}>
                <input
                  type="checkbox"
                  checked={types.includes(type)}
                  onChange={({ target }) =>
                    setTypes(outgoingTypes.filter((each) => (each === type ? target.checked : types.includes(each))))
                  }
                />{' '}
                {outgoingWords[type][lang]} <small>{type}</small>
              </label>
            ))}
          </fieldset>
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
