import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type Page } from 'playwright-core'
import { getChromium } from './chromium.ts'

const shots = join(import.meta.dirname, '../../test-results/shots')

/** The two screens that every page must fit: a small phone, and the oldest office monitor. */
const sizes = {
  phone: { viewport: { width: 375, height: 812 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
} as const

/** A page that remembers everything that went wrong on it. */
export type WatchedPage = Page & {
  /** What went wrong so far, in order, one line each, starting with its kind: console, page, request, outside. */
  findings: string[]
  /** Fails when anything went wrong, except lines that match one of `allow` (for example a 401 that the test provokes). */
  assertClean(allow?: readonly RegExp[]): void
}

export type OpenOptions = {
  size?: keyof typeof sizes
  javaScript?: boolean
  locale?: string
  timezone?: string
  colorScheme?: 'light' | 'dark'
}

/** Starts Chromium. Close it with `browser.close()` in an `after` hook. */
export async function launchBrowser(): Promise<Browser> {
  const place = await getChromium()
  return chromium.launch({
    executablePath: place.executable,
    env: { ...inherited(), ...place.env },
    // A container has no user namespaces for the sandbox; tests only open our own pages.
    args: ['--no-sandbox', '--disable-quic', '--disable-dev-shm-usage', '--font-render-hinting=none'],
  })
}

/**
 * Opens an empty page in a context of its own (own cookies; closed with the page) and watches it.
 * Findings are console errors, CSP violations (also reported ones), page errors, failed requests, and requests to
 * any host but this machine.
 */
export async function openPage(browser: Browser, options: OpenOptions = {}): Promise<WatchedPage> {
  const context = await browser.newContext({
    ...sizes[options.size ?? 'desktop'],
    locale: options.locale ?? 'zh-CN',
    timezoneId: options.timezone ?? 'Asia/Shanghai',
    colorScheme: options.colorScheme ?? 'light',
    javaScriptEnabled: options.javaScript ?? true,
    reducedMotion: 'reduce',
  })
  // Everything is on this machine: what has not come after ten seconds will not come.
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  page.on('close', () => void context.close().catch(() => undefined))
  return watch(page)
}

async function watch(page: Page): Promise<WatchedPage> {
  const findings: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') findings.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => findings.push(`page: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'unknown reason'
    // Leaving a page aborts what was still under way: event streams, pictures. That is no failure.
    if (reason !== 'net::ERR_ABORTED') findings.push(`request: ${request.method()} ${request.url()} ${reason}`)
  })
  page.on('request', (request) => {
    const url = new URL(request.url())
    const outside = /^(https?|wss?):$/.test(url.protocol) && !['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
    if (outside) findings.push(`outside: ${request.url()}`)
  })
  // A policy that only reports does not always reach the console as an error; the event always fires.
  await page.addInitScript(`document.addEventListener('securitypolicyviolation', (e) =>
    console.error('CSP ' + e.effectiveDirective + ' blocked ' + e.blockedURI + ' at ' + e.sourceFile + ':' + e.lineNumber))`)
  return Object.assign(page, {
    findings,
    assertClean(allow: readonly RegExp[] = []) {
      const left = findings.filter((line) => !allow.some((pattern) => pattern.test(line)))
      assert.deepEqual(left, [], `the page is not clean:\n${left.join('\n')}`)
    },
  })
}

/**
 * Fails when axe finds a serious or critical accessibility fault. `within` limits the search to a selector.
 * axe is evaluated through the debugger, so a strict CSP does not stop it.
 */
export async function axe(page: Page, within?: string): Promise<void> {
  const builder = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (within ? builder.include(within) : builder).analyze()
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const text = grave.map((fault) => {
    const places = fault.nodes.map(
      (node) => `    ${node.target.join(' ')}\n      ${node.failureSummary?.replaceAll('\n', ' ')}`,
    )
    return `${fault.impact} ${fault.id}: ${fault.help}\n${places.join('\n')}`
  })
  assert.equal(grave.length, 0, `accessibility faults on ${page.url()}:\n${text.join('\n')}`)
}

/** Fails when the page is wider than its window, which would make it scroll sideways. */
export async function assertNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate<[number, number]>(
    '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
  )
  assert.ok(content <= window, `the page is ${content} px wide in a window of ${window} px`)
}

/**
 * Waits until a sentence about the page holds. Asked from outside again and again: what Playwright itself keeps asking inside the page is
 * evaluated there, which a strict policy forbids as soon as the first answer is no.
 */
export async function until(page: Page, holds: string): Promise<void> {
  const end = Date.now() + 15_000
  while (!(await page.evaluate<boolean>(holds))) {
    assert.ok(Date.now() < end, `did not come to hold within 15 s: ${holds}`)
    await page.waitForTimeout(50)
  }
}

/** Saves a picture of the whole page as test-results/shots/<name>.png for a human to look at; returns the file. */
export async function shot(page: Page, name: string): Promise<string> {
  await mkdir(shots, { recursive: true })
  const file = join(shots, `${name}.png`)
  await page.screenshot({ path: file, fullPage: true })
  return file
}

function inherited(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => !!entry[1]))
}
