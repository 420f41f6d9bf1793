/** `bancheng read-invoice`: electronic invoices, fiscal bills and fee lists (OFD, PDF, XML, pictures of their QR code), one JSON line a file. */
import { readFile } from 'node:fs/promises'
import type { Invoice } from '#core/materials/document-reading.ts'
import { closeChildren } from '#documents/child.ts'
import { readInvoice } from '#documents/read-invoice.ts'

const usage = `用法 / usage: bancheng read-invoice FILE…

读电子发票、财政电子票据（含医疗收费电子票据）和费用清单（OFD、PDF、XML，或有二维码的图片），每个文件输出一行 JSON：
{"file":…,"kind":…,"qrText":…,"invoice":{…}|null,"feeList":{…}|null,"treatment":…,"marks":[…],"signature":…,"warnings":[…]}。
kind：vatInvoice 增值税发票、digitalInvoice 数电票、fiscalBill 财政电子票据、feeList 费用清单、null 都不是。财政票据里 invoiceCode、invoiceNumber、
checkCode 是票据代码、票据号码、校验码，buyer 是交款人，seller 是收款单位，amountIncludingTax 是金额合计。费用清单不是票据，invoice 为 null。
票面没有的字段为 null。打不开的文件在标准错误里说明，退出码为 1。只读内容，不联网，不代表已查验真伪。

Reads electronic invoices, fiscal bills and fee lists (OFD, PDF, XML, or a picture with the QR code) and prints one JSON line a file as
above. What the file does not say is null; what is no bill has no invoice. Files that do not open are named on stderr and the exit code
is 1. Nothing is verified, nothing is sent.
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
  const nothing = {
    file,
    kind: null,
    qrText: null,
    invoice: null,
    feeList: null,
    treatment: null,
    marks: [],
    signature: 'none',
    warnings: [],
  }
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => error.code ?? 'unreadable')
  if (typeof bytes === 'string') return { line: nothing, fault: bytes }
  const read = await readInvoice(bytes)
  if (!read.ok) return { line: nothing, fault: read.code }
  const { kind, qrText, invoice, feeList, treatment, marks, signature, warnings } = read.reading
  const line = {
    file,
    kind,
    qrText,
    invoice: invoice && plain(invoice),
    feeList,
    treatment,
    marks,
    signature,
    warnings,
  }
  return { line, fault: null }
}

/** Lines of a bill have these eight fields and no other, whatever the bill is. */
const plain = ({ items, ...fields }: Invoice) => ({ ...fields, items: items.map(({ date: _, ...item }) => item) })
