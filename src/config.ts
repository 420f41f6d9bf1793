import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'

/** Everything the program is told from outside, parsed once at its start. Folders and files are absolute paths. */
export type Config = {
  /** production: cases of record. demo: invented people may be seeded. test: the test runner. */
  readonly mode: 'production' | 'demo' | 'test'
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** PostgreSQL of the operator's own; undefined: the embedded one. Holds a password. */
  readonly databaseUrl: string | undefined
  /** Login that owns the tables, when `databaseUrl` is the application's login only. Holds a password. */
  readonly migrateUrl: string | undefined
  readonly dataDir: string
  readonly filesDir: string
  /** Key file of the field encryption; in production readable by this account alone. */
  readonly keysFile: string
  /** Address that QR codes and messages carry, without a slash at its end; null with port 0 until the server listens. */
  readonly publicUrl: string | null
  /** As Fastify takes it: false, the number of proxies in front, or their addresses. */
  readonly trustProxy: false | number | string[]
  readonly logLevel: (typeof logLevels)[number]
  /** What the operator should know although it is no error (Chinese and English in one text). */
  readonly warnings: readonly string[]
}

/** Thrown by readConfig with every problem at once. */
export type ConfigProblem = Error & {
  readonly forPeople: true
  readonly code: 'config'
  readonly problems: readonly string[]
}

const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
const modes = ['production', 'demo', 'test'] as const
const projectDir = resolve(import.meta.dirname, '..')

const text = z.string().trim().min(1).optional()

const postgresUrl = z
  .string()
  .refine(
    (value) => /^postgres(ql)?:\/\//.test(value) && URL.canParse(value),
    '应是 postgres://用户:口令@主机:端口/库名 / must be postgres://user:password@host:port/database',
  )
  .optional()

const webUrl = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol) && !/[?#]/.test(value),
    '应是 http:// 或 https:// 开头、不带 ? 和 # 的网址 / must be an http or https address without ? and #',
  )
  .transform((value) => value.replace(/\/+$/, ''))
  .optional()

const schema = z.object({
  NODE_ENV: text,
  BANCHENG_MODE: z.enum(modes, `应是 ${modes.join('、')} 之一 / must be one of ${modes.join(', ')}`).optional(),
  BANCHENG_HOST: text,
  PORT: z
    .string()
    .refine(
      (value) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535,
      '应是 0 到 65535 的整数 / must be a whole number from 0 to 65535',
    )
    .optional(),
  DATABASE_URL: postgresUrl,
  BANCHENG_MIGRATE_URL: postgresUrl,
  BANCHENG_DATA_DIR: text,
  BANCHENG_FILES: text,
  BANCHENG_KEYS: text,
  BANCHENG_PUBLIC_URL: webUrl,
  BANCHENG_TRUST_PROXY: z
    .string()
    .refine(
      (value) => value !== 'true',
      '不能写 true，那样谁都能冒充别人的地址；请写代理的层数或地址 / not true: anyone could then pretend any address; give the number of proxies or their addresses',
    )
    .optional(),
  BANCHENG_LOG: z
    .enum(logLevels, `应是 ${logLevels.join('、')} 之一 / must be one of ${logLevels.join(', ')}`)
    .optional(),
})

