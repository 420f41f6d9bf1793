/** The form of each verb: what is written, and the command made of it. One place, so that every verb is found the same way. */
import type { ReactNode } from 'react'
import type { CaseFile } from '#contract/cases.ts'
import { classWords, deliveryChannelWords, outcomeWords, pauseReasonWords, referralKindWords, stageWords, verdictWords } from '#words/case.ts'
import { layerWords, natureWords } from '#words/causes.ts'
import { useColleagues, useUnits, type CommandInput } from '../../../queries.ts'
import { useLanguage } from '../../../prefs.ts'
import { CauseTiles, type Cause } from '../../../ui/cause-tiles.tsx'
import { AreaField, ChoiceField, LineField, SelectField } from '../fields.tsx'
import type { VerbName } from '../verbs.ts'
import { useComposeWords } from './words.ts'

export type Values = Record<string, string>

export type FormProps = { file: CaseFile; values: Values; change: (part: Values) => void }

type Word = { zh: string; en: string }
/** Options of a set of codes in the reader's language. */
function useOptions(words: Readonly<Record<string, Word>>): [string, string][] {
  const lang = useLanguage()
  return Object.entries(words).map(([code, word]) => [code, word[lang]])
}

/** What a form starts with. */
export function emptyValues(verb: VerbName, file: CaseFile): Values {
  const sorted = file.classification
  switch (verb) {
    case 'accept':
    case 'classify':
      return {
        class: sorted?.class ?? 'ordinary',
        nature: sorted?.nature ?? 'hard',
        layer: sorted?.layer ?? 'counter',
        remit: sorted?.remit ?? 'ours',
        rightBody: sorted?.rightBody ?? '',
        causes: (sorted?.causes ?? file.blocker.causes).join(','),
      }
    case 'note':
      return { text: '', audience: 'staff' }
    case 'tell':
      return { text: '', channel: 'phone' }
    case 'askForMaterials':
      return { materials: '', until: '' }
    case 'refer':
      return { kind: file.classification?.remit === 'outside' ? 'report' : 'cooperate', body: sorted?.rightBody ?? '', contact: '', question: '', days: '' }
    case 'addWay':
      return { way: '', basis: '', result: 'open', note: '' }
    case 'judge':
      return { verdict: 'can', reasoning: '', basis: '', alternative: '' }
    case 'countersign':
      return { agreed: 'yes', note: '' }
    case 'reply':
      return { outcome: 'done', explanation: '', basis: '', alternatives: '', remedy: '' }
    case 'recordDelivery':
      return { channel: 'phone', reached: 'yes', proof: '' }
    case 'recordFollowUp':
      return { connected: 'yes', truthful: '', contacted: '', solved: '', note: '' }
    case 'goBack':
      return { to: 'triage', reason: '' }
    case 'askExtension':
      return { days: '3', reason: '' }
    case 'pause':
      return { pauseReason: 'awaitingExpertise', reason: '' }
    case 'amend':
      return { title: file.title, wish: file.wish }
    default:
      return { reason: '' }
  }
}

const fact = (value: string | undefined): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null)

