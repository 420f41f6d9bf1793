import { useState } from 'react'
import type { TimelineEntry } from '#contract/cases.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { AudienceTag, type Audience } from '../../../ui/audience-tag.tsx'
import { exactText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from './case-desk.ts'
import { useCaseWords } from './words.ts'

const pageLength = 40

/** The course of the case, newest first; each line says who may read it. */
export function Timeline() {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const [only, setOnly] = useState<Audience | null>(null)
  const [length, setLength] = useState(pageLength)
  const entries = file.timeline
    .filter(({ audience }) => only === null || audience === only)
    .sort((a, b) => b.seq - a.seq)
  const present = new Set(file.timeline.map(({ audience }) => audience))
  const filters: readonly [Audience | null, string][] = [
    [null, words.filterAll],
    ['person', words.filterPerson],
    ['party', words.filterParty],
    ['staff', words.filterStaff],
    ['supervision', words.filterSupervision],
  ]
  return (
    <section className="case-section">
      <div className="case-section-head">
        <h3>{words.timeline}</h3>
        <div className="chips" role="group" aria-label={words.timeline}>
          {filters
            .filter(([audience]) => audience === null || present.has(audience))
            .map(([audience, label]) => (
              <button
                key={label}
                type="button"
                className="chip"
                aria-pressed={only === audience}
                onClick={() => setOnly(audience)}
              >
                {label}
              </button>
            ))}
        </div>
      </div>
      <ol className="timeline" reversed>
        {entries.slice(0, length).map((entry) => (
          <Entry key={entry.seq} entry={entry} />
        ))}
      </ol>
      {entries.length === 0 && <p className="case-quiet">{words.filterNone}</p>}
      {entries.length > length && (
        <button type="button" className="quiet-button" onClick={() => setLength(length + pageLength)}>
          {words.earlier(entries.length - length)}
        </button>
      )}
    </section>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const words = useCaseWords()
  const lang = useLanguage()
  const now = useNow()
  const who = {
    staff: entry.by.name,
    party: entry.by.name,
    person: words.byPerson,
    hotline: words.byHotline,
    system: words.bySystem,
  }[entry.by.kind]
  return (
    <li data-audience={entry.audience}>
      <p className="timeline-when">
        <time dateTime={entry.at} title={exactText(entry.at, lang)}>
          {sinceText(entry.at, now, lang)}
        </time>
        <span>{who}</span>
        <AudienceTag audience={entry.audience} />
      </p>
      <p className="timeline-title">{entry.title}</p>
      {entry.body !== '' && <p className="timeline-body">{entry.body}</p>}
    </li>
  )
}
