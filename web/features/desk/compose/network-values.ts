/** What the forms of conference, panel and exception start with, and the command made of what was written. Pure. */
import type { CaseFile } from '#contract/cases.ts'
import type { CommandInput } from '../../../queries.ts'
import { clockText, dayInShanghai } from '../../../ui/time.ts'
import { concernedBodies, openConference, openFiling, panelToAdopt } from '../network/network-case.ts'
import { bodiesOf, bodiesText, commitmentsOf, idsOf, idsText } from './rows.ts'
import type { Values } from './values.ts'

export type NetworkVerb =
  | 'callConference'
  | 'planConference'
  | 'recordConference'
  | 'convenePanel'
  | 'adoptOpinions'
  | 'askFiling'
  | 'decideFiling'

export const isNetworkVerb = (verb: string): verb is NetworkVerb =>
  [
    'callConference',
    'planConference',
    'recordConference',
    'convenePanel',
    'adoptOpinions',
    'askFiling',
    'decideFiling',
  ].includes(verb)

export function emptyNetworkValues(verb: NetworkVerb, file: CaseFile): Values {
  const conference = openConference(file)
  switch (verb) {
    case 'callConference':
      return { reason: '' }
    case 'planConference': {
      // Planned before: as it stands, to be changed. Else whoever was asked so far.
      const planned = conference?.status === 'planned' ? conference : null
      return {
        when: planned?.when ? localTime(planned.when) : '',
        lasts: String(planned?.lasts ?? 60),
        place: planned?.place ?? '',
        invited: bodiesText(planned ? planned.invited : concernedBodies(file)),
        staff: idsText(planned ? planned.staff.map(({ id }) => id) : [(file.handler ?? file.owner).id]),
        papers: idsText(planned?.paperIds ?? []),
      }
    }
    case 'recordConference':
      return {
        attended: idsText((conference?.invited ?? []).filter(({ coming }) => coming !== false).map(({ id }) => id)),
        minutes: '',
        decision: '',
        commitments: '',
      }
    case 'convenePanel':
      return { question: '', advisers: '', file: '', papers: '', until: '', passed: '' }
    case 'adoptOpinions':
      return { panel: panelToAdopt(file)?.id ?? '', seats: '', how: '' }
    case 'askFiling':
      return { beyond: '', clause: '', why: '', limits: '', risk: '', expires: '', level: 'centre' }
    case 'decideFiling':
      return { granted: '', note: '' }
  }
}

/** What is missing the server names, all at once. */
export function networkCommandOf(verb: NetworkVerb, v: Values, file: CaseFile): CommandInput {
  const text = (name: string) => v[name] ?? ''
  const conferenceId = openConference(file)?.id ?? ''
  switch (verb) {
    case 'callConference':
      return { type: verb, reason: text('reason') }
    case 'planConference':
      return {
        type: verb,
        conferenceId,
        when: instantOf(text('when')),
        lasts: Number(text('lasts')),
        place: text('place'),
        invited: bodiesOf(v['invited']).filter(({ body }) => body.trim() !== ''),
        staff: idsOf(v['staff']),
        paperIds: idsOf(v['papers']),
      }
    case 'recordConference':
      return {
        type: verb,
        conferenceId,
        attended: idsOf(v['attended']),
        minutes: text('minutes'),
        decision: text('decision'),
        commitments: commitmentsOf(v['commitments']).filter(({ body, what }) => (body + what).trim() !== ''),
      }
    case 'convenePanel':
      return {
        type: verb,
        question: text('question'),
        file: text('file'),
        paperIds: idsOf(v['papers']),
        until: text('until'),
        adviserIds: idsOf(v['advisers']),
      }
    case 'adoptOpinions':
      return { type: verb, panelId: text('panel'), seats: idsOf(v['seats']), how: text('how') }
    case 'askFiling':
      return {
        type: verb,
        beyond: text('beyond'),
        clause: text('clause'),
        why: text('why'),
        limits: text('limits'),
        risk: text('risk'),
        expires: text('expires'),
        level: text('level') as 'centre',
      }
    case 'decideFiling':
      return {
        type: verb,
        filingId: openFiling(file)?.id ?? '',
        granted: text('granted') === 'yes',
        note: text('note'),
      }
  }
}

/** What a field of date and time holds, in China's time wherever the PC thinks it is. */
const localTime = (instant: string): string => `${dayInShanghai(instant)}T${clockText(instant)}`

function instantOf(local: string): string {
  const at = new Date(`${local}:00+08:00`)
  return Number.isNaN(at.getTime()) ? '' : at.toISOString()
}

/** What keeps a form from being sent before the server is asked: the caseworker has to have read what advisers will read. */
export const isHeldBack = (verb: string, v: Values): boolean => verb === 'convenePanel' && v['passed'] !== 'yes'
