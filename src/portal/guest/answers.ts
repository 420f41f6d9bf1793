/** The four answers a guest may give: what is asked for each, what is wrong with it, and what it becomes. */
import type { GuestAnswer } from '#app/guest-visit.ts'
import { type Form, textOf } from '../kit.ts'
import type { Fault } from '../parts.ts'
import type { View } from '../view.ts'

/** As they stand in addresses. */
export const answerKinds = ['yes', 'no', 'more', 'not-ours'] as const
export type AnswerKind = (typeof answerKinds)[number]

export const isAnswerKind = (text: string): text is AnswerKind => (answerKinds as readonly string[]).includes(text)

export const fieldNames = ['rightBody', 'text', 'basis', 'signer'] as const
export type FieldName = (typeof fieldNames)[number]
export type Typed = Readonly<Record<FieldName, string>>

interface FieldText {
  readonly name: FieldName
  readonly label: readonly [zh: string, en: string]
  readonly hint?: readonly [zh: string, en: string]
  /** What to write when it was left empty; absent: it may stay empty. */
  readonly needed?: readonly [zh: string, en: string]
  /** In characters. */
  readonly most: number
  readonly rows?: number
}

const signer: FieldText = {
  name: 'signer',
  label: ['您的姓名和部门', 'Your name and office'],
  hint: ['写谁就算谁答的，像这样：李宁，综合科', 'The answer is signed with this, e.g. Li Ning, general office'],
  needed: ['请写您的姓名和部门', 'Please write your name and office'],
  most: 60,
}

interface AnswerText {
  readonly title: readonly [zh: string, en: string]
  readonly hint: readonly [zh: string, en: string]
  readonly fields: readonly FieldText[]
}

export const answerTexts: Readonly<Record<AnswerKind, AnswerText>> = {
  yes: {
    title: ['能办', 'It can be done'],
    hint: ['说说怎么办、什么时候办', 'Say how and when'],
    fields: [
      {
        name: 'text',
        label: ['怎么办？', 'How?'],
        hint: ['谁来办、带什么、什么时候办好', 'Who does it, with what, by when'],
        needed: ['请写怎么办，一两句就行', 'Please say how, in a sentence or two'],
        most: 5000,
        rows: 4,
      },
      { name: 'basis', label: ['依据（可不写）', 'Ground (may stay empty)'], most: 2000, rows: 2 },
      signer,
    ],
  },
  no: {
    title: ['不能办', 'It cannot be done'],
    hint: ['要写依据哪一条', 'Name the rule'],
    fields: [
      {
        name: 'text',
        label: ['为什么不能办？', 'Why not?'],
        needed: ['请写为什么不能办', 'Please say why it cannot be done'],
        most: 5000,
        rows: 4,
      },
      {
        name: 'basis',
        label: ['依据哪个文件、哪一条？', 'Which clause of which document?'],
        needed: ['请写依据：哪个文件、哪一条', 'Please name the document and the clause'],
        most: 2000,
        rows: 2,
      },
      signer,
    ],
  },
  more: {
    title: ['还需要补充', 'We need more'],
    hint: ['还缺什么，一次写全', 'Everything that is missing, at once'],
    fields: [
      {
        name: 'text',
        label: ['还需要什么？', 'What do you need?'],
        hint: ['请一次写全：缺哪些材料、要核实什么', 'All at once: which papers, what must be checked'],
        needed: ['请写还需要什么', 'Please say what you need'],
        most: 5000,
        rows: 4,
      },
      signer,
    ],
  },
  'not-ours': {
    title: ['不归我们', 'It is not ours'],
    hint: ['要写该归哪个单位', 'Name the right body'],
    fields: [
      {
        name: 'rightBody',
        label: ['该归哪个单位？', 'Whose is it?'],
        needed: ['请写该归哪个单位', 'Please name the right body'],
        most: 100,
      },
      {
        name: 'text',
        label: ['理由和依据', 'Ground'],
        needed: ['请写为什么不归你们管', 'Please say why it is not yours'],
        most: 2000,
        rows: 3,
      },
      signer,
    ],
  },
}

/** What was typed, whatever else the form says. */
export const typedIn = (form: Form): Typed => ({
  rightBody: textOf(form, 'rightBody'),
  text: textOf(form, 'text'),
  basis: textOf(form, 'basis'),
  signer: textOf(form, 'signer'),
})

export const nothingTyped: Typed = { rightBody: '', text: '', basis: '', signer: '' }

/** What must be put right before it can be sent. */
export function faultsIn({ t }: View, kind: AnswerKind, typed: Typed): Fault[] {
  return answerTexts[kind].fields.flatMap(({ name, needed, most }) => {
    const written = typed[name].trim()
    if (written === '') return needed ? [{ field: name, text: t(...needed) }] : []
    return [...written].length > most
      ? [{ field: name, text: t(`太长了，最多 ${most} 字`, `Too long: at most ${most} characters`) }]
      : []
  })
}

export function answerOf(kind: AnswerKind, typed: Typed): GuestAnswer {
  const [text, basis] = [typed.text.trim(), typed.basis.trim()]
  switch (kind) {
    case 'yes':
    case 'no':
      return { can: kind, text, basis }
    case 'more':
      return { can: 'needMore', text, basis: '' }
    case 'not-ours':
      return { can: 'notOurs', rightBody: oneLine(typed.rightBody), ground: text }
  }
}

export const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
