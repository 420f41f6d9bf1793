/** What stands around the test centres: a city, a district above the first centre and another above the second, bodies, and a panel. */
import { newId } from '#app/open-app.ts'
import { newSecret } from '#app/one-time-code.ts'
import { hashPassword } from '#app/passwords.ts'
import { insertAdviser } from '#store/bodies.ts'
import { asOwner } from '#store/open.ts'
import { seal } from '#store/seal.ts'
import { inOrg, insertStaff, setTotpSecret } from '#store/staff.ts'
import { plainDate } from '#core/clock/date.ts'
import type { TestApp, TestStaff } from './app.ts'

const password = 'tong-guo-ce-shi-3'
let hash: Promise<string> | undefined

export interface TestBody {
  readonly id: string
  readonly name: string
  readonly officer: TestStaff
}

export interface TestNetwork {
  readonly city: TestBody
  /** Above the first centre. */
  readonly district: TestBody
  readonly districtAdmin: TestStaff
  /** Above the second centre, if there is one; it must see nothing of the first. */
  readonly otherDistrict: TestBody
  /** 区医保局, 区人社局, 区卫生健康委: below the district, known to the first centre by these names. */
  readonly insurance: TestBody
  readonly labour: TestBody
  readonly health: TestBody
  /** Advisers who serve the district, with the ids by which a panel is convened; the last one's term is over. */
  /** Looks after the district of the first centre. */
  readonly oversight: TestBody & { readonly second: TestStaff }
  readonly advisers: readonly { readonly id: string; readonly staff: TestStaff }[]
}

/** Puts the network around the centres of `t`. */
export async function networkOf(t: TestApp): Promise<TestNetwork> {
  const city = await body(t, 'city', '测试市', null, 'chengguan')
  const district = await body(t, 'district', '测试区', city.id, 'quguan')
  const otherDistrict = await body(t, 'district', '邻区', city.id, 'linquguan')
  const insurance = await body(t, 'department', '区医保局', district.id, 'yibao')
  const labour = await body(t, 'department', '区人社局', district.id, 'renshe')
  const health = await body(t, 'department', '区卫生健康委', district.id, 'weijian')
  const [first, second] = t.centres
  await asOwner(t.app.store, async (owner) => {
    await owner.query('update organisation set parent_id = $2 where id = $1', [first!.id, district.id])
    if (second) await owner.query('update organisation set parent_id = $2 where id = $1', [second.id, otherDistrict.id])
  })
  await inOrg(t.app.store.pool, first!.id, async (client) => {
    for (const { id, name } of [insurance, labour, health])
      await client.query('insert into unit (org_id, name, kind, body_id) values ($1, $2, $3, $4)', [
        first!.id,
        name,
        'bureau',
        id,
      ])
  })
  const admin = { username: 'quguanliyuan', name: '区管理员', roles: ['administrator'] } as const
  const districtAdmin = await person(t, district.id, admin)
  return {
    city,
    district,
    districtAdmin,
    otherDistrict,
    insurance,
    labour,
    health,
    oversight: await oversight(t, district.id),
    advisers: await panel(t, district.id),
  }
}

async function organisation(t: TestApp, kind: string, name: string, parent: string | null): Promise<string> {
  const id = newId()
  await asOwner(t.app.store, (owner) =>
    owner.query('insert into organisation (id, parent_id, kind, code, name) values ($1, $2, $3, $4, $5)', [
      id,
      parent,
      kind,
      id,
      name,
    ]),
  )
  return id
}

async function body(
  t: TestApp,
  kind: string,
  name: string,
  parent: string | null,
  username: string,
): Promise<TestBody> {
  const id = await organisation(t, kind, name, parent)
  return { id, name, officer: await person(t, id, { username, name: `${name}经办人`, roles: ['officer'] }) }
}

async function oversight(t: TestApp, district: string): Promise<TestNetwork['oversight']> {
  const id = await organisation(t, 'department', '测试区监察办', district)
  await asOwner(t.app.store, (owner) =>
    owner.query('update organisation set oversees = $2 where id = $1', [id, district]),
  )
  const [officer, second] = [
    await person(t, id, { username: 'jiancha', name: '方正言', roles: ['supervisor'] }),
    await person(t, id, { username: 'jiancha2', name: '罗清源', roles: ['supervisor'] }),
  ]
  return { id, name: '测试区监察办', officer, second }
}

async function panel(t: TestApp, serves: string): Promise<TestNetwork['advisers']> {
  const id = await organisation(t, 'department', '测试区智囊团', serves)
  const advisers: { id: string; staff: TestStaff }[] = []
  for (const [username, name, field] of [
    ['laoshi', '顾老师', '医保'],
    ['lvshi', '何律师', '法律'],
    ['jiaoshou', '郁教授', '公共管理'],
    ['qianren', '任期满', '社保'],
  ] as const) {
    const staff = await person(t, id, { username, name, roles: ['adviser'] })
    const from = plainDate('2025-01-01')
    const until = plainDate(username === 'qianren' ? '2025-12-31' : '2028-12-31')
    await inOrg(t.app.store.pool, id, (client) =>
      insertAdviser(client, id, { id: staff.id, serves, name, specialities: [field], from, until }),
    )
    const { rows } = await inOrg(t.app.store.pool, id, (client) =>
      client.query<{ id: string }>('select id from adviser where org_id = $1 and staff_id = $2', [id, staff.id]),
    )
    advisers.push({ id: rows[0]!.id, staff })
  }
  return advisers
}

/** Somebody of an organisation, with both factors set up. */
async function person(
  t: TestApp,
  orgId: string,
  who: Pick<TestStaff, 'username' | 'name' | 'roles'>,
): Promise<TestStaff> {
  const passwordHash = await (hash ??= hashPassword(password))
  const [id, secret] = [who.username, newSecret()]
  await inOrg(t.app.store.pool, orgId, async (client) => {
    await insertStaff(client, orgId, { ...who, id, specialities: [], counterNo: null, maximumLoad: 20, passwordHash })
    await setTotpSecret(
      client,
      orgId,
      id,
      seal(t.app.keys, { table: 'staff', column: 'totp_secret', orgId, rowId: id }, secret),
    )
    await client.query('update staff set totp_last_step = 0 where org_id = $1 and id = $2', [orgId, id])
  })
  return { ...who, id, orgId, password, counterNo: null, secret }
}
