import { dictionary } from '../../i18n.ts'

export const useAdminWords = dictionary(
  {
    title: '设置',
    lead: '本中心的人、岗位、事项和工作日。',
    emptyWhy: '还没有可以设置的内容',
    emptyNext: '人员、岗位、事项目录和工作日历会放在这里。',
  },
  {
    title: 'Settings',
    lead: 'People, posts, items and working days of this centre.',
    emptyWhy: 'Nothing to set up yet',
    emptyNext: 'People, posts, the catalogue and the calendar will be here.',
  },
)
