import type { Queue } from '../../../queries.ts'

/** The saved views of the workbench in the order of their keys 1–9. */
export const deskViews: readonly Queue[] = [
  'mine',
  'unassigned',
  'dueToday',
  'waitingOnOthers',
  'onPerson',
  'toSign',
  'callbacks',
  'closed',
  'all',
]
