/** What a form starts with, and the command made of what was written. Pure. */
import type { CaseFile } from '#contract/cases.ts'
import type { CommandInput } from '../../../queries.ts'
import { last } from '../lists.ts'
import { nextAfterReturn } from '../network/network-case.ts'
import type { VerbName } from '../verbs.ts'
import { emptyNetworkValues, isNetworkVerb, networkCommandOf } from './network-values.ts'
import { bodiesOf, idsOf, rowsOf, rowsText } from './rows.ts'

/** Everything that is written is text, so that any draft of any version can be read back. */
export type Values = Record<string, string>
export type Material = { name: string; why: string; where: string }

/** What a form starts with on this file. */
export function emptyValues(verb: VerbName, file: CaseFile): Values {
  const sorted = file.classification
  if (isNetworkVerb(verb)) return emptyNetworkValues(verb, file)
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
      // All that the item still lacks, each with why and where: asked for once.
      return { materials: materialsText(file.checklist?.toAsk ?? []), until: file.checklist?.askUntil ?? '' }
    case 'refer': {
      const returned = nextAfterReturn(file)
      if (returned) return onward(returned)
      return {
        ...noReferral,
        kind: sorted?.remit === 'outside' ? 'report' : 'cooperate',
        body: sorted?.rightBody ?? '',
        question: knownSoFar(file),
      }
    }
    case 'addWay':
      return { way: '', basis: '', result: 'open', note: '' }
    case 'judge':
      return { verdict: 'can', reasoning: '', basis: '', alternative: '' }
    case 'countersign':
      return { agreed: '', note: '' }
    case 'reply':
      return { outcome: likelyOutcome(file), explanation: '', basis: '', alternatives: '', remedy: '', ...judged(file) }
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
      return { title: file.title, wish: file.wish, itemId: file.item?.id ?? '' }
    default:
      return { reason: '' }
  }
}

const noReferral = {
  kind: 'cooperate',
  body: '',
  contact: '',
  question: '',
  days: '',
  others: '',
  papers: '',
  after: '',
}

/** A referral that came back, on to the body it named: the same question and papers, and linked, so that it is known when it is placed (law 6). */
export const onward = (returned: CaseFile['referrals'][number]): Values => ({
  ...noReferral,
  kind: returned.kind,
  body: returned.returned?.rightBody ?? '',
  question: returned.question,
  papers: returned.paperIds.join(','),
  after: returned.id,
})

/** What is filled in by the press that opened the form goes first; a question that was written before comes after it and is not lost. */
export function begunWith(empty: Values, before: Values, begun: Values | null): Values {
  const written = (before['question'] ?? '').trim()
  const question = begun?.['question']
  const both =
    question !== undefined &&
    written !== '' &&
    written !== (empty['question'] ?? '').trim() &&
    !question.includes(written)
  return { ...empty, ...before, ...begun, ...(both && { question: `${question}\n\n${written}` }) }
}

/** What was judged in this round, as far as the file tells. */
export const lastJudgement = (file: CaseFile) => last(file.judgements)

export const isNegative = (verdict: string | undefined): boolean => verdict === 'notYet' || verdict === 'cannot'

function likelyOutcome(file: CaseFile): string {
  if (isNegative(lastJudgement(file)?.verdict)) return 'explained'
  const outside = file.classification?.remit === 'outside' && file.referrals.some(({ answer }) => answer !== null)
  return outside ? 'referredAndFollowed' : 'done'
}

/** A “no” was reasoned once already: basis and way out go into the letter as they were signed. */
function judged(file: CaseFile): Values {
  const judgement = lastJudgement(file)
  return judgement && isNegative(judgement.verdict)
    ? { basis: judgement.basis, alternatives: judgement.alternative }
    : {}
}

/**
 * What the other body must know anyway: outside our remit the person's own words, then what the comparison found and how it was judged.
 * The course of events and the request are written after it.
 */
function knownSoFar(file: CaseFile): string {
  const finding = last(file.findings)
  const judgement = lastJudgement(file)
  const known = [
    file.classification?.remit === 'outside' && file.statement !== '' && `本人反映：${file.statement}`,
    finding && [finding.bill, finding.sentence].filter(Boolean).join('：'),
    judgement?.reasoning,
    judgement?.basis && `依据：${judgement.basis}`,
  ].filter(Boolean)
  return known.length > 0 ? `${known.join('\n')}\n\n` : ''
}

/** Outcomes that owe basis, other ways and remedy; the server is the judge of it, this only hints. */
export const owesAll = (outcome: string): boolean => ['explained', 'declined', 'partly'].includes(outcome)

