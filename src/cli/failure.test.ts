/** What an operator reads when a start fails: a sentence in both languages, and no place in the program. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { fileURLToPath } from 'node:url'
import { sayFailure } from './failure.ts'

const bancheng = fileURLToPath(new URL('../../bin/bancheng', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bancheng-failure-'))
after(() => rmSync(folder, { recursive: true, force: true }))

function call(args: readonly string[], env: Readonly<Record<string, string>>) {
  const { status, stderr } = spawnSync(bancheng, args, {
    env: { PATH: process.env['PATH'] ?? '', BANCHENG_DATA_DIR: join(folder, 'data'), ...env },
    encoding: 'utf8',
  })
  assert.doesNotMatch(stderr, /^\s+at .*:\d+:\d+|node:internal/m)
  return { status, stderr }
}

test('a database that is not there, settings that are wrong, a centre file that is none', async () => {
  const nobody = createServer().listen(0, '127.0.0.1')
  await once(nobody, 'listening')
  const { port } = nobody.address() as AddressInfo
  nobody.close()
  await once(nobody, 'close')
  const away = call(['serve'], { DATABASE_URL: `postgres://a:b@127.0.0.1:${port}/c` })
  assert.equal(away.status, 1)
  assert.match(away.stderr, /连不上数据库.*DATABASE_URL.*cannot be reached/)
  const wrong = call(['serve'], { PORT: 'abc' })
  assert.equal(wrong.status, 1)
  assert.match(wrong.stderr, /设置有误.*The settings are wrong/)
  for (const [name, text] of [
    ['cut.json', '{"orgs": ['],
    ['other.json', '{"orgs": []}'],
  ] as const) {
    writeFileSync(join(folder, name), text)
    const seed = call(['seed', '--centre', join(folder, name)], {})
    assert.equal(seed.status, 1)
    assert.match(seed.stderr, new RegExp(`中心文件有误.*${name}`))
  }
  const gone = call(['seed', '--centre', join(folder, 'gone.json')], {})
  assert.equal(gone.status, 1)
  assert.match(gone.stderr, /找不到这个文件.*\n.*gone\.json/)
})

test('a port in use is said by its number; a defect is thrown again, with its place', (t) => {
  const said = t.mock.method(console, 'error', () => undefined)
  const taken = Object.assign(new Error('listen EADDRINUSE: address already in use 127.0.0.1:8080'), {
    code: 'EADDRINUSE',
  })
  assert.equal(sayFailure(taken), 1)
  assert.match(String(said.mock.calls[0]?.arguments[0]), /PORT[^]*127\.0\.0\.1:8080/)
  const defect = new TypeError('x is not a function')
  assert.throws(() => sayFailure(defect), defect)
})
