import { useQueries } from '@tanstack/react-query'
import { useNow } from '../../../clock.ts'
import { Kbd } from '../../../ui/kbd.tsx'
import { useShortcuts } from '../../../ui/shortcuts.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { keepWords, keptWords } from '../kept-words.ts'
import { offeredVerbs, reasonsAgainst, verbsAtHand, type Verb } from '../verbs.ts'
import { draftQuery, isOfUse } from './draft.ts'
import { AllVerbs } from './all-verbs.tsx'
import { VerbForm } from './verb-form.tsx'
import { emptyValues } from './values.ts'
import { useComposeWords } from './words.ts'
import './composer.css'

/** The foot of a case: always the same place for whatever is done next. What the file offers is what stands here (law 3). */
export function Composer() {
  const { file, me, verb, begun, open, closeVerb, listing, setListing } = useCaseDesk()
  const words = useComposeWords()
  const offered = offeredVerbs(file)
  const possible = offered.filter((each) => reasonsAgainst(file, each.command)?.length === 0)
  const { best, atHand, blocked } = verbsAtHand(file, { me: me.id, now: useNow() })
  const keyed = possible.filter(
    (each, index) => each.keys && possible.findIndex((other) => other.keys === each.keys) === index,
  )
  useShortcuts([
    ...keyed.map((each) => ({ keys: each.keys!, label: words[each.command], run: () => open(each.command) })),
    { keys: 'Ctrl+K', label: words.keyAll, run: () => setListing(!listing), whileTyping: true },
  ])
  const drafts = useDrafts(offered)
  const chosen = offered.find((each) => each.command === verb)

  return (
    <section className="composer not-printed" aria-label={words.composer} data-open={chosen !== undefined || listing}>
      {listing ? (
        <AllVerbs
          offered={offered}
          onChoose={(command) => {
            setListing(false)
            open(command)
          }}
          onLeave={() => setListing(false)}
        />
      ) : chosen ? (
        <VerbForm
          key={`${chosen.command} ${JSON.stringify(begun)}`}
          verb={chosen}
          begun={begun}
          kept={keptWords(`${me.id}/${file.id}/${chosen.command}`)}
          onKeep={(values) => {
            // Forms with a draft keep it on the server.
            if (!chosen.draft) keepWords(`${me.id}/${file.id}/${chosen.command}`, values)
          }}
          onClose={closeVerb}
        />
      ) : (
        <>
          {blocked && (
            <p className="composer-blocked">
              {words.notYet(words[blocked])}
              {reasonsAgainst(file, blocked)?.join('')}
            </p>
          )}
          {drafts.length > 0 && (
            <p className="composer-drafts">
              {words.draftsLeft}
              {drafts.map((each) => (
                <button key={each.command} type="button" className="link-button" onClick={() => open(each.command)}>
                  {words[each.command]}，{words.goOn}
                </button>
              ))}
            </p>
          )}
          <div className="composer-verbs">
            {offered.length === 0 && <p className="case-quiet">{words.nothingOffered}</p>}
            {atHand.map((each) => (
              <button
                key={each.command}
                type="button"
                className="composer-verb"
                data-best={each.command === best}
                onClick={() => open(each.command)}
              >
                {words[each.command]}
                {each.keys && keyed.includes(each) && <Kbd keys={each.keys} />}
              </button>
            ))}
            {offered.length > atHand.length && (
              <button type="button" className="composer-verb composer-all" onClick={() => setListing(true)}>
                {words.allVerbs}
                <Kbd keys="Ctrl+K" />
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

/** Verbs with something unfinished on the server. */
function useDrafts(offered: readonly Verb[]): Verb[] {
  const { file } = useCaseDesk()
  const drafting = offered.filter(
    (each) => each.draft !== undefined && reasonsAgainst(file, each.command)?.length === 0,
  )
  const found = useQueries({ queries: drafting.map((each) => draftQuery(file.id, each.draft!)) })
  return drafting.filter((each, index) => isOfUse(found[index]?.data?.body, emptyValues(each.command, file)))
}
