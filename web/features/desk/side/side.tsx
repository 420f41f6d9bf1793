import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { verdictWords } from '#words/case.ts'
import { centre } from '#contract/centre.ts'
import { papers as paperRoutes, type QrReading } from '#contract/papers.ts'
import type { CaseFile } from '#contract/cases.ts'
import { call } from '../../../api.ts'
import { useLanguage } from '../../../prefs.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorNotice } from '../../../ui/error-notice.tsx'
import { PaperStrip } from '../../../ui/paper-strip.tsx'
import { usePapers } from '../../../ui/use-papers.ts'
import { useSubmit } from '../../../ui/use-submit.ts'
import { useCaseDesk } from '../case/case-desk.ts'
import { InlineVerb, PlainVerb } from '../case/inline-form.tsx'
import { AreaField } from '../fields.tsx'
import { reasonsAgainst } from '../verbs.ts'
import { BillDesk } from './bill-desk.tsx'
import { useSideWords } from './words.ts'
import './side.css'

const tabs = ['papers', 'bill', 'ways', 'access'] as const

/** The right column: papers, bill against list, ways tried, who looked. */
export function Side({ shown, wide, onWide }: { shown: boolean; wide: boolean; onWide: (wide: boolean) => void }) {
  const words = useSideWords()
  const [tab, setTab] = useState<(typeof tabs)[number]>('papers')
  const [amount, setAmount] = useState('')
  return (
    <aside className="side not-printed" data-shown={shown} data-wide={wide} aria-label={words.papers}>
      <div className="side-tabs">
        <div role="tablist" aria-label={words.papers}>
          {tabs.map((name) => (
            <button key={name} type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>
              {words[name]}
            </button>
          ))}
        </div>
        <button type="button" className="plain-button" onClick={() => onWide(!wide)}>
          {wide ? words.narrow : words.wide}
        </button>
      </div>
      <div className="side-body">
        {tab === 'papers' && (
          <PaperDesk
            onAmount={(text) => {
              setAmount(text)
              setTab('bill')
            }}
          />
        )}
        {tab === 'bill' && <BillDesk amount={amount} />}
        {tab === 'ways' && <Ways />}
        {tab === 'access' && <Access />}
      </div>
    </aside>
  )
}

function PaperDesk({ onAmount }: { onAmount: (amount: string) => void }) {
  const { file, run } = useCaseDesk()
  const words = useSideWords()
  const uploads = usePapers()
  const [open, setOpen] = useState<string | null>(null)
  const shown = file.papers.filter((paper) => !paper.withdrawn)
  const mayAdd = reasonsAgainst(file, 'addPaper')?.length === 0
  const ready = uploads.ids.join(' ')
  // A paper that has arrived goes onto the case by itself: nobody uploads for nothing.
  useEffect(() => {
    if (ready === '' || uploads.busy) return
    void (async () => {
      for (const paperId of ready.split(' ')) await run({ type: 'addPaper', paperId })
      uploads.clear()
    })().catch(() => undefined)
  }, [ready, uploads.busy]) // oxlint-disable-line react/exhaustive-deps -- once per arrival
  const paper = shown.find((each) => each.id === open) ?? shown[0]
  return (
    <div onPaste={uploads.onPaste}>
      {shown.length === 0 && <EmptyState why={words.noPapers} next={words.noPapersNext} />}
      <ul className="side-papers">
        {shown.map((each) => (
          <li key={each.id}>
            <button type="button" aria-pressed={each.id === paper?.id} onClick={() => setOpen(each.id)}>
              {each.mediaType.startsWith('image/') ? <img src={`/api/papers/${each.id}`} alt={each.label} /> : <span className="side-pdf">PDF</span>}
              <span>{each.label || words.papers}</span>
            </button>
          </li>
        ))}
      </ul>
      {paper && <Viewer key={paper.id} paper={paper} onAmount={onAmount} />}
      {mayAdd && <PaperStrip papers={uploads} legend={words.addToCase} />}
    </div>
  )
}

