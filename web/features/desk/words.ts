import { dictionary } from '../../i18n.ts'

export const useDeskWords = dictionary(
  {
    title: '工作台',
    lead: '先看该您办的，再看等别人的。',
    emptyWhy: '现在没有该您办的事',
    emptyNext: '新的诉求会自己出现在这里，不用刷新。',
  },
  {
    title: 'Workbench',
    lead: 'First what waits for you, then what waits for others.',
    emptyWhy: 'Nothing waits for you now',
    emptyNext: 'New cases appear here by themselves.',
  },
)
