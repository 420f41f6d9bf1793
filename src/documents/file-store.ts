/**
 * Where the bytes of papers lie: content-addressed, so that a name says what must be in it. Three operations only, which an
 * object store such as S3 offers as well; `folderStore` is the default for one machine or a shared folder.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'

export interface Stored {
  /** 64 lower-case hexadecimal digits. */
  readonly sha256: string
  readonly bytes: number
}

export interface FileStore {
  /** Keeps the bytes durably (they survive a power cut once this resolves). The same bytes twice are one file. */
  put(content: Buffer | Readable): Promise<Stored>
  /** The bytes whose hash this is. Throws FileNotFound when there are none, FileDamaged when what lies there has another hash. */
  get(sha256: string): Promise<Buffer>
  /** Whether bytes lie under this hash; says nothing about their health. */
  has(sha256: string): Promise<boolean>
}

export class FileNotFound extends Error {
  override name = 'FileNotFound'
  readonly sha256: string
  constructor(sha256: string) {
    super(`No file ${sha256}`)
    this.sha256 = sha256
  }
}

/** The bytes under a name are not those that were stored: the file is named to the operator and never served. */
export class FileDamaged extends Error {
  override name = 'FileDamaged'
  readonly sha256: string
  readonly found: string
  constructor(sha256: string, found: string) {
    super(`File ${sha256} is damaged: its bytes now have the hash ${found}; not served`)
    this.sha256 = sha256
    this.found = found
  }
}

/** Files in `folder` (made when absent), two levels of folders by the first four digits. Safe with many processes writing into the same folder. */
export function folderStore(folder: string): FileStore {
  const dir = resolve(folder)
  const temporary = join(dir, 'tmp')
  return {
    async put(content) {
      await mkdir(temporary, { recursive: true })
      const draft = join(temporary, randomUUID())
      try {
        const stored = await writeDraft(draft, content)
        const path = pathOf(dir, stored.sha256)
        // A damaged file is mended by whoever brings its bytes again, because rename replaces what is there.
        await mkdir(dirname(path), { recursive: true })
        await rename(draft, path)
        // Every level, every time: the folder may have been made a moment ago by a process that has not synced it yet.
        for (let at = dirname(path); at.length >= dir.length; at = dirname(at)) await syncFolder(at)
        return stored
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      }
    },
    async get(sha256) {
      const bytes = await readFile(pathOf(dir, sha256)).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') throw new FileNotFound(sha256)
        throw error
      })
      const found = await hashOf(bytes)
      if (found !== sha256) throw new FileDamaged(sha256, found)
      return bytes
    },
    async has(sha256) {
      return await stat(pathOf(dir, sha256)).then(
        (entry) => entry.isFile(),
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return false
          throw error
        },
      )
    },
  }
}

/** Throws on anything but a hash, so that no name from outside ever becomes a path. */
function pathOf(dir: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new FileNotFound(sha256.slice(0, 64))
  return join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
}

/** Bytes that are hashed in one go: a twentieth of the largest paper, a millisecond. */
const pieceBytes = 1024 * 1024

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes)
}

async function hashOf(bytes: Buffer): Promise<string> {
  const hash = createHash('sha256')
  for (const piece of piecesOf(bytes)) {
    hash.update(piece)
    await setImmediate()
  }
  return hash.digest('hex')
}

async function writeDraft(path: string, content: Buffer | Readable): Promise<Stored> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of Buffer.isBuffer(content) ? piecesOf(content) : content) {
      const piece = Buffer.isBuffer(chunk) ? chunk : Buffer.from(chunk as Uint8Array | string)
      hash.update(piece)
      bytes += piece.length
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

async function syncFolder(path: string): Promise<void> {
  // Windows cannot open a folder for this; there the file's own sync must do.
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
