/** A small centre on a real database, with the real server before it and a clock that the test turns. */
import { after, type TestContext } from 'node:test'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { App } from '#app/context.ts'
import { newId } from '#app/open-app.ts'
import { codeOfStep, newSecret, stepOf } from '#app/one-time-code.ts'
import { hashPassword } from '#app/passwords.ts'
import { makeRouting } from '#app/routing.ts'
import { demoCentrePath, readCentreFile } from '#app/seed.ts'
import { centreReader, type CentreSettings } from '#app/settings.ts'
import { fromMillis, type Instant } from '#core/clock/date.ts'
import { folderStore } from '#documents/file-store.ts'
import { buildServer, type ServerOptions } from '#http/server.ts'
import { asOwner } from '#store/open.ts'
import { openKeyring, seal } from '#store/seal.ts'
import { inOrg, insertStaff, setTotpSecret, type StaffRole } from '#store/staff.ts'
import { makeClient, signIn, type Client } from './client.ts'
import { testDatabase, type TestDatabase } from './database.ts'

export interface TestStaff {
  readonly id: string
  readonly orgId: string
  readonly name: string
  readonly username: string
  readonly password: string
  readonly roles: readonly StaffRole[]
  readonly counterNo: number | null
  /** The secret of the authenticator. */
  readonly secret: string
}

export interface TestCentre {
  readonly id: string
  readonly code: string
  readonly staff: Readonly<Record<'clerk' | 'worker' | 'worker2' | 'director' | 'admin', TestStaff>>
}

export interface TestApp {
  readonly app: App
  readonly database: TestDatabase
  readonly server: FastifyInstance
  /** The only clock of the app; a Tuesday morning at first. */
  readonly clock: {
    now(): Instant
    set(at: string): void
    advance(step: { days?: number; hours?: number; minutes?: number; seconds?: number }): void
  }
  /** The first centre and its people. */
  readonly centre: TestCentre
  readonly staff: TestCentre['staff']
  /** All centres, the first among them. */
  readonly centres: readonly TestCentre[]
  /** Listens on a free port of the loopback, once; gives the origin, `http://127.0.0.1:…`. */
  listen(): Promise<string>
  /** Signed in through both steps; the same client again for the same person. */
  as(staff: TestStaff): Promise<Client>
  /** A client of nobody. */
  anyone(): Client
  /** Signed in anew, with a session of its own. */
  signIn(staff: TestStaff): Promise<Client>
  /** The code that the authenticator shows now. */
  codeNow(staff: TestStaff): string
}

export interface TestAppOptions {
  /** How many centres; default one. */
  readonly orgs?: number
  readonly demo?: boolean
  /** An instant, e.g. '2026-03-03T01:00:00.000Z'. */
  readonly now?: string
  readonly server?: ServerOptions
  readonly publicUrl?: string
}

/** 09:00 in China on a Tuesday that is a working day. */
export const usualNow = '2026-03-03T01:00:00.000Z'
const password = 'tong-guo-ce-shi-3'
let hash: Promise<string> | undefined

type Owner = Pick<TestContext, 'after' | 'passed'>

/** Give the test's context to have all of it closed when that test is over; without one it lives as long as the file. */
export async function testApp(owner?: Owner, options: TestAppOptions = {}): Promise<TestApp> {
  const database = await testDatabase(owner)
  const { store, config } = database
  let millis = Date.parse(options.now ?? usualNow)
  const clock: TestApp['clock'] = {
    now: () => fromMillis(millis),
    set: (at) => void (millis = Date.parse(at)),
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0 }) =>
      void (millis += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000),
  }
  const keys = openKeyring(join(config.dataDir, 'keys.json'))
  const centres: TestCentre[] = []
  for (let number = 1; number <= (options.orgs ?? 1); number++)
    centres.push(await makeCentre(database, keys, number, options.demo ?? false))
  const centre = centres[0]!
  const reader = centreReader(store)
  const app: App = {
    store,
    files: folderStore(config.filesDir),
    keys,
    now: clock.now,
    newId,
    publicUrl: options.publicUrl ?? 'http://127.0.0.1',
    demo: options.demo ?? false,
    orgId: centre.id,
    centre: reader.read,
    forgetCentre: reader.forget,
    routing: makeRouting(),
  }
  const server = await buildServer(app, { checkAnswers: true, ...options.server })
  await server.ready()
  const clients = new Map<string, Promise<Client>>()
  let origin: Promise<string> | undefined
  const test: TestApp = {
    app,
    database,
    server,
    clock,
    centre,
    staff: centre.staff,
    centres,
    listen: () =>
      (origin ??= server
        .listen({ host: '127.0.0.1', port: 0 })
        .then(() => `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`)),
    as(staff) {
      const key = `${staff.orgId}/${staff.id}`
      const known = clients.get(key) ?? signIn(test, staff)
      clients.set(key, known)
      return known
    },
    anyone: () => makeClient(server, app),
    signIn: (staff) => signIn(test, staff),
    codeNow: (staff) => codeOfStep(staff.secret, stepOf(clock.now())),
  }
  const close = () => server.close()
  if (owner) owner.after(close)
  else after(close)
  return test
}

const people = {
  clerk: { id: 'sun', name: '孙晓梅', roles: ['counter'], counterNo: 3 },
  worker: { id: 'wang', name: '王建国', roles: ['caseworker'], counterNo: null },
  worker2: { id: 'li', name: '李·阿依古丽', roles: ['caseworker'], counterNo: null },
  director: { id: 'qian', name: '钱正明', roles: ['director'], counterNo: null },
  admin: { id: 'zhou', name: '周维', roles: ['administrator'], counterNo: null },
} as const

async function makeCentre(
  { store }: TestDatabase,
  keys: App['keys'],
  number: number,
  demo: boolean,
): Promise<TestCentre> {
  const { address, addressEn, phone, opening, limits, texts } = readCentreFile(demoCentrePath)
  const settings: CentreSettings = { room: '一楼“办不成事”反映窗口', address, addressEn, phone, opening, limits, texts }
  const id = newId()
  const code = number === 1 ? 'CS' : `CS${number}`
  await asOwner(store, (client) =>
    client.query(
      `insert into organisation (id, kind, code, name, settings, demo) values ($1, 'centre', $2, $3, $4, $5)`,
      [id, code, `测试街道第${number}受理中心`, JSON.stringify(settings), demo],
    ),
  )
  hash ??= hashPassword(password)
  const passwordHash = await hash
  const staff = await inOrg(store.pool, id, async (client) => {
    const made: [string, TestStaff][] = []
    for (const [name, person] of Object.entries(people)) {
      const username = number === 1 ? person.id : `${person.id}${number}`
      const secret = newSecret()
      await insertStaff(client, id, { ...person, username, specialities: [], maximumLoad: 20, passwordHash })
      await setTotpSecret(
        client,
        id,
        person.id,
        seal(keys, { table: 'staff', column: 'totp_secret', orgId: id, rowId: person.id }, secret),
      )
      // Proven: a code was shown long ago.
      await client.query('update staff set totp_last_step = 0 where org_id = $1 and id = $2', [id, person.id])
      made.push([name, { ...person, orgId: id, username, password, secret }])
    }
    return Object.fromEntries(made) as unknown as TestCentre['staff']
  })
  return { id, code, staff }
}
