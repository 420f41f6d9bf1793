import type { Colleague } from '#contract/centre.ts'
import type { Role } from '../../session.ts'

/** What can be said of a person, as typed. */
export type PersonDraft = { roles: Role[]; specialities: string; counterNo: string; maximumLoad: string }

export const newPerson: PersonDraft = { roles: ['counter'], specialities: '', counterNo: '', maximumLoad: '20' }

export const draftOf = (person: Colleague): PersonDraft => ({
  roles: person.roles,
  specialities: person.specialities.join('、'),
  counterNo: person.counterNo === null ? '' : String(person.counterNo),
  maximumLoad: String(person.maximumLoad),
})

/** The same as the wire wants it. Figures that are none become what they would be without. */
export const fieldsOf = (draft: PersonDraft) => ({
  roles: draft.roles,
  specialities: [...new Set(draft.specialities.split(/[、，,;；\n]+/).map((text) => text.trim()))].filter(Boolean),
  counterNo: whole(draft.counterNo, 1, 99),
  maximumLoad: whole(draft.maximumLoad, 1, 200) ?? 20,
})

function whole(text: string, least: number, most: number): number | null {
  const value = Number(text.normalize('NFKC').trim())
  return text.trim() !== '' && Number.isInteger(value) && value >= least ? Math.min(value, most) : null
}

/** What is wrong with the posts: none, or the administrator's beside another (separation of duties). */
export const rolesFault = (roles: readonly Role[]): 'rolesFault' | 'rolesApart' | null =>
  roles.length === 0 ? 'rolesFault' : roles.includes('administrator') && roles.length > 1 ? 'rolesApart' : null

export const isUsername = (text: string): boolean => /^[a-z][a-z0-9.-]{2,31}$/.test(text)
