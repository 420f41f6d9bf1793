/**
 * What the papers of a case say against each other, against the person and against the treatment: remarks, each with what it rests on.
 * Read, never verified: nobody was asked. Values are fit to be shown: names and numbers of people are masked.
 */
import type { PlainDate } from '../clock/date.ts'
import { maskIdNumber } from '../people/mask.ts'
import { maskParty, maskPartyNumber } from '../people/mask-party.ts'
import { nameDifference, type NameDifference, type NameKind } from '../people/name-difference.ts'
import { checkNumber } from '../people/numbers.ts'
import { amountCents } from './amount.ts'
import { billIdentity } from './bill-identity.ts'
import type { DocumentReading, InvoiceField, Warning } from './document-reading.ts'
import type { Period } from './reconcile.ts'

export const remarkCodes = [
  'voided',
  'red-flushed',
  'red-cancels',
  'exchanged',
  'seal-altered',
  'seal-removed',
  'same-bill-differs',
  'same-bill-twice',
  'same-bill-pictures',
  'used-elsewhere',
  'name-differs',
  'name-written-otherwise',
  'name-incomplete',
  'name-absent',
  'name-agrees',
  'number-differs',
  'number-wrong',
  'issued-in-future',
  'issued-before-treatment',
  'treatments-differ',
  'outside-treatment',
  'sums-differ',
  'lines-differ',
  'sources-differ',
  'items-elsewhere',
  'names-unreadable',
  'only-qr',
  'itinerary',
  'not-a-bill',
] as const
export type RemarkCode = (typeof remarkCodes)[number]

export type RemarkField = InvoiceField | 'patientName'

export interface Remark {
  readonly code: RemarkCode
  /** `wrong`: with this paper as it is, it will not go through. `check`: a person must look. `good`: looked at, nothing to do. */
  readonly severity: 'wrong' | 'check' | 'good'
  readonly paperIds: readonly string[]
  readonly field?: RemarkField
  /** What stands there, in the order of the sentence; people masked. */
  readonly values?: readonly string[]
  /** How the names differ. The characters are those at one place of the name, no more. */
  readonly name?: { readonly kind: NameKind; readonly at: number; readonly characters?: readonly [string, string] }
  /** Places of the lines in the paper's own list. */
  readonly lines?: readonly number[]
  readonly caseNumbers?: readonly string[]
}

export interface ReadPaper {
  readonly paperId: string
  readonly reading: DocumentReading
}

export interface PapersOfCase {
  readonly papers: readonly ReadPaper[]
  /** Whom the case is about, in the clear; empty where it was not given. */
  readonly person: { readonly name: string; readonly idNumber: string } | null
  /** Null: as the papers say it. */
  readonly treatment: Period | null
  readonly usedElsewhere: readonly { readonly paperId: string; readonly caseNumber: string }[]
  readonly today: PlainDate
}

const severities = ['wrong', 'check', 'good'] as const

/** The gravest first. */
export function compareReadings(of: PapersOfCase): Remark[] {
  const remarks = [...standing(of), ...sameBills(of), ...elsewhere(of), ...names(of), ...numbers(of), ...days(of), ...warnings(of)]
  return remarks.toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))
}

/**
 * What a remark may be kept as in the log of the case and on paper: without what it says of people, and without the numbers of other cases,
 * which are not for everybody who reads this one.
 */
export function forTheLog({ values, name, caseNumbers: _, ...rest }: Remark): Remark {
  const about = rest.field !== undefined && /name|taxid/i.test(rest.field)
  return {
    ...rest,
    ...(values && !about && { values }),
    ...(name && { name: { kind: name.kind, at: name.at } }),
  }
}

/** Voided, red-flushed, exchanged, and the seal of the file. */
function* standing({ papers }: PapersOfCase): Generator<Remark> {
  const cancelled = new Set<string>()
  for (const red of papers) {
    const total = totalOf(red)
    if (total === null || total >= 0 || cancelled.has(red.paperId)) continue
    const blue = papers.find((other) => !cancelled.has(other.paperId) && totalOf(other) === -total && sameSeller(red, other))
    if (!blue) continue
    cancelled.add(red.paperId).add(blue.paperId)
    yield { code: 'red-cancels', severity: 'wrong', paperIds: [blue.paperId, red.paperId], values: [yuan(-total)] }
  }
  for (const paper of papers) {
    const { marks, signature } = paper.reading
    const about = { paperIds: [paper.paperId] }
    if (marks.includes('voided')) yield { code: 'voided', severity: 'wrong', ...about }
    if (marks.includes('exchanged')) yield { code: 'exchanged', severity: 'wrong', ...about }
    const red = marks.includes('redFlushed') || (totalOf(paper) ?? 0) < 0
    if (red && !cancelled.has(paper.paperId)) yield { code: 'red-flushed', severity: 'wrong', ...about }
    if (signature === 'altered') yield { code: 'seal-altered', severity: 'wrong', ...about }
    if (signature === 'removed') yield { code: 'seal-removed', severity: 'check', ...about }
  }
}