/** The command of what was written. */
export function commandOf(verb: VerbName, v: Values): CommandInput {
  const text = (name: string) => v[name] ?? ''
  switch (verb) {
    case 'accept':
    case 'classify':
      return {
        type: verb,
        classification: {
          class: text('class'),
          nature: text('nature'),
          layer: text('layer'),
          remit: text('remit'),
          rightBody: text('remit') === 'outside' ? text('rightBody') : '',
          causes: text('causes').split(',').filter(Boolean),
        },
      } as CommandInput
    case 'askForMaterials':
      return {
        type: 'askForMaterials',
        materials: text('materials')
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((line) => {
            const [name = '', why = '', where = ''] = line.split(/[｜|]/).map((part) => part.trim())
            return { name, why, where }
          }),
        until: text('until'),
      }
    case 'refer':
      return { type: 'refer', kind: text('kind') as 'report', body: text('body'), contact: text('contact'), question: text('question'), ...(text('days') && { workingDays: Number(text('days')) }) }
    case 'countersign':
      return { type: 'countersign', agreed: text('agreed') === 'yes', note: text('note') }
    case 'recordDelivery':
      return { type: 'recordDelivery', channel: text('channel') as 'phone', reached: text('reached') === 'yes', proof: text('proof') }
    case 'recordFollowUp':
      return {
        type: 'recordFollowUp',
        connected: text('connected') === 'yes',
        truthful: fact(v['truthful']),
        contacted: fact(v['contacted']),
        solved: text('solved') === '' ? null : (text('solved') as 'yes'),
        note: text('note'),
      }
    case 'goBack':
      return { type: 'goBack', to: text('to') as 'triage', reason: text('reason') }
    case 'askExtension':
      return { type: 'askExtension', days: Number(text('days')), reason: text('reason') }
    case 'pause':
      return { type: 'pause', reason: text('pauseReason') as 'forceMajeure', note: text('reason') }
    case 'resume':
      return { type: 'resume', note: text('reason') }
    case 'reassign':
      return { type: 'reassign', handler: text('who'), reason: text('reason') }
    case 'changeOwner':
      return { type: 'changeOwner', owner: text('who'), reason: text('reason') }
    case 'takeUp':
    case 'close':
    case 'archive':
      return { type: verb }
    default:
      return { type: verb, ...v } as CommandInput
  }
}

/** The fields of a verb. */
export function VerbFields({ verb, ...props }: FormProps & { verb: VerbName }): ReactNode {
  switch (verb) {
    case 'accept':
    case 'classify':
      return <SortForm {...props} />
    case 'refer':
      return <ReferForm {...props} />
    case 'reply':
      return <ReplyForm {...props} />
    case 'judge':
      return <JudgeForm {...props} />
    case 'reassign':
    case 'changeOwner':
      return <WhoForm {...props} owner={verb === 'changeOwner'} />
    default:
      return <PlainForm verb={verb} {...props} />
  }
}

function SortForm({ values, change }: FormProps) {
  const words = useComposeWords()
  const causes = (values['causes'] ?? '').split(',').filter(Boolean) as Cause[]
  return (
    <>
      <ChoiceField label={words.classKind} value={values['class'] ?? ''} options={useOptions(classWords)} onChange={(value) => change({ class: value })} />
      <ChoiceField label={words.nature} value={values['nature'] ?? ''} options={useOptions(natureWords)} onChange={(nature) => change({ nature })} />
      <CauseTiles id="sort-causes" value={causes} onChange={(next) => change({ causes: next.join(',') })} more onMore={() => undefined} />
      <SelectField label={words.layer} value={values['layer'] ?? ''} empty={words.emptyChoice} options={useOptions(layerWords)} onChange={(layer) => change({ layer })} />
      <ChoiceField
        label={words.remit}
        value={values['remit'] ?? ''}
        options={[
          ['ours', words.ours],
          ['outside', words.outside],
        ]}
        onChange={(remit) => change({ remit })}
      />
      {values['remit'] === 'outside' && <BodyField label={words.rightBody} value={values['rightBody'] ?? ''} onChange={(rightBody) => change({ rightBody })} />}
    </>
  )
}

