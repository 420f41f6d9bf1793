import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { settings as routes, type Settings, type SettingSubject } from '#contract/settings.ts'
import { call } from '../../api.ts'
import { useLanguage } from '../../prefs.ts'
import { ErrorNotice } from '../../ui/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { exactText } from '../../ui/time.ts'
import { draftOf } from './rules-draft.ts'
import { RulesForm } from './rules-form.tsx'
import { useRulesWords } from './rules-words.ts'
import './rules.css'

const subjects: readonly SettingSubject[] = ['limits', 'opening', 'place']

/** Limits, hours and place: whose word is in force, and the way to another one. */
export function RulesPart({ mayChange }: { mayChange: boolean }) {
  const words = useRulesWords()
  const settings = useQuery({ queryKey: ['settings'], queryFn: () => call(routes.get), refetchOnWindowFocus: false })
  return (
    <section>
      <p className="admin-hint">{words.lead}</p>
      {settings.isError && (
        <ErrorNotice thrown={settings.error} kept="nothing" onRetry={() => void settings.refetch()} />
      )}
      {settings.isPending && <Skeleton lines={8} />}
      {settings.data && (
        <>
          {subjects.map((subject) => (
            <Subject key={subject} subject={subject} settings={settings.data} mayChange={mayChange} />
          ))}
          <History settings={settings.data} />
        </>
      )}
    </section>
  )
}

function Subject({
  subject,
  settings,
  mayChange,
}: {
  subject: SettingSubject
  settings: Settings
  mayChange: boolean
}) {
  const words = useRulesWords()
  const [open, setOpen] = useState(false)
  const { from, organisation } = settings[subject]
  const whose = { own: words.own, above: words.above(organisation), nobody: words.nobody }[from]
  const draft = draftOf(subject, settings)
  return (
    <section className="rules-subject" aria-label={words.name(subject)}>
      <header>
        <h2>{words.name(subject)}</h2>
        <span>{whose}</span>
        {mayChange && !open && <Button onClick={() => setOpen(true)}>{words.edit}</Button>}
      </header>
      {subject === 'limits' && !open && <p className="admin-hint">{words.limitHint}</p>}
      {open ? (
        <RulesForm subject={subject} settings={settings} onClose={() => setOpen(false)} />
      ) : (
        <dl>
          {Object.entries(draft)
            .filter(([, value]) => value !== '')
            .map(([field, value]) => (
              <div key={field}>
                <dt>{words.name(field)}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      )}
    </section>
  )
}

function History({ settings }: { settings: Settings }) {
  const words = useRulesWords()
  const lang = useLanguage()
  return (
    <section className="rules-history">
      <h2>{words.history}</h2>
      {settings.versions.length === 0 && <p className="admin-hint">{words.noHistory}</p>}
      <ol>
        {settings.versions.map(({ number, subject, givenBack, by, at, note }) => (
          <li key={number}>
            <time dateTime={at}>{exactText(at, lang)}</time> {words.historyLine(words.name(subject), givenBack, by)}
            {note && <q>{note}</q>}
          </li>
        ))}
      </ol>
    </section>
  )
}
