/**
 * What the machine allows: Fastify and pg with the same tables' worth of work and nothing else: no sign-in, no validation, no roles, no
 * walls, no hash chain, no audit, no reactions. Measured in the same run as the product, because a number from a quieter hour is no floor.
 * Started by run.ts with DATABASE_URL; prints its address.
 */
import Fastify from 'fastify'
import pg from 'pg'

const cases = Number(process.env['FLOOR_CASES'] ?? 20_000)
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10 })

await pool.query(`
  create table if not exists matter (
    id bigint generated always as identity primary key, title text not null, body text not null, stage text not null, agent int not null,
    version int not null default 1, at timestamptz not null default now());
  create table if not exists event (
    matter bigint not null, seq int not null, type text not null, data jsonb not null, at timestamptz not null default now(), primary key (matter, seq));
  create table if not exists outbox (id bigint generated always as identity primary key, matter bigint not null, seq int not null);`)
const { rows } = await pool.query('select count(*)::int as n from matter')
if (rows[0].n === 0) {
  await pool.query(
    `insert into matter (title, body, stage, agent, version, at)
     select '社保关系转移：系统里查不到档案', repeat('我来办社保关系转移，窗口说系统里查不到档案，让我去找别的部门。', 5),
       case when n % 10 < 3 then 'open' else 'closed' end, n % 20, 9, now() - (n || ' minutes')::interval from generate_series(1, $1::int) n`,
    [cases],
  )
  await pool.query(
    `insert into event (matter, seq, type, data) select m.id, s, 'noted', jsonb_build_object('text', m.body) from matter m, generate_series(1, 9) s`,
  )
  await pool.query(`create index matter_open on matter (at, id) where stage = 'open'`)
  await pool.query('analyze')
}

const server = Fastify()
server.get('/api/cases', async () => {
  const found = await pool.query({
    name: 'queue',
    text: `select id, title, stage, agent, version, at from matter where stage = 'open' order by at, id limit 50`,
  })
  return { rows: found.rows, next: null }
})
server.get<{ Params: { id: string } }>('/api/cases/:id', async ({ params }) => {
  const [matter, events] = await Promise.all([
    pool.query({ name: 'open', text: 'select * from matter where id = $1', values: [params.id] }),
    pool.query({
      name: 'events',
      text: 'select seq, type, data, at from event where matter = $1 order by seq',
      values: [params.id],
    }),
  ])
  return { ...matter.rows[0], timeline: events.rows }
})
server.post<{ Body: { title: string; statement: string } }>('/api/cases', async ({ body }, reply) => {
  const id = await transaction(async (client) => {
    const made = await client.query({
      name: 'create',
      text: `insert into matter (title, body, stage, agent) values ($1, $2, 'open', $3) returning id`,
      values: [body.title, body.statement, 1],
    })
    await append(client, made.rows[0].id, 1, 'registered', body)
    return made.rows[0].id as string
  })
  return await reply.code(201).send({ id })
})
server.post<{ Params: { id: string }; Body: { command: { text: string } } }>(
  '/api/cases/:id/commands',
  async ({ params, body }) => {
    const version = await transaction(async (client) => {
      const locked = await client.query({
        name: 'lock',
        text: 'update matter set version = version + 1 where id = $1 returning version',
        values: [params.id],
      })
      await append(client, params.id, locked.rows[0].version, 'noted', body.command)
      return locked.rows[0].version as number
    })
    return { id: params.id, version }
  },
)

async function append(client: pg.PoolClient, matter: string, seq: number, type: string, data: object): Promise<void> {
  await client.query({
    name: 'append',
    text: 'insert into event (matter, seq, type, data) values ($1, $2, $3, $4)',
    values: [matter, seq, type, JSON.stringify(data)],
  })
  await client.query({
    name: 'outbox',
    text: 'insert into outbox (matter, seq) values ($1, $2)',
    values: [matter, seq],
  })
}

async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release()
  }
}

console.log(`floor ${await server.listen({ host: '127.0.0.1', port: 0 })}`)
process.once('SIGTERM', () => void server.close().then(() => pool.end()))
