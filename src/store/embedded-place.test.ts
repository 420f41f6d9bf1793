import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { findBinaries, program, runnableBinaries } from './embedded-binaries.ts'
import { choosePlace, readSecrets } from './embedded-place.ts'
import { canReach } from './embedded-user.ts'

// Any account that is not the one of the test: only permission bits are looked at.
const stranger = { uid: 65_534, gid: 65_534, name: 'nobody' }
const posix = { skip: process.platform === 'win32' && 'permission bits are POSIX' }
const asRoot = { skip: process.getuid?.() !== 0 && 'only root can run programs as another account' }

/** A folder that others can enter, removed after the test. */
function openFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'bancheng-place-'))
  chmodSync(folder, 0o755)
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A checkout's folder below one that only its owner can enter. */
function hidden(root: string, name = 'clone'): string {
  mkdirSync(join(root, name, 'var'), { recursive: true })
  chmodSync(join(root, name), 0o700)
  return join(root, name, 'var', 'pg')
}

test('a folder that the server can reach is used as asked', posix, (t) => {
  const root = openFolder(t)
  assert.equal(choosePlace(join(root, 'var-pg'), stranger, root), join(root, 'var-pg'))
  assert.equal(choosePlace(hidden(root), undefined, root), join(root, 'clone', 'var', 'pg'))
})

test('below a 0700 folder the cluster lives elsewhere, the same at every start', posix, (t) => {
  const root = openFolder(t)
  const wanted = hidden(root)
  const place = choosePlace(wanted, stranger, root)
  assert.equal(dirname(place), root)
  assert.equal(canReach(join(place, 'data'), stranger), true)
  assert.equal(choosePlace(wanted, stranger, root), place)
})

test(
  'a moved checkout keeps its data, a copied one gets its own, a fresh one at an old path starts empty',
  posix,
  (t) => {
    const root = openFolder(t)
    const first = choosePlace(hidden(root), stranger, root)
    renameSync(join(root, 'clone'), join(root, 'moved'))
    assert.equal(choosePlace(join(root, 'moved', 'var', 'pg'), stranger, root), first)
    cpSync(join(root, 'moved'), join(root, 'copied'), { recursive: true })
    const second = choosePlace(join(root, 'copied', 'var', 'pg'), stranger, root)
    assert.notEqual(second, first)
    assert.equal(choosePlace(join(root, 'copied', 'var', 'pg'), stranger, root), second)
    rmSync(join(root, 'moved'), { recursive: true })
    assert.notEqual(choosePlace(hidden(root, 'moved'), stranger, root), first)
    assert.equal(existsSync(first), true)
  },
)

test('vanished data is never replaced by an empty database, unreachable data never passed over', posix, (t) => {
  const root = openFolder(t)
  const wanted = hidden(root)
  rmSync(choosePlace(wanted, stranger, root), { recursive: true })
  assert.throws(() => choosePlace(wanted, stranger, root), { code: 'data-missing' })
  const other = hidden(root, 'other')
  mkdirSync(join(other, 'data'), { recursive: true })
  assert.throws(() => choosePlace(other, stranger, root), { code: 'data-unreachable' })
})

test('passwords are made once, for this account only, and never anew for an existing cluster', posix, (t) => {
  const place = openFolder(t)
  const secrets = readSecrets(place, false)
  assert.deepEqual(readSecrets(place, true), secrets)
  assert.equal(statSync(join(place, 'secrets.json')).mode & 0o777, 0o600)
  assert.equal(new Set(Object.values(secrets)).size, 3)
  rmSync(join(place, 'secrets.json'))
  assert.throws(() => readSecrets(place, true), { code: 'secrets-missing' })
})

test('programs in a closed folder without library links run from a copy', asRoot, (t) => {
  const root = openFolder(t)
  const installed = findBinaries()
  const closed = join(root, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  cpSync(installed.root, join(closed, 'native'), { recursive: true, verbatimSymlinks: true })
  removeLinks(join(closed, 'native', 'lib'))
  const copy = runnableBinaries({ ...installed, root: join(closed, 'native') }, stranger, [root])
  assert.equal(dirname(copy.root), root)
  assert.match(runVersion(program(copy, 'initdb')), /^initdb \(PostgreSQL\) 18/)
  assert.equal(runnableBinaries({ ...installed, root: join(closed, 'native') }, stranger, [root]).root, copy.root)
  chmodSync(closed, 0o755)
  const inPlace = runnableBinaries({ ...installed, root: join(closed, 'native') }, stranger, [root])
  assert.equal(inPlace.root, join(closed, 'native'))
  assert.match(runVersion(program(inPlace, 'postgres')), /18/)
  chmodSync(copy.root, 0o777)
  chmodSync(closed, 0o700)
  assert.throws(() => runnableBinaries({ ...installed, root: join(closed, 'native') }, stranger, [root]), {
    code: 'binaries-unreachable',
  })
})

function removeLinks(lib: string): void {
  for (const name of readdirSync(lib)) if (lstatSync(join(lib, name)).isSymbolicLink()) rmSync(join(lib, name))
}

function runVersion(path: string): string {
  return spawnSync(path, ['--version'], { cwd: '/', uid: stranger.uid, gid: stranger.gid, encoding: 'utf8' }).stdout
}
