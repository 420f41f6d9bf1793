/** The documents a case can be turned into. */
import { cards } from './cards.ts'
import { conference } from './conference.ts'
import { course } from './course.ts'
import { finding } from './finding.ts'
import { followUp } from './follow-up.ts'
import { acceptance, reply } from './letters.ts'
import { materials } from './materials.ts'
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
  cards,
  conference,
}

/** The document, or null when the case has nothing to put on it yet. */
export const printModel = (kind: PrintKind, print: PrintCase): PrintModel | null => builders[kind](print)
