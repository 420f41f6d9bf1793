/**
 * The same paper is never asked for twice: what is here is not asked for again, and what was handed in and found wanting only with the
 * reason. Looks at the marks and requests of the case alone, so that what was typed by hand counts too.
 */
import { dateOf } from '../clock/date.ts'
import type { Refusal } from '../refusal.ts'
import { refuse } from '../refusal.ts'
import { broughtBy, isDoubted, servedOtherwise } from './brought.ts'
import type { MaterialMark } from './marks.ts'
import { plainName } from './marks.ts'

interface Asked {
  readonly name: string
  readonly why: string
}
interface AskedBefore {
  readonly materials: readonly Asked[]
  readonly status: 'open' | 'provided' | 'lapsed' | 'withdrawn'
}

/** Every reason why these may not be asked for (again). An open request stands against any other (`noOpenRequest`). */
export function* askedTwice(asked: readonly Asked[], marks: readonly MaterialMark[], requests: readonly AskedBefore[]): Generator<Refusal> {
  const names = new Set<string>()
  for (const { name, why } of asked) {
    const plain = plainName(name)
    if (plain === '') continue
    if (names.has(plain)) yield refuse('asked-twice', { name })
    names.add(plain)
    const by = broughtBy(name, marks)
    const again = () => isDoubted(name, marks) || servedOtherwise(name, marks) || wasProvided(plain, requests)
    if (by) yield refuse('already-brought', { name, date: dateOf(by.at) })
    else if (why.trim() === '' && again()) yield refuse('again-needs-why', { name })
  }
}

const wasProvided = (plain: string, requests: readonly AskedBefore[]): boolean =>
  requests.some(({ status, materials }) => status === 'provided' && materials.some(({ name }) => plainName(name) === plain))
