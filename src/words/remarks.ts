/** What disagrees between papers, in one sentence each: what is wrong, and what would put it right. */
import type { Remark, RemarkCode, RemarkField } from '#core/materials/compare-papers.ts'
import type { NameKind } from '#core/people/name-difference.ts'
import type { Language } from './date.ts'
import type { Text } from './word.ts'

/** `labelOf` gives what a paper is called on the case; '' where it has no label. */
export function remarkSentence(remark: Omit<Remark, 'severity'>, language: Language, labelOf: (paperId: string) => string): string {
  const labels = remark.paperIds.map((id) => labelOf(id)).map((label) => label && `“${label}”`)
  const [paper = '', other = ''] = labels
  const zh = language === 'zh'
  return sentences[remark.code]({
    paper: paper || (zh ? '这份材料' : 'This paper'),
    other: other || (zh ? '另一份材料' : 'another paper'),
    papers: labels.filter(Boolean).join(zh ? '、' : ', ') || (zh ? '这几份材料' : 'These papers'),
    count: remark.paperIds.length,
    field: remark.field ? fieldNames[remark.field][language] : '',
    values: remark.values ?? [],
    lines: (remark.lines ?? []).map((at) => at + 1).join(zh ? '、' : ', '),
    cases: (remark.caseNumbers ?? []).join(zh ? '、' : ', '),
    against: remark.paperIds.length > 1,
    ...nameParts(remark, language),
  })[language]
}

const fieldNames: Readonly<Record<RemarkField, Text>> = {
  invoiceCode: { zh: '票据代码', en: 'bill code' },
  invoiceNumber: { zh: '票据号码', en: 'bill number' },
  issueDate: { zh: '开票日期', en: 'day of issue' },
  checkCode: { zh: '校验码', en: 'check code' },
  buyerName: { zh: '付款人姓名', en: 'name of the payer' },
  buyerTaxId: { zh: '付款人证件号码', en: 'number of the payer' },
  sellerName: { zh: '收款单位', en: 'name of the seller' },
  sellerTaxId: { zh: '收款单位的统一社会信用代码', en: 'credit code of the seller' },
  amountExcludingTax: { zh: '不含税金额', en: 'amount without tax' },
  tax: { zh: '税额', en: 'tax' },
  amountIncludingTax: { zh: '合计金额', en: 'total' },
  patientName: { zh: '患者姓名', en: 'name of the patient' },
}

const nameKindWords: Readonly<Record<NameKind, Text>> = {
  blanks: { zh: '只差空格', en: 'only blanks differ' },
  dots: { zh: '只差中间的圆点', en: 'only the dot differs' },
  width: { zh: '只差全角半角', en: 'only full and half width differ' },
  variants: { zh: '只差同一个字的两种编码', en: 'one character in two codes' },
  severalForms: { zh: '只差空格、圆点、全角半角这类写法', en: 'only blanks, dots or width differ' },
  shortened: { zh: '后面被截掉了', en: 'the end is cut off' },
  masked: { zh: '有一部分被星号遮住，露出的都对得上', en: 'part is hidden by stars, the rest agrees' },
  lostCharacter: { zh: '有字没能打出来', en: 'a character could not be written' },
  privateCharacter: { zh: '有字用的是某个系统自造的编码', en: 'a character is in a code of one system’s own' },
  character: { zh: '有一个字不同', en: 'one character differs' },
  other: { zh: '不是同一个名字', en: 'not the same name' },
}

/** How the names differ, as far as the remark still says it: without the characters when it comes from the log. */
function nameParts({ values, name, paperIds }: Omit<Remark, 'severity'>, language: Language): { names: string; difference: string } {
  if (!name) return { names: '', difference: '' }
  const zh = language === 'zh'
  const kind = nameKindWords[name.kind][language]
  const place = zh ? `从第 ${name.at} 个字起` : `from character ${name.at}`
  const [one, two] = (name.characters ?? []).map((character) => characterWords(character, language))
  const which = one && two ? (zh ? `：${one} 与 ${two}` : `: ${one} and ${two}`) : ''
  const [left, right] = values ?? []
  // Against the registration the values come in the other order than the sentence: they say whose they are.
  const [first, second, and] =
    paperIds.length > 1 ? ['', '', zh ? '与' : ' and '] : zh ? ['登记', '材料上', '，'] : ['registered ', 'on the paper ', ', ']
  const names = left && right ? `${first}“${left}”${and}${second}“${right}”${zh ? '，' : ', '}` : ''
  return { names, difference: `${kind}${zh ? '，' : ', '}${place}${which}` }
}

