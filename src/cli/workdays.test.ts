import test, { after } from 'node:test'
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'

const bancheng = fileURLToPath(new URL('../../bin/bancheng', import.meta.url))
const pairs = fileURLToPath(new URL('../../../shared/data/holidays/clock_pairs.csv', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'bancheng-workdays-'))
after(() => rmSync(folder, { recursive: true }))

function call(args: string[], input?: string | Buffer, command = bancheng) {
  const { status, stdout, stderr } = spawnSync(command, args, { input: input ?? '', cwd: folder, encoding: 'utf8' })
  return { status, stdout, stderr }
}

test('counts from a file into a file, dates and date-times mixed, further columns ignored', () => {
  const input = join(folder, 'in.csv')
  writeFileSync(
    input,
    '\uFEFFid,note,start,end\r\n1,x,2026-09-30 23:59:59,2026-10-08\r\n"a,""b",y,2026-10-09,2026-10-12 00:00:00\r\n',
  )
  const result = call(['workdays', '--in', input, '--out', join(folder, 'out.csv')])
  assert.deepEqual(result, { status: 0, stdout: '', stderr: '' })
  assert.equal(readFileSync(join(folder, 'out.csv'), 'utf8'), 'id,working_days\n1,1\n"a,""b",2\n')
})

test('bad rows are named with their line, left empty, and the others are still counted', () => {
  const rows = [
    'id,start,end',
    '1,2026-02-30,2026-03-02',
    '2,2026-03-02,2026-03-03',
    '3,2026-03-02',
    '4,2026-03-02 25:00:00,2026-03-03',
    '5,2026-03-03,2026-03-02',
    ',2026-03-02,2026-03-03',
    '',
    '7,2026-03-02T08:00Z,2026-03-03',
  ]
  const { status, stdout, stderr } = call(['workdays', '--in', '-'], rows.join('\n'))
  assert.equal(status, 1)
  assert.equal(stdout, 'id,working_days\n1,\n2,1\n3,\n4,\n5,\n,\n7,\n')
  const named = stderr
    .trim()
    .split('\n')
    .map((line) => /line (\d+): /.exec(line)?.[1])
  assert.deepEqual(named, ['2', '4', '5', '6', '7', '9'])
  assert.match(stderr, /start 不是有效日期 .*"2026-02-30"/)
  assert.match(stderr, /结束日早于起始日/)
  assert.match(stderr, /没有 id/)
})

test('years without an announced calendar are counted by weekday and said to be provisional', () => {
  const { status, stdout, stderr } = call(
    ['workdays', '--in', '-'],
    'id,start,end\n1,2026-12-31,2027-01-04\n2,2005-01-03,2005-01-05\n3,2026-12-30,2026-12-31\n',
  )
  assert.equal(status, 0)
  assert.equal(stdout, 'id,working_days\n1,2\n2,2\n3,1\n')
  assert.match(stderr, /没有 2005 年的放假安排，1 行.*暂定.*\n.*没有 2027 年的放假安排，1 行/)
})

test('a file saved as GBK by a spreadsheet is read', () => {
  const gbk = Buffer.concat([
    Buffer.from('id,start,end\n'),
    Buffer.from([0xd6, 0xd0]),
    Buffer.from(',2026-03-02,2026-03-03\n'),
  ])
  assert.equal(call(['workdays', '--in', '-'], gbk).stdout, 'id,working_days\n中,1\n')
})

test('missing columns, missing files and wrong calls are told plainly', () => {
  const columns = call(['workdays', '--in', '-'], 'id,from,end\n1,2026-03-02,2026-03-03\n')
  assert.deepEqual([columns.status, columns.stdout], [1, ''])
  assert.match(columns.stderr, /缺少列 \/ missing columns: start/)
  assert.match(call(['workdays', '--in', '-'], '').stderr, /缺少列/)
  const none = call(['workdays', '--in', join(folder, 'none.csv')])
  assert.equal(none.status, 1)
  assert.match(none.stderr, /读不了文件.*none\.csv \(ENOENT\)/)
  for (const args of [['workdays'], ['workdays', '--inn', 'x'], ['no-such-command'], []])
    assert.equal(call(args).status, 2, args.join(' '))
  assert.match(call(['no-such-command']).stderr, /没有这个命令 .*no-such-command[^]*workdays/)
  for (const args of [['help'], ['--help'], ['workdays', '--help']]) {
    const help = call(args)
    assert.equal(help.status, 0)
    assert.match(help.stdout, /用法/)
  }
})

test('runs through symbolic links, relative ones too, from any folder', () => {
  mkdirSync(join(folder, 'deep'))
  symlinkSync(bancheng, join(folder, 'first'))
  symlinkSync('../first', join(folder, 'deep', 'second'))
  assert.equal(
    call(['workdays', '--in', '-'], 'id,start,end\n1,2026-03-02,2026-03-03\n', join(folder, 'deep', 'second')).stdout,
    'id,working_days\n1,1\n',
  )
})

test('without the packages it says what to do', () => {
  mkdirSync(join(folder, 'bare', 'bin'), { recursive: true })
  const copy = join(folder, 'bare', 'bin', 'bancheng')
  copyFileSync(bancheng, copy)
  const { status, stderr } = call(['workdays'], '', copy)
  assert.equal(status, 1)
  assert.match(stderr, /npm ci/)
})

test(
  'all shared pairs are exact',
  { skip: !existsSync(pairs) && '../shared/data/holidays/clock_pairs.csv is not here' },
  () => {
    const { status, stdout, stderr } = call(['workdays', '--in', pairs])
    assert.deepEqual([status, stderr], [0, ''])
    const counted = parse(stdout, { columns: true }) as Record<string, string>[]
    const wanted = parse(readFileSync(pairs), { columns: true, bom: true }) as Record<string, string>[]
    assert.deepEqual(
      counted.map(({ id, working_days }) => [id, working_days]),
      wanted.map(({ id, working_days }) => [id, working_days]),
    )
  },
)
