/** Persons: sealed fields, keyed indexes, masked labels. */
import type pg from 'pg'
import { maskIdNumber, maskName, maskPhone } from '#core/people/mask.ts'
import type { Statement } from './one-trip.ts'
import type { Keyring } from './seal.ts'
import { blindIndex, seal, unseal } from './seal.ts'

export const personFields = ['name', 'idNumber', 'phone', 'note'] as const
export type PersonField = (typeof personFields)[number]
const columnOf = { name: 'name', idNumber: 'id_number', phone: 'phone', note: 'note' } as const

export interface PersonClear {
  readonly kind: 'individual' | 'enterprise'
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly note: string
}

export interface PersonLabels {
  readonly id: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
}

/** Inserts a person; for the transaction of whatever needs them (app.org must be set). */
export function insertPerson(keys: Keyring, orgId: string, id: string, person: PersonClear): Statement {
  const sealed = (field: PersonField) =>
    person[field] === ''
      ? null
      : seal(keys, { table: 'person', column: columnOf[field], orgId, rowId: id }, person[field])
  return {
    name: 'insert-person',
    text: `insert into person (org_id, id, name, id_number, phone, note, phone_index, id_index, masked_name, masked_phone, masked_id)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [
      orgId,
      id,
      sealed('name'),
      sealed('idNumber'),
      sealed('phone'),
      sealed('note'),
      person.phone === '' ? null : blindIndex(keys, orgId, 'phone', person.phone),
      person.idNumber === '' ? null : blindIndex(keys, orgId, 'idNumber', person.idNumber),
      maskName(person.name, person.kind),
      maskPhone(person.phone),
      maskIdNumber(person.idNumber),
    ],
  }
}

/** One field in the clear; null when there is no such person, '' when the field is empty or erased. */
export async function openField(
  client: pg.PoolClient,
  keys: Keyring,
  orgId: string,
  id: string,
  field: PersonField,
): Promise<string | null> {
  const column = columnOf[field]
  const { rows } = await client.query<{ value: Buffer | null }>(
    `select ${column} as value from person where org_id = $1 and id = $2`,
    [orgId, id],
  )
  if (!rows[0]) return null
  return rows[0].value === null ? '' : unseal(keys, { table: 'person', column, orgId, rowId: id }, rows[0].value)
}