/** Rows of papers as text: a line each, parts between tabs. */
export const materialsOf = (text: string): Material[] =>
  rowsOf(text).map(([name = '', why = '', where = '']) => ({ name, why, where }))

export const materialsText = (rows: readonly Material[]): string =>
  rowsText(rows.map(({ name, why, where }) => [name, why, where]))

const fact = (value: string | undefined): boolean | null => (value === 'yes' ? true : value === 'no' ? false : null)

/** The command of what was written on this file. What is missing the server names, all at once. */
export function commandOf(verb: VerbName, v: Values, file: CaseFile): CommandInput {
  const text = (name: string) => v[name] ?? ''
  if (isNetworkVerb(verb)) return networkCommandOf(verb, v, file)
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
    case 'note':
      return { type: 'note', text: text('text'), audience: text('audience') as 'staff' }
    case 'tell':
      return { type: 'tell', text: text('text'), channel: text('channel') as 'phone' }
    case 'addWay':
      return {
        type: 'addWay',
        way: text('way'),
        basis: text('basis'),
        result: text('result') as 'open',
        note: text('note'),
      }
    case 'judge':
      return {
        type: 'judge',
        verdict: text('verdict') as 'can',
        reasoning: text('reasoning'),
        basis: text('basis'),
        alternative: text('alternative'),
      }
    case 'reply':
      return {
        type: 'reply',
        outcome: text('outcome') as 'done',
        explanation: text('explanation'),
        basis: text('basis'),
        alternatives: text('alternatives'),
        remedy: text('remedy'),
      }
    case 'askForMaterials':
      return {
        type: 'askForMaterials',
        materials: materialsOf(text('materials')).filter((row) => row.name.trim() !== ''),
        until: text('until'),
      }
    case 'refer': {
      const others = bodiesOf(v['others']).filter(({ body }) => body.trim() !== '')
      const paperIds = idsOf(v['papers'])
      return {
        type: 'refer',
        kind: text('kind') as 'report',
        body: text('body'),
        contact: text('contact'),
        question: text('question'),
        ...(text('days') && { workingDays: Number(text('days')) }),
        ...(others.length > 0 && { others }),
        ...(paperIds.length > 0 && { paperIds }),
        ...(text('after') && { after: text('after') }),
      }
    }
    case 'countersign':
      return { type: 'countersign', agreed: text('agreed') === 'yes', note: text('note') }
    case 'recordDelivery':
      return {
        type: 'recordDelivery',
        channel: text('channel') as 'phone',
        reached: text('reached') === 'yes',
        proof: text('proof'),
      }
    case 'recordFollowUp': {
      const connected = text('connected') === 'yes'
      // Nobody answers questions on a line that was not picked up.
      return {
        type: 'recordFollowUp',
        connected,
        truthful: connected ? fact(v['truthful']) : null,
        contacted: connected ? fact(v['contacted']) : null,
        solved: connected && text('solved') !== '' ? (text('solved') as 'yes') : null,
        note: text('note'),
      }
    }
    case 'goBack':
      return { type: 'goBack', to: text('to') as 'triage', reason: text('reason') }
    case 'askExtension':
      return { type: 'askExtension', days: Number(text('days')), reason: text('reason') }
    case 'pause':
      return { type: 'pause', reason: text('pauseReason') as 'forceMajeure', note: text('reason') }
    case 'resume':
      return { type: 'resume', note: text('reason') }
    case 'reopen':
      return { type: 'reopen', reason: text('reason') }
    case 'reassign':
      return { type: 'reassign', handler: text('who'), reason: text('reason') }
    case 'changeOwner':
      return { type: 'changeOwner', owner: text('who'), reason: text('reason') }
    case 'amend':
      return amendment(v, file)
    case 'takeUp':
    case 'close':
    case 'archive':
      return { type: verb }
  }
}

/** Only what was changed: an amendment says what it amends. */
function amendment(v: Values, file: CaseFile): CommandInput {
  const person = {
    kind: v['personKind'] === 'enterprise' ? ('enterprise' as const) : ('individual' as const),
    name: v['personName'] ?? '',
    idNumber: v['personIdNumber'] ?? '',
    phone: v['personPhone'] ?? '',
    note: v['personNote'] ?? '',
  }
  const given = [person.name, person.idNumber, person.phone, person.note].some((part) => part.trim() !== '')
  return {
    type: 'amend',
    ...(v['title'] !== file.title && { title: v['title'] ?? '' }),
    ...(v['wish'] !== file.wish && { wish: v['wish'] ?? '' }),
    ...(v['itemId'] && v['itemId'] !== file.item?.id && { itemId: v['itemId'] }),
    ...(given && { person }),
  }
}
