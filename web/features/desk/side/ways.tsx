import { verdictWords } from '#words/case.ts'
import type { CaseFile } from '#contract/cases.ts'
import { useNow } from '../../../clock.ts'
import { useLanguage } from '../../../prefs.ts'
import { TwoChairs } from '../../../ui/empty-state.tsx'
import { sinceText } from '../../../ui/time.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb, PlainVerb } from '../case/inline-form.tsx'
import { AreaField } from '../fields.tsx'
import { newestFirst } from '../lists.ts'
import { reasonsAgainst } from '../verbs.ts'
import { useSideWords } from './words.ts'

/** 可不可以办: every way that was tried, and what was judged of it. */
export function Ways() {
  const { file, open } = useCaseDesk()
  const words = useSideWords()
  const may = (command: 'addWay' | 'judge') => reasonsAgainst(file, command)?.length === 0
  return (
    <div className="ways">
      {file.ways.length === 0 ? (
        <div className="side-empty">
          <TwoChairs />
          <h3>{words.noWays}</h3>
          <p>{words.noWaysNext}</p>
        </div>
      ) : (
        <p className="case-quiet">{words.waysLead}</p>
      )}
      {file.ways.map((way) => (
        <WayCard key={way.id} way={way} />
      ))}
      <div className="case-card-verbs">
        {may('addWay') && (
          <button type="button" className="quiet-button" onClick={() => open('addWay')}>
            {words.addWay}
          </button>
        )}
        {may('judge') && (
          <button type="button" className="quiet-button" onClick={() => open('judge')}>
            {words.judge}
          </button>
        )}
      </div>
      {file.judgements.length > 0 && <h3>{words.judgement}</h3>}
      {newestFirst(file.judgements).map((judgement, index) => (
        <JudgementCard key={judgement.id} judgement={judgement} newest={index === 0} />
      ))}
    </div>
  )
}

function WayCard({ way }: { way: CaseFile['ways'][number] }) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const now = useNow()
  const result = { works: words.works, fails: words.fails, open: words.openWay }[way.result]
  return (
    <article className="case-card way" data-result={way.result}>
      <p className="case-card-line">
        <strong className="way-result">{result}</strong>
        <span>{words.judgedBy(way.by.name, sinceText(way.at, now, lang))}</span>
      </p>
      <h4>{way.way}</h4>
      {way.basis !== '' && (
        <p className="case-quiet">
          {words.basis}：{way.basis}
        </p>
      )}
      {way.note !== '' && <p>{way.note}</p>}
      {way.result === 'open' && reasonsAgainst(file, 'settleWay')?.length === 0 && (
        <div className="case-card-verbs">
          <PlainVerb
            label={words.settleWorks}
            command={{ type: 'settleWay', wayId: way.id, result: 'works', note: '' }}
          />
          <InlineVerb
            label={words.settleFails}
            empty={{ note: '' }}
            fields={(values, change) => (
              <AreaField
                label={words.settleNote}
                value={values.note}
                onChange={(note) => change({ note })}
                most={1000}
                rows={2}
              />
            )}
            command={({ note }) => ({ type: 'settleWay', wayId: way.id, result: 'fails', note })}
          />
        </div>
      )}
    </article>
  )
}

function JudgementCard({ judgement, newest }: { judgement: CaseFile['judgements'][number]; newest: boolean }) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const now = useNow()
  const { countersign } = judgement
  const waits = newest && !countersign && file.turn === 'supervisor' && file.stage === 'assessment'
  return (
    <article className="case-card" data-tone={waits ? 'amber' : undefined}>
      <h4>{verdictWords[judgement.verdict][lang]}</h4>
      <p className="case-quiet">{words.judgedBy(judgement.by.name, sinceText(judgement.at, now, lang))}</p>
      <p>{judgement.reasoning}</p>
      {judgement.basis !== '' && (
        <p className="case-quiet">
          {words.basis}：{judgement.basis}
        </p>
      )}
      {judgement.alternative !== '' && (
        <p className="case-quiet">
          {words.alternative}：{judgement.alternative}
        </p>
      )}
      {countersign && (
        <p className="signed" data-agreed={countersign.agreed}>
          {countersign.agreed ? words.signedBy(countersign.by.name) : words.refusedBy(countersign.by.name)}
          {countersign.note !== '' && `：${countersign.note}`}
        </p>
      )}
      {waits && <p className="signed">{words.waitsSign}</p>}
    </article>
  )
}
