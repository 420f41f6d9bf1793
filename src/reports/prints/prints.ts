/** The documents a case can be turned into. */
import { course } from './course.ts'
import { finding } from './finding.ts'
import { followUp } from './follow-up.ts'
import { acceptance, materials, reply } from './letters.ts'
import type { PrintModel } from './model.ts'
import type { PrintCase, PrintKind } from './print-case.ts'
import { register } from './register.ts'
import { slip } from './slip.ts'

const builders: Readonly<Record<PrintKind, (print: PrintCase) => PrintModel | null>> = {
  slip,
  acceptance,
  materials,
  reply,
  followup: followUp,
  register,
  finding,
  course,
}

/** The document, or null when the case has nothing to put on it yet. */
export const printModel = (kind: PrintKind, print: PrintCase): PrintModel | null => builders[kind](print)
