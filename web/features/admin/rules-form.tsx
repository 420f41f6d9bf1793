import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import {
  settings as routes,
  type Setting,
  type SettingPreview,
  type Settings,
  type SettingSubject,
} from '#contract/settings.ts'
import { dateWords } from '#words/date.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { useSubmit } from '../../ui/use-submit.ts'
import { AdminField } from './admin-field.tsx'
import { draftOf, settingOf, type Draft } from './rules-draft.ts'
import { useRulesWords } from './rules-words.ts'

/** First what would happen, then the change: nobody changes a city's dates without having seen them. */
export function RulesForm({
  subject,
  settings,
  onClose,
}: {
  subject: SettingSubject
  settings: Settings
  onClose: () => void
}) {
  const words = useRulesWords()
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => draftOf(subject, settings))
  const [faults, setFaults] = useState<readonly string[]>([])
  const [seen, setSeen] = useState<{ setting: Setting; preview: SettingPreview } | null>(null)
  const [note, setNote] = useState('')
  const [noteMissing, setNoteMissing] = useState(false)
  const looking = useSubmit((setting: Setting) => call(routes.preview, { body: setting }))
  const saving = useSubmit((setting: Setting, key) => call(routes.put, { body: { setting, note }, key }))

  async function look(setting: Setting | readonly string[]) {
    if (!('subject' in setting)) {
      setFaults(setting)
      return document.getElementById(`rules-${setting[0]}`)?.focus()
    }
    setFaults([])
    const preview = await looking.submit(setting)
    return preview && setSeen({ setting, preview })
  }

  async function save(setting: Setting) {
    if (note.trim() === '') {
      setNoteMissing(true)
      return document.getElementById('rules-note')?.focus()
    }
    const done = await saving.submit(setting)
    if (!done) return undefined
    client.setQueryData(['settings'], done.settings)
    void client.invalidateQueries({ queryKey: ['cases'] })
    return onClose()
  }

  const hint = subject === 'limits' ? words.limitHint : subject === 'opening' ? words.hoursHint : ''
  return (
    <form
      className="rules-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void look(settingOf(subject, draft))
      }}
    >
      {hint && <p className="admin-hint">{hint}</p>}
      <div className="rules-fields">
        {Object.entries(draft).map(([field, value]) => (
          <AdminField
            key={field}
            id={`rules-${field}`}
            label={words.name(field)}
            value={value}
            fault={faults.includes(field) ? words.unread : undefined}
            onChange={(text) => {
              setDraft({ ...draft, [field]: text })
              setSeen(null)
            }}
          />
        ))}
      </div>
      {looking.thrown !== undefined && !looking.busy && <ErrorNotice thrown={looking.thrown} kept="text" />}
      <p className="admin-acts">
        <Button type={seen ? 'default' : 'primary'} htmlType="submit" loading={looking.busy}>
          {words.look}
        </Button>
        {settings[subject].from === 'own' && (
          <Button onClick={() => void look({ subject, value: null })} disabled={looking.busy}>
            {words.giveBack}
          </Button>
        )}
        <Button onClick={onClose}>{words.close}</Button>
      </p>
      {seen && (
        <section className="rules-preview" aria-live="polite">
          <h3>{seen.setting.value === null ? words.giveBack : words.willBe}</h3>
          <Preview preview={seen.preview} />
          {saving.thrown !== undefined && !saving.busy && <ErrorNotice thrown={saving.thrown} kept="text" />}
          <AdminField
            id="rules-note"
            label={words.note}
            hint={words.noteHint}
            value={note}
            fault={noteMissing && note.trim() === '' ? words.noteNeeded : undefined}
            onChange={setNote}
          />
          <Button type="primary" loading={saving.busy} onClick={() => void save(seen.setting)}>
            {words.save}
          </Button>
        </section>
      )}
    </form>
  )
}

function Preview({ preview: { dates, follow, keep, openCases, moved } }: { preview: SettingPreview }) {
  const words = useRulesWords()
  const lang = useLanguage()
  const day = (date: SettingPreview['dates'][number]['before']) =>
    date === null ? words.unknown : dateWords(date, lang)
  const comma = lang === 'zh' ? '、' : ', '
  return (
    <ul>
      {dates.length === 0 && <li>{words.noDates}</li>}
      {dates.map((each) => (
        <li key={each.class}>{words.dateLine(words.name(each.class), day(each.before), day(each.after))}</li>
      ))}
      <li>{words.moved(moved, openCases)}</li>
      {follow.length > 0 && <li>{words.follow(follow.join(comma))}</li>}
      {keep.length > 0 && <li>{words.keep(keep.join(comma))}</li>}
      {follow.length + keep.length === 0 && <li>{words.nobodyBelow}</li>}
    </ul>
  )
}