/** A body by its name; known ones are offered. */
function BodyField(props: { label: string; value: string; onChange: (value: string) => void }) {
  const units = useUnits()
  return (
    <>
      <LineField {...props} most={100} list="known-bodies" />
      <datalist id="known-bodies">
        {(units.data ?? []).flatMap((unit) => [unit.name, ...unit.aliases]).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  )
}

function ReferForm({ values, change }: FormProps) {
  const words = useComposeWords()
  return (
    <>
      <ChoiceField label={words.referKind} value={values['kind'] ?? ''} options={useOptions(referralKindWords)} onChange={(kind) => change({ kind })} />
      <BodyField label={words.body} value={values['body'] ?? ''} onChange={(body) => change({ body })} />
      <LineField label={words.contact} value={values['contact'] ?? ''} onChange={(contact) => change({ contact })} most={100} />
      <AreaField label={words.question} hint={words.questionHint} value={values['question'] ?? ''} onChange={(question) => change({ question })} most={5000} rows={4} />
      <LineField label={words.days} hint={words.daysUsual} type="number" value={values['days'] ?? ''} onChange={(days) => change({ days })} most={2} />
    </>
  )
}

/** Outcomes that owe basis, other ways and remedy (src/core/case/faults.ts). */
const owing = ['explained', 'declined', 'partly']

function ReplyForm({ values, change }: FormProps) {
  const words = useComposeWords()
  const owes = owing.includes(values['outcome'] ?? '')
  const count = [...(values['explanation'] ?? '')].length
  return (
    <>
      <ChoiceField label={words.outcome} value={values['outcome'] ?? ''} options={useOptions(outcomeWords)} onChange={(outcome) => change({ outcome })} />
      <AreaField label={words.explanation} hint={`${words.explanationHint} · ${words.characters(count)}`} value={values['explanation'] ?? ''} onChange={(explanation) => change({ explanation })} most={5000} rows={5} autoFocus />
      {owes && <p className="compose-owes">{words.owed}：{words.replyBasis}、{words.replyAlternatives}、{words.replyRemedy}</p>}
      <AreaField label={words.replyBasis} value={values['basis'] ?? ''} onChange={(basis) => change({ basis })} most={2000} rows={owes ? 3 : 1} />
      <AreaField label={words.replyAlternatives} value={values['alternatives'] ?? ''} onChange={(alternatives) => change({ alternatives })} most={2000} rows={owes ? 2 : 1} />
      <AreaField label={words.replyRemedy} value={values['remedy'] ?? ''} onChange={(remedy) => change({ remedy })} most={2000} rows={owes ? 2 : 1} />
    </>
  )
}

function JudgeForm({ file, values, change }: FormProps) {
  const words = useComposeWords()
  const negative = values['verdict'] === 'notYet' || values['verdict'] === 'cannot'
  return (
    <>
      <ChoiceField label={words.verdict} value={values['verdict'] ?? ''} options={useOptions(verdictWords)} onChange={(verdict) => change({ verdict })} />
      {file.ways.length === 0 && <p className="compose-owes">{words.noWays}</p>}
      <AreaField label={words.reasoning} value={values['reasoning'] ?? ''} onChange={(reasoning) => change({ reasoning })} most={5000} autoFocus />
      {negative && <p className="compose-owes">{words.owes}</p>}
      <AreaField label={words.judgeBasis} value={values['basis'] ?? ''} onChange={(basis) => change({ basis })} most={2000} rows={negative ? 3 : 1} />
      <AreaField label={words.alternative} value={values['alternative'] ?? ''} onChange={(alternative) => change({ alternative })} most={2000} rows={negative ? 2 : 1} />
    </>
  )
}

function WhoForm({ values, change, owner }: FormProps & { owner: boolean }) {
  const words = useComposeWords()
  const staff = (useColleagues().data ?? []).filter((person) => person.active && person.roles.some((role) => role === 'caseworker' || role === 'director'))
  return (
    <>
      <SelectField
        label={owner ? words.ownerTo : words.reassignTo}
        value={values['who'] ?? ''}
        empty={words.emptyChoice}
        options={staff.map((person) => [person.id, `${person.name} · ${words.load(person.open, person.maximumLoad)}${person.awayToday ? ` · ${words.away}` : ''}`])}
        onChange={(who) => change({ who })}
      />
      <AreaField label={words.reason} value={values['reason'] ?? ''} onChange={(reason) => change({ reason })} most={500} />
    </>
  )
}

function PlainForm({ verb, file, values, change }: FormProps & { verb: VerbName }) {
  const words = useComposeWords()
  const channels = useOptions(deliveryChannelWords)
  const pauses = useOptions(pauseReasonWords).filter(([code]) => code !== 'awaitingPerson')
  const stages = useOptions(stageWords).filter(([code]) => ['reception', 'triage', 'coordination', 'assessment'].includes(code))
  const area = (name: string, label: string, most = 500, hint?: string) => (
    <AreaField label={label} hint={hint} value={values[name] ?? ''} onChange={(value) => change({ [name]: value })} most={most} autoFocus />
  )
  const choice = (name: string, label: string, options: readonly (readonly [string, string])[]) => (
    <ChoiceField label={label} value={values[name] ?? ''} options={options} onChange={(value) => change({ [name]: value })} />
  )
  const yesNo = [
    ['yes', words.answerYes],
    ['no', words.answerNo],
    ['', words.answerNone],
  ] as const
  switch (verb) {
    case 'note':
      return (
        <>
          {area('text', words.noteText, 5000, words.noteHint)}
          {choice('audience', words.audience, [
            ['staff', words.audStaff],
            ['person', words.audPerson],
            ['supervision', words.audSupervision],
          ])}
        </>
      )
    case 'tell':
      return (
        <>
          {choice('channel', words.tellChannel, channels)}
          {area('text', words.tellText, 2000, words.tellHint)}
        </>
      )
    case 'askForMaterials':
      return (
        <>
          <div className="chips">
            {(file.item?.materials ?? []).map((name) => (
              <button key={name} type="button" className="chip" onClick={() => change({ materials: `${values['materials'] ? `${values['materials']}\n` : ''}${name}` })}>
                + {name}
              </button>
            ))}
          </div>
          {area('materials', words.materials, 4000, `${words.material}｜${words.materialWhy}｜${words.materialWhere}`)}
          <LineField label={words.until} type="date" value={values['until'] ?? ''} onChange={(until) => change({ until })} most={10} />
        </>
      )
    case 'addWay':
      return (
        <>
          {area('way', words.way, 500, words.wayHint)}
          <LineField label={words.wayBasis} value={values['basis'] ?? ''} onChange={(basis) => change({ basis })} most={1000} />
          {choice('result', words.wayResult, [
            ['works', words.works],
            ['fails', words.fails],
            ['open', words.open],
          ])}
          <LineField label={values['result'] === 'fails' ? words.wayNoteFails : words.wayNote} value={values['note'] ?? ''} onChange={(note) => change({ note })} most={1000} />
        </>
      )
    case 'countersign':
      return (
        <>
          {choice('agreed', words.countersign, [
            ['yes', words.agree],
            ['no', words.disagree],
          ])}
          {area('note', values['agreed'] === 'no' ? words.signNoteWhy : words.signNote, 1000)}
        </>
      )
    case 'recordDelivery':
      return (
        <>
          {choice('channel', words.channel, channels)}
          {choice('reached', words.reached, [
            ['yes', words.yes],
            ['no', words.no],
          ])}
          {area('proof', words.proof)}
        </>
      )
    case 'recordFollowUp':
      return (
        <>
          <p className="compose-owes">{words.callIntro}</p>
          {choice('connected', words.connected, [
            ['yes', words.connectedYes],
            ['no', words.connectedNo],
          ])}
          {choice('contacted', words.contacted, yesNo)}
          {choice('truthful', words.truthful, yesNo)}
          {choice('solved', words.solvedNow, [
            ['yes', words.solvedYes],
            ['no', words.solvedNo],
            ['', words.answerNone],
          ])}
          {area('note', words.callNote, 1000)}
        </>
      )
    case 'goBack':
      return (
        <>
          {choice('to', words.goBackTo, stages)}
          {area('reason', words.goBackReason)}
        </>
      )
    case 'askExtension':
      return (
        <>
          <p className="compose-owes">{words.extHint}</p>
          <LineField label={words.extDays} type="number" value={values['days'] ?? ''} onChange={(days) => change({ days })} most={2} />
          {area('reason', words.extReason)}
        </>
      )
    case 'pause':
      return (
        <>
          <p className="compose-owes">{words.pauseHint}</p>
          {choice('pauseReason', words.pauseReason, pauses)}
          {area('reason', words.pauseNote)}
        </>
      )
    case 'amend':
      return (
        <>
          <LineField label={words.amendTitle} value={values['title'] ?? ''} onChange={(title) => change({ title })} most={100} />
          {area('wish', words.amendWish, 1000)}
        </>
      )
    case 'resume':
      return area('reason', words.resumeNote)
    case 'reopen':
      return area('reason', words.reopenReason)
    case 'close':
      return <p className="compose-owes">{words.closeLeft}</p>
    case 'archive':
      return <p className="compose-owes">{words.archiveIntro}</p>
    default:
      return null
  }
}
