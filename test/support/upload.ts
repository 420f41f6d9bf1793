/** One file as the form that a browser sends: body and headers for `Client.send`. */
const boundary = 'bancheng-test'

export function uploadForm(bytes: Buffer, name: string, label = '材料', key?: string) {
  const body = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="label"\r\n\r\n${label}\r\n`),
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
    ),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const keyed = key === undefined ? {} : { key }
  return [body, { ...keyed, headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }] as const
}
