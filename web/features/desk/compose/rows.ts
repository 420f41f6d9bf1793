/** Lists kept as text, so that any draft of any version can be read back: a row a line, its parts between tabs; ids between commas. Pure. */

export const rowsOf = (text: string | undefined): string[][] =>
  text ? text.split('\n').map((line) => line.split('\t')) : []

export const rowsText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => row.map((part) => part.replace(/[\t\n]/g, ' ')).join('\t')).join('\n')

/** A body that is asked and whom to reach there. */
export type Reached = { body: string; contact: string }

export const bodiesOf = (text: string | undefined): Reached[] =>
  rowsOf(text).map(([body = '', contact = '']) => ({ body, contact }))

export const bodiesText = (bodies: readonly Reached[]): string =>
  rowsText(bodies.map(({ body, contact }) => [body, contact]))

/** What a body promised at a conference: it becomes a task with this date. */
export type Commitment = Reached & { what: string; until: string }

export const commitmentsOf = (text: string | undefined): Commitment[] =>
  rowsOf(text).map(([body = '', contact = '', what = '', until = '']) => ({ body, contact, what, until }))

export const commitmentsText = (rows: readonly Commitment[]): string =>
  rowsText(rows.map(({ body, contact, what, until }) => [body, contact, what, until]))

export const idsOf = (text: string | undefined): string[] => (text ?? '').split(',').filter(Boolean)
export const idsText = (ids: readonly string[]): string => ids.join(',')
