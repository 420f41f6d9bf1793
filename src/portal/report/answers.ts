/** From what was typed to what is kept, what is wrong with it, and what is registered in the end. Pure. */
import type { RegisterInput } from '#contract/cases.ts'
import type { ReportAnswers, ReportStep } from '#contract/portal.ts'
import { fits, reportLimits, reportSteps } from '#contract/portal.ts'
import type { Cause } from '#core/causes/taxonomy.ts'
import { residentCauses } from '#words/resident-causes.ts'
import { type Form, listOf, textOf } from '../kit.ts'
import type { Fault } from '../parts.ts'
import type { View } from '../view.ts'
import { matter, stuck } from './check-page.ts'

const isCause = (value: string): value is Cause => residentCauses.some(({ cause }) => cause === value)

/** Answers with one page's form written in. Nothing is refused here: what was typed is kept. */
export function withForm(answers: ReportAnswers, step: ReportStep, form: Form): ReportAnswers {
  const areas: readonly string[] = ['statement', 'wish']
  const cut = (name: keyof typeof reportLimits): string => {
    const typed = textOf(form, name).slice(0, reportLimits[name] * 4)
    // No line of an input has a break in it; what was pasted with one still counts.
    return areas.includes(name) ? typed : typed.replaceAll('\n', ' ')
  }
  switch (step) {
    case 'what':
      return {
        ...answers,
        query: cut('query'),
        category: textOf(form, 'category').slice(0, 60),
        item: textOf(form, 'item').slice(0, 60),
      }
    case 'stuck': {
      const ticked = listOf(form, 'causes')
      return { ...answers, causes: ticked.filter(isCause), causesUnsure: ticked.includes('unsure') }
    }
    case 'tell':
      return { ...answers, statement: cut('statement'), wish: cut('wish') }
    case 'photos':
      return answers
    case 'reach': {
      const who = textOf(form, 'who')
      return {
        ...answers,
        who: who === 'family' || who === 'enterprise' ? who : 'self',
        name: cut('name'),
        phone: cut('phone'),
        noPhone: textOf(form, 'noPhone') === 'yes',
        relation: cut('relation'),
        theirName: cut('theirName'),
        company: cut('company'),
        note: cut('note'),
      }
    }
  }
}

/** Everything that is wrong with one page, in the reader's words. */
export function faultsOf(view: Pick<View, 't'>, step: ReportStep, answers: ReportAnswers): Fault[] {
  const { t } = view
  const faults: Fault[] = []
  const short = (name: keyof typeof reportLimits, what: string): void => {
    if (!fits(name, answers[name])) {
      const most = reportLimits[name]
      faults.push({
        field: name,
        text: t(
          `“${what}”最多写 ${most} 个字，也不能有特殊控制字符`,
          `“${what}” may be ${most} characters long and hold no control characters`,
        ),
      })
    }
  }
  switch (step) {
    case 'what':
      short('query', t('想办的事', 'what it is about'))
      if (answers.item === '' && answers.query.trim() === '')
        faults.push({
          field: 'item',
          text: t('请写几个字，或者选“说不清”', 'Write a few words, or choose “I cannot say”'),
        })
      return faults
    case 'stuck':
      if (answers.causes.length === 0 && !answers.causesUnsure)
        faults.push({
          field: 'causes',
          text: t('请点一个像的，或者点“说不清”', 'Tick one that is like it, or “I cannot say”'),
        })
      return faults
    case 'tell':
      short('statement', t('您的话', 'your words'))
      short('wish', t('希望怎么解决', 'what you would like'))
      return faults
    case 'photos':
      return faults
    case 'reach':
      for (const [name, what] of [
        ['relation', t('关系', 'relation')],
        ['theirName', t('称呼', 'name')],
        ['company', t('单位名称', 'name of the enterprise')],
        ['name', t('称呼', 'name')],
        ['note', t('注意事项', 'what to know')],
      ] as const)
        short(name, what)
      if (answers.who === 'enterprise' && answers.company.trim() === '')
        faults.push({ field: 'company', text: t('请写单位名称', 'Write the name of the enterprise') })
      if (answers.who === 'family' && answers.relation.trim() === '')
        faults.push({ field: 'relation', text: t('请写您是他（她）的什么人', 'Write how you are related') })
      if (!answers.noPhone && !/\d/.test(phoneDigits(answers.phone)))
        faults.push({
          field: 'phone',
          text: t('请留一个电话；没有就勾选“没有电话”', 'Leave a number, or tick that you have none'),
        })
      short('phone', t('电话', 'your phone number'))
      return faults
  }
}

/** Figures as people type them, full width too. */
export const phoneDigits = (typed: string): string => typed.normalize('NFKC').replace(/[\s\-—–()·.]/g, '')

/** The first page that is not answered yet, or null when all are. */
export const firstOpen = (answers: ReportAnswers): ReportStep | null =>
  reportSteps.find((step) => !answers.passed.includes(step)) ?? null

export const passed = (answers: ReportAnswers, step: ReportStep): ReportAnswers =>
  answers.passed.includes(step) ? answers : { ...answers, passed: [...answers.passed, step] }

/** What is registered. The person's own words stay theirs; where none were written, what was chosen is put down and marked as such. */
export function registration(answers: ReportAnswers, itemName: string): Omit<RegisterInput, 'paperIds'> {
  const zh = { t: (text: string) => text, word: (word: { zh: string }) => word.zh }
  const causes = answers.causes.length > 0 ? answers.causes : (['other'] as const)
  const about = matter(zh, { answers, itemName })
  const chosen = stuck(zh, answers).join('；')
  const me = {
    kind: 'individual',
    name: answers.name.trim(),
    idNumber: '',
    phone: phoneDigits(answers.phone),
    note: answers.note.trim(),
  } as const
  return {
    channel: 'online',
    title:
      answers.item === 'words' || answers.item === 'unsure' || itemName === ''
        ? Array.from(answers.query.trim()).slice(0, 60).join('')
        : '',
    statement: answers.statement.trim() || `（本人没有另外写。想办的事：${about}。卡在哪里：${chosen}。）`,
    wish: answers.wish.trim(),
    itemId: itemName === '' ? null : answers.item,
    blocker: {
      causes: [...causes],
      note: answers.causesUnsure ? '本人说不清卡在哪里' : '',
      step: '',
      place: '',
      refusedBy: null,
      refusedOn: null,
    },
    ...requesterOf(answers, me),
    external: null,
    owner: null,
    comes: 'notNeeded',
  }
}

function requesterOf(
  answers: ReportAnswers,
  me: NonNullable<RegisterInput['person']>,
): Pick<RegisterInput, 'person' | 'proxy'> {
  switch (answers.who) {
    case 'family':
      return {
        person: { kind: 'individual', name: answers.theirName.trim(), idNumber: '', phone: '', note: '' },
        proxy: { person: me, relation: answers.relation.trim(), authority: '' },
      }
    case 'enterprise':
      return {
        person: { kind: 'enterprise', name: answers.company.trim(), idNumber: '', phone: '', note: '' },
        proxy: { person: me, relation: '经办人', authority: '' },
      }
    default:
      return { person: me, proxy: null }
  }
}