function Viewer({ paper, onAmount }: { paper: CaseFile['papers'][number]; onAmount: (amount: string) => void }) {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const [zoom, setZoom] = useState(1)
  const [turn, setTurn] = useState(0)
  const reading = useSubmit((_: undefined, key: string) => call(paperRoutes.read, { params: { caseId: file.id, paperId: paper.id }, key }))
  const [found, setFound] = useState<QrReading[] | null>(null)
  const picture = paper.mediaType.startsWith('image/')
  return (
    <figure className="viewer">
      {picture ? (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling picture must be reachable by keyboard
        <div className="viewer-frame" tabIndex={0} role="group" aria-label={words.viewer} title={words.panHint}
          onKeyDown={(event) => {
            if (event.key === '+' || event.key === '=') setZoom(zoom * 1.25)
            else if (event.key === '-') setZoom(zoom / 1.25)
            else if (event.key.toLowerCase() === 'r') setTurn(turn + 90)
            else if (event.key === '0') setZoom(1)
            else return
            event.stopPropagation()
          }}
        >
          <img src={`/api/papers/${paper.id}`} alt={paper.label} ref={(image) => {
            // The policy forbids style attributes in HTML; set from script they are allowed.
            if (image) image.style.transform = `rotate(${turn}deg) scale(${zoom})`
          }} />
        </div>
      ) : (
        <a href={`/api/papers/${paper.id}`} target="_blank" rel="noreferrer">{words.openPdf}</a>
      )}
      <div className="viewer-tools">
        <button type="button" className="quiet-button" onClick={() => setZoom(zoom * 1.25)}>{words.zoomIn}</button>
        <button type="button" className="quiet-button" onClick={() => setZoom(zoom / 1.25)}>{words.zoomOut}</button>
        <button type="button" className="quiet-button" onClick={() => setTurn(turn + 90)}>{words.rotate}</button>
        <button type="button" className="quiet-button" disabled={reading.busy} onClick={() => void reading.submit(undefined).then((answer) => answer && setFound(answer.readings))}>
          {reading.busy ? words.reading : words.read}
        </button>
      </div>
      {reading.thrown !== undefined && <ErrorNotice thrown={reading.thrown} kept="nothing" />}
      {found !== null && found.length === 0 && <p role="status">{words.readNone}</p>}
      {(found ?? paper.qr.map((text): QrReading => ({ text, kind: 'other', fields: {} }))).map((each) => (
        <div key={each.text} className="case-card">
          <strong>{words[each.kind]}</strong>
          <dl className="case-pairs">
            {Object.entries(each.fields).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          {each.fields['amount'] && (
            <button type="button" className="quiet-button" onClick={() => onAmount(each.fields['amount']!)}>{words.useAmount}</button>
          )}
          <details>
            <summary>{words.raw}</summary>
            <code className="side-raw">{each.text}</code>
          </details>
          <p className="case-quiet">{words.readNote}</p>
        </div>
      ))}
    </figure>
  )
}

function Ways() {
  const { file, open } = useCaseDesk()
  const words = useSideWords()
  const lang = useLanguage()
  const result = { works: words.works, fails: words.fails, open: words.openWay }
  return (
    <>
      <p className="case-quiet">{words.waysLead}</p>
      {file.ways.length === 0 && <EmptyState why={words.noWays} next={words.noWaysNext} />}
      {file.ways.map((way) => (
        <article key={way.id} className="case-card" data-tone={way.result === 'works' ? 'teal' : way.result === 'fails' ? undefined : 'amber'}>
          <h4>{way.way}</h4>
          <p className="case-card-line"><strong>{result[way.result]}</strong> <span>{way.by.name}</span></p>
          {way.basis !== '' && <p className="case-quiet">{words.basis}：{way.basis}</p>}
          {way.note !== '' && <p>{way.note}</p>}
          {way.result === 'open' && reasonsAgainst(file, 'settleWay')?.length === 0 && (
            <div className="case-card-verbs">
              <PlainVerb label={words.settleWorks} command={{ type: 'settleWay', wayId: way.id, result: 'works', note: '' }} />
              <InlineVerb label={words.settleFails} empty={{ note: '' }} fields={(values, change) => <AreaField label={words.settleNote} value={values.note} onChange={(note) => change({ note })} most={1000} />} command={({ note }) => ({ type: 'settleWay', wayId: way.id, result: 'fails', note })} />
            </div>
          )}
        </article>
      ))}
      <div className="case-card-verbs">
        {reasonsAgainst(file, 'addWay')?.length === 0 && <button type="button" className="quiet-button" onClick={() => open('addWay')}>{words.addWay}</button>}
        {reasonsAgainst(file, 'judge')?.length === 0 && <button type="button" className="quiet-button" onClick={() => open('judge')}>{words.judge}</button>}
      </div>
      <h3>{words.judgement}</h3>
      {file.judgements.length === 0 && <p className="case-quiet">{words.noJudgement}</p>}
      {file.judgements.toReversed().map((judgement) => (
        <article key={judgement.id} className="case-card">
          <h4>{verdictWords[judgement.verdict][lang]} <small>{judgement.by.name}</small></h4>
          <p>{judgement.reasoning}</p>
          {judgement.basis !== '' && <p className="case-quiet">{words.basis}：{judgement.basis}</p>}
          {judgement.alternative !== '' && <p className="case-quiet">{words.alternative}：{judgement.alternative}</p>}
          <p className="case-card-line">{judgement.countersign ? (judgement.countersign.agreed ? words.signedBy(judgement.countersign.by.name) : words.refusedBy(judgement.countersign.by.name)) : file.turn === 'supervisor' && words.waitsSign}</p>
        </article>
      ))}
    </>
  )
}

function Access() {
  const { file } = useCaseDesk()
  const words = useSideWords()
  const log = useQuery({ queryKey: ['access', file.id, file.version], queryFn: () => call(centre.access, { params: { caseId: file.id } }) })
  if (log.isError) return <ErrorNotice thrown={log.error} kept="nothing" onRetry={() => void log.refetch()} />
  return (
    <>
      <p className="case-quiet">{words.accessLead}</p>
      {log.data?.entries.length === 0 && <p>{words.noAccess}</p>}
      <ul className="side-access">
        {log.data?.entries.map((entry, index) => (
          <li key={index}>
            <time dateTime={entry.at}>{new Date(entry.at).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', hour12: false })}</time> {entry.who} {entry.what}
            {entry.purpose !== '' && <small> · {entry.purpose}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}
