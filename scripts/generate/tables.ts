/** Table types for Kysely, read from a freshly migrated database: src/store/tables.ts is never written by hand. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { asOwner, openStore } from '#store/open.ts'

const typeOf: Record<string, string> = {
  uuid: 'string',
  text: 'string',
  varchar: 'string',
  int4: 'number',
  int8: 'number',
  bool: 'boolean',
  date: 'PlainDate',
  timestamptz: 'Instant',
  bytea: 'Buffer',
  _text: 'string[]',
  _uuid: 'string[]',
  jsonb: 'Json',
}

interface Column {
  readonly table_name: string
  readonly column_name: string
  readonly udt_name: string
  readonly nullable: boolean
  readonly generated: boolean
}

/** The text of src/store/tables.ts. */
export async function tableTypes(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(
    `select table_name, column_name, udt_name, is_nullable = 'YES' as nullable,
       column_default is not null or is_identity = 'YES' as generated
     from information_schema.columns
     where table_schema = 'public' and table_name <> 'schema_migration' order by table_name, ordinal_position`,
  )
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const bodies = [...tables].map(
    ([table, columns]) => `export interface ${pascal(table)} {\n${columns.map(field).join('\n')}\n}`,
  )
  const names = [...tables.keys()].map((table) => `  ${table}: ${pascal(table)}`)
  return `/** Generated from the migrated database by scripts/generate.ts; do not edit. */
import type { ColumnType, Generated } from 'kysely'
import type { Instant, PlainDate } from '#core/clock/date.ts'

/** Read as what it holds, written as JSON text. */
type Json = ColumnType<unknown, string, string>

${bodies.join('\n\n')}

export interface Database {
${names.join('\n')}
}
`
}

function field({ column_name, udt_name, nullable, generated }: Column): string {
  const base = typeOf[udt_name]
  if (!base) throw new Error(`no type for ${udt_name} (${column_name})`)
  const type = nullable ? `${base} | null` : base
  return `  ${column_name}: ${generated ? `Generated<${type}>` : type}`
}

const pascal = (name: string): string => name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase())

/** Migrates an empty embedded database and reads its types. */
export async function generateTables(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bancheng-tables-'))
  // The server runs as another account when we are root, and must reach its folder.
  chmodSync(dataDir, 0o755)
  const store = await openStore({ dataDir })
  try {
    return await asOwner(store, tableTypes)
  } finally {
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