/** Rare characters, dots and blanks look alike or are not shown: they come with their code. */
function characterWords(character: string, language: Language): string {
  if (character === '') return language === 'zh' ? '到此为止' : 'its end'
  const code = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  if (/^[\u4e00-\u9fa5a-zA-Z0-9]$/u.test(character)) return `“${character}”`
  return /^[\s\p{C}]$/u.test(character) ? code : `“${character}” ${code}`
}

interface Parts {
  readonly paper: string
  readonly other: string
  readonly papers: string
  readonly count: number
  readonly field: string
  readonly values: readonly string[]
  readonly lines: string
  readonly cases: string
  /** Two papers against each other, not one against what was registered. */
  readonly against: boolean
  readonly names: string
  readonly difference: string
}

/** `（a、b）` of what is known; '' when nothing is. */
const inBrackets = (zh: boolean, ...parts: readonly (string | undefined)[]): string => {
  const known = parts.filter(Boolean).join(zh ? '、' : ', ')
  return known && (zh ? `（${known}）` : ` (${known})`)
}

const nameSentence = (parts: Parts, verdict: Text, next: Text): Text => {
  const { paper, other, field, against, names, difference } = parts
  const where = against ? `${paper}与${other}上的${field}` : `${paper}上的${field}与登记的`
  const whose = against ? `${quiet(paper)} and on ${other}` : `${quiet(paper)} and the one registered`
  return {
    zh: `${where}${verdict.zh}（${names}${difference}）：${next.zh}。`,
    en: `The ${field} on ${whose} ${verdict.en} (${names}${difference}): ${next.en}.`,
  }
}

/** Inside a sentence. */
const quiet = (label: string): string => label.replace(/^This/, 'this').replace(/^These/, 'these')

