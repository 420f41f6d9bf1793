import { closeSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, storeProblem } from './problem.ts'

/**
 * Runs `work` while this process alone holds `path`; others wait up to `patience` milliseconds.
 * The kernel lets go of the lock when the process dies, however it dies. Node offers no flock; an exclusive SQLite
 * transaction is one on every platform. Nothing is ever written to the file.
 */
export async function withFileLock<T>(path: string, work: () => Promise<T>, patience = 120_000): Promise<T> {
  const lock = openLock(path)
  try {
    await take(lock, path, Date.now() + patience)
    return await work()
  } finally {
    lock.close()
  }
}

/** A lock made by another account can often be read, but not taken. */
function openLock(path: string): DatabaseSync {
  try {
    closeSync(openSync(path, 'a', 0o600))
    return new DatabaseSync(path, { timeout: 0 })
  } catch (cause) {
    throw storeProblem(
      'lock-denied',
      `打不开 ${path}：它或它所在的目录属于另一个系统用户。请以上次启动的那个用户启动。数据没有改动。`,
      `Cannot open ${path}: it or its folder belongs to another account. Start as the account of the last start. Nothing was changed.`,
      cause,
    )
  }
}

async function take(lock: DatabaseSync, path: string, deadline: number): Promise<void> {
  while (!tryTake(lock)) {
    if (Date.now() > deadline) {
      throw storeProblem(
        'lock-busy',
        `另一个进程一直占着 ${path}，数据库没有启动。请看看是不是还有一个没有结束的启动。`,
        `Another process has been holding ${path}; the database was not started. Look for a start that never ended.`,
      )
    }
    await sleep(10)
  }
}

function tryTake(lock: DatabaseSync): boolean {
  try {
    lock.exec('begin exclusive')
    return true
  } catch (error) {
    if (codeOf(error) === 'ERR_SQLITE_ERROR' && /locked|busy/i.test(String(error))) return false
    throw error
  }
}
