/** One hostile file: what it is, what it is called, how it is made, and what may become of it at the door. */
import type { UploadRefusal } from '#documents/intake.ts'

/** `taken`: accepted, because nothing in it can do harm, or because what does harm is left out of what is kept. */
export type Allowed = UploadRefusal | 'taken'

export interface Hostile {
  readonly what: string
  readonly name: string
  readonly bytes: () => Buffer | Promise<Buffer>
  readonly door: readonly Allowed[]
  /** It may cost its reader (not the server) all the time or memory it has, and be killed for it. */
  readonly hard?: true
}

export const row = (
  what: string,
  name: string,
  bytes: Hostile['bytes'],
  door: Allowed | readonly Allowed[],
  more: { hard?: true } = {},
): Hostile => ({ what, name, bytes, door: [door].flat(), ...more })

export const latin = (text: string): Buffer => Buffer.from(text, 'latin1')
export const fill = (length: number, content: string | number = 0): Buffer =>
  typeof content === 'number' ? Buffer.alloc(length, content) : Buffer.alloc(length, content, 'latin1')
