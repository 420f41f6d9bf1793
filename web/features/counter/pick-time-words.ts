import { dictionary } from '../../i18n.ts'

/** Texts of taking a time at the counter. */
export const useTimeWords = dictionary(
  {
    legend: '趁人还在，约好哪天来',
    day: '哪一天',
    time: '几点',
    take: '约这个时间',
    who: (name: string, why: string) => `${name}等着：${why}`,
    agreed: (when: string, name: string) => `约好了：${when}，${name}在静室等。`,
    where: (when: string, name: string) => `${when}到静室，找${name}`,
    full: '最近十个开放日都满了，请负责人打电话约。',
  },
  {
    legend: 'Agree on a day while they are here',
    day: 'Day',
    time: 'Time',
    take: 'Take this time',
    who: (name: string, why: string) => `${name} will be there: ${why}`,
    agreed: (when: string, name: string) => `Agreed: ${when}, ${name} waits in the quiet room.`,
    where: (when: string, name: string) => `${when}, quiet room, ask for ${name}`,
    full: 'The next ten open days are full; whoever has it will call.',
  },
)
