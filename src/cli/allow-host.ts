/** `bancheng allow-host`: hosts of the intranet that a centre may send events to. An operator's matter, out of reach of the web. */
import { parseArgs } from 'node:util'
import { allowIntranetHost } from '#app/webhooks/allow-host.ts'
import { openStore } from '#store/open.ts'
import { readConfig } from '../config.ts'

const usage = `用法 / usage: bancheng allow-host --centre CODE HOST [--remove]

允许（或不再允许）把办件进展发往内网的一台主机；公网的 https 地址不用写。HOST 只写主机名或 IP，不写 https:// 和端口。
Allows (or no longer allows) events to be sent to a host of the intranet; public https addresses need not be allowed.
HOST is a name or an IP address, without https:// and port.
`

/** Exit code 0 = done, 1 = no such centre, 2 = called wrongly. */
export async function run(args: string[]): Promise<number> {
  let given
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: { centre: { type: 'string' }, remove: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  const { values, positionals } = given
  const [host] = positionals
  if (values.help || !values.centre || positionals.length !== 1 || !host || /[/\s@]/.test(host)) {
    process[values.help ? 'stdout' : 'stderr'].write(usage)
    return values.help ? 0 : 2
  }
  const store = await openStore(readConfig(process.env))
  try {
    const hosts = await allowIntranetHost(store, values.centre, host.toLowerCase(), !values.remove)
    if (!hosts) {
      process.stderr.write(`没有代码为 ${values.centre} 的中心。 There is no centre with the code ${values.centre}.\n`)
      return 1
    }
    process.stdout.write(`${hosts.join('\n')}${hosts.length > 0 ? '\n' : ''}`)
    return 0
  } finally {
    await store.close()
  }
}
