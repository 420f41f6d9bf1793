/** Which unit is meant by a name as it comes in lists and work orders. */
import type { Unit, UnitAlias } from '#contract/catalogue.ts'

/** Folds width, blanks and marks, so that “长宁区婚姻(收养)登记中心” and “长宁区婚姻（收养）登记中心” are one name. */
export const sameName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')

/**
 * The unit a name stands for, by its own name or by an alias in order; undefined goes to the "unplaced" list for a person to decide.
 * A dubious alias is never applied: it comes back as `dubious` with the unit the source names.
 */
export const findUnit = (
  name: string,
  catalogue: { readonly units: readonly Unit[]; readonly aliases: readonly UnitAlias[] },
): { unit: Unit; via: 'name' | 'alias' } | { dubious: UnitAlias } | undefined => {
  const wanted = sameName(name)
  const own = catalogue.units.find((unit) => sameName(unit.name) === wanted)
  if (own !== undefined) return { unit: own, via: 'name' }
  const alias = catalogue.aliases.find((entry) => sameName(entry.alias) === wanted)
  if (alias === undefined) return undefined
  if (alias.status === 'dubious') return { dubious: alias }
  const unit = catalogue.units.find((entry) => entry.name === alias.unit)
  return unit === undefined ? undefined : { unit, via: 'alias' }
}
