import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canReach, type ServerUser } from './embedded-user.ts'
import { storeProblem } from './problem.ts'

/** Passwords of the three roles of an embedded cluster. */
export type Secrets = { readonly admin: string; readonly owner: string; readonly app: string }

/**
 * The folder that holds the cluster: `wanted` itself, or, when the server's user cannot reach it (a checkout below a
 * 0700 folder, started as root), a folder below /var/lib named in the pointer file `<wanted>-location`.
 * The pointer, not the name, is what ties the two together: a fresh checkout at an old path never adopts old data, a
 * moved checkout keeps its data, and a copied checkout gets its own.
 */
export function choosePlace(wanted: string, user: ServerUser, elsewhere = '/var/lib'): string {
  const pointer = `${wanted}-location`
  const known = readPointer(pointer)
  if (known && known.madeFor !== wanted && !existsSync(`${known.madeFor}-location`))
    writePointer(pointer, known.place, wanted)
  else if (known && known.madeFor !== wanted) return makeElsewhere(wanted, pointer, elsewhere)
  if (known) return assertStillThere(known.place, pointer)
  if (canReach(join(wanted, 'data'), user)) {
    mkdirSync(wanted, { recursive: true, mode: 0o755 })
    return wanted
  }
  if (existsSync(join(wanted, 'data'))) {
    throw storeProblem(
      'data-unreachable',
      `数据库在 ${wanted}，但系统用户 ${user?.name ?? ''} 进不了它上面的某一层目录。请对上层目录执行 chmod o+x，或以原来的用户启动。数据没有改动。`,
      `The database is in ${wanted}, but the account ${user?.name ?? ''} cannot pass one of the folders above it. Run chmod o+x on them, or start as the user of before. Nothing was changed.`,
    )
  }
  return makeElsewhere(wanted, pointer, elsewhere)
}

function makeElsewhere(wanted: string, pointer: string, elsewhere: string): string {
  const hash = createHash('sha256').update(wanted).digest('hex').slice(0, 12)
  const place = join(elsewhere, `bancheng-${hash}-${randomBytes(3).toString('hex')}`)
  try {
    mkdirSync(place, { mode: 0o755 })
  } catch (cause) {
    throw storeProblem(
      'no-place',
      `内置数据库放不进 ${wanted}（运行它的系统用户进不去），也建不了 ${place}。请用 BANCHENG_DATA_DIR 指定一个别的用户也能进入的目录。`,
      `The embedded database cannot live in ${wanted} (its account cannot get there), and ${place} could not be made. Point BANCHENG_DATA_DIR at a folder that other accounts can enter.`,
      cause,
    )
  }
  writePointer(pointer, place, wanted)
  return place
}

function assertStillThere(place: string, pointer: string): string {
  if (existsSync(place)) return place
  throw storeProblem(
    'data-missing',
    `${pointer} 说数据库在 ${place}，但那里没有了。请先找回这个目录；确实要从空库开始时，再删除 ${pointer}。`,
    `${pointer} says the database is in ${place}, which is gone. Bring that folder back; delete ${pointer} only to start from nothing.`,
  )
}

function readPointer(path: string): { place: string; madeFor: string } | undefined {
  if (!existsSync(path)) return undefined
  const [place = '', madeFor = ''] = readFileSync(path, 'utf8').split('\n')
  return { place, madeFor }
}

function writePointer(path: string, place: string, madeFor: string): void {
  writeFileSync(path, `${place}\n${madeFor}\n`)
}

/** Passwords from `<place>/secrets.json` (0600), made at the first start. */
export function readSecrets(place: string, clusterExists: boolean): Secrets {
  const path = join(place, 'secrets.json')
  if (!existsSync(path)) {
    if (clusterExists) throw secretsProblem('secrets-missing', path)
    const word = () => randomBytes(24).toString('base64url')
    const secrets = { admin: word(), owner: word(), app: word() }
    writeFileSync(path, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flush: true })
    return secrets
  }
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Secrets
  } catch (cause) {
    // Cut short by a crash before there was any cluster: nothing depends on it yet.
    if (clusterExists || !(cause instanceof SyntaxError)) throw secretsProblem('secrets-unreadable', path, cause)
    rmSync(path)
    return readSecrets(place, false)
  }
}

function secretsProblem(code: string, path: string, cause?: unknown) {
  return storeProblem(
    code,
    `数据库口令文件 ${path} 不在或读不了。请从备份恢复它，或以创建数据库的那个系统用户启动。数据没有改动。`,
    `The password file ${path} is missing or cannot be read. Restore it from a backup, or start as the account that made the database. Nothing was changed.`,
    cause,
  )
}
