/** `bancheng seed --centre FILE`: sets a centre up in the database that the environment names and prints the first passwords, once. */
import { parseArgs } from 'node:util'
import { prepareCentre, readCentreFile, seedCentre } from '#app/seed.ts'
import { fromMillis } from '#core/clock/date.ts'
import { openStore } from '#store/open.ts'
import { openKeyring } from '#store/seal.ts'
import { readConfig } from '../config.ts'

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { centre: { type: 'string' } } })
  if (!values.centre) {
    console.error('用法 / usage: bancheng seed --centre 文件 FILE')
    return 2
  }
  const config = readConfig(process.env)
  const file = readCentreFile(values.centre)
  if (file.demo && config.mode === 'production') {
    console.error(
      '这是演示文件，里面的人都是虚构的，不能用在正式系统。 This is a demo file with invented people: it is not loaded into a production system.',
    )
    return 1
  }
  const store = await openStore(config)
  try {
    const signIns = await seedCentre(
      store,
      openKeyring(config.keysFile),
      await prepareCentre(file),
      fromMillis(Date.now()),
    )
    console.log('首次密码，只显示这一次，请当面交给本人 / first passwords, shown only now:')
    for (const { username, password, name } of signIns) console.log(`${username}\t${password}\t${name}`)
    return 0
  } finally {
    await store.close()
  }
}
