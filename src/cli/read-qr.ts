/** `bancheng read-qr`: the QR codes on pictures and PDFs, one JSON line a file. */
import { readFile } from 'node:fs/promises'
import { closeChildren } from '#documents/child.ts'
import { readQr } from '#documents/read-qr.ts'

const usage = `用法 / usage: bancheng read-qr FILE…

读出每个文件（JPG、PNG、WebP、PDF）上的二维码，每个文件输出一行 JSON：{"file":…,"texts":[…]}。
没有二维码时 texts 为空。打不开的文件在标准错误里说明，退出码为 1。只读内容，不联网，不代表已查验。

Reads the QR codes of each file (JPEG, PNG, WebP, PDF) and prints one JSON line a file: {"file":…,"texts":[…]}.
No code: an empty list. Files that do not open are named on stderr and the exit code is 1. Nothing is verified, nothing is sent.
`

/** Exit code 0 = every file was looked at, 1 = one could not be opened, 2 = called wrongly. */
export async function run(files: string[]): Promise<number> {
  if (files.length === 0 || files.includes('--help') || files.includes('-h')) {
    process[files.length === 0 ? 'stderr' : 'stdout'].write(usage)
    return files.length === 0 ? 2 : 0
  }
  let failed = 0
  try {
    // Two at a time, as many as there are children; printed in the order given.
    for (let at = 0; at < files.length; at += 2) {
      for (const { file, texts, fault } of await Promise.all(files.slice(at, at + 2).map(look))) {
        process.stdout.write(`${JSON.stringify({ file, texts })}\n`)
        if (fault === null) continue
        failed++
        process.stderr.write(`${file}: 打不开 / cannot be read (${fault})\n`)
      }
    }
  } finally {
    closeChildren()
  }
  return failed > 0 ? 1 : 0
}

async function look(file: string): Promise<{ file: string; texts: readonly string[]; fault: string | null }> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error.code ?? 'unreadable')
  if (typeof bytes === 'string') return { file, texts: [], fault: bytes }
  const read = await readQr(bytes)
  return read.ok ? { file, texts: read.texts, fault: null } : { file, texts: [], fault: read.code }
}
