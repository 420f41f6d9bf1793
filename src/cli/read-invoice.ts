/** `bancheng read-invoice`: electronic invoices (OFD, PDF, XML, pictures of their QR code), one JSON line a file. */
import { readFile } from 'node:fs/promises'
import { closeChildren } from '#documents/child.ts'
import { readInvoice } from '#documents/read-invoice.ts'

const usage = `用法 / usage: bancheng read-invoice FILE…

读电子发票（OFD、PDF、XML，或有二维码的图片），每个文件输出一行 JSON：
{"file":…,"qrText":…,"invoice":{…}|null,"signature":…,"warnings":[…]}。票面没有的字段为 null；不是发票时 invoice 为 null。
打不开的文件在标准错误里说明，退出码为 1。只读内容，不联网，不代表已查验真伪。

Reads electronic invoices (OFD, PDF, XML, or a picture with the QR code) and prints one JSON line a file:
{"file":…,"qrText":…,"invoice":{…}|null,"signature":…,"warnings":[…]}. What the file does not say is null; no invoice: null.
Files that do not open are named on stderr and the exit code is 1. Nothing is verified, nothing is sent.
`

/** Exit code 0 = every file was read, 1 = one could not be opened, 2 = called wrongly. */
export async function run(files: string[]): Promise<number> {
  if (files.length === 0 || files.includes('--help') || files.includes('-h')) {
    process[files.length === 0 ? 'stderr' : 'stdout'].write(usage)
    return files.length === 0 ? 2 : 0
  }
  let failed = 0
  try {
    for (let at = 0; at < files.length; at += 2) {
      for (const { line, fault } of await Promise.all(files.slice(at, at + 2).map(look))) {
        process.stdout.write(`${JSON.stringify(line)}\n`)
        if (fault === null) continue
        failed++
        process.stderr.write(`${line.file}: 打不开 / cannot be read (${fault})\n`)
      }
    }
  } finally {
    closeChildren()
  }
  return failed > 0 ? 1 : 0
}

async function look(file: string): Promise<{ line: { file: string }; fault: string | null }> {
  const nothing = { file, qrText: null, invoice: null, signature: 'none', warnings: [] }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error.code ?? 'unreadable')
  if (typeof bytes === 'string') return { line: nothing, fault: bytes }
  const read = await readInvoice(bytes)
  if (!read.ok) return { line: nothing, fault: read.code }
  const { qrText, invoice, signature, warnings } = read.reading
  return { line: { ...nothing, qrText, invoice, signature, warnings } as { file: string }, fault: null }
}
