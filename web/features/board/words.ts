import { dictionary } from '../../i18n.ts'

export const useBoardWords = dictionary(
  {
    title: '看板',
    lead: '五个数，每个数后面都是一张清单。',
    emptyWhy: '还没有可以数的事',
    emptyNext: '收到第一件诉求之后，这里会有今天等着的、快到期的、停住的。',
  },
  {
    title: 'Board',
    lead: 'Five numbers, and behind each its list.',
    emptyWhy: 'Nothing to count yet',
    emptyNext: 'After the first case you will see here who waits, what is due and what stands still.',
  },
)
