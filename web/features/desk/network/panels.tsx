import type { PanelView } from '#contract/network.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { dayInShanghai, dayText, sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb, PlainVerb } from '../case/inline-form.tsx'
import { AreaField, ChoiceField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { OpinionCard } from './opinions.tsx'
import { useNetworkWords } from './words.ts'
import './network.css'

/** 智囊团: what advisers said, side by side; what disagrees with what was followed is named and stays. */
export function Panels() {
  const { file } = useCaseDesk()
  const words = useNetworkWords()
  if (file.panels.length === 0) return null
  return (
    <section className="case-section" aria-label={words.panel}>
      <h3>{words.panel}</h3>
      {newestFirst(file.panels).map((panel) => (
        <PanelCard key={panel.id} panel={panel} />
      ))}
    </section>
  )
}

function PanelCard({ panel }: { panel: PanelView }) {
  const words = useNetworkWords()
  const lang = useLanguage()
  const now = useNow()
  const given = panel.seats.filter(({ status }) => status === 'given')
  const waiting = panel.seats.filter(({ status }) => status === 'invited')
  const silent = panel.seats.filter(({ status }) => status === 'lapsed')
  const recused = panel.seats.filter(({ status }) => status === 'recused')
  const status = panel.adopted
    ? words.panelAdopted
    : panel.status === 'open'
      ? words.panelOpen(given.length, panel.seats.length)
      : words.panelClosed(given.length)
  const tone = panel.adopted ? undefined : panel.status === 'open' ? 'teal' : 'amber'
  const over = panel.status === 'open' && panel.until < dayInShanghai(now)
  return (
    <article className="case-card" data-tone={tone}>
      <h4>
        {status} <small>{sinceText(panel.at, now, lang)}</small>
      </h4>
      {panel.status === 'open' && (
        <p className="case-card-line">{over ? words.panelOver : words.panelUntil(dayText(panel.until, now, lang))}</p>
      )}
      <p className="case-quote">{panel.question}</p>
      {given.length > 0 && (
        <div className="opinions">
          {given.map((seat) => (
            <OpinionCard
              key={seat.id}
              seat={seat}
              mark={panel.adopted ? (seat.dissents ? 'dissent' : 'followed') : undefined}
            />
          ))}
        </div>
      )}
      {waiting.length > 0 && (
        <p className="case-quiet">{words.waitingFor(waiting.map(({ name }) => name).join('、'))}</p>
      )}
      {silent.length > 0 && (
        <p className="case-quiet">{words.saidNothing(silent.map(({ name }) => name).join('、'))}</p>
      )}
      {recused.map((seat) => (
        <p key={seat.id} className="case-quiet">
          {words.recused(seat.name)}：{seat.reason}
        </p>
      ))}
      {panel.adopted && (
        <div className="case-answer">
          <strong>
            {panel.adopted.seats.length > 0
              ? words.adopted(
                  panel.seats
                    .filter(({ id }) => panel.adopted?.seats.includes(id))
                    .map(({ name }) => name)
                    .join('、'),
                )
              : words.adoptedNone}
          </strong>
          <p className="case-quote">{panel.adopted.how}</p>
          <p className="case-quiet">
            {panel.adopted.by.name} · {sinceText(panel.adopted.at, now, lang)}
          </p>
        </div>
      )}
      {panel.effect && (
        <p>
          <strong>{panel.effect.helped ? words.helped : words.helpedNot}</strong> {panel.effect.text}{' '}
          <span className="case-quiet">{panel.effect.by.name}</span>
        </p>
      )}
      <details>
        <summary>{words.whatTheyRead}</summary>
        <p className="case-quote">{panel.file}</p>
      </details>
      <PanelVerbs panel={panel} />
    </article>
  )
}

function PanelVerbs({ panel }: { panel: PanelView }) {
  const { file, open, verb } = useCaseDesk()
  const words = useNetworkWords()
  const may = (command: 'closePanel' | 'adoptOpinions' | 'recordEffect') => reasonsAgainst(file, command)?.length === 0
  const close = panel.status === 'open' && may('closePanel')
  const adopt = panel.status === 'closed' && !panel.adopted && may('adoptOpinions')
  const effect = panel.adopted && !panel.effect && may('recordEffect')
  if (!close && !adopt && !effect) return null
  return (
    <div className="case-card-verbs">
      {close && <PlainVerb label={words.closePanel} command={{ type: 'closePanel', panelId: panel.id }} />}
      {adopt && (
        <button
          type="button"
          className="quiet-button"
          disabled={verb !== null}
          onClick={() => open('adoptOpinions', { panel: panel.id })}
        >
          {words.adopt}
        </button>
      )}
      {effect && (
        <InlineVerb
          label={words.effect}
          empty={{ helped: 'yes', text: '' }}
          fields={(values, change) => (
            <>
              <ChoiceField
                label={words.effectDid}
                value={values.helped}
                options={[
                  { value: 'yes', label: words.helped },
                  { value: 'no', label: words.helpedNot },
                ]}
                onChange={(helped) => change({ helped })}
              />
              <AreaField
                label={words.effectText}
                value={values.text}
                onChange={(text) => change({ text })}
                most={2000}
              />
            </>
          )}
          command={({ helped, text }) => ({ type: 'recordEffect', panelId: panel.id, helped: helped === 'yes', text })}
        />
      )}
    </div>
  )
}