const sameSeller = (one: ReadPaper, other: ReadPaper): boolean => {
  const [a, b] = [one.reading.invoice?.sellerName, other.reading.invoice?.sellerName]
  return !a || !b || nameDifference(a, b) === null
}

function* sameBills({ papers }: PapersOfCase): Generator<Remark> {
  for (const group of billsOf(papers)) {
    const paperIds = group.map(({ paperId }) => paperId)
    const differing = (['amountIncludingTax', 'amountExcludingTax', 'issueDate'] as const).find(
      (field) => valuesOf(group, field).length > 1,
    )
    if (differing) {
      const values = valuesOf(group, differing).slice(0, 2)
      yield { code: 'same-bill-differs', severity: 'wrong', paperIds, field: differing, values }
    } else {
      const files = group.filter(({ reading }) => !onlyCode(reading))
      yield files.length > 1
        ? { code: 'same-bill-twice', severity: 'check', paperIds }
        : { code: 'same-bill-pictures', severity: 'good', paperIds }
    }
  }
}

/** Papers of one bill, where there are several. */
function billsOf(papers: readonly ReadPaper[]): ReadPaper[][] {
  const groups = new Map<string, ReadPaper[]>()
  for (const paper of papers) {
    const bill = paper.reading.invoice && billIdentity(paper.reading.invoice)
    if (bill) groups.set(bill, [...(groups.get(bill) ?? []), paper])
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Different values of a field, amounts by what they are worth. */
function valuesOf(group: readonly ReadPaper[], field: 'amountIncludingTax' | 'amountExcludingTax' | 'issueDate'): string[] {
  const said = group.flatMap(({ reading }) => reading.invoice?.[field] ?? [])
  const worth = (value: string) => (field === 'issueDate' ? value : (amountCents(value) ?? value))
  return said.filter((value, at) => said.findIndex((other) => worth(other) === worth(value)) === at)
}

const onlyCode = ({ from, warnings: said }: DocumentReading): boolean =>
  from.invoiceNumber === 'qr' || said.some(({ code }) => code === 'only-qr')

function* elsewhere({ usedElsewhere }: PapersOfCase): Generator<Remark> {
  for (const paperId of new Set(usedElsewhere.map((use) => use.paperId))) {
    const uses = usedElsewhere.filter((use) => use.paperId === paperId)
    const caseNumbers = [...new Set(uses.map(({ caseNumber }) => caseNumber))]
    yield { code: 'used-elsewhere', severity: 'check', paperIds: [paperId], caseNumbers }
  }
}

interface Named {
  readonly paperId: string
  readonly field: RemarkField
  readonly name: string
}

/** Payer and patient against the person; without a person, or one without a name, against the first paper that has one. */
function* names({ papers, person }: PapersOfCase): Generator<Remark> {
  const said = papers.flatMap((paper) => namesOn(paper))
  for (const { paperId, field } of said.filter(({ name }) => name === '个人'))
    yield { code: 'name-absent', severity: 'check', paperIds: [paperId], field }
  const named = said.filter(({ name }) => name !== '个人')
  const known = person?.name.trim() || null
  const [first, ...others] = named
  const rest = known === null ? others : named
  const right = known ?? first?.name
  if (right === undefined) return
  const differing = rest.flatMap((there) => {
    const difference = nameDifference(right, there.name)
    return difference ? [{ there, difference }] : []
  })
  for (const { there, difference } of differing) {
    const paperIds = known === null ? [first!.paperId, there.paperId] : [there.paperId]
    yield { ...kindOf(difference), paperIds, field: there.field, values: [maskParty(right), maskParty(there.name)], name: difference }
  }
  const paperIds = [...new Set(rest.map(({ paperId }) => paperId))]
  if (known !== null && paperIds.length > 0 && differing.length === 0) yield { code: 'name-agrees', severity: 'good', paperIds }
}

function namesOn({ paperId, reading }: ReadPaper): Named[] {
  const all: readonly (readonly [RemarkField, string | null | undefined])[] = [
    ['buyerName', reading.invoice?.buyerName],
    ['patientName', reading.feeList?.patientName],
  ]
  return all.flatMap(([field, name]) => (name?.trim() ? [{ paperId, field, name: name.trim() }] : []))
}

function kindOf({ kind }: NameDifference): Pick<Remark, 'code' | 'severity'> {
  switch (kind) {
    case 'character':
    case 'other':
      return { code: 'name-differs', severity: 'wrong' }
    case 'shortened':
    case 'masked':
    case 'lostCharacter':
    case 'privateCharacter':
      return { code: 'name-incomplete', severity: 'check' }
    case 'blanks':
    case 'dots':
    case 'width':
    case 'variants':
    case 'severalForms':
      return { code: 'name-written-otherwise', severity: 'check' }
  }
}

/** The payer's number against the person's, or without one against the first paper that has one; and check digits of payer and seller. */
function* numbers({ papers, person, today }: PapersOfCase): Generator<Remark> {
  const said = papers.flatMap(({ paperId, reading }) => {
    const number = bareNumber(reading.invoice?.buyerTaxId ?? '')
    return number === '' ? [] : [{ paperId, number }]
  })
  const known = bareNumber(person?.idNumber ?? '')
  const [first, ...others] = said
  const right = known || (first?.number ?? '')
  for (const { paperId, number } of known ? said : others) {
    const at = firstDifference(right, number)
    if (at === null) continue
    const values = [right, number].map((each) => (`${right}${number}`.includes('*') ? maskIdNumber(each) : maskPartyNumber(each)))
    const paperIds = known ? [paperId] : [first!.paperId, paperId]
    yield { code: 'number-differs', severity: 'wrong', paperIds, field: 'buyerTaxId', values: [...values, String(at + 1)] }
  }
  for (const { paperId, reading } of papers)
    for (const field of ['buyerTaxId', 'sellerTaxId'] as const) {
      const number = bareNumber(reading.invoice?.[field] ?? '')
      if (number === '' || number.includes('*')) continue
      const { kind, valid } = checkNumber(number, today)
      if (!valid && (kind === 'citizenNumber' || kind === 'creditCode'))
        yield { code: 'number-wrong', severity: 'check', paperIds: [paperId], field, values: [maskPartyNumber(number)] }
    }
}

/** Place from 0 where two numbers part, as far as neither is hidden there; null for none, and for numbers that cannot be of one kind. */
function firstDifference(one: string, other: string): number | null {
  if (one.length !== other.length) return null
  const at = [...other].findIndex((character, place) => character !== '*' && one[place] !== '*' && character !== one[place])
  return at < 0 ? null : at
}

const bareNumber = (number: string): string => number.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** Day of issue and days of lines against today and the treatment. */
function* days({ papers, treatment, today }: PapersOfCase): Generator<Remark> {
  const said = papers.flatMap(({ paperId, reading }) => (reading.treatment ? [{ paperId, period: reading.treatment }] : []))
  const [first] = said
  const other = said.find(({ period }) => period.from !== first!.period.from || period.to !== first!.period.to)
  if (first && other)
    yield {
      code: 'treatments-differ',
      severity: 'check',
      paperIds: [first.paperId, other.paperId],
      values: [first.period.from, first.period.to, other.period.from, other.period.to],
    }
  const period = treatment ?? first?.period ?? null
  for (const { paperId, reading } of papers) {
    const paperIds = [paperId]
    const issued = reading.invoice?.issueDate ?? null
    if (issued !== null && issued > today) yield { code: 'issued-in-future', severity: 'wrong', paperIds, values: [issued] }
    if (period === null) continue
    if (issued !== null && issued < period.from)
      yield { code: 'issued-before-treatment', severity: 'check', paperIds, values: [issued, period.from] }
    const items = reading.invoice?.items.length ? reading.invoice.items : (reading.feeList?.items ?? [])
    const lines = items.flatMap(({ date }, at) => (date !== undefined && (date < period.from || date > period.to) ? [at] : []))
    if (lines.length > 0)
      yield { code: 'outside-treatment', severity: 'check', paperIds, lines, values: [period.from, period.to, items[lines[0]!]!.date!] }
  }
}

/** What the readers of single papers noticed, unless another paper of the case makes up for it. */
function* warnings({ papers }: PapersOfCase): Generator<Remark> {
  const listed = papers.some(({ reading }) => reading.feeList !== null)
  const bills = billsOf(papers)
  const sameBill = (paperId: string) => bills.find((group) => group.some((each) => each.paperId === paperId)) ?? []
  const hasItems = (paperId: string) => sameBill(paperId).some(({ reading }) => reading.invoice?.items.length)
  const hasFile = (paperId: string) => sameBill(paperId).some(({ reading }) => !onlyCode(reading))
  for (const { paperId, reading } of papers) {
    for (const warning of reading.warnings) {
      const code = codeOf[warning.code]
      if (code === null) continue
      if (code === 'items-elsewhere' && (listed || hasItems(paperId))) continue
      if (code === 'only-qr' && hasFile(paperId)) continue
      yield {
        code,
        severity: 'check',
        paperIds: [paperId],
        ...(warning.field && { field: warning.field }),
        ...(warning.values && { values: warning.values.map((value) => shown(warning.field, value)) }),
      }
    }
  }
}

/** Null: told from the seal itself. */
const codeOf: Readonly<Record<Warning['code'], RemarkCode | null>> = {
  'not-an-invoice': 'not-a-bill',
  itinerary: 'itinerary',
  'names-unreadable': 'names-unreadable',
  'sources-differ': 'sources-differ',
  'sums-differ': 'sums-differ',
  'lines-differ': 'lines-differ',
  'items-elsewhere': 'items-elsewhere',
  'only-qr': 'only-qr',
  'signature-altered': null,
  'signature-removed': null,
}

function shown(field: InvoiceField | undefined, value: string): string {
  if (field === 'buyerName' || field === 'sellerName') return maskParty(value)
  return field === 'buyerTaxId' || field === 'sellerTaxId' ? maskPartyNumber(value) : value
}

const totalOf = ({ reading }: ReadPaper): number | null => amountCents(reading.invoice?.amountIncludingTax ?? '')

const yuan = (cents: number): string => (cents / 100).toFixed(2)
