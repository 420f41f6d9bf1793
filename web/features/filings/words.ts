import { dictionary } from '../../i18n.ts'
import { useLanguage } from '../../prefs.ts'

const statusesZH = { '': '全部', asked: '待批', approved: '已批', refused: '未批', withdrawn: '已撤回' }
const statusesEN: typeof statusesZH = {
  '': 'All',
  asked: 'Awaiting approval',
  approved: 'Approved',
  refused: 'Not approved',
  withdrawn: 'Withdrawn',
}

const zh = {
  title: '备案登记',
  lead: '规定之外办成的事：凭什么、到哪里为止、谁批的。下一件一样的，先看这里。',
  print: '打印',
  search: '事项、条款、做法、单位',
  status: '状态',
  none: '还没有备案',
  noneNext: '中心研判“备案可办”时，在那件事里申请；申请了的、批下来的都会列在这里。',
  noneFound: '没有找到',
  noneFoundNext: '换个词，或选“全部”再看。',
  more: '再看一些',
}
const en: typeof zh = {
  title: 'Register of exceptions',
  lead: 'What was done beyond the rules: on which ground, how far, and who approved it. Look here before the next one.',
  print: 'Print',
  search: 'Item, clause, what was done, centre',
  status: 'State',
  none: 'No exceptions yet',
  noneNext: 'A centre asks for one in the case it judged “by exception”; what is asked and approved is listed here.',
  noneFound: 'Nothing found',
  noneFoundNext: 'Try another word, or choose “All”.',
  more: 'Show more',
}
const texts = dictionary(zh, en)

export const useFilingsWords = () => ({ ...texts(), statuses: useStatuses() })
const useStatuses = () => (useLanguage() === 'en' ? statusesEN : statusesZH)
