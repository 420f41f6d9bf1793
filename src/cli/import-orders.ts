/** `bancheng import-orders`: orders of the hotline from a CSV file; looked at first, taken only when nothing is wrong. */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { importOrders } from '#app/hotline/import.ts'
import { openApp } from '#app/open-app.ts'
import { decodeText } from '#app/csv-rows.ts'
import { openStore } from '#store/open.ts'
import { findOrganisation } from '#store/sessions.ts'
import { readConfig } from '../config.ts'

const usage = `用法 / usage: bancheng import-orders --centre CODE FILE [--take]

从 CSV 文件导入 12345 工单（第一行是栏名：工单编号、内容、来电时间必须有）。不写 --take 只看一遍；有一行不对就一行也不导入。
Orders of the 12345 hotline from a CSV file. Without --take it only looks; with one wrong line nothing is taken.
`

const results = {
  new: '新的 new',
  same: '已有 known',
  changed: '内容不同 changed',
  faulty: '不对 wrong',
  refused: '没收下 refused',
}

/** Exit code 0 = nothing wrong, 1 = something wrong, 2 = called wrongly. */
export async function run(args: string[]): Promise<number> {
  let given
  try {
    given = parseArgs({
      args,
      allowPositionals: true,
      options: { centre: { type: 'string' }, take: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n\n${usage}`)
    return 2
  }
  const { values, positionals } = given
  const [path] = positionals
  if (values.help || !values.centre || !path || positionals.length !== 1) {
    process[values.help ? 'stdout' : 'stderr'].write(usage)
    return values.help ? 0 : 2
  }
  const csv = decodeText(readFileSync(path))
  const config = readConfig(process.env)
  const store = await openStore(config)
  try {
    const app = await openApp(config, store, () => config.publicUrl ?? '')
    const centre = await findOrganisation(app.store.pool, values.centre)
    if (!centre) {
      process.stderr.write(`没有代码为 ${values.centre} 的中心。 There is no centre with the code ${values.centre}.\n`)
      return 1
    }
    const ask = {
      app,
      orgId: centre.id,
      actor: { kind: 'system', id: 'operator', roles: [] },
      now: app.now(),
      lang: 'zh',
    } as const
    const report = await importOrders(ask, csv, !values.take)
    for (const fault of report.faults) process.stderr.write(`${fault}\n`)
    for (const { line, number, result, reasons, caseNumber } of report.lines)
      process.stdout.write(`${[line, number, results[result], caseNumber ?? '', reasons.join('；')].join('\t')}\n`)
    const wrong =
      report.faults.length > 0 || report.lines.some(({ result }) => result === 'faulty' || result === 'refused')
    if (report.dry) process.stderr.write('一行也没有导入。 Nothing was taken.\n')
    return wrong ? 1 : 0
  } finally {
    await store.close()
  }
}
