/** `import-orders` and `allow-host` as they are called, on a real database. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { testApp } from '#test/support/app.ts'

const t = await testApp()
const { config } = t.database
const folder = mkdtempSync(join(tmpdir(), 'bancheng-orders-'))
after(() => rmSync(folder, { recursive: true }))
const main = join(import.meta.dirname, 'main.ts')

const call = (...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = {
      PATH: process.env['PATH'],
      NODE_ENV: 'test',
      DATABASE_URL: config.databaseUrl,
      BANCHENG_MIGRATE_URL: config.migrateUrl,
      BANCHENG_DATA_DIR: config.dataDir,
    }
    execFile(process.execPath, [main, ...args], { env, encoding: 'utf8' }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    )
  })
const file = (name: string, text: string | Buffer): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const known = async (number: string) =>
  (await (await t.as(t.staff.director)).get(`/api/orders/${number}`)).body.known as boolean

test('a file of orders: looked at, refused whole, taken, and taken again without a second case', async () => {
  const good = file(
    'good.csv',
    '工单编号,内容,来电时间\nK-1,市民反映办不成,2026-03-03 08:00\nK-2,还是办不成,2026-03-03 08:05\n',
  )
  const looked = await call('import-orders', '--centre', 'CS', good)
  assert.deepEqual([looked.status, looked.stdout.split('\n').length], [0, 3], looked.stderr)
  assert.match(looked.stderr, /一行也没有导入/)
  assert.equal(await known('K-1'), false)

  const bad = file(
    'bad.csv',
    '工单编号,内容,来电时间\nK-1,市民反映办不成,2026-03-03 08:00\nK-2,还是办不成,2026-02-30 08:05\n',
  )
  const refused = await call('import-orders', '--centre', 'CS', bad, '--take')
  assert.equal(refused.status, 1)
  assert.match(refused.stdout, /3\tK-2\t不对 wrong\t\t“来电时间”看不懂：2026-02-30/)
  assert.equal(await known('K-1'), false, 'nothing half')

  const taken = await call('import-orders', '--centre', 'CS', good, '--take')
  assert.equal(taken.status, 0, taken.stderr)
  assert.match(taken.stdout, /2\tK-1\t新的 new\tCS-\d{4}-000001/)
  const again = await call('import-orders', '--centre', 'CS', good, '--take')
  assert.match(again.stdout, /2\tK-1\t已有 known\tCS-\d{4}-000001/)
})

test('called wrongly, and for a centre that is not there', async () => {
  assert.equal((await call('import-orders', '--centre', 'CS')).status, 2)
  const some = file('some.csv', '工单编号,内容,来电时间\n')
  assert.equal((await call('import-orders', '--centre', 'NOBODY', some)).status, 1)
  assert.equal((await call('allow-host', '--centre', 'CS', 'https://inside')).status, 2)
  assert.equal((await call('allow-host', '--centre', 'NOBODY', 'inside.lan')).status, 1)
  assert.equal((await call('allow-host', '--centre', 'CS', 'Inside.lan')).stdout, 'inside.lan\n')
  assert.equal((await call('allow-host', '--centre', 'CS', 'inside.lan', '--remove')).stdout, '')
})