const sentences: Readonly<Record<RemarkCode, (parts: Parts) => Text>> = {
  voided: ({ paper }) => ({
    zh: `${paper}已经作废，不能用来报销：请向开票单位要重开的那张。`,
    en: `${paper} was voided and cannot be reimbursed: ask the issuer for the one issued instead.`,
  }),
  'red-flushed': ({ paper }) => ({
    zh: `${paper}是红字票据或已被冲红，不能用来报销：请向开票单位要重开的蓝字票据。`,
    en: `${paper} is a red-letter bill or was cancelled by one and cannot be reimbursed: ask the issuer for a new bill.`,
  }),
  'red-cancels': ({ paper, other, values }) => ({
    zh: `${paper}和${other}一蓝一红，金额${values[0] ? ` ${values[0]} 元` : ''}正好相抵，两张都不能用来报销：请向开票单位要重开的那张。`,
    en: `${paper} and ${other} are a bill and its red-letter bill${inBrackets(false, values[0] && `${values[0]} yuan`)} and cancel out, neither can be reimbursed: ask the issuer for the new one.`,
  }),
  exchanged: ({ paper }) => ({
    zh: `${paper}已经换开成纸质票据，电子的这张不再作数：请交纸质票据的原件。`,
    en: `${paper} was exchanged for a bill on paper and no longer counts: hand in the original on paper.`,
  }),
  'seal-altered': ({ paper }) => ({
    zh: `${paper}盖章之后被改动过，章不再作数：请从开票平台重新下载原文件再交。`,
    en: `${paper} was changed after it was sealed: download the original file from the issuer again and hand that in.`,
  }),
  'seal-removed': ({ paper }) => ({
    zh: `${paper}里原来的电子签章不见了，多半是另存或打印成了新文件：请交从开票平台下载的原文件。`,
    en: `The seal of ${quiet(paper)} is gone, probably because it was saved or printed anew: hand in the file as it was downloaded.`,
  }),
  'same-bill-differs': ({ papers, field, values }) => ({
    zh: `${papers}代码和号码相同，${field}却不同${inBrackets(true, ...values)}：请对照原件，看哪一份读错了或被改过。`,
    en: `${papers} have the same code and number but not the same ${field}${inBrackets(false, ...values)}: hold them against the original to see which was misread or changed.`,
  }),
  'same-bill-twice': ({ papers, count }) => ({
    zh: `${papers}是同一张票据，交了 ${count} 份，只能算一次：报销时留一份，明细里也只算一遍。`,
    en: `${papers} are one bill handed in ${count} times, it counts once: keep one, and count its lines once.`,
  }),
  'same-bill-pictures': ({ papers }) => ({
    zh: `${papers}是同一张票据的文件和照片，说的一样，算一张：不用再补。`,
    en: `${papers} are the file and a picture of one bill and say the same, they count as one: nothing to do.`,
  }),
  'used-elsewhere': ({ paper, cases }) => ({
    zh: `${paper}这张票据也在${cases ? ` ${cases} ` : '另一件诉求'}里：请先看那件办到哪一步、是不是已经报过，再往下办。`,
    en: `The bill on ${quiet(paper)} is also in ${cases || 'another case'}: see first how far that case has come and whether it was reimbursed.`,
  }),
  'name-differs': (parts) =>
    nameSentence(
      parts,
      { zh: '不一致', en: 'differ' },
      {
        zh: '请对照身份证（单位对照营业执照），错在票上就请开票单位改开，错在登记就更正登记',
        en: 'hold them against the identity card, then have the bill issued anew or the registration corrected',
      },
    ),
  'name-written-otherwise': (parts) =>
    nameSentence(
      parts,
      { zh: '写法不同，是同一个名字', en: 'are one name written in two ways' },
      {
        zh: '可以照办，报销系统若不认，请按身份证上的写法改，或附一句说明',
        en: 'go on, and if the system for reimbursement does not take it, write it as on the identity card or add a note',
      },
    ),
  'name-incomplete': (parts) =>
    nameSentence(
      parts,
      { zh: '没有写全', en: 'agree only in part' },
      {
        zh: '请带上身份证，由经办单位核对后按同一人办，必要时请开票单位改开',
        en: 'bring the identity card, so that whoever reimburses can see it is the same person',
      },
    ),
  'name-absent': ({ paper }) => ({
    zh: `${paper}的抬头只写了“个人”，没有姓名：请开票单位补开带姓名的，或附上付款记录。`,
    en: `${paper} is made out to “个人” (a person) without a name: ask the issuer for one with the name, or add a record of the payment.`,
  }),
  'name-agrees': ({ papers }) => ({
    zh: `${papers}上的姓名与登记的一字不差：不用再核。`,
    en: `The name on ${quiet(papers)} is the registered one, character by character: nothing to do.`,
  }),
  'number-differs': ({ paper, other, field, against, values: [mine, theirs, at] }) => ({
    zh: `${against ? `${paper}与${other}上的${field}` : `${paper}上的${field}与登记的`}${at ? `从第 ${at} 位起` : ''}不同${inBrackets(true, mine, theirs)}：请对照身份证，错在票上就请开票单位改开，错在登记就更正登记。`,
    en: `The ${field} on ${quiet(paper)} and ${against ? `on ${other}` : 'the one registered'} differ${at ? ` from place ${at}` : ''}${inBrackets(false, mine, theirs)}: hold them against the identity card, then have the bill issued anew or the registration corrected.`,
  }),
  'number-wrong': ({ paper, field, values }) => ({
    zh: `${paper}上的${field}${inBrackets(true, ...values)}对不上自己的校验位，多半是抄错或读错一位：请对照原件核一遍。`,
    en: `The ${field} on ${quiet(paper)}${inBrackets(false, ...values)} does not fit its own check digit, probably one place is misread: hold it against the original.`,
  }),
  'issued-in-future': ({ paper, values }) => ({
    zh: `${paper}的开票日期${inBrackets(true, ...values)}还没有到：请对照原件，看日期是不是读错了。`,
    en: `The day of issue of ${quiet(paper)}${inBrackets(false, ...values)} has not come yet: hold it against the original to see whether it was misread.`,
  }),
  'issued-before-treatment': ({ paper, values: [issued, from] }) => ({
    zh: `${paper}的开票日期${inBrackets(true, issued)}在就诊开始${inBrackets(true, from)}之前：请看是不是另一次就诊的票据，或是预交金收据。`,
    en: `${paper} was issued${inBrackets(false, issued)} before the treatment began${inBrackets(false, from)}: see whether it belongs to another treatment or is a receipt for a deposit.`,
  }),
  'treatments-differ': ({ paper, other, values: [a, b, c, d] }) => ({
    zh: `${paper}写的就诊日期${inBrackets(true, a && `${a} 至 ${b}`)}与${other}的${inBrackets(true, c && `${c} 至 ${d}`)}不同：请确认是同一次就诊，不是的分开办。`,
    en: `The days of treatment on ${quiet(paper)}${inBrackets(false, a && `${a} to ${b}`)} and on ${other}${inBrackets(false, c && `${c} to ${d}`)} differ: make sure it is one treatment, and keep two apart.`,
  }),
  'outside-treatment': ({ paper, lines, values: [from, to, day] }) => ({
    zh: `${paper}明细第 ${lines} 行的日期${inBrackets(true, day && `如 ${day}`)}不在就诊期间${inBrackets(true, from && `${from} 至 ${to}`)}之内：请医院说明或改正，不属于这次就诊的不要算进来。`,
    en: `Line ${lines} of ${quiet(paper)} is dated${inBrackets(false, day)} outside the treatment${inBrackets(false, from && `${from} to ${to}`)}: ask the hospital to explain or correct it, and leave out what is not part of this treatment.`,
  }),
  'sums-differ': ({ paper, values: [made, said] }) => ({
    zh: `${paper}上金额加税额${made ? `是 ${made} 元` : ''}，与合计${said ? ` ${said} 元` : ''}对不上：请对照原件，看哪个数读错了。`,
    en: `On ${quiet(paper)} amount and tax make${made ? ` ${made} yuan` : ' a sum'}, which is not the total${said ? ` of ${said}` : ''}: hold it against the original to see which figure was misread.`,
  }),
  'lines-differ': ({ paper, values: [made, said] }) => ({
    zh: `${paper}上各行相加${made ? `是 ${made} 元` : ''}，与票面合计${said ? ` ${said} 元` : ''}对不上：请看有没有漏行、缺页。`,
    en: `The lines of ${quiet(paper)} add up to${made ? ` ${made} yuan` : ' a sum'}, which is not what it says${said ? ` (${said})` : ''}: see whether a line or a page is missing.`,
  }),
  'sources-differ': ({ paper, field, values }) => ({
    zh: `${paper}里的${field || '内容'}有两种说法${inBrackets(true, ...values)}：请以票面为准核对，并看文件是不是被改过。`,
    en: `${paper} says two things about the ${field || 'content'}${inBrackets(false, ...values)}: go by the page itself, and see whether the file was changed.`,
  }),
  'items-elsewhere': ({ paper }) => ({
    zh: `${paper}写着明细另附清单，清单不在这些材料里：请补交开票单位打印的费用清单。`,
    en: `${paper} says that its items stand on a list, which is not among the papers: hand in the list printed by the issuer.`,
  }),
  'names-unreadable': ({ paper }) => ({
    zh: `${paper}里的姓名用了特殊字体，程序读不出来：请照着票面手工核对姓名。`,
    en: `The names in ${quiet(paper)} are in a font that cannot be read: compare them by eye.`,
  }),
  'only-qr': ({ paper }) => ({
    zh: `${paper}只读到二维码，二维码里没有姓名和明细：请交电子原文件（OFD、PDF 或 XML），或照着票面手工填。`,
    en: `Only the code of ${quiet(paper)} was read, which holds neither names nor items: hand in the file itself (OFD, PDF or XML), or type them from the page.`,
  }),
  itinerary: ({ paper }) => ({
    zh: `${paper}是行程单，不是发票：请交同一行程的发票。`,
    en: `${paper} is an itinerary, not an invoice: hand in the invoice of the journey.`,
  }),
  'not-a-bill': ({ paper }) => ({
    zh: `${paper}没有认出是哪种票据：如果是票据，请换一张清楚的照片，或交电子原文件。`,
    en: `${paper} was not recognised as a bill: if it is one, take a clearer picture or hand in the file itself.`,
  }),
}
