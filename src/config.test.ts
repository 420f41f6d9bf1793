import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { readConfig, type ConfigProblem } from './config.ts'

const database = 'postgres://bancheng:geheim@db.example:5432/bancheng'

test('nothing set: a demo on loopback with the embedded database', () => {
  const config = readConfig({})
  assert.equal(config.mode, 'demo')
  assert.equal(config.publicUrl, 'http://127.0.0.1:8080')
  assert.equal(config.databaseUrl, undefined)
  assert.equal(config.keysFile, join(config.dataDir, 'keys.json'))
  assert.equal(config.trustProxy, false)
})

test('all problems are told at once, in Chinese and English', () => {
  const problem = problemOf({
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    BANCHENG_LOG: 'loud',
    BANCHENG_MODE: 'play',
    BANCHENG_TRUST_PROXY: 'true',
  })
  assert.deepEqual(
    new Set(problem.problems.map((line) => line.split('：')[0])),
    new Set(['BANCHENG_LOG', 'BANCHENG_MODE', 'BANCHENG_TRUST_PROXY', 'DATABASE_URL', 'PORT']),
  )
  for (const line of problem.problems) assert.match(line, /\p{Script=Han}.*\/.*[a-z]/u)
  assert.ok(problem.problems.every((line) => problem.message.includes(line)))
})

test('a demo never runs on an external or production database', () => {
  assert.match(problemOf({ BANCHENG_MODE: 'demo', DATABASE_URL: database }).message, /BANCHENG_MODE/)
  assert.match(problemOf({ BANCHENG_MODE: 'demo', NODE_ENV: 'production' }).message, /BANCHENG_MODE/)
  assert.match(problemOf({ BANCHENG_MIGRATE_URL: database }).message, /BANCHENG_MIGRATE_URL/)
  assert.equal(readConfig({ DATABASE_URL: database }).mode, 'production')
})

test('in production a key file that others can read is refused', { skip: process.platform === 'win32' }, () => {
  const keys = join(mkdtempSync(join(tmpdir(), 'bancheng-config-')), 'keys.json')
  assert.equal(readConfig({ NODE_ENV: 'production', BANCHENG_KEYS: keys }).keysFile, keys)
  writeFileSync(keys, '{}', { mode: 0o644 })
  assert.match(problemOf({ NODE_ENV: 'production', BANCHENG_KEYS: keys }).message, /chmod 600/)
  chmodSync(keys, 0o600)
  assert.equal(readConfig({ NODE_ENV: 'production', BANCHENG_KEYS: keys }).mode, 'production')
})

test('empty values are absent, addresses are tidied, proxies are counted or listed', () => {
  const config = readConfig({
    DATABASE_URL: ' ',
    PORT: '0',
    BANCHENG_PUBLIC_URL: 'https://bcsh.example.cn/',
    BANCHENG_TRUST_PROXY: '2',
  })
  assert.deepEqual([config.databaseUrl, config.publicUrl, config.trustProxy], [undefined, 'https://bcsh.example.cn', 2])
  assert.equal(readConfig({ PORT: '0' }).publicUrl, null)
  assert.deepEqual(readConfig({ BANCHENG_TRUST_PROXY: '10.0.0.1, 10.1.0.0/16' }).trustProxy, [
    '10.0.0.1',
    '10.1.0.0/16',
  ])
})

test('in production, what makes codes and passwords, the log or everybody’s patience unsafe is said at the start', () => {
  const said = (env: Record<string, string>) =>
    readConfig({ NODE_ENV: 'production', BANCHENG_DATA_DIR: tmpdir(), ...env }).warnings.map(
      (line) => /BANCHENG_[A-Z_]+/.exec(line)?.[0],
    )
  const https = { BANCHENG_PUBLIC_URL: 'https://bcsh.example.cn' }
  assert.deepEqual(said({}), ['BANCHENG_PUBLIC_URL'])
  assert.deepEqual(said({ BANCHENG_PUBLIC_URL: 'http://bcsh.example.cn' }), ['BANCHENG_PUBLIC_URL'])
  assert.deepEqual(said(https), ['BANCHENG_TRUST_PROXY'])
  assert.deepEqual(said({ ...https, BANCHENG_TRUST_PROXY: '1' }), [])
  assert.deepEqual(said({ ...https, BANCHENG_TRUST_PROXY: '1', DATABASE_URL: database }), ['BANCHENG_MIGRATE_URL'])
  assert.deepEqual(readConfig({}).warnings, [])
})

function problemOf(env: Record<string, string>): ConfigProblem {
  try {
    readConfig(env)
  } catch (error) {
    return error as ConfigProblem
  }
  throw new assert.AssertionError({ message: 'the settings were accepted' })
}
