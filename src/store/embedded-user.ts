import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { storeProblem } from './problem.ts'

/** The system account the server runs as; undefined: the account of this process. */
export type ServerUser = { readonly uid: number; readonly gid: number; readonly name: string } | undefined

/**
 * PostgreSQL refuses to run as root. For root: the owner of an existing data folder, else `postgres`, else `nobody`.
 * No account is ever made.
 */
export function serverUser(dataDir: string): ServerUser {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts()
  if (existsSync(dataDir)) {
    const { uid, gid } = statSync(dataDir)
    if (uid !== 0) return { uid, gid, name: accounts.find((account) => account.uid === uid)?.name ?? String(uid) }
  }
  const found = ['postgres', 'nobody'].map((name) => accounts.find((account) => account.name === name)).find(Boolean)
  if (found) return found
  throw storeProblem(
    'no-server-user',
    '以 root 启动时，内置数据库要以另一个系统用户运行，而这台机器上既没有 postgres 也没有 nobody。请以普通用户启动，或设置 DATABASE_URL。',
    'Started as root, the embedded database must run as another account, and there is neither postgres nor nobody here. Start as an ordinary user, or set DATABASE_URL.',
  )
}

function readAccounts(): { uid: number; gid: number; name: string }[] {
  if (!existsSync('/etc/passwd')) return []
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map((fields) => ({ name: fields[0] ?? '', uid: Number(fields[2]), gid: Number(fields[3]) }))
}

/** Whether the user may pass through every folder above `path` (permission bits; access lists are not looked at). */
export function canReach(path: string, user: ServerUser): boolean {
  if (!user) return true
  for (let folder = dirname(resolve(path)); ; folder = dirname(folder)) {
    if (existsSync(folder) && !may(folder, user, 0o1)) return false
    if (folder === dirname(folder)) return true
  }
}

/** Whether the user has all `bits` (4 read, 2 write, 1 execute or pass) on `path` itself. */
export function may(path: string, user: ServerUser, bits: number): boolean {
  if (!user) return true
  const { uid, gid, mode } = statSync(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}
