/** How each kind of duty can be answered, as a table: the choice, what must be written with it, and the command it becomes. */
import type { duties, DutyView } from '#contract/duties.ts'
import type { BodyOf } from '../../api.ts'

export type DutyCommandInput = BodyOf<typeof duties.command>
type Text = { readonly zh: string; readonly en: string }

export interface ChoiceField {
  /** Fields of one name keep what was typed when another choice is made. */
  readonly name: 'text' | 'basis' | 'conditions' | 'rightBody' | 'note'
  readonly label: Text
  readonly hint?: Text
  /** One line where it is 1. */
  readonly rows: number
  readonly most: number
  readonly owed: boolean
}

export type Typed = Readonly<Partial<Record<ChoiceField['name'], string>>>

export interface Choice {
  readonly id: string
  readonly label: Text
  readonly hint: Text
  readonly command: DutyCommandInput['type']
  readonly fields: readonly ChoiceField[]
  readonly make: (typed: Typed) => DutyCommandInput
}

const field = (
  name: ChoiceField['name'],
  zh: string,
  en: string,
  more: Partial<Omit<ChoiceField, 'name' | 'label'>> = {},
): ChoiceField => ({ name, label: { zh, en }, rows: 4, most: 2000, owed: true, ...more })

const choice = (
  id: string,
  label: [string, string],
  hint: [string, string],
  fields: readonly ChoiceField[],
  make: (typed: Typed) => DutyCommandInput,
): Choice => ({
  id,
  label: { zh: label[0], en: label[1] },
  hint: { zh: hint[0], en: hint[1] },
  command: make({}).type,
  fields,
  make,
})

const of = (typed: Typed, name: ChoiceField['name']): string => typed[name] ?? ''

const answer = (can: 'yes' | 'no' | 'needMore') => (typed: Typed) =>
  ({ type: 'recordAnswer', can, text: of(typed, 'text'), basis: of(typed, 'basis') }) as const

const stance = (said: 'can' | 'canIf' | 'cannot') => (typed: Typed) =>
  ({
    type: 'giveOpinion',
    stance: said,
    text: of(typed, 'text'),
    basis: of(typed, 'basis'),
    conditions: said === 'canIf' ? of(typed, 'conditions') : '',
  }) as const

const basisHint = { zh: '哪部规定第几条', en: 'Which rule, which clause' }

export const choices: Readonly<Record<DutyView['kind'], readonly Choice[]>> = {
  referral: [
    choice(
      'yes',
      ['能办', 'Can be done'],
      ['写明怎么办、找谁', 'Say how and with whom'],
      [
        field('text', '怎么办', 'How', { most: 5000 }),
        field('basis', '依据', 'Basis', { hint: basisHint, rows: 2, owed: false }),
      ],
      answer('yes'),
    ),
    choice(
      'no',
      ['不能办', 'Cannot be done'],
      ['写明为什么和依据', 'Say why, and on which basis'],
      [
        field('text', '为什么不能办', 'Why not', { most: 5000 }),
        field('basis', '依据', 'Basis', { hint: basisHint, rows: 2 }),
      ],
      answer('no'),
    ),
    choice(
      'needMore',
      ['还要补充', 'More is needed'],
      ['一次说全', 'Say all of it at once'],
      [field('text', '还要什么', 'What is needed', { most: 5000 })],
      answer('needMore'),
    ),
    choice(
      'return',
      ['不归我们', 'Not ours'],
      ['写明该归谁', 'Say whose it is'],
      [
        field('rightBody', '该归哪个单位', 'Which body it belongs to', { rows: 1, most: 100 }),
        field('note', '理由', 'Ground', { rows: 3 }),
      ],
      (typed) => ({ type: 'recordReturn', rightBody: of(typed, 'rightBody'), ground: of(typed, 'note') }),
    ),
  ],
  overdue: [],
  invitation: [
    choice(
      'come',
      ['来', 'Coming'],
      ['可以写谁来', 'You may say who comes'],
      [field('note', '谁来', 'Who comes', { rows: 1, most: 500, owed: false })],
      (typed) => ({ type: 'answerInvitation', coming: true, note: of(typed, 'note') }),
    ),
    choice(
      'stay',
      ['来不了', 'Cannot come'],
      ['写明原因', 'Say why'],
      [field('note', '为什么来不了', 'Why not', { rows: 2, most: 500 })],
      (typed) => ({ type: 'answerInvitation', coming: false, note: of(typed, 'note') }),
    ),
  ],
  opinion: [
    choice(
      'can',
      ['可以办', 'Can be done'],
      ['现有规定下就能办', 'The rules as they are allow it'],
      [
        field('text', '意见', 'Opinion', { rows: 6, most: 5000 }),
        field('basis', '依据', 'Basis', { hint: basisHint, rows: 2, owed: false }),
      ],
      stance('can'),
    ),
    choice(
      'canIf',
      ['有条件可以办', 'Can be done, if'],
      ['写明条件', 'Name the conditions'],
      [
        field('text', '意见', 'Opinion', { rows: 6, most: 5000 }),
        field('conditions', '条件', 'Conditions', { rows: 3 }),
        field('basis', '依据', 'Basis', { hint: basisHint, rows: 2, owed: false }),
      ],
      stance('canIf'),
    ),
    choice(
      'cannot',
      ['不能办', 'Cannot be done'],
      ['写明哪一条不允许', 'Name the clause that forbids it'],
      [
        field('text', '意见', 'Opinion', { rows: 6, most: 5000 }),
        field('basis', '依据', 'Basis', { hint: basisHint, rows: 2 }),
      ],
      stance('cannot'),
    ),
    choice(
      'recuse',
      ['我要回避', 'I stand aside'],
      ['与此事有关系', 'You have an interest in it'],
      [field('note', '为什么回避', 'Why', { rows: 2, most: 500 })],
      (typed) => ({ type: 'recuse', reason: of(typed, 'note') }),
    ),
  ],
  filing: [
    choice(
      'grant',
      ['同意', 'Approve'],
      ['可以附限制', 'Limits may be added'],
      [field('note', '批语', 'Note', { rows: 3, most: 1000, owed: false })],
      (typed) => ({ type: 'decideFiling', granted: true, note: of(typed, 'note') }),
    ),
    choice(
      'refuse',
      ['不同意', 'Do not approve'],
      ['写明理由', 'Say why'],
      [field('note', '理由', 'Why not', { rows: 3, most: 1000 })],
      (typed) => ({ type: 'decideFiling', granted: false, note: of(typed, 'note') }),
    ),
  ],
  review: [
    choice(
      'sound',
      ['认可', 'Sound'],
      ['可以继续依据它办事', 'It may be relied on'],
      [field('note', '意见', 'Note', { rows: 3, most: 1000, owed: false })],
      (typed) => ({ type: 'reviewFiling', sound: true, note: of(typed, 'note') }),
    ),
    choice(
      'unsound',
      ['不认可', 'Not sound'],
      ['从现在起不能再依据它', 'It may no longer be relied on'],
      [field('note', '理由', 'Why not', { rows: 3, most: 1000 })],
      (typed) => ({ type: 'reviewFiling', sound: false, note: of(typed, 'note') }),
    ),
  ],
}
