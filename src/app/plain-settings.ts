/** Settings of an organisation for which nobody above it set anything: office hours and limits as most bodies have them (domain.md §1.2). */
import type { CentreSettings } from './settings.ts'

const office = [{ from: '09:00', to: '17:00' }]
const texts = {
  name: '',
  lead: '',
  taken: [],
  notTaken: [],
  notTakenNote: '',
  bring: [],
  rules: [],
  promise: [],
  stages: [],
  hours: '',
}

export const plainSettings: CentreSettings = {
  room: '',
  address: '',
  addressEn: '',
  phone: '',
  opening: {
    hours: { 1: office, 2: office, 3: office, 4: office, 5: office, 6: [], 7: [] },
    holidayHours: [],
    makeUpHours: office,
    officeHours: office,
  },
  limits: {
    contact: { unit: 'sameDay' },
    byClass: {
      simple: { unit: 'atOnce' },
      ordinary: { unit: 'workingDays', n: 1 },
      general: { unit: 'workingDays', n: 5 },
      complex: { unit: 'workingDays', n: 10 },
    },
    referral: { unit: 'workingDays', n: 3 },
    maxExtensionDays: 7,
    maxPauseDays: 10,
    silenceDays: 3,
    confirmDays: 5,
  },
  texts: { zh: texts, en: texts },
}
