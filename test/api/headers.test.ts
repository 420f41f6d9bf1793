import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { testApp } from '#test/support/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'bancheng-console-'))
mkdirSync(join(folder, 'assets'))
writeFileSync(join(folder, 'assets/main-4f2a.js'), 'export {}')
writeFileSync(join(folder, 'mark.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
writeFileSync(
  join(folder, 'index.html'),
  '<!doctype html><meta name="csp-nonce" nonce="__CSP_NONCE__"><style>a{}</style><script type="module" src="/console/assets/main-4f2a.js"></script>',
)
test.after(() => rmSync(folder, { recursive: true }))

const t = await testApp(undefined, { server: { consoleFolder: folder } })

const policyOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    String(value)
      .split(';')
      .map((directive) => directive.trim().split(/ (.*)/s) as [string, string]),
  )

test('every answer carries the centre’s own time, by which the screens count deadlines', async () => {
  t.clock.set('2026-03-11T01:30:07.900Z')
  for (const url of ['/api/session', '/console/', '/healthz', '/console/assets/main-4f2a.js'])
    assert.equal((await t.anyone().get(url)).headers['date'], 'Wed, 11 Mar 2026 01:30:07 GMT', url)
})

test('every answer carries the strict policy, with a nonce of its own', async () => {
  const nonces = new Set<string>()
  for (const url of [
    '/api/session',
    '/api/nothing',
    '/console/',
    '/healthz',
    '/console/assets/main-4f2a.js',
    '/api/openapi.json',
  ]) {
    const { headers } = await t.anyone().get(url)
    const policy = policyOf(headers['content-security-policy'])
    const nonce = /'nonce-([\w-]{24})'/.exec(policy['script-src'] ?? '')?.[1]
    assert.ok(nonce, url)
    nonces.add(nonce)
    assert.deepEqual(policy, {
      'default-src': "'none'",
      'script-src': `'self' 'nonce-${nonce}'`,
      'style-src': `'self' 'nonce-${nonce}'`,
      'img-src': "'self' data: blob:",
      'connect-src': "'self'",
      'font-src': "'self'",
      'manifest-src': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    })
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin')
    assert.match(String(headers['permissions-policy']), /camera=\(self\)/)
    assert.equal(headers['strict-transport-security'], undefined)
    assert.equal(headers['server'], undefined)
    assert.equal(headers['x-powered-by'], undefined)
  }
  assert.equal(nonces.size, 6)
})

test('the page of the console is never kept and carries the nonce of its policy; its hashed files are kept for ever', async () => {
  const page = await t.anyone().get('/console/cases/whatever')
  const nonce = /'nonce-([\w-]+)'/.exec(String(page.headers['content-security-policy']))![1]
  assert.equal(page.status, 200)
  assert.equal(page.headers['cache-control'], 'no-store')
  assert.equal(
    page.text,
    `<!doctype html><meta name="csp-nonce" nonce="${nonce}"><style nonce="${nonce}">a{}</style><script nonce="${nonce}" type="module" src="/console/assets/main-4f2a.js"></script>`,
  )
  const file = await t.anyone().get('/console/assets/main-4f2a.js')
  assert.equal(file.headers['cache-control'], 'public, max-age=31536000, immutable')
  assert.equal((await t.anyone().get('/console/mark.svg')).headers['cache-control'], 'no-cache')
  assert.equal((await t.anyone().get('/console')).headers['location'], '/console/')
})

test('a file of the console that is not there is not a page', async () => {
  for (const url of [
    '/console/assets/old-1234.js',
    '/console/../../package.json',
    '/console/%2e%2e/package.json',
    '/console/.sources',
  ]) {
    assert.equal((await t.anyone().get(url)).status, 404, url)
  }
})

test('answers about people are kept by nobody', async () => {
  const worker = await t.as(t.staff.worker)
  for (const url of ['/api/session', '/api/cases', '/api/colleagues', '/api/items']) {
    assert.equal((await worker.get(url)).headers['cache-control'], 'no-store', url)
  }
})

test('over https the cookie belongs to this host alone and browsers stay on https', async (context) => {
  const secure = await testApp(context, { publicUrl: 'https://ban.example.test' })
  const { username, password } = secure.staff.worker
  const { headers } = await secure.anyone().post('/api/session', { username, password })
  assert.match(String(headers['set-cookie']), /^__Host-bancheng=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  assert.equal(headers['strict-transport-security'], 'max-age=31536000')
})

test('on plain http the cookie is still out of reach of scripts and other sites', async () => {
  const { username, password } = t.staff.worker2
  const { headers } = await t.anyone().post('/api/session', { username, password })
  assert.match(String(headers['set-cookie']), /^bancheng=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
})

test('the log knows what was asked and how it ended, and nobody it was about', async (context) => {
  const lines: string[] = []
  const logged = await testApp(context, {
    server: { logLevel: 'trace', logStream: { write: (line) => void lines.push(line) } },
  })
  const worker = await logged.as(logged.staff.worker)
  await worker.get('/api/cases?queue=all&search=13900001111')
  await worker.post('/api/numbers/check', { value: '310105199001010013' })
  await worker.get('/q/AB12CD.s3cr3tt0ken')
  await worker.get('/t/4nother-s3cr3t/letter')
  const text = lines.join('')
  const done = lines.map((line) => JSON.parse(line)).filter((line) => line.msg === 'done')
  assert.deepEqual(done.map(({ method, path, status }) => `${method} ${path} ${status}`).slice(-4), [
    'GET /api/cases 200',
    'POST /api/numbers/check 200',
    'GET /q/*** 404',
    'GET /t/*** 404',
  ])
  const { password, secret } = logged.staff.worker
  for (const word of [
    '13900001111',
    '310105199001010013',
    's3cr3t',
    's3cr3tt0ken',
    password,
    secret,
    worker.cookies.get('bancheng')!,
    worker.csrf,
    '王建国',
    '127.0.0.1',
  ]) {
    assert.equal(text.includes(word), false, word)
  }
})
