import { Link, useParams } from 'wouter'
import { useMe } from '../../queries.ts'
import { Page } from '../../ui/page.tsx'
import { CalendarPart } from './calendar-part.tsx'
import { CataloguePart } from './catalogue-part.tsx'
import { PeoplePart } from './people-part.tsx'
import { OutsidePart } from './outside-part.tsx'
import { RulesPart } from './rules-part.tsx'
import { useAdminWords } from './words.ts'
import '../../ui/intake.css'
import './admin.css'
import './outside.css'

const parts = ['people', 'rules', 'calendar', 'catalogue', 'outside'] as const

/** The settings of a centre: its people, its working days, its items. Directors look, the administrator changes. */
export function Admin() {
  const words = useAdminWords()
  const me = useMe()
  const { part: asked } = useParams<{ part?: string }>()
  const part = parts.find((name) => name === asked) ?? 'people'
  const mayChange = me?.roles.includes('administrator') ?? false
  return (
    <Page title={words.title} lead={mayChange ? words.lead : `${words.lead}${words.readOnly}`}>
      <nav className="admin-parts" aria-label={words.title}>
        {parts.map((name) => (
          <Link key={name} href={`/admin/${name}`} aria-current={name === part ? 'page' : undefined}>
            {words[name]}
          </Link>
        ))}
      </nav>
      {part === 'people' && <PeoplePart mayChange={mayChange} />}
      {part === 'rules' && <RulesPart mayChange={mayChange} />}
      {part === 'calendar' && <CalendarPart mayChange={mayChange} />}
      {part === 'catalogue' && <CataloguePart />}
      {part === 'outside' && <OutsidePart mayChange={mayChange} />}
    </Page>
  )
}
