/** What ended a command, told to whoever started it: a sentence that says what to do. Only defects show where in the program they are. */

/** What the machine and the database report, in sentences. */
const sentences: Readonly<Record<string, string>> = {
  EADDRINUSE:
    '这个端口已经有程序在用：可能已经启动过一个，请先停掉它，或用 PORT 另选一个。 The port is in use: another one may be running already; stop it, or choose another with PORT.',
  EACCES:
    '没有权限使用这个端口、文件或文件夹：1024 以下的端口普通用户不能用，请用 PORT 另选一个，或检查文件夹属于谁。 No permission for this port, file or folder: ports below 1024 are closed to ordinary accounts; choose another with PORT, or see who owns the folder.',
  ENOENT: '找不到这个文件或文件夹。 There is no such file or folder.',
  ECONNREFUSED:
    '连不上数据库：请检查 DATABASE_URL 里的主机和端口，数据库有没有启动。 The database cannot be reached: check host and port in DATABASE_URL, and whether it runs.',
  ENOTFOUND: '找不到数据库的主机：请检查 DATABASE_URL。 The database host is unknown: check DATABASE_URL.',
  ETIMEDOUT:
    '数据库没有回应：请检查网络和 DATABASE_URL。 The database does not answer: check the network and DATABASE_URL.',
  '28P01': '数据库的用户名或口令不对：请检查 DATABASE_URL。 The database refuses name or password: check DATABASE_URL.',
  '28000': '数据库不让这个用户进来：请检查 DATABASE_URL。 The database refuses this login: check DATABASE_URL.',
  '3D000':
    '数据库里没有这个库：请先建库，或检查 DATABASE_URL。 There is no such database: create it, or check DATABASE_URL.',
}

/**
 * Says on standard error what happened and gives the exit code 1. Errors marked `forPeople` (settings, store, centre file) bring their own
 * sentences. Throws again what nobody foresaw.
 */
export function sayFailure(error: unknown): number {
  if (!(error instanceof Error)) throw error
  const { code, forPeople } = error as Error & { readonly code?: unknown; readonly forPeople?: unknown }
  const sentence = typeof code === 'string' ? sentences[code] : undefined
  if (forPeople !== true && sentence === undefined) throw error
  // The system's own words name the address or the file.
  console.error(forPeople === true ? error.message : `${sentence}\n  ${error.message || String(code)}`)
  return 1
}
