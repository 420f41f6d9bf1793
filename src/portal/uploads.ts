/** Reading a form with files: fields first, files made safe one by one; a file that cannot be taken is a sentence, never an end. */
import type { FastifyRequest } from 'fastify'
import { acceptPicture, type Picture } from '#app/portal-papers.ts'
import type { App } from '#app/context.ts'
import { uploadWords } from '#words/uploads.ts'
import type { Form } from './kit.ts'
import type { View } from './view.ts'

export interface Uploaded {
  readonly form: Form
  readonly files: readonly { readonly picture: Picture; readonly label: string }[]
  /** One sentence for each file that was not taken. */
  readonly refused: readonly string[]
}

const megabyte = 1024 * 1024

/** `guard` is called with the fields before the first file is opened; it throws for a forged form. */
export async function readUpload(
  request: FastifyRequest,
  _app: App,
  view: View,
  most: number,
  guard: (form: Form) => void,
): Promise<Uploaded> {
  if (!request.isMultipart())
    return {
      form: {},
      files: [],
      refused: [view.t('没有收到文件，请再选一次。', 'No file arrived; please choose again.')],
    }
  const form: Record<string, string> = {}
  const files: { picture: Picture; label: string }[] = []
  const refused: string[] = []
  let guarded = false
  for await (const part of request.parts({
    limits: { files: most, fileSize: 20 * megabyte + 1, fields: 10, fieldSize: 10_000, parts: most + 10 },
  })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') form[part.fieldname] = part.value
      continue
    }
    if (!guarded) guard(form)
    guarded = true
    const bytes = await part.toBuffer()
    // A file field that was left empty arrives as an empty file without a name.
    if (bytes.length === 0 && !part.filename) continue
    const label = nameOf(part.filename, view)
    const accepted = await acceptPicture(bytes, part.filename ?? '')
    if (accepted.ok) files.push({ picture: accepted.picture, label })
    else
      refused.push(
        view.t(
          `“${label}”没有收下：${uploadWords[accepted.code].zh}`,
          `“${label}” was not taken: ${uploadWords[accepted.code].en}`,
        ),
      )
  }
  if (!guarded) guard(form)
  return { form, files, refused }
}

/** The file's name as a label: no path, no control characters, at most 60 characters. */
function nameOf(name: string | undefined, view: View): string {
  const plain = Array.from((name ?? '').replace(/^.*[\\/]/, '').replace(/\p{C}/gu, ''))
    .slice(0, 60)
    .join('')
  return plain || view.t('照片', 'picture')
}
