import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { storeProblem } from './problem.ts'

/** What a server writes about itself into `postmaster.pid`. */
export type PidFile = {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
  readonly sharedMemory: string
}

/** What the process of a pid file is: our living server, nothing, dead but not yet reaped, or somebody else's. */
export type ProcessState = 'server' | 'gone' | 'zombie' | 'stranger'

/** The pid file of a data folder, or undefined when there is none or it is still being written. */
export function readPidFile(dataDir: string): PidFile | undefined {
  let text: string
  try {
    text = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0) return undefined
  return {
    pid,
    port: Number(lines[3] ?? 0),
    ready: (lines[7] ?? '').trim() === 'ready',
    sharedMemory: (lines[6] ?? '').trim(),
  }
}

/** Looks at a process; `dataDir` tells our server from another one that now has the number. */
export function processState(pid: number, dataDir: string): ProcessState {
  if (process.platform === 'linux') return linuxState(pid, dataDir)
  if (process.platform === 'win32') return isAlive(pid) ? 'server' : 'gone'
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,command=', '-p', String(pid)], { encoding: 'utf8' })
  if (status !== 0) return 'gone'
  if (stdout.trim().startsWith('Z')) return 'zombie'
  return stdout.includes('postgres') && stdout.includes(dataDir) ? 'server' : 'stranger'
}

function linuxState(pid: number, dataDir: string): ProcessState {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const letter = stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3)
    if (letter === 'Z' || letter === 'X') return 'zombie'
    const [command = '', ...words] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (!command.includes('postgres')) return 'stranger'
    return (workingFolder(pid) ?? words[words.indexOf('-D') + 1]) === realpathSync(dataDir) ? 'server' : 'stranger'
  } catch {
    return isAlive(pid) ? 'server' : 'gone'
  }
}

/**
 * A server's working folder is its data folder, also after that was moved or copied. Root in a container without
 * CAP_SYS_PTRACE may not see it: then the command line must do.
 */
function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * Makes way for a new server after one that died: waits until no orphan of it still works on the shared memory
 * (a server started beside such an orphan would corrupt the data), then removes a pid file whose number belongs to a
 * zombie or a stranger, which PostgreSQL itself would take for a living server.
 */
export async function clearStalePid(dataDir: string, patience = 30_000): Promise<void> {
  const deadline = Date.now() + patience
  for (let file = readPidFile(dataDir); file; file = readPidFile(dataDir)) {
    const state = processState(file.pid, dataDir)
    if (state === 'server') return
    if (!inUse(file.sharedMemory)) {
      if (state !== 'gone') rmSync(join(dataDir, 'postmaster.pid'), { force: true })
      return
    }
    if (Date.now() > deadline) throw orphansProblem(dataDir)
    await sleep(20)
  }
}

/** Whether a process is attached to the segment "key id" of a pid file. Known on Linux only; elsewhere PostgreSQL's own check must do. */
function inUse(sharedMemory: string): boolean {
  const [key, id] = sharedMemory.split(/\s+/)
  if (!key || !id) return false
  try {
    return readFileSync('/proc/sysvipc/shm', 'utf8')
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .some((columns) => columns[1] === id && Number(columns[0]) >>> 0 === Number(key) >>> 0 && Number(columns[6]) > 0)
  } catch {
    return false
  }
}

function orphansProblem(dataDir: string) {
  return storeProblem(
    'server-remains',
    `上一个数据库服务已经没有了，但它的子进程还在使用 ${dataDir}。请结束这些 postgres 进程后再启动。`,
    `The former database server is gone, but children of it still work on ${dataDir}. End those postgres processes, then start again.`,
  )
}
