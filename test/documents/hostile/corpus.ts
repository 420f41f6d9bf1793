/** Every hostile file, made when it is asked for: nothing of them lies in the repository. */
import { archives } from './archives.ts'
import { data } from './data.ts'
import { ofds } from './ofd.ts'
import { others } from './other.ts'
import { pdfs } from './pdf.ts'
import { pictures } from './pictures.ts'
import type { Hostile } from './row.ts'

export const corpus: readonly Hostile[] = [...others, ...archives, ...pictures, ...pdfs, ...data, ...ofds]