/**
 * Reads the environment; empty values count as absent, relative paths start at the working folder, and the default
 * data folder is `var` of the project. Throws ConfigProblem listing all problems.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim())))
  if (!parsed.success)
    throw configProblem(parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`))
  const given = parsed.data
  const mode = given.BANCHENG_MODE ?? defaultMode(given.NODE_ENV, given.DATABASE_URL)
  const dataDir = resolve(given.BANCHENG_DATA_DIR ?? join(projectDir, 'var'))
  const host = given.BANCHENG_HOST ?? '127.0.0.1'
  const port = Number(given.PORT ?? 8080)
  const keysFile = resolve(given.BANCHENG_KEYS ?? join(dataDir, 'keys.json'))
  const problems = [...contradictions(given, mode), ...(mode === 'production' ? keyFileProblems(keysFile) : [])]
  if (problems.length > 0) throw configProblem(problems)
  return {
    mode,
    host,
    port,
    databaseUrl: given.DATABASE_URL,
    migrateUrl: given.BANCHENG_MIGRATE_URL,
    dataDir,
    filesDir: resolve(given.BANCHENG_FILES ?? join(dataDir, 'files')),
    keysFile,
    publicUrl:
      given.BANCHENG_PUBLIC_URL ?? (port === 0 ? null : `http://${host.includes(':') ? `[${host}]` : host}:${port}`),
    trustProxy: trustProxy(given.BANCHENG_TRUST_PROXY),
    logLevel: given.BANCHENG_LOG ?? (mode === 'test' ? 'warn' : 'info'),
    warnings: mode === 'production' ? warningsFor(given) : [],
  }
}

/** What may be meant so, but hardly is. */
function warningsFor(given: z.infer<typeof schema>): string[] {
  const warnings: string[] = []
  const url = given.BANCHENG_PUBLIC_URL
  if (!url)
    warnings.push(
      '没有设置 BANCHENG_PUBLIC_URL：二维码和通知里的网址别人打不开。 BANCHENG_PUBLIC_URL is not set: the addresses in QR codes and messages lead nowhere for others.',
    )
  else if (!url.startsWith('https:'))
    warnings.push(
      'BANCHENG_PUBLIC_URL 不是 https：密码和查询码会在网上明文传送。 BANCHENG_PUBLIC_URL is not https: passwords and codes travel in the clear.',
    )
  // This program ends no TLS itself, so something stands before it, and every visitor would have its address.
  else if (!trustProxy(given.BANCHENG_TRUST_PROXY))
    warnings.push(
      '没有设置 BANCHENG_TRUST_PROXY：所有人都会被当成代理那一个地址，一个人输错几次查询码，大家都要跟着等。 BANCHENG_TRUST_PROXY is not set: everybody counts as the one address of the proxy, and after a few wrong codes of one person all have to wait.',
    )
  if (given.DATABASE_URL && !given.BANCHENG_MIGRATE_URL)
    warnings.push(
      '没有设置 BANCHENG_MIGRATE_URL：程序手里的数据库登录拥有这些表，就能改办件记录。 BANCHENG_MIGRATE_URL is not set: the login that the program holds owns the tables and could change the log.',
    )
  return warnings
}

function defaultMode(nodeEnv: string | undefined, databaseUrl: string | undefined): Config['mode'] {
  if (nodeEnv === 'production') return 'production'
  if (nodeEnv === 'test') return 'test'
  return databaseUrl ? 'production' : 'demo'
}

function contradictions(given: z.infer<typeof schema>, mode: Config['mode']): string[] {
  const problems: string[] = []
  if (given.NODE_ENV === 'production' && mode !== 'production') {
    problems.push(`BANCHENG_MODE：NODE_ENV=production 时不能是 ${mode} / cannot be ${mode} while NODE_ENV=production`)
  }
  if (mode === 'demo' && given.DATABASE_URL) {
    problems.push(
      'BANCHENG_MODE：设置了 DATABASE_URL 时不能演示，以免虚构的人进入真实的库 / no demo with DATABASE_URL, lest invented people enter a real database',
    )
  }
  if (given.BANCHENG_MIGRATE_URL && !given.DATABASE_URL) {
    problems.push('BANCHENG_MIGRATE_URL：要和 DATABASE_URL 一起设置 / needs DATABASE_URL as well')
  }
  return problems
}

function keyFileProblems(path: string): string[] {
  if (existsSync(path)) {
    const open = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0
    return open
      ? [`BANCHENG_KEYS：${path} 别的系统用户也能读，请执行 chmod 600 / other accounts can read it; run chmod 600`]
      : []
  }
  let folder = dirname(path)
  while (!existsSync(folder)) folder = dirname(folder)
  try {
    accessSync(folder, constants.W_OK | constants.X_OK)
    return []
  } catch {
    return [`BANCHENG_KEYS：${path} 不存在，也不能在 ${folder} 里新建 / does not exist and cannot be made in ${folder}`]
  }
}

function trustProxy(value: string | undefined): Config['trustProxy'] {
  if (value === undefined || ['0', 'false', 'no'].includes(value)) return false
  if (/^\d+$/.test(value)) return Number(value)
  return value
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)
}

function configProblem(problems: string[]): ConfigProblem {
  const message = [
    '设置有误，程序没有启动。 The settings are wrong; the program was not started.',
    ...problems.map((line) => `  - ${line}`),
  ].join('\n')
  return Object.assign(new Error(message), { code: 'config' as const, problems, forPeople: true as const })
}
