import type { rectifications } from '#contract/rectifications.ts'
import type { BodyOf } from '../../api.ts'

type Command = BodyOf<typeof rectifications.command>['command']
export type Verb = Command['type']

/** A number of days as it is typed; 0 for what is none, which the server refuses in words. */
export const daysOf = (typed = ''): number => (/^\d{1,3}$/.test(typed.trim()) ? Number(typed) : 0)

/** The command that the fields of a form say. */
export function commandOf(type: Verb, values: Readonly<Record<string, string>>, paperIds: readonly string[]): Command {
  const { text = '', reason = '', note = '' } = values
  switch (type) {
    case 'accept':
      return { type }
    case 'reportDone':
      return { type, text, paperIds: [...paperIds], ...(values['sentTo'] && { sentTo: values['sentTo'] }) }
    case 'verify':
      return {
        type,
        enough: values['enough'] === 'yes',
        note,
        ...(values['answer'] && { answer: values['answer'] as 'accepted' }),
      }
    case 'askExtension':
      return { type, days: daysOf(values['days']), reason }
    case 'decideExtension':
      return { type, granted: values['granted'] === 'yes', note }
    case 'chase':
      return { type, text }
    case 'handOver':
      return { type, owner: ownerOf(values), reason }
    case 'changeKind':
      return { type, kind: values['kind'] as 'training', reason }
    case 'cancel':
      return { type, reason }
    case 'again':
      return { type, reason, days: daysOf(values['days']) }
  }
}

/** A colleague or a body, as chosen. */
export const ownerOf = (values: Readonly<Record<string, string>>) =>
  values['ownerKind'] === 'body' ? { body: values['body'] ?? '' } : { staff: values['owner'] ?? '' }
