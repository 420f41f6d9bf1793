/** `bancheng hotline-key`: makes the key with which a 12345 hotline sends its orders. */
import { parseArgs } from 'node:util'
import { makeHotlineKey } from '#app/service-accounts.ts'
import { openStore } from '#store/open.ts'
import { readConfig } from '../config.ts'

const usage = `用法 / usage: bancheng hotline-key --centre CODE [--name NAME]

为 12345 热线系统生成一把密钥，只显示这一次；系统里只存它的摘要。调用时放在请求头 Authorization: Bearer 密钥。
Makes a key for a 12345 hotline system, shown this once; only its hash is kept. Send it as Authorization: Bearer KEY.
`

/** Exit code 0 = made, 1 = no such centre, 2 = called wrongly. */
export async function run(args: string[]): Promise<number> {
  let given
  try {
    given = parseArgs({
      args,
      options: { centre: { type: 'string' }, name: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    }).values
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  if (given.help || !given.centre) {
    process[given.help ? 'stdout' : 'stderr'].write(usage)
    return given.help ? 0 : 2
  }
  const store = await openStore(readConfig(process.env))
  try {
    const made = await makeHotlineKey(store.pool, given.centre, given.name ?? '12345')
    if (!made) {
      process.stderr.write(`没有代码为 ${given.centre} 的中心。 There is no centre with the code ${given.centre}.\n`)
      return 1
    }
    process.stderr.write(`${made.centre}：账号 / account ${made.id}\n`)
    process.stdout.write(`${made.key}\n`)
    return 0
  } finally {
    await store.close()
  }
}
