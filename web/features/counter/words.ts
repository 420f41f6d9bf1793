import { dictionary } from '../../i18n.ts'

export const useCounterWords = dictionary(
  {
    title: '窗口交接',
    lead: '遇到办不成的事，交给反映窗口，群众不用再讲一遍。',
    emptyWhy: '今天还没有交接过',
    emptyNext: '交出去的每一件会列在这里：谁接的、办到哪一步。',
  },
  {
    title: 'Hand-over',
    lead: 'What cannot be done here goes to the last-resort window; the person never repeats it.',
    emptyWhy: 'Nothing was handed over today',
    emptyNext: 'Each hand-over will be listed here: who took it and where it stands.',
  },
)
