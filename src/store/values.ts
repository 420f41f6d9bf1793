import type { CustomTypesConfig } from 'pg'
import pg from 'pg'

const { types } = pg

/** How PostgreSQL values arrive: dates as 'YYYY-MM-DD', instants as ISO UTC with milliseconds, int8 as number, numeric as text. */
export const valueParsers: CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return (format !== 'binary' && parsers[oid]) || types.getTypeParser(oid, format)
  },
}

type Parser = (text: string) => unknown

const asText: Parser = (text) => text

const parsers: Partial<Record<number, Parser>> = {
  20: parseInteger,
  1016: arrayOf(parseInteger),
  1082: asText,
  1182: arrayOf(asText),
  1114: asText,
  1115: arrayOf(asText),
  1184: parseInstant,
  1185: arrayOf(parseInstant),
  1186: asText,
  1700: asText,
  1231: arrayOf(asText),
}

/** An int8. Throws RangeError past 2^53, rather than hand out another number. */
export function parseInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value))
    throw new RangeError(`int8 ${text} does not fit a JavaScript number; select it as text`)
  return value
}

/** A timestamptz in any session time zone, e.g. '2026-03-01 08:00:00.5+08' → '2026-03-01T00:00:00.500Z'; finer than milliseconds is cut off. */
export function parseInstant(text: string): string {
  const utc = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (utc) return `${utc[1]}T${utc[2]}.${(utc[3] ?? '').slice(0, 3).padEnd(3, '0')}Z`
  const value: unknown = types.getTypeParser(types.builtins.TIMESTAMPTZ)(text)
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString()
  throw new RangeError(`timestamptz ${text} is no instant`)
}

function arrayOf(parse: Parser): Parser {
  // The type package describes a function; what pg-types 2 exports is this.
  const { create } = types.arrayParser as unknown as { create(source: string, entry: Parser): { parse(): unknown[] } }
  return (text) => create(text, parse).parse()
}
