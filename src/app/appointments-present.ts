/** Appointments as the wire has them: ids become names, reasons become words. Pure. */
import type { SlotReason } from '#core/appointments/appointment.ts'
import type { CaseState } from '#core/case/case.ts'
import type { AppointmentView } from '#contract/appointments.ts'
import { slotReasonWords } from '#words/appointments.ts'
import type { Language } from '#words/date.ts'

/** The appointments of a case as its file has them. */
export const appointmentsView = (state: CaseState, names: (id: string) => string, lang: Language): AppointmentView[] =>
  (state.appointments ?? []).map(({ staff, why, steps, since: _, remindedOf: _r, askedAfter: _a, ...rest }) => ({
    ...rest,
    staff: { id: staff, name: names(staff) },
    why: inWords(why, lang),
    steps: steps.map(({ done, ...step }) => ({
      ...step,
      done: done && { ...done, by: { id: done.by, name: names(done.by) } },
    })),
  }))

/** Why just this colleague. */
export const inWords = (why: readonly SlotReason[], lang: Language): string =>
  why.map((each) => slotReasonWords[each][lang]).join(lang === 'zh' ? '；' : '; ')
