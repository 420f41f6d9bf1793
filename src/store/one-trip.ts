/**
 * Prepared statements sent as one: one packet there, one back. PostgreSQL does what comes before a Sync in order and stops at the first
 * failure; outside a transaction it takes it all as one, so what is set locally by the first statement holds for the next and for
 * nothing after it. To the program it is one statement: it is sent whole or not at all, and done up to the first that fails.
 */
import pg from 'pg'
// @ts-expect-error -- pg's types leave its parts out
import utils from 'pg/lib/utils.js'

/** As for `query` of pg; without a name it is prepared anew each time. */
export interface Statement {
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
}

/** What pg's types leave out. */
interface Connection {
  close(what: { type: 'S'; name: string }): void
  parse(statement: { name: string; text: string }): void
  bind(bound: { statement: string; values: readonly unknown[] }): void
  describe(what: { type: 'P'; name: string }): void
  execute(how: object): void
  sync(): void
}
interface BareQuery {
  callback: (error: Error | null, result: pg.QueryResult) => void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: { readonly text: string }, connection: Connection): void
}
const BareQuery = pg.Query as unknown as new (config: object) => BareQuery
const prepareValue = utils.prepareValue as (value: unknown) => unknown

/** The statements each connection is known to have prepared. pg keeps such a list too, by the names of whole queries. */
const prepared = new WeakMap<Connection, Set<string>>()

interface Answer<T = unknown> {
  /** Of the last statement. */
  readonly rows: T[]
  /** What PostgreSQL says was done, of each: `SELECT 1`, `COMMIT`. */
  readonly commands: readonly string[]
}

/** Gives the rows of the last statement. Can be waited for, as what `client.query` gives otherwise. */
class OneTrip extends BareQuery implements PromiseLike<Answer> {
  readonly #statements: readonly { readonly name: string; readonly text: string; readonly values: readonly unknown[] }[]
  readonly #answer: Promise<Answer>
  #prepared = new Set<string>()
  readonly #commands: string[] = []

  constructor(statements: readonly Statement[]) {
    // In parts: a query in one piece would be a transaction of its own and leave what came before it open.
    super({ text: statements.at(-1)!.text, queryMode: 'extended' })
    // Before anything is sent: a value that cannot be sent must not leave half of them on the way.
    this.#statements = statements.map(({ name, text, values = [] }) => ({
      name: name ? `trip ${name}` : '',
      text,
      values: values.map((value) => prepareValue(value)),
    }))
    this.#answer = new Promise((resolve, reject) => {
      this.callback = (error, result) =>
        error ? reject(error) : resolve({ rows: result.rows, commands: this.#commands })
    })
  }

  // oxlint-disable-next-line unicorn/no-thenable -- whoever stands between (the faulty pool of the tests) waits for what query gives
  then<T, E>(
    fulfilled?: ((answer: Answer) => T | PromiseLike<T>) | null,
    rejected?: ((error: unknown) => E | PromiseLike<E>) | null,
  ): Promise<T | E> {
    return this.#answer.then(fulfilled, rejected) as Promise<T | E>
  }

  /** Called by pg's `submit`, which has the stream corked. */
  prepare(connection: Connection): void {
    const names = prepared.get(connection) ?? new Set()
    prepared.set(connection, names)
    this.#prepared = names
    for (const [index, { name, text, values }] of this.#statements.entries()) {
      if (!names.has(name)) {
        // One that was prepared and then failed is there, and nobody was told.
        if (name) connection.close({ type: 'S', name })
        connection.parse({ name, text })
      }
      connection.bind({ statement: name, values })
      // The others are not described: of them come the rows and the word that they are done, nothing else.
      if (index === this.#statements.length - 1) connection.describe({ type: 'P', name: '' })
      connection.execute({})
    }
    connection.sync()
  }

  override handleDataRow(message: unknown): void {
    if (this.#commands.length === this.#statements.length - 1) super.handleDataRow(message)
  }

  override handleCommandComplete(message: { readonly text: string }, connection: Connection): void {
    const { name } = this.#statements[this.#commands.length]!
    if (name) this.#prepared.add(name)
    this.#commands.push(message.text)
    if (this.#commands.length === this.#statements.length) super.handleCommandComplete(message, connection)
  }
}

/** Sends statements as one. Outside a transaction they are one of their own. */
export async function inOneTrip<T>(client: pg.PoolClient, statements: readonly Statement[]): Promise<Answer<T>> {
  // pg takes a query of its own class; its types do not say that it is given back.
  return await (client.query(new OneTrip(statements) as unknown as pg.Submittable) as unknown as PromiseLike<Answer<T>>)
}
