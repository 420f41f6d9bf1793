/** The rest of serve.ts: everything that a program which only opens its database does not need. */
import { flushCompileCache as keepCompiled } from 'node:module'
import type { AddressInfo } from 'node:net'
import { openApp } from '#app/open-app.ts'
import type { SignIn } from '#app/seed.ts'
import { demoCentrePath, prepareCentre, readCentreFile, seedCentre } from '#app/seed.ts'
import { demoPasswordOf } from '#contract/centre-file.ts'
import { fromMillis } from '#core/clock/date.ts'
import { closeChildren, warmChildren } from '#documents/child.ts'
import { registerPrints } from '#http/prints.ts'
import { buildServer } from '#http/server.ts'
import { registerPortal } from '#portal/portal.ts'
import { startWork } from '#jobs/work.ts'
import { findCentre } from '#store/centre.ts'
import type { Store } from '#store/open.ts'
import { openKeyring } from '#store/seal.ts'
import type { Config } from '../config.ts'

/** Serves until told to stop. `fresh`: there was no data folder, so a demo's centre can be made ready while the database is made. */
export async function serveOn(config: Config, opening: Promise<Store>, fresh: boolean): Promise<number> {
  const prepare = () => prepareCentre(readCentreFile(demoCentrePath))
  const ahead = fresh && config.mode === 'demo' ? prepare() : null
  ahead?.catch(() => undefined)
  const store = await opening
  try {
    const centre = await findCentre(store.db)
    if (!centre && config.mode !== 'demo') {
      console.error(
        '还没有设立中心。请准备中心文件（例子：data/centre/hongqiao-demo.json），再运行 bin/bancheng seed --centre 文件。\n' +
          'No centre has been set up. Prepare a centre file (example: data/centre/hongqiao-demo.json) and run bin/bancheng seed --centre FILE.',
      )
      await store.close()
      return 1
    }
    if (!centre)
      await seedCentre(store, openKeyring(config.keysFile), await (ahead ?? prepare()), fromMillis(Date.now()))
    return await run(config, store)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function run(config: Config, store: Store): Promise<number> {
  let publicUrl = config.publicUrl ?? ''
  const app = await openApp(config, store, () => publicUrl)
  const server = await buildServer(app, { logLevel: config.logLevel, trustProxy: config.trustProxy, more })
  await server.listen({ host: config.host, port: config.port })
  const { port } = server.server.address() as AddressInfo
  publicUrl ||= `http://${config.host}:${port}`
  const stop = untilAskedToStop()
  console.log(greeting(publicUrl, app.demo))
  // Behind the first answer: what was done before is done, what is done meanwhile waits in the outbox.
  const work = startWork(app, (error, what) => server.log.error({ err: error }, what))
  warmChildren()
  keepCompiled()
  await stop
  await server.close()
  await work.stop()
  closeChildren()
  await store.close()
  return 0
}

/** Resolves at the first SIGTERM or SIGINT; a second one ends at once. */
const untilAskedToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve())
  })

function greeting(url: string, demo: boolean): string {
  const pages = `
  办成 Bancheng

  居民 residents   ${url}/          反映 report ${url}/report   查询 track ${url}/track   大屏 wall ${url}/wall
  工作人员 staff   ${url}/console/
`
  return demo ? `${pages}\n${demoSignIns()}` : pages
}

/** Pages beside the API: residents' and printed ones. */
const more: NonNullable<Parameters<typeof buildServer>[1]>['more'] = [registerPortal, registerPrints]

/** The demo's people, one per role first. */
function demoSignIns(): string {
  const file = readCentreFile(demoCentrePath)
  const row = (
    person: (typeof file.people)[number],
    body = '',
  ): Pick<SignIn, 'username' | 'name' | 'title' | 'password'> => ({
    username: person.username,
    name: person.name,
    title: [body, person.title, ...person.specialities.slice(0, 1)].filter(Boolean).join(' · '),
    password: demoPasswordOf(file, person.username),
  })
  const others = file.bodies.flatMap(({ name, people }) => people.map((person) => row(person, name)))
  const lines = [...file.people.map((person) => row(person)), ...others].map(
    ({ username, password, name, title }) => `    ${username.padEnd(14)} ${password.padEnd(24)} ${name}（${title}）`,
  )
  return `  演示账号 demo sign-ins（虚构人物 invented people；动态码显示在登录页 the one-time code is shown on the sign-in page）
    账号 name      密码 password
${lines.join('\n')}
`
}
