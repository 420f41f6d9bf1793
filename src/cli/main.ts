/** The command line: looks the command up in the table, runs it, ends with its exit code. */
import { sayFailure } from './failure.ts'

interface Command {
  readonly name: string
  readonly zh: string
  readonly en: string
  /** Loaded only when asked for. `run` gives the exit code: 0 done, 1 failed, 2 called wrongly. */
  readonly load: () => Promise<{ readonly run: (args: string[]) => Promise<number> | number }>
}

// One command per line; keep the names in alphabetical order.
// oxfmt-ignore
const commands: readonly Command[] = [
  { name: 'allow-host', zh: '允许把办件进展发往内网的主机', en: 'Allow events to be sent to a host of the intranet', load: () => import('./allow-host.ts') },
  { name: 'check-number', zh: '核对证件号、信用代码、电话', en: 'Check identity numbers, credit codes, phones', load: () => import('./check-number.ts') },
  { name: 'hotline-key', zh: '为 12345 热线生成密钥', en: 'Make a key for the 12345 hotline', load: () => import('./hotline-key.ts') },
  { name: 'import-orders', zh: '从文件导入 12345 工单', en: 'Take in orders of the 12345 hotline from a file', load: () => import('./import-orders.ts') },
  { name: 'read-invoice', zh: '读电子发票（OFD、PDF、XML）', en: 'Read electronic invoices (OFD, PDF, XML)', load: () => import('./read-invoice.ts') },
  { name: 'read-qr', zh: '读图片和 PDF 上的二维码', en: 'Read the QR codes of pictures and PDFs', load: () => import('./read-qr.ts') },
  { name: 'reconcile', zh: '票据与明细核对', en: 'Compare a bill with an item list', load: () => import('./reconcile.ts') },
  { name: 'seed', zh: '按中心文件设立中心', en: 'Set up a centre from its file', load: () => import('./seed.ts') },
  { name: 'serve', zh: '运行系统（同 npm start）', en: 'Run the system (as npm start does)', load: () => import('./serve-command.ts') },
  { name: 'verify-log', zh: '核对每件事的记录链', en: 'Verify the hash chain of every case', load: () => import('./verify-log.ts') },
  { name: 'workdays', zh: '计算一批起止日期之间的工作日', en: 'Count the working days of many pairs of dates', load: () => import('./workdays.ts') },
]

async function main(args: readonly string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  const command = commands.find((each) => each.name === name)
  if (command) return (await command.load()).run(rest)
  if (['help', '--help', '-h'].includes(name)) {
    process.stdout.write(help())
    return args.length > 0 ? 0 : 2
  }
  process.stderr.write(`没有这个命令 / no such command: ${name}\n\n${help()}`)
  return 2
}

function help(): string {
  const width = Math.max(...commands.map(({ name }) => name.length))
  const lines = commands.map(({ name, zh, en }) => `  ${name.padEnd(width)}  ${zh} / ${en}\n`)
  return `用法 / usage: bancheng <命令 command> [--help]\n\n${lines.join('')}`
}

// The exit code is set, not exit() called, so that output still in the pipe is written out.
process.exitCode = await main(process.argv.slice(2)).catch(sayFailure)
