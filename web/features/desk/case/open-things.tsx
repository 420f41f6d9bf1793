import { pauseReasonWords, verdictWords } from '#words/case.ts'
import type { CaseFile } from '#contract/cases.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { dayText, sinceText } from '../../../ui/time.ts'
import { AreaField } from '../fields.tsx'
import { last, lastReopening } from '../lists.ts'
import { awaitsSignature } from '../network/network-case.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useCaseDesk } from './case-desk.ts'
import { InlineVerb, PlainVerb } from './inline-form.tsx'
import { useCaseWords } from './words.ts'

/** What holds the case up at this moment: papers asked for, an extension to decide, a stopped clock, a signature. */
export function OpenThings() {
  const { file, open } = useCaseDesk()
  const words = useCaseWords()
  const lang = useLanguage()
  const now = useNow()
  const pending = file.extensions.find((extension) => extension.status === 'pending')
  const unsigned = awaitsSignature(file)
  const judged = last(file.judgements)
  const canSign = reasonsAgainst(file, 'countersign')?.length === 0
  const requests = file.requests.filter(({ status }) => status === 'open')
  const back = openAgain(file)
  if (!pending && !unsigned && !file.pause && requests.length === 0 && !back) return null
  return (
    <section className="case-section case-awaited" aria-label={words.openThings}>
      {back && (
        <div className="case-card" data-tone="amber">
          <h3>{words.reopenedTitle}</h3>
          {back.body !== '' && <p className="case-quote">{back.body}</p>}
          <p className="case-quiet">
            {words.reopenedBy(back.by.kind === 'person' ? words.byPerson : back.by.name, sinceText(back.at, now, lang))}
          </p>
          <p>{words.reopenedNext}</p>
        </div>
      )}
      {unsigned && (
        <div className="case-card" data-tone="amber">
          <h3>{words.signature}</h3>
          {judged && (
            <>
              <p>
                <strong>{verdictWords[judged.verdict][lang]}</strong> <small>{judged.by.name}</small>
              </p>
              <p className="case-quote">{judged.reasoning}</p>
            </>
          )}
          <p className="case-quiet">{canSign ? words.signatureYours : words.signatureOther}</p>
          {canSign && (
            <div className="case-card-verbs">
              <button type="button" className="quiet-button" onClick={() => open('countersign')}>
                {words.signatureOpen}
              </button>
            </div>
          )}
        </div>
      )}
      {pending && <ExtensionCard extension={pending} />}
      {file.pause && (
        <p className="case-card">
          {words.pausedFor(pauseReasonWords[file.pause.reason][lang], sinceText(file.pause.from, now, lang))}
        </p>
      )}
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} until={dayText(request.until, now, lang)} />
      ))}
    </section>
  )
}

/** With which words it came back, until it is answered anew. */
function openAgain(file: CaseFile) {
  const back = lastReopening(file)
  const answeredSince = back !== undefined && file.replies.some(({ at }) => at > back.at)
  return file.closedAt === null && !answeredSince ? back : undefined
}

function ExtensionCard({ extension }: { extension: CaseFile['extensions'][number] }) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const against = reasonsAgainst(file, 'decideExtension')
  const decide = { type: 'decideExtension', extensionId: extension.id } as const
  return (
    <div className="case-card" data-tone="amber">
      <h3>{words.extension}</h3>
      <p>{words.extensionText(extension.days, extension.requestedBy.name)}</p>
      <p className="case-quote">{extension.reason}</p>
      {against?.map((reason) => (
        <p key={reason} className="case-quiet">
          {reason}
        </p>
      ))}
      {against?.length === 0 && (
        <div className="case-card-verbs">
          <PlainVerb label={words.grant} command={{ ...decide, granted: true, note: '' }} />
          <InlineVerb
            label={words.refuse}
            empty={{ note: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.refuseWhy}
                value={values.note}
                autoFocus
                onChange={(note) => change({ note })}
                most={500}
              />
            )}
            command={({ note }) => ({ ...decide, granted: false, note })}
          />
        </div>
      )}
    </div>
  )
}

function RequestCard({ request, until }: { request: CaseFile['requests'][number]; until: string }) {
  const { file } = useCaseDesk()
  const words = useCaseWords()
  const offered = (command: 'provideMaterials' | 'withdrawRequest') => reasonsAgainst(file, command)?.length === 0
  return (
    <div className="case-card">
      <h3>
        {words.requestTitle} <small>{words.requestUntil(until)}</small>
      </h3>
      <ul className="case-materials">
        {request.materials.map((material) => (
          <li key={material.name}>
            <strong>
              {material.here && '✓ '}
              {material.name}
            </strong>
            {material.here && <span>{words.materialHere}</span>}
            {material.why !== '' && <span>{material.why}</span>}
            {material.where !== '' && <span>{material.where}</span>}
          </li>
        ))}
      </ul>
      <div className="case-card-verbs">
        {offered('provideMaterials') && (
          <InlineVerb
            label={words.provide}
            empty={{ text: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.provideText}
                value={values.text}
                autoFocus
                onChange={(text) => change({ text })}
                most={1000}
              />
            )}
            command={({ text }) => ({ type: 'provideMaterials', requestId: request.id, text })}
          />
        )}
        {offered('withdrawRequest') && (
          <InlineVerb
            label={words.withdrawRequest}
            empty={{ reason: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.withdrawReason}
                value={values.reason}
                autoFocus
                onChange={(reason) => change({ reason })}
                most={500}
              />
            )}
            command={({ reason }) => ({ type: 'withdrawRequest', requestId: request.id, reason })}
          />
        )}
      </div>
    </div>
  )
}
