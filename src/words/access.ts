/** What a line of the access log says. */
import type { Language } from './date.ts'

const words: Readonly<Record<string, { zh: string; en: string }>> = {
  view: { zh: '打开了这件事', en: 'opened the case' },
  'reveal:name': { zh: '查看了姓名', en: 'looked at the name' },
  'reveal:idNumber': { zh: '查看了证件号码', en: 'looked at the identity number' },
  'reveal:phone': { zh: '查看了电话', en: 'looked at the phone number' },
  'reveal:note': { zh: '查看了联系方式备注', en: 'looked at the contact note' },
  'panel-preview': { zh: '为智囊团准备了去标识的案情', en: 'prepared a file without names for the panel' },
  search: { zh: '用电话或证件号码查到了这件事', en: 'found the case by a phone or identity number' },
  camera: { zh: '出了一个码，让手机往这件事里传照片', en: 'made a code by which a phone adds pictures' },
  paper: { zh: '看了一份材料', en: 'looked at a paper' },
  readings: { zh: '看了材料里读出来的内容', en: 'looked at what papers say' },
  original: { zh: '取了一份照片的原始文件', en: 'took the original file of a picture' },
  slip: { zh: '补打了回执', en: 'printed the slip again' },
  code: { zh: '换了新的查询码，旧的作废', en: 'made a new code; the old one is void' },
  duty: { zh: '看了请他们办的内容', en: 'looked at what they were asked' },
  dutyPaper: { zh: '看了给他们看的一份材料', en: 'looked at a paper they were shown' },
  guestLink: { zh: '发了一个答复链接，给没有账号的单位', en: 'made a link by which a body without an account answers' },
  guestLinkEnd: { zh: '停用了一个答复链接', en: 'ended a link for an answer' },
  guest: { zh: '用链接打开了问他们的内容', en: 'opened what they were asked, by a link' },
  guestPaper: { zh: '用链接看了给他们看的一份材料', en: 'looked, by a link, at a paper they were shown' },
  print: { zh: '打印了文书', en: 'printed a document' },
}

/** An act this version does not know is shown by its code rather than hidden. */
export const accessWords = (what: string, lang: Language): string => words[what]?.[lang] ?? what
